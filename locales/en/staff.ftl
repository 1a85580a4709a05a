## What staff can do, the end of a role, and petitions written down for somebody.

help-staff = Your roles here:
help-role = – { $role }, { $unit }
help-report = /baocao: figures in one message, such as “báo nhanh: tiếp 12 lượt, xong 8/11 đơn”.
help-registers = /mohinh: “Dân vận khéo” models. /camket: what was promised to people. /tiepdan: reception sessions.
help-behalf = /ghiho: write down a matter for somebody who cannot send it.
help-cases = Cases: in your unit's group, press a button or type one of the short replies under each card.
help-digest = On the morning of each working day you get the digest here; choose a number to see its cases.
help-figures = /thongke: ask for figures, such as “thống kê tháng này so cùng kỳ”.
help-find = /tim: find a case, such as /tim đèn đường ấp 3 tháng 10.
help-admin = To invite people and to end roles, use the operator's commands on the server.
help-own = For matters of your own, as for everybody:

role-ended = You are no longer { $role } of { $unit }.
staff-ended = You do not have this role any more, so what you were doing has stopped. Nothing was stored.

## Ghi hộ: a cadre writes down what a citizen told.

behalf-how = Send one message: “ghi hộ”, for whom and where, a colon, then what is wrong. Name and telephone number are optional.
behalf-example = For example: “ghi hộ bà Mẫu ở ấp 3, 0900 000 000: đường trước nhà ngập”.
behalf-staff-only = Writing down for others is for cadres and officers. For a matter of your own just write here what is wrong and where.
behalf-card = On behalf of a citizen, to { $unit }:
behalf-who = Citizen: { $who }
behalf-who-none = Citizen: no name or telephone number given (optional)
behalf-two = { $a }, { $b }
behalf-privacy = Staff of { $unit } will read it. The citizen's name and number are kept sealed and never shown in the group.
behalf-consent = By pressing “{ behalf-send-button }” you confirm: you have read these lines to the citizen, who agrees.
behalf-consent-typed = By answering 1 you confirm: you have read these lines to the citizen, who agrees.
behalf-send-button = Send, the citizen agrees
behalf-receipt = Sent on behalf of the citizen. The code to hand over:
behalf-receipt-next = We send you the news, to be passed on. When the citizen sends us this code from a chat of their own we ask you, and the news goes straight to them.
behalf-denunciation = This looks like a denunciation. It cannot be written down by others and was not kept. Who denounces must stay unknown, also to cadres.
behalf-denunciation-ways = The citizen can write to us directly (it is sealed), hand in a letter, or go to the reception office of { $unit }.
behalf-denunciation-unsure = If it is no denunciation, write it again in other words: only what needs to be done.
behalf-reminder = What you wrote down, “{ $matter }”, was not sent. If it stays so, we erase it on { $on }.
behalf-news = The matter you wrote down for a citizen:
card-sender-behalf = From: written down by a cadre for a citizen, { $when }

## The citizen claims it from a chat of their own.

behalf-asked = Somebody on { $channel } says that { $code }, which you wrote down, is theirs. Is it that citizen?
behalf-asked-means = If you are not sure, ask the citizen first. If so, news of this matter goes straight to them from now on; they see nothing else of yours.
behalf-yes-button = Yes, that citizen
behalf-no-button = No
behalf-handed = { $code } now belongs to the citizen. News of it goes to them from now on.
behalf-late = This question is old. If it is true, ask the citizen to send the code { $code } again, and answer within a day.

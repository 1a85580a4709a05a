## For cadres, officers and leaders.

role-cadre = cadre
role-officer = officer
role-leader = leader
role-admin = administrator
role-granted = You are now { $role } of { $unit }.
role-cadre-next = Send figures with /baocao, models with /mohinh, promises with /camket, a matter for somebody else with /ghiho. To see this again: /trogiup.
role-officer-next = In your unit's group, press a button or type one of the short replies under each card. What else has to be written is asked for here, privately. Other commands: /trogiup.
role-leader-next = You get the digest here every morning. For figures, type: thống kê tháng này. Other commands: /trogiup.
role-admin-next = You work with the operator's commands on the server.

ask-name = Please send your name, so that the group knows who takes what.
named = Thank you, { $name }.
officers-only = Only officers of this unit can do this. Ask the administrator for an invitation.
claimed-toast = You have taken this.
released-toast = You have given this back to the unit.
refused-taken = { $holder } has this.
refused-mine = You have this already.
refused-ended = This has ended.
refused-early = This is not done yet.
refused-same-unit = It is with this unit already.
refused-same-class = It has been classified so already.
refused-rated = The citizen has answered already.
write-privately = Please go on in your private chat with the bot.

claim-button = Take it
release-button = Give it back
ask-button = Ask the citizen
finish-button = Done / Answer
move-button = Pass on
reject-button = Not ours
join-button = Join to { $code }
join-all-button = Join { $n } like it
part-button = Separate
joined-toast = Joined to { $code }.
parted-toast = It is a case of its own again.
refused-join-ended = The other case is closed: nothing can be joined to it.
refused-join-itself = That is this very case.
refused-join-elsewhere = The other case is with another unit. You can join to cases of your own unit or of one above it.
refused-join-apart = This case is joined to none.
map-button = Map
leave-button = Leave it as it is
unit-button = { $unit }
send-citizen-button = Send to the citizen
write-again-button = Write again
reason-province-road-button = Road of the province
reason-power-company-button = Power company
reason-civil-dispute-button = Civil dispute
reason-other-office-button = Another office

case-head = { $code } – { $matter }
case-head-bare = { $code }
case-result = What was done, and with what result? Send a photo or a sentence (10 letters or more). The citizen reads it word for word.
case-result-short = Please send a photo or a whole sentence (10 letters or more), so that the citizen understands.
case-finished = The result of { $code } is recorded and the citizen told.
case-question = What would you like to ask the citizen? They read it word for word.
case-question-empty = Please write the question in words; the citizen reads it as it is.
case-asked = The question about { $code } has been sent to the citizen.
case-unit = To which unit? Choose one or type its name.
case-unit-unknown = That unit was not found. Please type its exact name, for example “Công an xã”.
case-moved = { $code } was passed on to { $unit } and the citizen told.
case-reason = Why does this not belong to the unit? Choose a reason.
case-reason-words = Add a sentence for the citizen: who does this, and where to turn.
case-reason-short = Please write a whole sentence (10 letters or more): the citizen must know whom to ask.
case-preview = The citizen will read:
case-rejected = The citizen has been answered about { $code }.
told-when-heard = The citizen has not written for long, so this cannot be sent yet. It goes out as soon as they write.
told-by-template = The citizen has not written for long: a template message went out, and the full text follows as soon as they write.
left-as-is = It stays as it is.

bind-how = Type /gan and the code, for example: /gan ABCD-EFGH. The administrator has it.
bind-unknown = This code has been used or has run out. Please ask the administrator.
bound = From now on this group gets what concerns { $unit }.
bound-next = Each matter is one card with buttons to take and answer it. The digest comes in the morning.
bound-next-typed = Each matter is one message that ends with the ways to answer it, for example: 217 nhận. The digest comes in the morning.
group-help = Type: 217 nhận · 217 xong and what was done · /tonghop · /tim đèn đường · /visao 217. 217 stands for the last three digits of a code.

## Short replies where cards have no buttons.

short-claimed = { $holder } takes { $code }.
short-released = { $code } was given back to the unit.
short-joined = Joined to { $code }: one answer reaches everybody.
short-parted = { $code } is a case of its own again.
short-how-join = Nothing looks like it yet. Please add the other code, for example: { $ending } gộp 0482-1735
short-none = No open matter has a code that ends in { $ending }.
short-many = Several matters end in { $ending }. Please type the whole code.
short-how-finish = Please write what was done (10 letters or more), for example: { $ending } xong đã nạo cống
short-how-ask = Please write the question, for example: { $ending } hỏi cống ở trước nhà số mấy
short-how-move = Please write the unit's name, for example: { $ending } chuyển Công an xã
short-how-reject = Please write the reason (10 letters or more); the citizen reads it. For example: { $ending } không thuộc, đường này của tỉnh

find-how = Type /tim and a few words, for example: /tim đèn đường ấp 3 tháng 10. Type /tim and a code to see one matter.
find-none = Nothing matches.
find-none-within = Nothing matches ({ $what }).
find-none-code = There is no { $code } with this unit.
find-head = Found:
find-head-within = Found, { $what }:
find-day = sent on { $day }
find-days = sent from { $from } to { $to }
find-both = { $days }, { $state }
find-state-overdue = overdue
find-state-open = not finished
find-state-new = taken by nobody
find-state-working = in work
find-state-waiting = waiting for the citizen
find-state-done = done
find-state-rejected = not ours
find-state-withdrawn = taken back
find-hit = { $code } · { $state } · { $day } · { $matter }
find-button = Show number { $n }
find-numbered = { $n }. { $hit }
find-more = There is more: type the same again with “trang { $page }” at the end.
find-narrow = There is more: please add words, a hamlet, a month or “quá hạn”.
find-open = To see one: /tim { $code }
find-line = { $code } – { $matter } ({ $state })

## Where a case is, and why it came here.

spot-how = Type /diadiem, the code and the name of the place, for example: /diadiem 217 chợ Bà Tư.
spot-none = The unit has no list of places yet. The administrator imports it.
spot-unknown = No place of the list is called so. There are: { $names }
spot-set = Case { $code }: at { $place }.
spot-learnt = From now on “{ $alias }” means { $place }.
why-how = Type /visao and the code, for example: /visao 217.
why-head = Case { $code } is with { $unit } because:
why-place = – The citizen named { $unit }.
why-place-none = – The citizen named no commune or hamlet.
why-spot = – The place named: { $place }.
why-rule = – A rule of { $unit }: { $topic }.
why-every-topic = every topic
why-default = – No rule of its own; { $unit } receives what is left.
why-accused = – It is about { $unit }, so it went to the level above.
why-accused-none = – It is about { $unit }, but there is no level above it here.
why-co = – Taking part: { $units }.
why-moved = – Later passed on to { $unit }.
why-unknown = – it is older than the record of reasons.

## What a case is: an officer corrects the guess.

classify-how = Type /phanloai, the code and what it is, for example: /phanloai 217 đất đai · /phanloai 217 khẩn · /phanloai 217 khiếu nại.
classify-which = Case { $code } is now: { $kind } – { $topic } · { $urgency }. Choose what it is:
classify-which-typed = Case { $code } is now: { $kind } – { $topic } · { $urgency }. Type /phanloai { $ending } and one of these:
classify-row = – { $name }
classify-unknown = Which class is that? Type /phanloai { $ending } to see them.
classify-set = Case { $code }: { $kind } – { $topic } · { $urgency }. Answer before { $by }.
classify-denunciation = The group has read it, so it cannot become a denunciation. Tell the sender to hand it in or to come in person: type { $ending } không thuộc and why.

## The card. Line 1: state, matter, place. Line 2: code and deadline.

card-state-new = NEW
card-state-claimed = IN WORK
card-state-waiting = WAITING FOR THE CITIZEN
card-state-done = DONE
card-state-closed = DONE, the citizen agrees
card-state-rejected = NOT OURS
card-state-withdrawn = TAKEN BACK
card-state-overdue = OVERDUE
card-title = { $state } · { $matter }
card-title-place = { $state } · { $matter } · { $place }
card-urgency = { $urgency } · { $title }
card-due = { $code } · Answer by { $by }
card-ended = { $code } · { $when }
card-sender = From: a citizen, { $when }
card-sender-anonymous = From: anonymous, { $when }
card-unconfirmed = Not confirmed: the sender pressed nothing, passed on after 30 minutes.
card-files = Attached: { $n } (just below)
card-typed = Answer: { $ending } nhận · { $ending } xong … · { $ending } hỏi … · { $ending } chuyển … · { $ending } không thuộc …
card-typed-held = Answer: { $ending } xong … · { $ending } hỏi … · { $ending } chuyển … · { $ending } không thuộc … · { $ending } trả lại
card-files-kept = Attached: { $n }, cannot be shown here
card-guess = Guess: { $kind } – { $topic }
card-guess-unsure = Guess, not sure: { $kind } – { $topic }
card-class = Class: { $kind } – { $topic }
card-likely = Looks like { $code }, told of by { $people }
card-joined = Joined to { $code }, told of by { $people }: answer there, everybody gets it
card-people = Told of by { $people } people in { $days } days
card-waiting = { $n } that look like it, not joined
card-typed-join = To join the two: { $ending } gộp
card-typed-join-all = To join those like it: { $ending } gộp
card-typed-part = Answer: { $ending } tách · { $ending } hỏi …
matter-people = Case { $code }: { $people } people have told of it.
card-holder-none = Nobody has taken it
card-holder = With: { $holder }
card-unit = Unit: { $unit }
card-co = Taking part: { $units }
co-told = Case { $code } ({ $matter }) is with { $unit }; your unit takes part.
card-moved = Passed on to { $unit }
card-result = Result: { $result }
card-reason = Reason: { $reason }
card-rating-waiting = Citizen: not answered yet
card-rating-yes = Citizen: done
card-rating-unsure = Citizen: cannot tell
card-reopened = The citizen says it is NOT done; opened again, time { $n }
card-more = The citizen adds:
card-more-hidden = The citizen adds something restricted; see the file.
card-answer = The citizen answers:
card-photos = Attached to { $code }
evidence = { $code }: photos of the result

alarm = EMERGENCY – a citizen has just written this; not confirmed yet.
alarm-unit = Goes to: { $unit }
alarm-restricted = The content is restricted and not shown here.
alarm-filed = EMERGENCY – { $code } has just been sent.
overdue-unclaimed = Matter { $code } is overdue; nobody has taken it.
overdue-held = Matter { $code } is overdue; { $holder } has it. A colleague may take it over.

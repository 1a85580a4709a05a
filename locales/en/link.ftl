## One person on several channels.

channel-telegram = Telegram
channel-zalo-oa = Zalo
channel-zalo-bot = Zalo Bot
channels-comma = { $names }, { $name }
channels-and = { $names } and { $name }

send-number-button = Send my phone number

help-link = If you use both Zalo and Telegram, write “link” to see everything in both.
data-number = The phone number you sent for this is locked away; nobody can read it.

## Asking for it.

link-what = Connect Zalo and Telegram: whatever you send in one can be seen in both.
link-by-number = Way 1: press the button that sends your phone number. Then open the other app, write “link” and send the number there too.
link-by-code = Way 2: send here the code of a matter you sent in the other app. We will ask you over there.
link-by-code-only = Send here the code of a matter you sent in the other app. We will ask you over there.
link-nowhere = For now you can write to us only here; there is no other app to connect.

link-number-first = We have noted the number. Now open the other app, write “link” and send the same number there. If we have to ask you something, we ask here.
link-number-said = We have noted the number. If it is already used elsewhere, we will ask you there. If not, open the other app, write “link” and send the number there too.
link-same-number = An account on { $channel } gave the same number. Is it yours?
link-asked-number = Somebody on { $channel } gave your telephone number as theirs. Is that you?
link-number-means = Press “{ link-yes-button }” only if you sent the number there yourself. They will then see everything you have sent.
link-late-number = This question is too old. If it was you, send your number again on { $channel } and answer within a day.
link-number-not-own = This is not the number of this account. Please press the button that sends your own number.
link-number-typed = A number that is typed might be anybody's. Please press the button that sends it, or use way 2.
link-done = Connected with { $channel }. From now on you see everything you have sent, wherever you are.
link-told = Connected with { $channel }, which has the same phone number. If that is not you, press “{ link-part-button }”.

## By a tracking code.

link-mine-button = This one is mine
link-mine-asked = Please open the app you sent this matter from. If you find a question there, press “{ link-yes-button }” within a day. If a cadre wrote it down for you, we ask the cadre.
link-asked = Somebody on { $channel } says that matter { $code } is theirs. Is that you?
link-asked-means = Press “{ link-yes-button }” and they will see everything you have sent. Otherwise they see nothing.
link-handed = The matter { $code } is yours now. We send you the news here.
link-yes-button = Yes, that is me
link-no-button = Not me
link-refused = Thank you. They see nothing of yours.
link-unconfirmed = It was not confirmed that matter { $code } is yours.
link-late = This question is too old. If it was you, send the code { $code } again on { $channel } and answer within a day.

## Linked, and parted again.

link-is = You see the same matters on { $channels }.
link-part-means = Once separated, what you send in one place can be seen only there.
link-part-button = Separate
link-keep-button = Leave it so
link-kept = All right, everything stays connected.
link-parted = Separated. From now on what you send in one place is seen only there.
link-parted-told = As asked on { $channel }, this place is separate again. What you send in one place is seen only there.
link-is-not = You are not connected with any other place.

erase-everywhere = We erase it in all places: { $channels }.
erased-told = As you asked on { $channel }, everything about you has been erased here too.

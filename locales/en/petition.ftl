## A citizen tells what is wrong.

tell-us = Just write what is wrong and where. A photo, a voice note or your location may come with it.
tell-us-words = Just write what is wrong and where. A photo or a voice note may come with it.
cannot-read = Sorry, that message could not be received here.
tell-us-example = For example: “The street lamp at the market gate has been out for three days”.

emergency-numbers = If there is danger now, please call: fire 114, ambulance 115, police 113, rescue 112, children 111.

## The card: what was understood, who reads it, what becomes of personal data.

card-first = This is the automatic message service of { $unit }. We have noted:
card-again = { $unit } has noted:
card-changed = This is what we have noted now:
card-matter = Matter: { $matter }
card-matter-words = Matter: as you wrote
card-matter-voice = Matter: as you say in the voice note
card-matter-photo = Matter: as in the photos or files you sent
card-matter-unknown = Matter: not said yet
matter-unknown = not said
card-added = You added: { $added }
card-place = Place: { $place }
card-place-pin = Place: the location you sent
card-place-voice = Place: as you say in the voice note
card-place-unknown = Place: not said yet
card-place-former = (formerly { $former }, now { $unit })
attached = Attached: { $what }
attached-photos = { $n ->
    [one] { $n } photo
   *[other] { $n } photos
}
attached-files = { $n ->
    [one] { $n } file
   *[other] { $n } files
}
attached-voice = voice note { $length }
attached-voice-unmeasured = voice note
attached-place = your location
attached-two = { $a }, { $b }
attached-three = { $a }, { $b }, { $c }
card-privacy = Officers of { $unit } will read it. Your name and telephone number stay private and are used only to answer you.
card-privacy-anonymous = Officers of { $unit } will read it without seeing your name. The answer still comes here.
card-privacy-sealed = What you wrote and your name are sealed. Only the person in charge at { $unit } may open them.
card-ordinary = If it is no denunciation, choose “{ ordinary-button }”. We then pass it on the usual way.
ordinary-noted = Noted: this is no denunciation.
card-consent = If you agree, press “{ agree-and-send-button }”. Nothing is passed on before you do.
card-consent-typed = If you agree, send the number 1. Nothing is passed on before you do.
card-silence = If you are busy: in 30 minutes we pass it on by ourselves.
card-waits = This is waiting for you. Please press a button under the message above, or write more.
card-waits-typed = This is waiting for you. Please send one of the numbers in the message above, or write more.

send-button = Send it
agree-and-send-button = Agree and send
edit-button = Change it
anonymous-button = Anonymous
named-button = Not anonymous
drop-button = No, do not send
ordinary-button = This is not a denunciation

denunciation-notice = This looks like a denunciation. A message here is not a denunciation in law. You may hand in a written one, or tell it at the citizens' reception of { $unit }.
complaint-notice = This looks like a complaint. A message here is not a complaint in law. You may hand in a written one at { $unit } within 90 days of learning of the decision. If you learnt of it today, the last day is { $limit }.

## What is missing is asked once.

received = We have received { $what }.
received-first = The automatic message service of { $unit } has received { $what }.
ask-what = What has happened, and where?
ask-what-only = What has happened there?
ask-what-example = For example: “The street lamp at the market gate is out”. You may also speak it.
ask-where = Where is this?
ask-where-example = For example: “the end of lane 12, hamlet 3”. You may also send your location.
ask-where-words = For example: “the end of lane 12, hamlet 3”, or “in front of the market”.
ask-unit-alike = There are several places called “{ $place }”. Which one is it?
ask-unit-parted = “{ $place }” is now part of several communes. In which one is it?
ask-unit-unnamed = In which commune or ward is “{ $place }”?
ask-unit-words = Please write the name of the commune or ward as it is today.
unit-unsure-button = Not sure
ask-pin = You wrote “{ $place }”, but the location you sent is about { $far } away. Which one is it?
pin-words-button = The place I wrote
pin-pin-button = The location I sent

edit-what = What would you like to change?
edit-words-button = The text
edit-place-button = The place
edit-media-button = Remove photos and audio
rewrite = Please write it again.

## The receipt.

receipt-thanks = Thank you. The code of this matter:
receipt-by-silence = We did not hear from you, so we have passed this on. The code:
receipt-who = { $unit } handles it and answers by { $by }.
receipt-restricted = This is sealed and goes to { $unit }. We write nothing about its content here.
receipt-others = So far { $n } others have told us of this. We look at it together, to be quicker.
receipt-next = We write to you here when there is news. You may send more photos at any time.
receipt-phone = To speak with somebody, please call { $phone }.

## A draft that is not sent.

draft-dropped = This was not sent and has been erased.
draft-reminder = “{ $matter }” has not been sent yet. If it stays like this, we erase it on { $on }.
draft-reminder-wordless = Your message has not been sent yet. If it stays like this, we erase it on { $on }.
draft-full = This is very long already, and the last part could not be added. Please send this first and write on afterwards.
draft-full-files = We keep the first { $n } photos and files. That is enough to see what is wrong.
resume = Something of yours has not been sent yet: “{ $matter }”. Is the last message about that, or about something new?
resume-wordless = A message of yours has not been sent yet. Is the last one about that, or about something new?
resume-old-button = Go on with the old one
resume-new-button = Something new
sealed-which = Does the last message belong to what was sealed, or is it something new? What belongs to it is sealed too.
sealed-add-button = Add to what was sealed

file-too-big = This file is too large: we can take up to { $limit } MB. Everything else is kept.
file-not-taken = We could not take a file you sent. Please send it again, or tell it in words.
contact-not-needed = We do not need your telephone number. Just write what is wrong and where.

## What is added to a petition that was sent.

amended = We have added this to { $code }.
amend-ended = { $code } has ended. If something is still wrong, just write it as something new.
question-open = An officer is waiting for your answer about { $code }. Please write a few words.
answer-passed-on = We have passed your answer about { $code } on to the officer.

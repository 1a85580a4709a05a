## Where a petition stands, and what the office says about it.

track-state = { $code }: { $state } (since { $day }).
track-open = { $unit } has it and promises an answer by { $by }.
track-result = The answer of the office:
track-unknown = We have not found anything with the code { $code }. Please check each digit.
track-slip = One digit of this code seems to be mixed up. A code has eight digits, for example 0482-1737. Please check it.
track-too-many = You have tried many codes. Please wait an hour and try again.

mine-head = What you sent lately:
mine-line = { $code } – { $matter }: { $state }
mine-line-restricted = { $code }: { $state }
mine-none = You have not sent anything yet. If something is wrong, just write what and where.

told-claimed = { $code }: an officer of { $unit } is working on it and promises an answer by { $by }.
told-asked = { $code }: an officer of { $unit } would like to ask you:
told-asked-how = Just answer here.
told-done = { $code }: { $unit } says it is done.
told-done-ask = Do you find that it is done?
told-moved = { $code } was passed on to { $unit }, with an answer promised by { $by }. The code stays the same.
told-released = { $code } is waiting for another officer of { $unit }. The answer is promised for the same time as before.
told-rejected = We are sorry: this office cannot deal with { $code }. The reason:
told-rejected-next = If anything is not clear, please write here.
reason-province-road-told = This road belongs to the province.
reason-power-company-told = This is done by the power company.
reason-civil-dispute-told = This is a dispute between families; please turn to the mediation group or the court.
reason-other-office-told = This belongs to another office.

rate-yes-button = Yes
rate-no-button = Not yet
rate-unsure-button = I cannot tell
rated-yes = Thank you for telling us. { $code } is done.
rated-unsure = Noted, thank you. When you see that it is not done, write “{ rate-no-button }”.
rated-before = You have answered already, thank you.
reopened = We have opened { $code } again and answer by { $by }.
reopened-why = If you like, write what is still wrong, or send a photo.
find-for-officers = /tim is for officers. To see what you have sent, please write: /hoso

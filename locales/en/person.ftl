## The service speaks of itself; language; invitations.

welcome = Hello. This is the automatic message service of { $unit }. Officers read and answer in office hours.
welcome-again = Hello, { $unit } is listening.
help = Write what is wrong and where; { $unit } takes it up and answers.
help-track = To see where it stands, send its code, or write “mine”.
help-commands = Write “cancel” to stop, “back” to go back, “language” to change the language.
help-data = Write “mydata” to see what we keep about you.

language-which = Which language would you like?
language-vi-button = Tiếng Việt
language-en-button = English
language-set = All right, we write English from now on.

invite-unknown = This invitation has been used or has run out. Please ask the person who sent it.

data-kept = We keep your name and account in this app, and what you have sent. All of it is locked away.
data-count = { $n ->
    [0] You have not sent anything.
    [one] You have sent { $n } matter.
   *[other] You have sent { $n } matters.
}
data-erase = To erase everything, write “erase”.
erase-ask = Do you want to erase everything we keep about you?
erase-means = It cannot be brought back. What is still open will stop.
erase-button = Erase everything
keep-button = No, keep it
erase-kept = All right, everything stays as it was.
erased = Everything about you has been erased. Thank you.

form-title = How to reach you

## The morning digest: impersonal, exact. Days of delay are working days.

digest-title-late-where = { $overdue } overdue, { $n } at { $unit }
digest-title-late = { $overdue } overdue, the oldest by { $days } { $days ->
    [one] day
   *[other] days
}
digest-title-new = Nothing overdue, { $opened } new
digest-title-done = Nothing overdue, { $done } done
digest-head = { $unit }, morning of { $day }
digest-head-week = { $unit }, last week, morning of { $day }
digest-head-now = { $unit }, until { $until }
digest-empty = { $unit }, morning of { $day }: nothing new, nothing overdue. Open: { $open }.
digest-empty-week = { $unit }, last week, morning of { $day }: nothing new, nothing overdue. Open: { $open }.
digest-empty-now = { $unit }, until { $until }: nothing new, nothing overdue. Open: { $open }.

digest-window = From { $from } to { $to }
digest-flow = { $window }: { $opened }, { $done }.
digest-opened = { $n } new
digest-opened-more = { $n } new ({ $more })
digest-done = done { $n }
digest-done-more = done { $n } ({ $more })
digest-of-them = of these { $parts }
digest-reopened = { $n } reopened
digest-moved-in = { $n } passed on to here
digest-rejected = { $n } not for this office
digest-withdrawn = { $n } withdrawn
digest-moved-out = { $n } passed on
digest-then = { $first }; { $rest }
digest-and = { $first }, { $rest }
digest-sentences = { $first } { $rest }

digest-up = up { $n }
digest-down = down { $n }
digest-same = no change
digest-than-usual = { $change } on the mean of 7 days
digest-as-usual = as the mean of 7 days
digest-than-week = { $change } on the week before
digest-as-week = as the week before
digest-than-start = { $change } on the start
digest-than-year = { $change } on the same days last year
digest-as-year = as in the same days last year
digest-no-year = no figures for the same days last year
digest-percent = { $change } ({ $percent }%)

digest-balance = Open: { $open } (at the start { $before }, plus { $opened }, minus { $done }).
digest-overdue = Overdue { $overdue } ({ $change }), in working days:
digest-overdue-none = Overdue 0 ({ $change }).
digest-holder = – { $unit }: { $n } (oldest { $days } { $days ->
    [one] day
   *[other] days
})
digest-holder-people = – { $unit }: { $n } (oldest { $days } { $days ->
    [one] day
   *[other] days
}), { $people }
digest-person = { $name } { $n }
digest-nobody = nobody has taken
digest-somebody = others
digest-elsewhere = Elsewhere
digest-oldest = Oldest: { $code }, overdue by { $days } { $days ->
    [one] day
   *[other] days
}.
digest-matters = As matters: { $matters } open ({ $joined } messages are joined to others).
digest-hot-line = Hot spot: { $hot }.
digest-hot = { $what } – told of by { $people }, { $days } days
digest-hot-place = { $what }, { $place } – told of by { $people }, { $days } days
digest-most = Most: { $topic }, { $n } new.
digest-year = Since { $from }: { $n } in all, { $change }.
digest-restricted = One restricted matter: { $code }, { $unit }, { $day }.
digest-restricted-more = And { $n } more restricted ones.
digest-rows-typed = The overdue ones: /thongke quahan

digest-no-decision = Nothing to decide today.
digest-decision = To decide: { $code }, { $unit }, { $holder }, overdue by { $days } { $days ->
    [one] day
   *[other] days
}.
digest-decision-matter = To decide: { $code } ({ $matter }), { $unit }, { $holder }, overdue by { $days } { $days ->
    [one] day
   *[other] days
}.
digest-held = held by { $name }

## In the picture.

digest-figure-opened = new
digest-figure-done = done
digest-figure-late = overdue
digest-bars = Where the overdue ones are (working days)
digest-bar-days = oldest { $days } { $days ->
    [one] day
   *[other] days
}
digest-hot-heading = Hot spot
digest-spot = Most
digest-spot-topic = { $topic }: { $n } new

## The rows behind a number.

digest-late-button = See { $n } overdue
digest-opened-button = See { $n } new
digest-done-button = See { $n } done
digest-open-button = See { $n } open
digest-others-button = See others
rows-next-button = Next page
rows-back-button = Page before
rows-late = { $unit }, { $when }: { $n } overdue
rows-opened = { $unit }, { $when }: { $n } new
rows-done = { $unit }, { $when }: { $n } done
rows-open = { $unit }, { $when }: { $n } open
rows-morning = morning of { $day }
rows-page = From { $first } to { $last }:
rows-line = – { $code } – { $matter } – { $who } – { $what }
rows-who = { $unit }, { $holder }
rows-erased = erased
rows-days = { $days } { $days ->
    [one] day
   *[other] days
}
rows-due = due { $day }
rows-how-filed = new
rows-how-reopened = reopened
rows-how-moved-in = passed on to here
rows-how-done = done
rows-how-rejected = not for this office
rows-how-withdrawn = withdrawn
rows-how-moved-out = passed on
rows-none = There is none.
rows-which = { $unit }, { $when }. Which list?
rows-private = The list was sent to you privately.
rows-not-yours = This list is for officers of the unit.

## What a leader decides.

decide-urge-button = Urge now
decide-deputy-button = Give to a deputy
decide-later-button = Later
decide-not-yours = This question is for leaders of the unit.
decide-ended = { $code } is not overdue any more; nothing is to be decided.
decide-before = { $name } chose “{ $answer }” at { $when }, { $code }.
decide-before-you = You chose “{ $answer }” at { $when }, { $code }.
decide-somebody = Another leader
decided-urge = Noted: urge now, { $code }. { $unit } is told in its group.
decided-deputy = Noted: a deputy sees to { $code }. { $unit } is told in its group.
decided-later = Noted: later, { $code }. It is not asked again for 7 days.
decided-urge-told = The leaders urge: { $code } is overdue by { $days } { $days ->
    [one] day
   *[other] days
}, to be handled at once.
decided-deputy-told = The leaders have asked a deputy to see to { $code }, overdue by { $days } { $days ->
    [one] day
   *[other] days
}.

## What an officer proposes and a leader decides.

digest-proposal = To decide: a proposal about { $code }, { $unit }.
digest-proposal-words = To decide, { $code }, { $unit }: { $words }
decide-agree-button = Agreed
decide-more-button = Not yet, ask more
decide-ended-proposal = { $code } is closed; nothing is to be decided.
decided-agree = Noted: agreed, { $code }. { $unit } is told in its group.
decided-more = Noted: not yet, more has to be said, { $code }. { $unit } is told in its group.
decided-agree-told = The leaders agree to what was proposed about { $code }.
decided-more-told = The leaders have not decided about { $code }: more has to be said, then please ask again.
decided-deputy-proposal-told = The leaders have asked a deputy to look at what was proposed about { $code }.
short-proposed = Noted: the leaders of { $unit } are asked about { $code } in the next digest.
short-no-leader = Nothing is noted: no leader gets a digest.
short-how-propose = Please say what you propose, for example: “{ $ending } xin ý kiến: thuê máy nạo vét cống, dự kiến 8,5 triệu đồng”.

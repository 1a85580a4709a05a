## The morning digest: impersonal, exact.

digest-title-overdue = { $unit }, morning of { $day }: { $overdue } overdue
digest-title = { $unit }, morning of { $day }: nothing overdue
digest-empty = { $unit }, morning of { $day }: nothing new, nothing overdue. Open: { $open }.
digest-flow = From { $from } to { $to }: { $opened } new, { $done } done.
digest-balance = Open: { $open } (the day before { $before }, plus { $opened }, minus { $done }).
digest-overdue = Overdue, { $overdue } in all:
digest-holder = – { $unit }, { $holder }: { $n } (oldest { $days } { $days ->
    [one] day
   *[other] days
})
digest-nobody = nobody has taken it
digest-oldest = Oldest: { $code }, overdue by { $days } { $days ->
    [one] day
   *[other] days
}.
digest-topics = Most: { $topics }.
digest-topic = { $topic } { $n }
digest-topic-more = { $first }; { $rest }
digest-restricted = One restricted matter: { $code }, { $unit }, { $day }.
digest-of = { $unit }
digest-rest = – Elsewhere: { $n }
digest-now = { $unit }, until { $until }: { $overdue } overdue
digest-now-empty = { $unit }, until { $until }: nothing new, nothing overdue. Open: { $open }.

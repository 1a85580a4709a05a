## Figures on demand, for leaders and committees: impersonal, exact.

asking-head = { $unit }, { $days }:
asking-head-below = { $unit } with all units below it, { $days }:
asking-today = today, { $day }
asking-day = on { $day }
asking-range = from { $from } to { $to }
asking-week = the week from { $from } to { $to }
asking-so-far = { $days }, up to { $day }
asking-about = About { $topics }:
asking-and = { $first }; { $rest }

asking-none = No petitions.
asking-received = Petitions from here go to { $unit } and are not counted separately.
asking-filed = Received: { $n }.
asking-filed-change = Received: { $n }, { $change }.
asking-done = Settled: { $done }/{ $all }, in time { $intime }.
asking-done-change = Settled: { $done }/{ $all }, in time { $intime }; { $change }.
asking-share = { $n } ({ $share })
asking-open-now = Open now: { $n }.
asking-open-late = Open now: { $n }, overdue { $late }.
asking-open-then = Still open at the end of { $day }: { $n }.
asking-topics = Most are about: { $topics }.
asking-topic = { $topic } { $n }
asking-complaints = Complaints: { $n } (restricted matters not counted).
asking-few = Complaints and denunciations: fewer than 5 (restricted matters not counted).
asking-reported = As reported by officers:
asking-figure = – { $label }: { $figure }
asking-figure-change = – { $label }: { $figure }, { $change }
asking-figure-silent = – { $label }: not reported yet, { $figure } in the same days of { $year }
asking-figures-none = No figures have been reported for this period yet.
asking-more = And { $n } more indicators: please ask for one field at a time.
asking-only-year = Only the same period of the year before can be compared here.

asking-late-parts = Overdue with: { $parts }.
asking-before = Same period of { $year }: { $rows }.
asking-before-year = same period of { $year }
asking-row-filed = Received
asking-row-done = Settled
asking-matters = { $n }
asking-title-compared = { $label } { $now }; { $before }: { $then }
asking-title-compared-short = { $now }; { $before }: { $then }
asking-title-late-where = { $n } overdue, { $most } with { $unit }
asking-title-late = { $n } overdue
asking-title-topic = Received: { $n }, most about { $topic }: { $most }
asking-title-filed = Received: { $n }
asking-heading-late = Overdue with
asking-heading-topics = Most are about

asking-elsewhere = Only figures of { $unit } and the units below it are answered here.
asking-which = There are { $n } units of that name. Please add the unit above:
asking-which-unit = – { $unit }, { $above }
asking-future = This period has not begun yet. Please add the year, for example: tháng 10/2025.
asking-several = Please ask for one period at a time, for example: quý 3, or từ 1/5 đến 15/6.
asking-no-day = The date is not right. Please write it again, for example: từ 1/5 đến 15/6.
asking-unclear-day = Please write in full whether it is thứ Năm (Thursday) or tháng 5 (May).
asking-unknown = Not understood: “{ $words }”.
asking-how = How to ask: thống kê tháng 10 xã … so cùng kỳ; thống kê tuần này phản ánh rác; thống kê 6 tháng đầu năm tiếp công dân.

## The morning digest: impersonal, exact.

digest-title-overdue = { $unit }, sáng { $day }: { $overdue } việc quá hạn
digest-title = { $unit }, sáng { $day }: không có việc quá hạn
digest-empty = { $unit }, sáng { $day }: không có việc mới, không có việc quá hạn. Đang mở { $open }.
digest-flow = Từ { $from } đến { $to }: { $opened } việc mới, xong { $done }.
digest-balance = Đang mở { $open } (hôm trước { $before }, thêm { $opened }, bớt { $done }).
digest-overdue = Quá hạn { $overdue }:
digest-holder = – { $unit }, { $holder }: { $n } (lâu nhất { $days } ngày)
digest-nobody = chưa ai nhận
digest-oldest = Lâu nhất: { $code }, quá hạn { $days } ngày.
digest-topics = Nhiều nhất: { $topics }.
digest-topic = { $topic } { $n }
digest-topic-more = { $first }; { $rest }
digest-restricted = Có một việc hạn chế: { $code }, { $unit }, { $day }.
digest-of = { $unit }
digest-rest = – Nơi khác: { $n }
digest-now = { $unit }, đến { $until }: { $overdue } việc quá hạn
digest-now-empty = { $unit }, đến { $until }: không có việc mới, không có việc quá hạn. Đang mở { $open }.

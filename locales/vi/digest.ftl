## The morning digest: impersonal, exact. Days of delay are working days.

digest-title-late-where = { $overdue } việc quá hạn, { $n } ở { $unit }
digest-title-late = { $overdue } việc quá hạn, lâu nhất { $days } ngày
digest-title-new = Không có việc quá hạn, { $opened } việc mới
digest-title-done = Không có việc quá hạn, { $done } việc đã xong
digest-head = { $unit }, sáng { $day }
digest-head-week = { $unit }, tuần qua, sáng { $day }
digest-head-now = { $unit }, đến { $until }
digest-empty = { $unit }, sáng { $day }: không có việc mới, không có việc quá hạn. Đang mở { $open }.
digest-empty-week = { $unit }, tuần qua, sáng { $day }: không có việc mới, không có việc quá hạn. Đang mở { $open }.
digest-empty-now = { $unit }, đến { $until }: không có việc mới, không có việc quá hạn. Đang mở { $open }.

digest-window = Từ { $from } đến { $to }
digest-flow = { $window }: { $opened }, { $done }.
digest-opened = { $n } việc mới
digest-opened-more = { $n } việc mới ({ $more })
digest-done = đã xong { $n }
digest-done-more = đã xong { $n } ({ $more })
digest-of-them = trong đó { $parts }
digest-reopened = { $n } mở lại
digest-moved-in = { $n } chuyển đến
digest-rejected = { $n } không thuộc
digest-withdrawn = { $n } người dân rút
digest-moved-out = { $n } chuyển đi
digest-then = { $first }; { $rest }
digest-and = { $first }, { $rest }
digest-sentences = { $first } { $rest }

digest-up = tăng { $n }
digest-down = giảm { $n }
digest-same = không đổi
digest-than-usual = { $change } so với trung bình 7 ngày
digest-as-usual = bằng trung bình 7 ngày
digest-than-week = { $change } so với tuần trước
digest-as-week = bằng tuần trước
digest-than-start = { $change } so với đầu kỳ
digest-than-year = { $change } so với cùng kỳ
digest-as-year = bằng cùng kỳ
digest-no-year = chưa có số liệu cùng kỳ
digest-percent = { $change } ({ $percent }%)

digest-balance = Đang mở { $open } (đầu kỳ { $before }, thêm { $opened }, bớt { $done }).
digest-overdue = Quá hạn { $overdue } ({ $change }), tính theo ngày làm việc:
digest-overdue-none = Quá hạn 0 ({ $change }).
digest-holder = – { $unit }: { $n } (lâu nhất { $days } ngày)
digest-holder-people = – { $unit }: { $n } (lâu nhất { $days } ngày), { $people }
digest-person = { $name } { $n }
digest-nobody = chưa ai nhận
digest-somebody = cán bộ khác
digest-elsewhere = Nơi khác
digest-oldest = Lâu nhất: { $code }, quá hạn { $days } ngày.
digest-matters = Tính theo vụ: { $matters } vụ đang mở ({ $joined } tin đã gộp vào vụ chung).
digest-hot-line = Điểm nóng: { $hot }.
digest-hot = { $what } – { $people } người báo, { $days } ngày
digest-hot-place = { $what }, { $place } – { $people } người báo, { $days } ngày
digest-most = Nhiều nhất: { $topic }, { $n } việc mới.
digest-year = Lũy kế từ { $from }: { $n } việc, { $change }.
digest-restricted = Có một việc hạn chế: { $code }, { $unit }, { $day }.
digest-restricted-more = Và { $n } việc hạn chế nữa.
digest-rows-typed = Xem từng việc quá hạn: /thongke quahan

digest-no-decision = Hôm nay không cần quyết định.
digest-decision = Cần quyết định: việc { $code }, { $unit }, { $holder }, quá hạn { $days } ngày.
digest-decision-matter = Cần quyết định: việc { $code } ({ $matter }), { $unit }, { $holder }, quá hạn { $days } ngày.
digest-held = { $name } đang giữ

## In the picture.

digest-figure-opened = việc mới
digest-figure-done = đã xong
digest-figure-late = quá hạn
digest-bars = Quá hạn đang ở đâu (ngày làm việc)
digest-bar-days = lâu nhất { $days } ngày
digest-hot-heading = Điểm nóng
digest-spot = Nhiều nhất
digest-spot-topic = { $topic }: { $n } việc mới

## The rows behind a number.

digest-late-button = Xem { $n } việc quá hạn
digest-opened-button = Xem { $n } việc mới
digest-done-button = Xem { $n } việc đã xong
digest-open-button = Xem { $n } việc đang mở
digest-others-button = Xem việc khác
rows-next-button = Trang sau
rows-back-button = Trang trước
rows-late = { $unit }, { $when }: { $n } việc quá hạn
rows-opened = { $unit }, { $when }: { $n } việc mới
rows-done = { $unit }, { $when }: đã xong { $n } việc
rows-open = { $unit }, { $when }: { $n } việc đang mở
rows-morning = sáng { $day }
rows-page = Từ việc { $first } đến việc { $last }:
rows-line = – { $code } – { $matter } – { $who } – { $what }
rows-who = { $unit }, { $holder }
rows-erased = nội dung đã xóa
rows-days = { $days } ngày
rows-due = hạn { $day }
rows-how-filed = mới
rows-how-reopened = mở lại
rows-how-moved-in = chuyển đến
rows-how-done = xong
rows-how-rejected = không thuộc
rows-how-withdrawn = người dân rút
rows-how-moved-out = chuyển đi
rows-none = Không có việc nào.
rows-which = { $unit }, { $when }. Xem danh sách nào?
rows-private = Danh sách đã gửi ở tin nhắn riêng với bot.
rows-not-yours = Danh sách này chỉ dành cho cán bộ của đơn vị.

## What a leader decides.

decide-urge-button = Đôn đốc ngay
decide-deputy-button = Giao cấp phó
decide-later-button = Để sau
decide-not-yours = Câu hỏi này dành cho lãnh đạo của đơn vị.
decide-ended = Việc { $code } không còn quá hạn, không cần quyết định nữa.
decide-before = { $name } đã chọn “{ $answer }” lúc { $when }, việc { $code }.
decide-before-you = Đồng chí đã chọn “{ $answer }” lúc { $when }, việc { $code }.
decide-somebody = Một lãnh đạo khác
decided-urge = Đã ghi: đôn đốc ngay việc { $code }. { $unit } nhận tin này trong nhóm.
decided-deputy = Đã ghi: giao cấp phó chỉ đạo việc { $code }. { $unit } nhận tin này trong nhóm.
decided-later = Đã ghi: để sau, việc { $code }. Việc này chưa hỏi lại trong 7 ngày tới.
decided-urge-told = Lãnh đạo đôn đốc: việc { $code } quá hạn { $days } ngày, cần xử lý ngay.
decided-deputy-told = Lãnh đạo giao cấp phó chỉ đạo việc { $code }, quá hạn { $days } ngày.

## What an officer proposes and a leader decides.

digest-proposal = Cần đồng chí quyết: đề xuất về việc { $code }, { $unit }.
digest-proposal-words = Cần đồng chí quyết, việc { $code }, { $unit }: { $words }
decide-agree-button = Đồng ý
decide-more-button = Chưa, hỏi thêm
decide-ended-proposal = Việc { $code } đã kết thúc, không cần quyết định nữa.
decided-agree = Đã ghi: đồng ý đề xuất, việc { $code }. { $unit } nhận tin này trong nhóm.
decided-more = Đã ghi: chưa quyết, cần nói rõ thêm, việc { $code }. { $unit } nhận tin này trong nhóm.
decided-agree-told = Lãnh đạo đồng ý đề xuất về việc { $code }.
decided-more-told = Lãnh đạo chưa quyết đề xuất về việc { $code }: cần nói rõ thêm rồi xin ý kiến lại.
decided-deputy-proposal-told = Lãnh đạo giao cấp phó xem đề xuất về việc { $code }.
short-proposed = Đã ghi đề xuất về việc { $code }: lãnh đạo { $unit } được hỏi trong bản tin sáng tới.
short-no-leader = Chưa ghi đề xuất: chưa có lãnh đạo nào nhận bản tin sáng.
short-how-propose = Xin ghi rõ đề xuất, ví dụ: “{ $ending } xin ý kiến: thuê máy nạo vét cống, dự kiến 8,5 triệu đồng”.

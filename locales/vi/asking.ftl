## Figures on demand, for leaders and committees: impersonal, exact.

asking-head = { $unit }, { $days }:
asking-head-below = { $unit } và các đơn vị trực thuộc, { $days }:
asking-today = hôm nay { $day }
asking-day = ngày { $day }
asking-range = từ { $from } đến { $to }
asking-week = tuần từ { $from } đến { $to }
asking-so-far = { $days }, tính đến { $day }
asking-about = Về { $topics }:
asking-and = { $first }; { $rest }

asking-none = Không có phản ánh, kiến nghị nào.
asking-received = Phản ánh, kiến nghị ở đây do { $unit } nhận, chưa tính riêng.
asking-filed = Tiếp nhận { $n } việc.
asking-filed-change = Tiếp nhận { $n } việc, { $change }.
asking-done = Đã giải quyết { $done }/{ $all } việc, đúng hạn { $intime }.
asking-done-change = Đã giải quyết { $done }/{ $all } việc, đúng hạn { $intime }; { $change }.
asking-share = { $n } ({ $share })
asking-open-now = Đang mở { $n } việc.
asking-open-late = Đang mở { $n } việc, quá hạn { $late }.
asking-open-then = Đến hết ngày { $day } còn mở { $n } việc.
asking-topics = Nhiều nhất: { $topics }.
asking-topic = { $topic } { $n }
asking-complaints = Khiếu nại: { $n } (không kể việc hạn chế).
asking-few = Khiếu nại, tố cáo: dưới 5 (không kể việc hạn chế).
asking-reported = Theo báo cáo của cán bộ:
asking-figure = – { $label }: { $figure }
asking-figure-change = – { $label }: { $figure }, { $change }
asking-figure-silent = – { $label }: kỳ này chưa báo cáo (cùng kỳ năm { $year }: { $figure })
asking-figures-none = Chưa có số liệu báo cáo trong kỳ này.
asking-more = Và { $n } chỉ tiêu nữa: xin hỏi riêng từng lĩnh vực.
asking-only-year = Ở đây chỉ so được với cùng kỳ năm trước.

asking-late-parts = Quá hạn ở: { $parts }.
asking-before = Cùng kỳ năm { $year }: { $rows }.
asking-before-year = cùng kỳ năm { $year }
asking-row-filed = Tiếp nhận
asking-row-done = Đã giải quyết
asking-matters = { $n } việc
asking-title-compared = { $label } { $now }; { $before }: { $then }
asking-title-compared-short = { $now }; { $before }: { $then }
asking-title-late-where = { $n } việc quá hạn, { $most } ở { $unit }
asking-title-late = { $n } việc quá hạn
asking-title-topic = Tiếp nhận { $n } việc, nhiều nhất: { $topic } { $most }
asking-title-filed = Tiếp nhận { $n } việc
asking-heading-late = Quá hạn ở
asking-heading-topics = Nhiều nhất

asking-elsewhere = Ở đây chỉ trả lời số liệu của { $unit } và các đơn vị trực thuộc.
asking-which = Có { $n } đơn vị tên như vậy. Xin ghi thêm đơn vị cấp trên:
asking-which-unit = – { $unit }, { $above }
asking-future = Kỳ này chưa bắt đầu. Xin ghi cả năm, ví dụ: tháng 10/2025.
asking-several = Mỗi lần xin hỏi một kỳ, ví dụ: quý 3, hoặc từ 1/5 đến 15/6.
asking-no-day = Ngày tháng chưa đúng. Xin ghi lại, ví dụ: từ 1/5 đến 15/6.
asking-unclear-day = Xin ghi rõ là thứ Năm hay tháng 5.
asking-unknown = Chưa hiểu: “{ $words }”.
asking-how = Cách hỏi: thống kê tháng 10 xã … so cùng kỳ; thống kê tuần này phản ánh rác; thống kê 6 tháng đầu năm tiếp công dân.

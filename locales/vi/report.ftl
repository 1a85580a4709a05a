## Cadres' reports.

report-how = Nhắn một tin có số liệu, thứ tự nào cũng được.
report-example = Ví dụ: “báo nhanh tuần: tiếp 12 lượt, xong 8/11 đơn còn 3, tặng 120 suất quà 60 triệu”.
report-staff-only = Phần báo cáo dành cho cán bộ đã có mã mời. Xin hỏi người quản trị.
report-nothing = Chưa đọc được số liệu nào.
report-guide-button = Hỏi từng mục
report-guide = { $label }: bao nhiêu { $unit }?
report-none-button = Không có
report-guide-end-button = Hết, xem lại

report-card = { $unit }, { $days }:
report-day = ngày { $day }
report-days = { $from } – { $to }
report-figure = – { $label }: { $figure }
report-place = – Nơi: { $place }
report-note = – Ghi chú: { $note }
report-card-how = Đúng thì bấm “{ report-send-button }”. Sai đâu nhắn lại đó.
report-send-button = Gửi báo cáo
report-days-button = Đổi ngày
report-unit-button = Đổi đơn vị
report-drop-button = Thôi, không gửi
report-dropped = Chưa gửi gì cả.

report-ask-ambiguous = “{ $piece }”: là bao nhiêu?
report-ask-more-than-total = “{ $piece }”: số xong lớn hơn tổng số. Đúng là bao nhiêu?
report-ask-remainder = “{ $piece }”: số còn lại không khớp. Đúng là bao nhiêu?
report-ask-share = “{ $piece }”: tỷ lệ không khớp với số đã nêu. Đúng là bao nhiêu?
report-ask-twice = “{ $piece }”: có hai số khác nhau. Lấy số nào?
report-ask-parts = “{ $piece }”: các phần cộng lại không bằng. Đúng là bao nhiêu?
report-ask-not-done = “{ $piece }”: việc này đã làm chưa?
report-done-button = Đã làm: { $figure }
report-ask-negative = “{ $piece }”: số âm. Xin ghi lại.
report-ask-too-large = “{ $piece }”: số này quá lớn. Xin ghi lại.
report-ask-which = “{ $piece }”: thuộc mục nào?
report-ask-unknown = “{ $piece }”: chưa có mục này. Ghi chú, hay viết cách khác?
report-ask-alone = “{ $piece }”: là số gì? Xin thêm vài chữ.
report-ask-other = “{ $piece }”: chưa rõ. Xin ghi lại.
report-reading-button = { $figure }
report-note-button = Ghi vào ghi chú
report-skip-button = Bỏ qua

report-days-ask = Báo cáo về ngày nào? Chọn, hoặc viết: “hôm qua”, “tuần trước”, “tháng 5”.
report-days-how = Chưa rõ ngày nào. Viết như: “hôm qua”, “tháng 5”, “từ 1/6 đến 7/6”.
report-days-future = Những ngày đó chưa tới.
report-days-unclear = Chưa rõ “{ $piece }” là ngày nào.
report-today-button = Hôm nay
report-week-button = Tuần này ({ $days })
report-month-button = Tháng { $month }
report-unit-ask = Báo cáo cho đơn vị nào?
report-closed = Số liệu đến { $until } đã chốt, không sửa được. Xin chọn ngày khác.

report-sum-unlike = Chưa ghi được: “{ $label }” là { $told }, nhưng cộng các số liệu kèm theo lại là { $others }.
report-sum-above = Chưa ghi được: “{ $label }” là { $told }, không thể nhiều hơn { $others }.
report-sum-how = Hãy nhắn lại số đúng, ví dụ: tiếp 12 lượt.

report-again = Đã có { $n } báo cáo, { $days }. Thay, hay cộng thêm?
report-again-sessions = Sổ tiếp công dân đã ghi { $n } buổi của { $days }. Thay số tiếp công dân của sổ, hay cộng thêm vào?
report-replace-sessions-button = Thay số của sổ
report-replace-button = Thay báo cáo cũ
report-add-button = Cộng thêm

report-filed = Đã ghi { $n } số liệu: { $unit }, { $days }.
report-filed-next = Cần sửa thì gửi lại, rồi chọn “{ report-replace-button }”.
report-withdraw-button = Rút báo cáo này
report-withdrawn = Đã rút báo cáo { $days }. Số liệu không còn tính.
report-was-withdrawn = Báo cáo này đã rút rồi.
report-was-replaced = Báo cáo này đã được thay.

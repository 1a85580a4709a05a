## For cadres, officers and leaders.

role-cadre = cán bộ
role-officer = cán bộ xử lý
role-leader = lãnh đạo
role-admin = quản trị
role-granted = Đồng chí đã được ghi nhận là { $role } của { $unit }.
role-cadre-next = Đồng chí gửi số liệu bằng /baocao, ghi mô hình bằng /mohinh, cam kết bằng /camket, ghi việc thay người dân bằng /ghiho. Xem lại: /trogiup.
role-officer-next = Trong nhóm của đơn vị, đồng chí bấm nút hoặc gõ câu ngắn ghi dưới mỗi việc. Phần cần viết thêm sẽ hỏi riêng tại đây. Các lệnh khác: /trogiup.
role-leader-next = Mỗi sáng đồng chí nhận bản tổng hợp tại đây. Cần số liệu, đồng chí gõ: thống kê tháng này. Các lệnh khác: /trogiup.
role-admin-next = Đồng chí dùng lệnh quản trị trên máy chủ.

ask-name = Xin đồng chí nhắn họ tên, để cả nhóm biết ai nhận việc.
named = Cảm ơn đồng chí { $name }.
officers-only = Chỉ cán bộ xử lý của đơn vị này mới làm được. Xin hỏi người quản trị mã mời.
claimed-toast = Đồng chí đã nhận việc này.
released-toast = Đồng chí đã trả lại việc này cho đơn vị.
refused-taken = Việc này { $holder } đang giữ.
refused-mine = Đồng chí đang giữ việc này rồi.
refused-ended = Việc này đã kết thúc.
refused-early = Việc này chưa xong.
refused-same-unit = Việc đang ở chính đơn vị này.
refused-rated = Người dân đã trả lời rồi.
write-privately = Mời đồng chí viết tiếp ở tin nhắn riêng với bot.

claim-button = Nhận việc
release-button = Trả lại
ask-button = Hỏi người dân
finish-button = Xong / Trả lời
move-button = Chuyển
reject-button = Không thuộc
map-button = Xem bản đồ
leave-button = Thôi, để nguyên
unit-button = { $unit }
send-citizen-button = Gửi cho người dân
write-again-button = Viết lại
reason-province-road-button = Đường của tỉnh
reason-power-company-button = Việc của điện lực
reason-civil-dispute-button = Tranh chấp dân sự
reason-other-office-button = Thuộc cơ quan khác

case-head = Việc { $code } – { $matter }
case-head-bare = Việc { $code }
case-result = Đã làm gì, kết quả ra sao? Gửi một ảnh hoặc một câu (từ 10 chữ cái). Người dân sẽ đọc nguyên văn.
case-result-short = Xin gửi một ảnh, hoặc viết đủ một câu (từ 10 chữ cái) để người dân hiểu.
case-finished = Đã ghi kết quả việc { $code } và báo người dân.
case-question = Đồng chí muốn hỏi người dân điều gì? Người dân sẽ đọc nguyên văn.
case-question-empty = Xin viết câu hỏi bằng chữ, người dân sẽ đọc nguyên văn.
case-asked = Đã gửi câu hỏi cho người dân, việc { $code }.
case-unit = Chuyển cho đơn vị nào? Chọn, hoặc gõ tên đơn vị.
case-unit-unknown = Chưa tìm thấy đơn vị đó. Xin gõ đúng tên, ví dụ “Công an xã”.
case-moved = Đã chuyển việc { $code } cho { $unit } và báo người dân.
case-reason = Vì sao việc này không thuộc đơn vị? Chọn một lý do.
case-reason-words = Viết thêm một câu cho người dân: việc này ai làm, gửi ở đâu.
case-reason-short = Xin viết đủ một câu (từ 10 chữ cái), người dân cần biết phải hỏi ai.
case-preview = Người dân sẽ đọc:
case-rejected = Đã trả lời người dân, việc { $code }.
told-when-heard = Người dân lâu chưa nhắn lại nên chưa gửi ngay được. Tin sẽ đi ngay khi họ nhắn cho chúng ta.
told-by-template = Người dân lâu chưa nhắn lại: đã gửi một tin theo mẫu, nội dung đầy đủ sẽ đi ngay khi họ nhắn cho chúng ta.
left-as-is = Việc vẫn để nguyên.

bind-how = Gõ /gan và mã, ví dụ: /gan ABCD-EFGH. Người quản trị có mã này.
bind-unknown = Mã này đã dùng hoặc hết hạn. Xin hỏi lại người quản trị.
bound = Nhóm này từ nay nhận việc của { $unit }.
bound-next = Mỗi việc là một thẻ, có nút để nhận và trả lời. Tổng hợp gửi lúc sáng.
bound-next-typed = Mỗi việc là một tin nhắn, cuối tin ghi cách trả lời, ví dụ: 217 nhận. Tổng hợp gửi lúc sáng.
group-help = Đồng chí gõ: 217 nhận · 217 xong đã làm gì · /tonghop · /tim đèn đường. 217 là ba số cuối của mã việc.

## Short replies where cards have no buttons.

short-claimed = Việc { $code }: { $holder } đã nhận.
short-released = Việc { $code } đã trả lại cho đơn vị.
short-none = Không có việc nào đang mở mà mã kết thúc bằng { $ending }.
short-many = Có nhiều việc kết thúc bằng { $ending }. Xin gõ cả mã việc.
short-how-finish = Xin ghi đã làm gì (từ 10 chữ cái), ví dụ: { $ending } xong đã nạo cống
short-how-ask = Xin ghi câu hỏi, ví dụ: { $ending } hỏi cống ở trước nhà số mấy
short-how-move = Xin ghi tên đơn vị, ví dụ: { $ending } chuyển Công an xã
short-how-reject = Xin ghi lý do (từ 10 chữ cái), người dân sẽ đọc. Ví dụ: { $ending } không thuộc, đường này của tỉnh

find-how = Gõ /tim và vài chữ, ví dụ: /tim đèn đường.
find-none = Không có việc nào khớp.
find-head = Việc tìm thấy:
find-line = { $code } – { $matter } ({ $state })

## The card. Line 1: state, matter, place. Line 2: code and deadline.

card-state-new = MỚI
card-state-claimed = ĐANG LÀM
card-state-waiting = CHỜ NGƯỜI DÂN
card-state-done = XONG
card-state-closed = XONG, người dân đồng ý
card-state-rejected = KHÔNG THUỘC
card-state-withdrawn = NGƯỜI DÂN RÚT
card-state-overdue = QUÁ HẠN
card-title = { $state } · { $matter }
card-title-place = { $state } · { $matter } · { $place }
card-urgency = { $urgency } · { $title }
card-due = { $code } · Trả lời trước { $by }
card-ended = { $code } · { $when }
card-sender = Người gửi: người dân, { $when }
card-sender-anonymous = Người gửi: ẩn danh, { $when }
card-unconfirmed = Chưa xác nhận: người gửi không bấm nút, tự chuyển sau 30 phút.
card-files = Kèm: { $n } tệp, gửi ngay dưới đây
card-typed = Trả lời: { $ending } nhận · { $ending } xong … · { $ending } hỏi … · { $ending } chuyển … · { $ending } không thuộc …
card-typed-held = Trả lời: { $ending } xong … · { $ending } hỏi … · { $ending } chuyển … · { $ending } không thuộc … · { $ending } trả lại
card-files-kept = Kèm: { $n } tệp, không hiện được trong nhóm này
card-guess = Phân loại (đoán): { $kind } – { $topic }
card-guess-unsure = Phân loại (đoán, chưa chắc): { $kind } – { $topic }
card-holder-none = Đang giữ: chưa ai nhận
card-holder = Đang giữ: { $holder }
card-unit = Đơn vị: { $unit }
card-moved = Đã chuyển cho { $unit }
card-result = Kết quả: { $result }
card-reason = Lý do: { $reason }
card-rating-waiting = Người dân: chờ trả lời
card-rating-yes = Người dân: đã xong
card-rating-unsure = Người dân: không rõ
card-reopened = Người dân báo CHƯA xong, mở lại lần { $n }
card-more = Người dân nói thêm:
card-more-hidden = Người dân nói thêm (nội dung hạn chế, xem trong hồ sơ)
card-answer = Người dân trả lời:
card-photos = Kèm theo việc { $code }
evidence = Việc { $code }: ảnh kết quả

alarm = KHẨN CẤP – người dân vừa nhắn, chưa xác nhận gửi.
alarm-unit = Nơi nhận: { $unit }
alarm-restricted = Nội dung hạn chế, không hiện ở đây.
alarm-filed = KHẨN CẤP – việc { $code } vừa gửi.
overdue-unclaimed = Việc { $code } đã quá hạn, chưa ai nhận.
overdue-held = Việc { $code } đã quá hạn, { $holder } đang giữ. Đồng chí khác có thể nhận thay.

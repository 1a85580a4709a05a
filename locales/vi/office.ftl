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
refused-same-class = Việc này đã được phân loại như vậy.
refused-rated = Người dân đã trả lời rồi.
write-privately = Mời đồng chí viết tiếp ở tin nhắn riêng với bot.

claim-button = Nhận việc
release-button = Trả lại
ask-button = Hỏi người dân
finish-button = Xong / Trả lời
move-button = Chuyển
reject-button = Không thuộc
join-button = Gộp vào { $code }
join-all-button = Gộp { $n } tin giống
part-button = Tách ra
joined-toast = Đã gộp vào việc { $code }.
parted-toast = Đã tách thành việc riêng.
refused-join-ended = Việc kia đã kết thúc, không gộp vào được.
refused-join-itself = Đây là chính việc ấy.
refused-join-elsewhere = Việc kia do đơn vị khác giữ. Chỉ gộp được vào việc của đơn vị mình hoặc cấp trên.
refused-join-apart = Việc này chưa gộp vào việc nào.
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
group-help = Đồng chí gõ: 217 nhận · 217 xong đã làm gì · /tonghop · /tim đèn đường · /visao 217. 217 là ba số cuối của mã việc.

## Short replies where cards have no buttons.

short-claimed = Việc { $code }: { $holder } đã nhận.
short-released = Việc { $code } đã trả lại cho đơn vị.
short-joined = Đã gộp vào việc { $code }: trả lời một lần, ai cũng nhận được.
short-parted = Việc { $code } đã tách thành việc riêng.
short-how-join = Chưa thấy việc nào giống. Xin ghi mã việc kia, ví dụ: { $ending } gộp 0482-1735
short-none = Không có việc nào đang mở mà mã kết thúc bằng { $ending }.
short-many = Có nhiều việc kết thúc bằng { $ending }. Xin gõ cả mã việc.
short-how-finish = Xin ghi đã làm gì (từ 10 chữ cái), ví dụ: { $ending } xong đã nạo cống
short-how-ask = Xin ghi câu hỏi, ví dụ: { $ending } hỏi cống ở trước nhà số mấy
short-how-move = Xin ghi tên đơn vị, ví dụ: { $ending } chuyển Công an xã
short-how-reject = Xin ghi lý do (từ 10 chữ cái), người dân sẽ đọc. Ví dụ: { $ending } không thuộc, đường này của tỉnh

find-how = Gõ /tim và vài chữ, ví dụ: /tim đèn đường ấp 3 tháng 10. Gõ /tim và mã việc để xem một việc.
find-none = Không có việc nào khớp.
find-none-within = Không có việc nào khớp ({ $what }).
find-none-code = Không có việc { $code } ở đơn vị này.
find-head = Việc tìm thấy:
find-head-within = Việc tìm thấy, { $what }:
find-day = gửi ngày { $day }
find-days = gửi từ { $from } đến { $to }
find-both = { $days }, { $state }
find-state-overdue = quá hạn
find-state-open = chưa xong
find-state-new = chưa ai nhận
find-state-working = đang làm
find-state-waiting = chờ người dân trả lời
find-state-done = đã xong
find-state-rejected = không thuộc
find-state-withdrawn = người dân rút
find-hit = { $code } · { $state } · { $day } · { $matter }
find-button = Xem việc { $n }
find-numbered = { $n }. { $hit }
find-more = Còn nữa: gõ lại câu trên, thêm “trang { $page }” ở cuối.
find-narrow = Còn nữa: xin thêm chữ, tên ấp, tháng hoặc “quá hạn”.
find-open = Xem một việc: /tim { $code }
find-line = { $code } – { $matter } ({ $state })

## Where a case is, and why it came here.

spot-how = Gõ /diadiem, mã việc và tên chỗ, ví dụ: /diadiem 217 chợ Bà Tư.
spot-none = Đơn vị chưa có danh sách địa điểm. Người quản trị nạp danh sách này.
spot-unknown = Danh sách chưa có chỗ nào tên như vậy. Có: { $names }
spot-set = Việc { $code }: ở { $place }.
spot-learnt = Từ nay “{ $alias }” được hiểu là { $place }.
why-how = Gõ /visao và mã việc, ví dụ: /visao 217.
why-head = Việc { $code } ở { $unit } vì:
why-place = – Người dân nói đến { $unit }.
why-place-none = – Người dân không nói đến xã, phường hay ấp, tổ nào.
why-spot = – Chỗ được nói đến: { $place }.
why-rule = – Quy tắc phân việc của { $unit }: { $topic }.
why-every-topic = mọi lĩnh vực
why-default = – Không có quy tắc riêng; nơi nhận chung là { $unit }.
why-accused = – Nội dung nói về { $unit }, nên lên cấp trên.
why-accused-none = – Nội dung nói về { $unit }, nhưng không có cấp trên trong hệ thống.
why-co = – Cùng làm: { $units }.
why-moved = – Sau đó chuyển đến { $unit }.
why-unknown = – việc này có từ trước khi ghi lý do.

## What a case is: an officer corrects the guess.

classify-how = Gõ /phanloai, mã việc và phân loại đúng, ví dụ: /phanloai 217 đất đai · /phanloai 217 khẩn · /phanloai 217 khiếu nại.
classify-which = Việc { $code } đang là: { $kind } – { $topic } · { $urgency }. Chọn phân loại đúng:
classify-which-typed = Việc { $code } đang là: { $kind } – { $topic } · { $urgency }. Gõ /phanloai { $ending } và một trong các mục dưới đây:
classify-row = – { $name }
classify-unknown = Không rõ là loại nào. Gõ /phanloai { $ending } để xem các loại.
classify-set = Việc { $code }: { $kind } – { $topic } · { $urgency }. Trả lời trước { $by }.
classify-denunciation = Nội dung đã hiện trong nhóm nên không chuyển thành tố cáo được. Hướng dẫn người gửi nộp đơn hoặc trình bày trực tiếp: gõ { $ending } không thuộc và lý do.

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
card-class = Phân loại: { $kind } – { $topic }
card-likely = Giống việc { $code }, { $people } người báo
card-joined = Đã gộp vào việc { $code }, { $people } người báo: trả lời ở đó, ai cũng nhận được
card-people = { $people } người báo, trong { $days } ngày
card-waiting = { $n } tin giống, chưa gộp
card-typed-join = Gộp hai việc: { $ending } gộp
card-typed-join-all = Gộp các tin giống: { $ending } gộp
card-typed-part = Trả lời: { $ending } tách · { $ending } hỏi …
matter-people = Việc { $code }: đã có { $people } người báo.
card-holder-none = Đang giữ: chưa ai nhận
card-holder = Đang giữ: { $holder }
card-unit = Đơn vị: { $unit }
card-co = Phối hợp: { $units }
co-told = Việc { $code } ({ $matter }) do { $unit } giữ, đơn vị cùng làm.
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

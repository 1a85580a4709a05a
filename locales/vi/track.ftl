## Where a petition stands, and what the office says about it.

track-state = Việc { $code }: { $state } (từ { $day }).
track-open = { $unit } đang giữ, hẹn trả lời trước { $by }.
track-result = Trả lời của cơ quan:
track-unknown = Chúng tôi chưa tìm thấy việc có mã { $code }. Xin ông/bà xem lại từng số.
track-slip = Mã này hình như nhầm một số. Mã có tám số, ví dụ 0482-1737. Xin ông/bà xem lại.
track-too-many = Ông/bà đã thử nhiều mã. Xin chờ một giờ rồi thử lại.

mine-head = Các việc gần đây của ông/bà:
mine-line = { $code } – { $matter }: { $state }
mine-line-restricted = { $code }: { $state }
mine-none = Ông/bà chưa gửi việc nào. Cần gì, ông/bà cứ viết chuyện gì và ở đâu.

told-claimed = Việc { $code }: cán bộ { $unit } đã nhận, đang làm. Hẹn trả lời trước { $by }.
told-asked = Việc { $code }: cán bộ { $unit } muốn hỏi ông/bà:
told-asked-how = Ông/bà trả lời ngay tại đây là được.
told-done = Việc { $code }: { $unit } báo đã xong.
told-done-ask = Ông/bà thấy đã xong chưa ạ?
told-moved = Việc { $code } đã được chuyển cho { $unit }. Hẹn trả lời trước { $by }. Mã số giữ nguyên.
told-released = Việc { $code } đang chờ cán bộ khác của { $unit } nhận. Hạn trả lời vẫn như cũ.
told-rejected = Xin lỗi ông/bà, nơi này không giải quyết được việc { $code }. Lý do:
told-rejected-next = Ông/bà chưa rõ chỗ nào, xin nhắn lại tại đây.
reason-province-road-told = Đường này do tỉnh quản lý.
reason-power-company-told = Việc này do công ty điện lực làm.
reason-civil-dispute-told = Đây là tranh chấp giữa các gia đình, xin nhờ tổ hòa giải hoặc tòa án.
reason-other-office-told = Việc này thuộc cơ quan khác.

rate-yes-button = Rồi
rate-no-button = Chưa
rate-unsure-button = Không rõ
rated-yes = Cảm ơn ông/bà đã cho biết. Việc { $code } đã xong.
rated-unsure = Dạ, chúng tôi ghi nhận ạ. Khi nào thấy chưa xong, ông/bà nhắn “Chưa”.
rated-before = Ông/bà đã trả lời rồi, xin cảm ơn.
reopened = Dạ, chúng tôi mở lại việc { $code } và trả lời trước { $by } ạ.
reopened-why = Nếu tiện, ông/bà viết thêm còn vướng chỗ nào, hoặc gửi ảnh.
find-for-officers = Lệnh /tim dành cho cán bộ. Ông/bà muốn xem việc mình đã gửi, xin nhắn: /hoso

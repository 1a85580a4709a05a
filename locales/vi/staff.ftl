## What staff can do, the end of a role, and petitions written down for somebody.

help-staff = Đồng chí đang có vai trò:
help-role = – { $role }, { $unit }
help-report = /baocao: nhắn số liệu trong một tin, ví dụ “báo nhanh: tiếp 12 lượt, xong 8/11 đơn”.
help-registers = /mohinh: mô hình “Dân vận khéo”. /camket: việc đã hứa với dân. /tiepdan: lịch và sổ tiếp công dân.
help-behalf = /ghiho: ghi việc thay người dân không tự nhắn được.
help-cases = Xử lý việc: trong nhóm của đơn vị, bấm nút hoặc gõ câu ngắn ghi dưới mỗi việc.
help-digest = Sáng ngày làm việc có bản tổng hợp tại đây, chọn một mục để xem từng việc.
help-figures = /thongke: hỏi số liệu, ví dụ “thống kê tháng này so cùng kỳ”.
help-find = /tim: tìm việc, ví dụ /tim đèn đường ấp 3 tháng 10.
help-admin = Mời và gỡ vai trò: dùng lệnh quản trị trên máy chủ.
help-own = Việc riêng của đồng chí, như mọi người dân:

role-ended = Vai trò { $role } của đồng chí tại { $unit } đã kết thúc.
staff-ended = Đồng chí không còn vai trò này nên việc đang làm dở dừng lại, chưa ghi gì.

## Ghi hộ: a cadre writes down what a citizen told.

behalf-how = Đồng chí nhắn một tin: ghi hộ ai, ở đâu, dấu hai chấm, rồi chuyện gì. Tên và số điện thoại không bắt buộc.
behalf-example = Ví dụ: “ghi hộ bà Mẫu ở ấp 3, 0900 000 000: đường trước nhà ngập”.
behalf-staff-only = Phần ghi hộ dành cho cán bộ cơ sở và cán bộ xử lý. Ông/bà cần báo việc gì, xin cứ nhắn tại đây ạ.
behalf-card = Ghi hộ người dân, gửi { $unit }:
behalf-who = Người dân: { $who }
behalf-who-none = Người dân: chưa ghi tên, số điện thoại (không bắt buộc)
behalf-two = { $a }, { $b }
behalf-privacy = Cán bộ { $unit } sẽ đọc nội dung. Tên và số điện thoại người dân được cất kín, không hiện trong nhóm.
behalf-consent = Bấm “{ behalf-send-button }” là xác nhận: đồng chí đã đọc lại những dòng này và người dân đồng ý gửi.
behalf-consent-typed = Nhắn số 1 là xác nhận: đồng chí đã đọc lại những dòng này và người dân đồng ý gửi.
behalf-send-button = Gửi, người dân đã đồng ý
behalf-receipt = Đã gửi thay người dân. Mã số để đưa cho người dân:
behalf-receipt-next = Có gì mới, chúng tôi nhắn đồng chí để báo lại. Người dân tự nhắn mã này cho chúng tôi thì chúng tôi hỏi đồng chí, rồi tin về thẳng cho họ.
behalf-denunciation = Nội dung này giống tố cáo, không ghi hộ được và không lưu lại. Danh tính người tố cáo phải được giữ kín, kể cả với cán bộ cơ sở.
behalf-denunciation-ways = Người dân có thể tự nhắn cho chúng tôi (được niêm phong), nộp đơn, hoặc đến nơi tiếp công dân của { $unit }.
behalf-denunciation-unsure = Nếu không phải tố cáo, xin viết lại bằng lời khác: chỉ nêu việc cần giải quyết.
behalf-reminder = Việc ghi hộ “{ $matter }” chưa gửi đi. Nếu để vậy, { $on } chúng tôi xóa.
behalf-news = Việc đồng chí ghi hộ:
card-sender-behalf = Người gửi: cán bộ ghi hộ người dân, { $when }

## The citizen claims it from a chat of their own.

behalf-asked = Có người trên { $channel } nói việc { $code } đồng chí ghi hộ là của họ. Có đúng là người dân đó không?
behalf-asked-means = Chưa chắc, xin hỏi người dân trước. Đúng thì tin về việc này từ nay nhắn thẳng cho họ, việc khác của đồng chí họ không xem được.
behalf-yes-button = Đúng, là người dân đó
behalf-no-button = Không phải
behalf-handed = Đã giao việc { $code } cho người dân. Từ nay tin về việc này nhắn cho họ.
behalf-late = Câu hỏi này đã cũ. Nếu đúng, xin nhờ người dân gửi lại mã { $code } rồi trả lời trong một ngày.

## Said in many conversations.

went-wrong = Xin lỗi ông/bà, máy đang gặp trục trặc. Tin của ông/bà đã được giữ lại, cán bộ sẽ xem.
old-button = Nút này đã cũ. Xin ông/bà xem tin nhắn mới nhất.
cancelled = Dạ, chúng tôi dừng ở đây ạ.
nothing-to-cancel = Hiện không có việc nào đang viết dở. Ông/bà cần gì, cứ nhắn tại đây.
back-button = Quay lại

kind-feedback = phản ánh
kind-proposal = kiến nghị
kind-complaint = khiếu nại
kind-denunciation = tố cáo

topic-roads = Giao thông, đường sá
topic-environment = Môi trường, rác thải
topic-water = Cấp nước, thoát nước, ngập úng
topic-power = Điện, chiếu sáng
topic-security = An ninh, trật tự
topic-land = Đất đai, giải phóng mặt bằng
topic-construction = Xây dựng, đô thị
topic-health = Y tế, an toàn thực phẩm
topic-education = Giáo dục
topic-welfare = Lao động, an sinh xã hội
topic-administration = Thủ tục hành chính, công vụ
topic-agriculture = Nông nghiệp, thiên tai
topic-telecom = Viễn thông, lừa đảo mạng
topic-other = Việc khác

urgency-emergency = KHẨN CẤP
urgency-urgent = KHẨN
urgency-normal = Bình thường

status-new = đã nhận, đang chờ cán bộ
status-claimed = cán bộ đang làm
status-waiting = đang chờ ông/bà trả lời câu hỏi
status-done = cơ quan báo đã xong
status-closed = đã xong
status-rejected = không thuộc nơi này, đã trả lời lý do
status-withdrawn = ông/bà đã rút lại
send-place-button = Gửi vị trí của tôi

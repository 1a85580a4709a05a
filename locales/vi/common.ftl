## Said in many conversations.

went-wrong = Xin lỗi ông/bà, máy đang trục trặc. Tin vừa rồi đã được giữ lại, cán bộ sẽ xem.
button-old = Nút này đã cũ. Xin xem tin nhắn mới nhất.
cancelled = Dạ, chúng tôi dừng ở đây ạ.
number-alone = Số này không còn đi với câu hỏi nào. Ông/bà cần gì, cứ viết ra tại đây.
nothing-to-cancel = Hiện không có việc nào đang viết dở. Ông/bà cần gì, cứ nhắn tại đây.
courtesy = Dạ, có gì mới chúng tôi nhắn ông/bà ngay ạ.
courtesy-staff = Cảm ơn đồng chí.
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

## Where a petition stands: read by its citizen, and by anybody who has the code.

status-new = đã nhận, đang chờ cán bộ
status-claimed = cán bộ đang làm
status-waiting = cán bộ đã hỏi, đang chờ trả lời
status-done = cơ quan báo đã xong
status-closed = đã xong
status-rejected = nơi này không giải quyết, đã nói lý do
status-withdrawn = người gửi đã rút lại

send-place-button = Gửi vị trí của tôi
choose-by-number = Nhắn số để chọn:

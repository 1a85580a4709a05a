/** Words that tell the legal nature of a petition. `classify.ts` puts them together; the notation is explained in `lexicon.ts`. Long because it is a word list. */

export type KindLabel =
  /** By itself the report of a breach of law by somebody in office, or an outright denunciation. */
  | 'denunciation'
  /** A wrong that is a denunciation when somebody in office did it. */
  | 'wrong'
  /** Somebody in office. */
  | 'officer'
  /** An office. */
  | 'official'
  /** Giving goods to somebody in office, and his taking them, are told as wrongs. */
  | 'give'
  | 'take'
  | 'goods'
  /** Takes its words out of the count: swindlers who only pose as officials, advice, news. */
  | 'none'
  /** An office that is spoken to, not accused. */
  | 'addressee'
  /** Outright complaint. */
  | 'complaint'
  /** An administrative decision or act. */
  | 'decision'
  /** Objecting to it. */
  | 'object'
  /** It touches the writer. */
  | 'self'
  /** Outright proposal. */
  | 'proposal'
  /** Asking. */
  | 'ask'
  /** Something that is not there yet, or should be otherwise. */
  | 'new'
  /** Putting right what went wrong: asking for that is still feedback. */
  | 'fix'
  | 'feedback';

export const KIND_WORDS: Readonly<Record<KindLabel, string>> = {
  denunciation: `
    4 (tố cáo|tố giác|đơn tố cáo|vạch trần|vạch mặt)
    4 (hối lộ|nhận hối lộ|đưa hối lộ|môi giới hối lộ|ăn hối lộ|đòi hối lộ|tham nhũng|tham ô|nhũng lạm|biển thủ|thụt két|tư túi|đục khoét|quan tham)
    4 (ăn|xén|ăn bớt|ăn chặn|bớt xén|cắt xén|xà xẻo|ém|ngâm|chiếm) ~ (tiền hỗ trợ|tiền cứu trợ|tiền từ thiện|quà cứu trợ|quà tết|quà từ thiện|tiền trợ cấp|tiền đền bù|tiền bồi thường|tiền quỹ|quỹ thôn|quỹ ấp|quỹ lớp|gạo cứu trợ|tiền hộ nghèo|tiền của dân|tiền dân|khẩu phần|tiền ăn của|tiền chế độ|hàng cứu trợ|tiền công trình)
    4 (ăn chặn|bớt xén|ăn bớt|xà xẻo|cắt xén)
    4 (lạm dụng|lợi dụng) (chức vụ|chức quyền|quyền hạn|quyền lực|chức vụ quyền hạn|vị trí công tác|danh nghĩa ủy ban)
    3.5 (lạm quyền|lộng quyền|chuyên quyền|độc đoán lạm quyền|cường quyền)
    4 (làm giả|giả mạo|làm khống|khai khống|lập khống|kê khống|ký khống|khai man|lập hồ sơ khống|hồ sơ khống|hồ sơ ma|chứng từ khống|hóa đơn khống|làm hồ sơ giả|giấy tờ giả|bằng giả|con dấu giả|chữ ký giả|thương binh giả|bệnh án giả|học bạ giả|danh sách khống|danh sách ma|người chết vẫn nhận|tẩy xóa hồ sơ|sửa điểm|nâng điểm|tráo hồ sơ|nâng khống|khống khối lượng|quyết toán khống)
    4 (giả|giả mạo|ký giả|ký thay|ký mạo) (chữ ký|chữ kí|con dấu|hồ sơ|giấy tờ|văn bản|sổ sách|chứng từ|tên)
    3.5 (rút ruột|gian lận|thông đồng|móc nối|móc ngoặc|câu kết|cấu kết|bắt tay với|dàn xếp thầu|thông thầu|chỉ định thầu ~ người nhà|quân xanh quân đỏ|lợi ích nhóm|chia chác|ăn chia|ăn lại quả|tiền lại quả|hoa hồng ~ dự án)
    3.5 (bao che|bảo kê|chống lưng|tiếp tay|dung túng|làm ngơ cho|nhắm mắt làm ngơ|che giấu sai phạm|bưng bít)
    3.5 (chạy chức|chạy quyền|chạy án|chạy việc|chạy chọt|chạy hồ sơ|chạy biên chế|mua chức|mua quan bán chức|mua điểm|chạy điểm|chạy trường|chạy chế độ|chạy sổ)
    4 (vòi|vòi vĩnh|đòi|gợi ý|vòi tiền|đòi ăn|gạ|mè nheo|làm tiền|moi) ~ (tiền|triệu|trăm|củ|chai|phong bì|bồi dưỡng|quà cáp|lót tay|bao thư|tiền cà phê|tiền trà nước|tiền bôi trơn) ~ (mới|thì mới|mới ký|mới cấp|mới giải quyết|mới làm|mới chịu|mới xác nhận|để được|cho nhanh)
    4 (đưa|lót|kẹp|chung|phải đưa|phải nộp|phải chi|bồi dưỡng|đút|dúi|nhét) ~ (tiền|phong bì|bao thư|triệu|trăm|củ|chai) ~ (mới ký|mới cấp|mới giải quyết|mới làm|mới cho|mới chịu|mới xong|mới được|mới duyệt|mới trả|mới xác nhận|cho cán bộ|cho địa chính|cho chủ tịch|cho công an)
    3 (phải|phải có|phải biết|cần|thì) (chi|chung|đưa|lót|bồi dưỡng|biếu|kẹp|có) ~ (tiền|triệu|trăm|nghìn|ngàn|phong bì|quà|bồi dưỡng|cà phê|củ) ~ (cho cán bộ|cho (ông|bà|anh|chị|chú|cô|sếp|họ|mấy ông)|mới|thì mới|mới được|mới xong|mới nhanh|cho nhanh)
    3 (muốn ~ (nhanh|xong|được|êm|có)|cho nhanh|để được|để xong) ~ phải ~ (bồi dưỡng|chi|chung|lót|biếu|phong bì|quà|đưa tiền|có tiền|biết điều|đi đêm)
    3.5 (công trình|đường|cầu|trường|nhà) ~ (bị rút bớt|rút ruột|bớt sắt|bớt xi măng|ăn bớt|thiếu sắt)
    3 phải (lót|chung|biếu|bồi dưỡng|đút|kẹp) ~ (trăm|triệu|tiền|ngàn|nghìn|củ|chút|ít|quà)
    3.5 (tiền đi đâu|không biết tiền đi đâu|thất thoát|đội vốn|vẽ ra dự án|dự toán ~ mà làm|quyết toán ~ mà thực tế)
    3.5 mua bán (bằng lái|bằng cấp|bằng giả|điểm|chức|giấy tờ|hồ sơ|chứng chỉ|suất)
    3.5 (dẫn|báo trước cho|mở đường cho|làm ngơ cho|ăn chia với) ~ (lâm tặc|cát tặc|chủ quán|bọn|doanh nghiệp|sòng bạc|buôn lậu)
    3.5 (đi đêm|biết điều|luật bất thành văn|kê khống|khai tăng|kê khai khống|báo cáo khống|khai thêm|nhận tiền làm ngơ|làm ngơ)
    4 (lót tay|đút lót|đút tiền|chung chi|bôi trơn|vòi vĩnh|vòi tiền|ăn tiền|làm luật|mãi lộ|làm tiền dân|phong bì|bao thư|tiền trà nước|trà nước|tiền ngoài|tiền chạy)
    3.5 (tự ý bán đất công|bán đất công|bán đất trái thẩm quyền|cấp đất trái phép|cấp đất cho người nhà|giao đất trái thẩm quyền|chiếm đất của dân|cướp đất|ăn đất|bán tài sản công|hợp thức hóa|cấp sổ đỏ ~ cho (người nhà|anh em|vợ con|con trai|em ruột)|chia đất cho người nhà|tự tiện cấp đất)
    3.5 (tiền|quà|gạo|quỹ|suất|hàng) ~ (cán bộ|trưởng thôn|trưởng ấp|trưởng bản|trưởng khóm|chủ tịch|bí thư|kế toán|thủ quỹ|tổ trưởng|hiệu trưởng) ~ (lấy|ăn|giữ lấy|xài|tiêu xài|ém|bỏ túi|đút túi|cuỗm|hưởng|chia nhau)
    3.5 (trù dập|trả thù người|ép cung|nhục hình|đánh dân|bắt giữ người trái phép|bắt người trái pháp luật|giam giữ trái phép|dùng nhục hình|trấn áp người tố cáo)
    3.5 (hiện tượng tiêu cực|hành vi tiêu cực|tiêu cực trong|vụ lợi|trục lợi|tư lợi|tham lam|hách sách đòi tiền|ăn của dân|ăn trên đầu dân|ăn cắp của công|lấy của công|tài sản công ~ (riêng|nhà riêng|cá nhân)|xe công ~ (đi chơi|việc riêng|đám cưới))
    3.5 (đưa|xếp|nhét|cho) ~ (người nhà|con cháu mình|anh em mình|họ hàng|vợ con|bà con mình|bà con của mình|em vợ|em ruột) ~ (vào danh sách|vô danh sách|hưởng|vào làm|vô làm|nhận|hộ nghèo|biên chế|vào cơ quan)
    3.5 (người nhà|con|vợ|em|cháu|mẹ) ~ (chủ tịch|bí thư|trưởng thôn|trưởng ấp|cán bộ|phó chủ tịch|trưởng khóm|trưởng bản) ~ (hộ nghèo|được nhận|được cấp|hưởng|giàu mà)
    3 (vi phạm pháp luật|phạm pháp|hành vi sai phạm|có dấu hiệu sai phạm|sai phạm|khuất tất|mờ ám|không minh bạch|thu chi không rõ ràng|thu chi mập mờ)
    3.5 (kê khai tài sản không|nhà đất bất minh|tài sản bất minh|tiền bất chính|khai gian|nhận tiền chạy|nhận tiền rồi|nhận quà biếu)
  `,
  wrong: `
    2.5 (em rể|con rể|anh rể|em vợ|anh vợ|chị vợ|cháu ruột|anh em họ|bồ nhí|đàn em|cánh hẩu|đại gia|chủ sòng|chủ sòng bài|trùm|tên cháu|tên con|tên vợ)
    2.5 (báo cáo láo|báo lỗ giả|số liệu giả|chứng từ giả|dời cột mốc|dời mốc|giữ sổ|giữ thẻ|giữ giấy tờ ~ (của dân|người già|bà con)|rút bớt|bòn rút|thầu hết)
    2.5 (của vợ|của chồng|của con trai|của em vợ|về nhà mình|nhà riêng|về nhà riêng|cho nhau|chia nhau|với nhau ăn|cho lãnh đạo|cho sếp)
    2.5 (tự sửa|tự ký|tự cấp|tự bán|tự thu|tự lấy|tự chia|tự đặt ra|tự quyết định bán)
    2.5 (túi riêng|tư lợi|hưởng lợi|hưởng riêng|ăn riêng|dùng riêng|việc riêng|buôn bán riêng|chở riêng|sân sau|của riêng)
    2.5 (cho|của|giúp|ưu tiên|cùng|là) (người quen|người nhà|người thân|con ruột|em ruột|anh ruột|con trai mình|vợ mình|họ hàng|bà con mình|anh em mình|phe mình|gia đình mình|con cháu mình)
    2.5 (cố tình|cố ý) ~ (sai|lấy|kê|vẽ|làm sai|ngâm|ỉm|bỏ qua|che|giấu|gian)
    2.5 (cấp trùng|cấp chồng|kê thêm|kê gian|kê sai|khai gian|làm sai lệch|sửa sổ|sửa số liệu|vẽ sai|đo gian|cân gian|đánh tráo|tráo|giấu giếm|ỉm đi|mượn tên|khống!|trợ cấp khống|nhận khống|hồ sơ khống|hóa đơn đỏ giả)
    2.5 đứng tên ~ (không biết|không hay|dân|bà con)
    2.5 (không hóa đơn|không ghi hóa đơn|không biên lai|không có biên lai|không có hóa đơn|không phiếu thu|không chứng từ|không sổ sách|không công khai|không minh bạch)
    2.5 (bằng|bằng cấp|chứng chỉ|lý lịch|hồ sơ|giấy|bằng cấp ba|bằng đại học|sổ|hóa đơn|chữ ký|danh sách) ~ giả
    2.5 (gặp riêng|phải có quà|phải có tiền|có tiền mới|đưa tiền mới|quà cáp|biếu xén|tiệc tùng)
    2.5 (bán ~ (lấy tiền|ra ngoài|chia nhau)|đem bán|mang bán|lấy ~ đem bán)
    2.5 (lấy|thu|nhận|cầm|giữ|đòi|xin|ăn|vay|mượn|gom|moi|bắt nộp|bắt đóng) ~ (tiền|triệu|trăm ngàn|trăm nghìn|tỷ|củ) ~ (không biên lai|không có biên lai|không hóa đơn|không phiếu thu|bỏ túi|bỏ túi riêng|rồi im|không trả|tiêu xài|sài riêng|xài riêng|của dân|riêng|trái quy định|vô lý|ngoài quy định)
    2.5 (nhận tiền|lấy tiền|đòi tiền|ăn tiền|xin tiền|gợi ý tiền|thu tiền ~ (không biên lai|không hóa đơn|bỏ túi|không có giấy)|cầm tiền|bỏ túi|bỏ túi riêng|đút túi|chiếm đoạt|chiếm dụng|xà xẻo|tiêu xài tiền|lấy tiền quỹ|mượn tiền không trả|ôm tiền|gom tiền)
    2.5 (tự ý|tự tiện|ngang nhiên|lén) ~ (bán|cấp|chia|cho thuê|ký|lấy|sửa|thu|cắt|chiếm|giao)
    2.5 (trái pháp luật|trái quy định|sai quy định|trái luật|phạm luật|trái thẩm quyền|vượt thẩm quyền|sai nguyên tắc|không đúng đối tượng|sai đối tượng|không đúng quy định|gian dối|man trá|dối trá|lừa dân|lừa dối|lừa đảo|ức hiếp|hà hiếp|chèn ép|đe dọa|dọa nạt|hăm dọa|uy hiếp|cưỡng ép|ép dân|ép ký|bắt ép|đánh người|hành hung|đánh đập|đánh em|đánh tôi)
    2.5 (thiên vị|tư vị|nâng đỡ|ưu ái người nhà|cho người nhà|cho bà con mình|cho anh em mình|bè phái|bao che|móc nối|mua chuộc|mua phiếu|gian lận bầu cử|ép bầu|đánh bạc|cờ bạc|nhậu trong giờ|quan hệ bất chính|ngoại tình|gạ tình|sàm sỡ|quấy rối|dâm ô|say xỉn)
    2 (lấn chiếm đất công|xây trái phép|phá rừng|khai thác cát trái phép|xả thải trộm|chôn chất thải|trốn thuế|buôn lậu|bán hàng giả|tàng trữ|làm ăn phi pháp|gây ô nhiễm|đổ trộm|hút cát)
    2 (ăn|đớp|nuốt|đút|rút) ~ (tiền|quỹ|công trình|dự án)
  `,
  officer: `
    2 (cán bộ|ông cán bộ|công chức|viên chức|lãnh đạo|quan chức|cán bộ (địa chính|tư pháp|thuế|xã|phường|thôn|chính sách|một cửa|thú y|huyện|kiểm lâm|y tế|hộ tịch|văn phòng)|địa chính|tư pháp|kế toán|thủ quỹ|văn thư|thanh tra|kiểm lâm|quản lý thị trường|thuế vụ|hải quan|thủ kho|điều tra viên|thẩm phán|kiểm sát viên|biên phòng|sếp|nhân viên (một cửa|thuế|điện lực|y tế|ngân hàng chính sách|thu ngân))
    2 (chủ tịch|phó chủ tịch|bí thư|phó bí thư|trưởng thôn|trưởng ấp|trưởng xóm|trưởng khóm|trưởng bản|trưởng buôn|trưởng làng|phó thôn|phó ấp|phó khóm|trưởng nhóm vay|phó bản|tổ trưởng|tổ phó|xã đội|xã đội trưởng|trưởng khu phố|tổ trưởng dân phố|già làng|hội trưởng|chi hội trưởng|chủ nhiệm|trưởng ban|phó ban|ban chỉ huy|ban lãnh đạo|đăng kiểm|đăng kiểm viên|ban quản lý|ban nhân dân|ban chủ nhiệm|chủ tịch hội|hội phụ nữ|hội nông dân|đảng viên|đại biểu)
    2 (công an|công an xã|công an phường|công an huyện|công an viên|phó công an|trưởng công an|phó trưởng công an|cảnh sát|cảnh sát giao thông|cảnh sát khu vực|dân phòng|dân quân|thanh tra xây dựng|đội trật tự|trật tự đô thị)
    2 (hiệu trưởng|hiệu phó|giám đốc|phó giám đốc|trưởng phòng|phó phòng|trưởng trạm|trạm trưởng|trưởng khoa|bác sĩ|y tá|y sĩ|dược sĩ|hội đồng đền bù|ban đền bù|lái xe ủy ban|lái xe của ủy ban|điều dưỡng|giáo viên chủ nhiệm|cô giáo|thầy giáo|cô chủ nhiệm|thầy chủ nhiệm|kế toán trường|nhà thầu|ban giám hiệu)
    1.5 (con|vợ|em|cháu|chồng|anh|em vợ|con trai|con rể) (ông|bà|anh|) (chủ tịch|bí thư|trưởng thôn|trưởng ấp|phó chủ tịch|giám đốc|trưởng công an)
  `,
  official: `
    2 (ủy ban|ủy ban nhân dân|chính quyền|hội đồng nhân dân|phòng tài nguyên|chi cục|cơ quan|ủy ban xã|ủy ban phường|chính quyền xã|ban giải phóng mặt bằng|văn phòng đăng ký đất đai|cấp ủy|nhà trường|bệnh viện|chủ đầu tư|hợp tác xã)
    1 (mấy ổng|mấy ông|ổng|ông ta|bà ta|họ!|tụi nó) // ổng N
  `,
  give: `
    1 (đưa|đưa cho|biếu|nộp|nộp cho|chuyển khoản cho|kẹp|lót|chung|chung cho|dúi|nhét|đút|hối lộ|cúng)
  `,
  take: `
    1 (thu|thu của|thu thêm|bớt|chia|đem|mang|mua|bán|bắt|ép|lấy thêm|vòi vĩnh|xin đểu|đòi thêm|xin|cấu véo|lấy của|bòn rút|phù phép|gạ|nộp|phải nộp|bắt nộp|thu riêng|lấy|nhận|giữ|cầm|đòi|vòi|xài|tiêu|dùng|ăn|mượn|bỏ túi|xà xẻo|ém|bán|cuỗm|đút túi|ôm|hưởng|rút|chia nhau|biển|chiếm|lấy trộm|tuồn|moi|gợi ý|yêu cầu đưa|bắt đưa|bắt nộp|nhận của|cưa)
  `,
  goods: `
    1 (đất|đất rừng|đất ruộng|gỗ|cát|xăng|máy cày|con gà|con heo|con vịt|con bò|chai rượu|thẻ ngân hàng|thẻ atm|bằng lái|bằng cấp|vật liệu|tiền công|tiền mừng|tiền của|tiền|triệu|trăm|nghìn|ngàn|tỷ|quỹ|quà|gạo|phong bì|bao thư|bồi dưỡng|suất|vốn|đất công|hàng cứu trợ|thuốc bảo hiểm|tài sản|củ|chai rượu|hoa hồng|phần trăm|vật tư|xi măng|sắt thép|xăng dầu|kinh phí|hối lộ)
  `,
  none: `
    0 (giả danh|mạo danh|giả mạo|tự xưng|tự xưng là|xưng là|giả làm|giả|xưng) (công an|cán bộ|cảnh sát|nhân viên|viện kiểm sát|tòa án|thuế|ngân hàng|điện lực|chủ tịch|giáo viên|bác sĩ|ủy ban|người nhà|cán bộ thuế|cán bộ xã|cán bộ phường|công an xã|công an phường|cán bộ ngân hàng)
    0 (lừa đảo|bị lừa|lừa tiền) (qua|trên|online|mạng|chuyển khoản)
    0 (bác sĩ|cán bộ) (khám|dặn|bảo phải|hướng dẫn)
    0 (phường|xã) (tôi|em|mình|ta|nhà|này|mới|cũ)
    0 (ở|tại|thuộc|trong|đường|của|toàn|cả|liên) (xã|phường)
    0 (trạm y tế|ban quản lý chợ) (xã|phường)
    0 (phản ánh kiến nghị|phản ánh và kiến nghị|kiến nghị phản ánh)
    0 (được|chưa|chưa được|không được|để|bao giờ|khi nào|tới|đi|lên|xin|cho tôi|cho em|cho dân) (nhận|lấy|lãnh|dùng|giữ|mượn|hưởng)
    0 (thu|thu tiền|đóng|đóng tiền|nộp|nộp tiền) (rác|điện|nước|bảo hiểm|học phí|quỹ|phí|đóng góp|vệ sinh|thuế|lệ phí|gửi xe|phòng|viện phí|giường)
    0 (bắt|ép|yêu cầu|xin) ~ (bổ sung|làm lại|viết lại|chứng thực|photo|xác nhận|điều tra|xử lý)
    0 (công an|cảnh sát) bắt
    0 (lấy|xin|cho) (ý kiến|số|mẫu|phiếu|xác nhận|chữ ký|máu|lời khai|thông tin)
    0 (đá gà|đá banh|đánh bài|đánh bạc|chơi bài|chơi|cờ|bài|đánh cờ) ăn tiền
    0 (ăn ở|ăn uống|bữa ăn|ăn cơm|ăn nhậu|làm ăn|chợ ăn)
  `,
  addressee: `
    0 (báo|báo cho|gọi|gọi cho|báo cáo|trình báo|nhờ|mong|mong các|đề nghị|kính gửi|kính mong|kính thưa|thưa|xin|cảm ơn|gửi|nói với|hỏi|phản ánh với|phản ánh đến|phản ánh lên|phản ánh tới|kiến nghị với|kiến nghị) (cán bộ|lãnh đạo|chủ tịch|công an|công an xã|công an phường|trưởng thôn|trưởng ấp|tổ trưởng|ủy ban|ủy ban nhân dân|chính quyền|chính quyền địa phương|xã|phường|cơ quan|cơ quan chức năng|cảnh sát|quý cơ quan|ban quản lý|ông chủ tịch|nhà trường|cơ quan công an)
    0 (cơ quan chức năng|ngành chức năng|cơ quan có thẩm quyền|quý cơ quan|quý cấp)
  `,
  complaint: `
    4 (khiếu nại|đơn khiếu nại|khiếu kiện|khiếu tố|khởi kiện|kiện ra tòa|tôi kiện|xin kiện|khiếu lại|kêu oan|oan ức|oan sai|bị oan|oan uổng|phạt oan|xử oan)
    3.5 (không|chưa|ko) (đồng ý|đồng tình|chấp nhận|nhất trí|tán thành|thống nhất|thỏa đáng|thỏa mãn|phục|chịu) ~ (quyết định|mức|giá|phương án|kết quả|kết luận|biên bản|văn bản|thông báo|việc thu hồi|việc cưỡng chế|đền bù|bồi thường|cách tính|trả lời|xử phạt|giải quyết|bảng giá|áp giá)
    3.5 (quyết định|phương án|mức|giá|kết quả|văn bản|biên bản|kết luận|số tiền|bảng kê) ~ (không thỏa đáng|chưa thỏa đáng|không đúng|chưa đúng|sai|không hợp lý|vô lý|bất hợp lý|không công bằng|oan|thiệt thòi|không hợp tình hợp lý|trái luật|trái quy định)
    3.5 (đền bù|bồi thường|áp giá|hỗ trợ|kiểm kê|giá đất|giá đền bù|tiền đền bù|mức đền bù) ~ (quá thấp|thấp|rẻ mạt|thiếu|không thỏa đáng|chưa thỏa đáng|không đúng|sai|bỏ sót|ép giá|quá rẻ|bèo bọt|bằng nửa)
    3.5 (xem xét lại|xét lại|xem lại|thu hồi lại|hủy|hủy bỏ|rút lại|sửa lại|tính lại|đo lại|giải quyết lại|rà soát lại|thẩm định lại) ~ (quyết định|mức phạt|việc thu hồi|phương án|kết quả|giá đền bù|biên bản|giấy phạt|văn bản|giá bồi thường|bồi thường|đền bù|diện tích)
    3.5 (từ chối|không chịu|không|bác|trả|trả lại|không cho) (cấp|giải quyết|nhận|tiếp nhận|xác nhận|duyệt|hồ sơ|đơn|nhận hồ sơ|đăng ký|cấp sổ|cấp giấy|cấp phép) ~ (cho tôi|cho gia đình|cho nhà tôi|của tôi|của gia đình|cho em|của em|của con tôi|cho con tôi|của nhà tôi|cho mẹ tôi|vô lý|không lý do|không rõ lý do|không nêu lý do|sai)
    3.5 (tôi|gia đình tôi|nhà tôi|em|gia đình em|mẹ tôi|cha tôi|ba tôi|bố tôi|con tôi|vợ chồng tôi|má tôi|hộ tôi) ~ (bị phạt|bị xử phạt|bị cưỡng chế|bị thu hồi|bị cắt|bị loại|bị từ chối|bị trả hồ sơ|bị gạch tên|bị kỷ luật|bị buộc|bị thiệt|bị áp giá|bị truy thu|bị đuổi học|bị hủy|bị cắt trợ cấp|bị bác đơn)
    3 (bị phạt|xử phạt|phạt|lập biên bản|giấy phạt|quyết định xử phạt) ~ (oan|sai|vô lý|không đúng|không có lỗi|không vi phạm|không phải tôi|nhầm|quá nặng|vô cớ)
    3 (cắt|loại|gạch|xóa|bỏ) ~ (hộ nghèo|trợ cấp|chế độ|danh sách|tên tôi|tên nhà tôi|bảo trợ|phụ cấp|tên khỏi) ~ (của tôi|gia đình tôi|nhà tôi|của mẹ tôi|vô lý|không lý do|không rõ lý do|không thông báo|sai|oan|của em|của ba tôi|của bố tôi|của cha tôi)
    3 (cấp sai|đo sai|tính sai|ghi sai|thu sai|xử lý sai|cấp nhầm|đo thiếu|cấp thiếu|cấp chồng|cấp sổ chồng|cấp chồng lấn|làm sai|tính thiếu|thu thừa) ~ (đất của tôi|đất nhà tôi|diện tích|của gia đình|cho tôi|của tôi|nhà tôi|của em|của mẹ tôi|thửa đất)
    3 (xâm phạm|ảnh hưởng|xâm hại|thiệt hại) ~ (quyền lợi|quyền và lợi ích|lợi ích hợp pháp|quyền hợp pháp)
    2.7 (tôi|em|gia đình tôi|nhà tôi|chúng tôi|tui|bà con|các hộ|chúng em) (không|chưa|hoàn toàn không|kiên quyết không) (đồng ý|đồng tình|chấp nhận|nhất trí|chịu|phục)
    2.7 (đơn|hồ sơ) ~ bị (trả|trả về|trả lại|bác|từ chối|loại) ~ (không giải thích|không lý do|không rõ lý do|vô lý|vô cớ|không nói lý do|không nêu lý do)
    2.2 (xem xét lại|xem lại|xét lại|giải quyết lại|phúc tra|phúc khảo|thẩm tra lại)
    3 (lập biên bản|phạt|xử phạt|cấp sổ|thu hồi|cưỡng chế|cắt|đuổi học|kỷ luật) ~ (là sai|oan|là oan|là không đúng|mà không có quyết định|không có quyết định|trái luật|là vô lý)
    2.7 (đủ điều kiện|đủ tiêu chuẩn|đúng đối tượng|đủ giấy tờ|đủ hồ sơ) ~ (không cho|không được|không xét|bị loại|bị gạch|không cấp|bị từ chối|không giải quyết|không công nhận)
    2.5 (không công nhận|bác đơn|không giải quyết đơn|đơn ~ không được giải quyết|quyết định hành chính|quyết định thu hồi|quyết định cưỡng chế|quyết định xử phạt)
  `,
  decision: `
    1.5 (quyết định|quyết định số|biên bản|thông báo số|thông báo thu hồi|cưỡng chế|xử phạt|bị phạt|kết luận|văn bản số|kỷ luật|thu hồi đất|giá đền bù|mức bồi thường|phương án bồi thường|mức thuế|truy thu|công văn)
  `,
  object: `
    1.5 (không đồng ý|không đồng tình|không chấp nhận|không nhất trí|phản đối|không thỏa đáng|chưa thỏa đáng|bất công|không công bằng|vô lý|quá vô lý|oan|oan uổng|thiệt thòi|không phục|bức xúc vì bị|sai sự thật|không đúng thực tế|không có căn cứ|không đúng)
  `,
  self: `
    1 (tôi|gia đình tôi|nhà tôi|em|của tôi|con tôi|mẹ tôi|tui|hộ tôi|mình|chúng tôi|cha tôi|bố tôi|ba tôi|má tôi|vợ tôi|chồng tôi)
  `,
  proposal: `
    3 (kiến nghị|đề xuất|góp ý|đóng góp ý kiến|hiến kế|có ý kiến|xin có ý kiến|xin góp ý|ý kiến đóng góp|sáng kiến)
    2.5 (nguyện vọng|tâm nguyện|mong mỏi)
    3 (ước gì|giá mà|giá như|ước có|mong ước|sao không|tại sao không|sao xã không|sao phường không|sao mình không)
    3 (nên|cần|phải) (có thêm|mở thêm|xây thêm|lắp thêm|bố trí thêm|tổ chức thêm|làm thêm|đặt thêm|tăng cường|trồng thêm|có|mở|xây|lắp|làm|bố trí|tổ chức|quy hoạch|đầu tư|cấm|cho phép|miễn|giảm|tăng|đặt|trồng|nâng cấp|mở rộng|kéo dài|thành lập|ban hành|thay đổi|điều chỉnh|công khai|đưa)
  `,
  ask: `
    1 (đề nghị|mong|mong muốn|mong được|xin|xin được|nguyện vọng|kính mong|kính đề nghị|rất mong|nhờ|yêu cầu|cho tôi xin|cho xin|hy vọng|ao ước|bà con mong|đề đạt|ước|thiết tha|cầu mong|muốn)
  `,
  new: `
    2 (xây|xây dựng|làm|lắp|lắp đặt|gắn|mở|đặt|trồng|bố trí|tổ chức|thành lập|mở lớp|cấp|trang bị|dựng|kéo|đầu tư) (thêm|mới|một|1|cho|cái|cây|lại một|hai|vài|mấy|cầu|đường|trường|chợ|trạm|sân|đèn|camera|biển|gờ|nhà|thùng|kè|cống|công viên|lớp|tuyến|điểm|khu)
    2 (đầu tư|nâng cấp|mở rộng|kéo dài|bổ sung|hỗ trợ|quy hoạch|nhựa hóa|bê tông hóa|tăng|giảm|miễn|miễn giảm|cho phép|cho vay|tạo điều kiện|điều chỉnh|thay đổi|sửa đổi|ban hành|công khai|cấm|hạn chế|làm việc thứ bảy|làm thêm|mở cửa|tăng cường|quan tâm|tổ chức|thành lập|trang bị|phổ biến|tập huấn|tuyên truyền|dạy nghề|đào tạo nghề|lắp|lắp đặt|gắn|trồng|bố trí|chuyển|dời|di dời|kéo nước|kéo điện|làm việc (cả|thêm|vào|luôn|đến)|đổi tên|đặt tên|xã hội hóa|nghiên cứu|khôi phục|duy trì|khen thưởng|sớm triển khai|triển khai|làm đường|làm cầu|xây cầu|xây trường|làm kè|xây kè|mở chợ|mở lớp|vay vốn)
  `,
  fix: `
    2 (sửa|sửa chữa|khắc phục|xử lý|kiểm tra|giải quyết|can thiệp|dọn|dọn dẹp|thu gom|nạo vét|thông cống|khơi thông|dập dịch|phun thuốc|thay bóng|vá|dặm vá|ngăn chặn|dẹp|nhắc nhở|chấn chỉnh|xử phạt|xem giúp|coi giúp|xem xét xử lý|làm rõ|xác minh|ra quân|tuần tra|cắt tỉa|tháo dỡ|di dời khẩn cấp|trả lời|làm việc với|cho người xuống)
  `,
  feedback: `
    1 (phản ánh|thông báo|báo|cho biết|bị|đang bị|mấy bữa nay|mấy hôm nay|cả tuần nay|từ hôm qua|tối qua|sáng nay|nhiều ngày|lâu nay|thường xuyên|hằng đêm|suốt đêm|cứ|hoài|chưa ai|không ai|vẫn chưa|mấy tháng nay)
  `,
};

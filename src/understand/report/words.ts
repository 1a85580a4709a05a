/** Words of reports that name no indicator. */

const list = (text: string): readonly string[] => text.split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' '));

/** They stand beside figures and say nothing of what is counted. */
export const FILLERS: readonly string[] = list(`
  được|có|là|đã|với|cho|các|những|của|và|tại|ở|trong|trong đó|gồm|bao gồm|tổng|số|tổng số|lượng|số lượng|tổng cộng|cộng|tham gia|tham dự|dự|người dự|
  người tham dự|người tham gia|tổ chức|trị giá|tổng trị giá|giá trị|tổng giá trị|kinh phí|tổng kinh phí|số tiền|tổng số tiền|tiền|bằng tiền|đạt|tỷ lệ|tỉ lệ|chiếm|
  kết quả|toàn|báo cáo|báo nhanh|báo cáo nhanh|báo|nhanh|nhân dân|người dân|bà con|dân|công tác|việc|lĩnh vực|về|theo|thêm|lên|mới|nay|đến nay|hiện nay|hiện|
  ạ|nhé|nhe|nha|dạ|em|tôi|xin|kính|kính gửi|gửi|đồng chí|trên|trên địa bàn|địa bàn|qua|đó|này|cùng|còn|lại|khoảng|hơn|gần|ước|ước tính|chừng|tiếp tục|trực tiếp|
  tiếp theo|tiến hành|mở|lần|do|để|từ|đến|tới|thì|nữa|luôn|rồi|phối hợp|tương đương|tương ứng|quy mô|chiều dài|dài|diện tích|dt|người|lượt người|đại biểu|số người|
  xã|phường|thôn|ấp|khóm|xóm|bản|buôn|làng|tổ|tổ dân phố|khu phố|khu dân cư|tuần|tháng|năm|ngày|quý|cuộc|buổi|lượt|hội nghị|đợt|vụ|vụ việc|hộ|hộ dân|hộ gia đình|
  hôm|cả|tất cả|hết|chung|cụ thể|như sau|sau|dưới đây|số liệu|tình hình|chuyển|nghe|xem|có mặt|mỗi|bình quân|từng|nhân dịp|dịp|đi|ra|vào|lớp|học viên|cấp|tất|ok|vâng|trên tổng số|trong tổng số|cụ thể như sau
`);

/** Before a figure: it is not exact. */
export const ABOUT: ReadonlySet<string> = new Set(['hon', 'gan', 'khoang', 'tren', 'uoc', 'chung', 'ngot', 'tam']);

/** Before a figure: what is left of the x out of y before it. */
export const LEFT: readonly string[] = list(
  'còn|còn lại|còn tồn|còn tồn đọng|tồn|tồn đọng|tồn lại|chưa giải quyết|chưa xong|chưa xử lý|chưa giải quyết xong|đang giải quyết|đang xử lý|chuyển kỳ sau|còn dư',
);
/** After a figure of things: they are not done yet. */
export const NOT_DONE: readonly string[] = list('đang|chưa|còn lại|đang tiếp tục|còn tồn|chuyển kỳ sau');

/** What a number stands after that is no figure: papers, articles, rounds. Folded. */
export const REFERENCES: ReadonlySet<string> = new Set(
  'nq kl ct qd kh nd luat tb cv hd da dieu khoan muc phan trang buoc khoa khoi so qdi tt ctr lan dot chuong'.split(' '),
);
/** The same where the last of two words is not enough: nghị quyết 25, kết luận 43. */
export const REFERENCE_PHRASES: readonly string[] = list(
  'nghị quyết|kết luận|chỉ thị|quyết định|kế hoạch|nghị định|thông báo|công văn|hướng dẫn|đề án|chương trình|văn bản|quy định|thông tư|pháp lệnh|phiếu|hotline|đường dây nóng|số điện thoại|sđt|điện thoại|nhiệm kỳ|giai đoạn|khóa|phụ lục|biểu|mẫu số|mã|km|quốc lộ|tỉnh lộ|lô|tờ|thửa|nhà số|số nhà|lớp học|thứ tự',
);

/** After a number: how long or how old, no figure. */
export const DURATIONS: readonly string[] = list('năm|tháng|ngày|tuần|giờ|phút|giây|h|tiếng đồng hồ|đêm|tuổi|năm tuổi|khẩu|tầng|cấp độ|độ|giờ đồng hồ|g|lĩnh vực|tiêu chí|nhóm vấn đề|mặt công tác');

/** What a place begins with. */
export const PLACES: readonly string[] = list(
  'ấp|thôn|xóm|khóm|tổ|tổ dân phố|tdp|khu|khu phố|kp|khu dân cư|kdc|bản|buôn|làng|phường|xã|thị trấn|tiểu khu|chi bộ|chi hội|đội|cụm|đảng bộ|đảng ủy|ubnd xã|ubnd phường|mttq xã|hội',
);

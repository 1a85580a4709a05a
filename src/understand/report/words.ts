/** Words of reports that name no indicator. */

const list = (text: string): readonly string[] => text.split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' '));

/** They stand beside figures and say nothing of what is counted. */
export const FILLERS: readonly string[] = list(`
  tại chỗ|được|có|là|đã|với|cho|các|những|của|và|tại|ở|trong|trong đó|gồm|bao gồm|tổng|số|tổng số|lượng|số lượng|tổng cộng|cộng|tham gia|tham dự|dự|người dự|
  người tham dự|người tham gia|tổ chức|trị giá|tổng trị giá|giá trị|tổng giá trị|kinh phí|tổng kinh phí|số tiền|tổng số tiền|tiền|bằng tiền|đạt|tỷ lệ|tỉ lệ|chiếm|
  kết quả|toàn|báo cáo|báo nhanh|báo cáo nhanh|báo|nhanh|nhân dân|người dân|bà con|dân|công tác|việc|lĩnh vực|về|theo|thêm|lên|mới|nay|đến nay|hiện nay|hiện|
  ạ|nhé|nhe|nha|dạ|em|tôi|xin|kính|kính gửi|gửi|đồng chí|trên|trên địa bàn|địa bàn|qua|đó|này|cùng|còn|lại|khoảng|hơn|gần|ước|ước tính|chừng|tiếp tục|trực tiếp|
  tiếp theo|tiến hành|mở|lần|do|để|từ|đến|tới|thì|nữa|luôn|rồi|phối hợp|tương đương|tương ứng|quy mô|chiều dài|dài|diện tích|dt|người|lượt người|đại biểu|số người|
  xã|phường|thôn|ấp|khóm|xóm|bản|buôn|làng|tổ|tổ dân phố|khu phố|khu dân cư|tuần|tháng|năm|ngày|quý|cuộc|buổi|lượt|hội nghị|đợt|vụ|vụ việc|hộ|hộ dân|hộ gia đình|
  hôm|cả|tất cả|hết|chung|cụ thể|như sau|sau|dưới đây|số liệu|tình hình|nghe|xem|có mặt|mỗi|bình quân|từng|x|nhân dịp|dịp|đi|ra|vào|lớp|học viên|cấp|tất|ok|trên tổng số|trong tổng số|cụ thể như sau
`);

/** What no indicator counts, although words in it do. */
export const OTHERS: readonly string[] = list(`
  nhà văn hóa|nhà vệ sinh|nhà trường|nhà nước|nhà thờ|nhà máy|nhà trẻ|nhà xe|nhà dân|nhà ông|nhà bà|nhà anh|nhà chị|đường điện|đường dây|đường dây nóng|đường ống|đèn đường|
  bóng đèn đường|đoàn công tác|đoàn kiểm tra|đoàn viên|đoàn thể|đoàn thanh niên|đoàn kết|đoàn khách|đoàn thanh tra|đoàn giám sát|hòa giải không thành|không thành|đơn vị|đơn giản|tiếp đoàn|
  tiếp khách|tiếp cận|tiếp sức|tiếp thị|tiếp quản|hộ khẩu|hộ nghèo|hộ cận nghèo|hộ khá|hộ chiếu|lớp học|quà vặt|ý kiến chỉ đạo|vụ mùa|vụ đông|vụ lúa|vụ cháy|vụ tai nạn|vụ trộm|
  người nghèo|người tốt việc tốt|tập thể dục|văn hóa phẩm|gia đình văn hóa|an ninh mạng|xã hội đen|mô hình trang trại|họp chi bộ|họp giao ban|công an|đất đai|nhà tạm trú|tạm trú|
  đang giải quyết|đang xử lý|đang gq|chưa giải quyết|chưa xử lý|chưa xong|chưa giải quyết xong|đang tiếp nhận|
  lượt xem|lượt truy cập|lượt chia sẻ|lượt thích|lượt tương tác|lượt theo dõi|lượt tiếp cận|lượt like|lượt share|lượt nghe|lượt đoàn khách|lượt khách|đơn xin|đơn vay|đơn hàng|đơn thuốc|đơn đề nghị cấp|đơn đăng ký
`);

/** What may follow a figure that has no word of measure, folded. */
export const CLOSERS: ReadonlySet<string> = new Set(
  'va voi gom bao trong tai o do de cho dat la roi nhe nha nhen a thoi luon nua so bang cung con theo tu den'.split(
    ' ',
  ),
);

/** Before a figure: it is not exact. */
export const ABOUT: ReadonlySet<string> = new Set(['hon', 'gan', 'khoang', 'tren', 'uoc', 'chung', 'ngot', 'tam']);

/** Before a figure: what is left of the x out of y before it. */
export const LEFT: readonly string[] = list(
  'còn|còn lại|còn tồn|còn tồn đọng|tồn|tồn đọng|tồn lại|chưa giải quyết|chưa xong|chưa xử lý|chưa giải quyết xong|đang giải quyết|đang xử lý|chuyển kỳ sau|còn dư',
);
/** Before a figure: it is how many more, or fewer. */
export const MORE: readonly string[] = list('tăng|tăng thêm|tăng lên|cao hơn|nhiều hơn');
export const LESS: readonly string[] = list('giảm|giảm được|giảm đi|giảm xuống|thấp hơn|ít hơn');
/** After a figure of things: they are not done yet. */
export const NOT_DONE: readonly string[] = list('đang|chưa|còn lại|đang tiếp tục|còn tồn|chuyển kỳ sau');

/** What a number stands after that is no figure: papers, articles, rounds. Folded. */
export const REFERENCES: ReadonlySet<string> = new Set(
  'nq kl qd qdi ctr dieu khoan muc trang buoc khoa chuong dot ql tl hl tuoi'.split(' '),
);
/** The same in capitals (CT 29, TT 05); in small letters they are other shorthand. */
export const PAPERS: ReadonlySet<string> = new Set('ct kh nd tb cv hd da tt luat'.split(' '));
/** The same where the last of two words is not enough: nghị quyết 25, kết luận 43. */
export const REFERENCE_PHRASES: readonly string[] = list(
  'nghị quyết|kết luận|chỉ thị|quyết định|kế hoạch|nghị định|thông báo|công văn|hướng dẫn|đề án|chương trình|văn bản|quy định|thông tư|pháp lệnh|phiếu|hotline|đường dây nóng|số điện thoại|sđt|điện thoại|nhiệm kỳ|giai đoạn|khóa|phụ lục|biểu|mẫu số|mã|km|quốc lộ|tỉnh lộ|lô|tờ|tờ bản đồ|bản đồ|thửa|thửa đất|nhà số|số nhà|lớp học|thứ tự|tổ bầu cử|tổ hòa giải|trụ sở|khu vực bỏ phiếu|đơn vị bầu cử',
);

/** After a number: how long, how old, in how many fields: no figure. Nothing that is another word without its marks, such as tầng (tặng). */
export const DURATIONS: readonly string[] = list(
  'năm|tháng|ngày|tuần|giờ|phút|h|tiếng đồng hồ|đêm|tuổi|năm tuổi|giờ đồng hồ|lĩnh vực|tiêu chí|nhóm vấn đề|mặt công tác',
);

/** What a place begins with. */
export const PLACES: readonly string[] = list(
  'ấp|thôn|xóm|khóm|tổ|tổ dân phố|tdp|khu|khu phố|kp|khu dân cư|kdc|bản|buôn|làng|phường|xã|thị trấn|tiểu khu|chi bộ|chi hội|đội|cụm|đảng bộ|đảng ủy|ubnd xã|ubnd phường|mttq xã',
);

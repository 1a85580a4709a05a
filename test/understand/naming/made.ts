/** Sentences put together from bits: persons and places that are called alike, so that what stands before and behind the name tells them apart. */

import { vietnam2025 } from '../../../src/domain/vn-2025.ts';

const list = (bits: string): readonly string[] => bits.split('|').map((bit) => bit.trim());

const TITLES = list(
  'ông|bà|anh|chị|cô|chú|bác|cụ|thầy|cậu|dì|mợ|thím|em|cháu|bé|thằng|con|mệ|o|mụ|ả|lão|ngoại|vợ|chồng|vợ chồng anh|mẹ con chị|hai ông|thằng con|con trai|con gái|' +
    'em trai|em gái|anh trai|con rể|con dâu|cháu nội|cháu ngoại|vợ tôi|chồng em|mẹ tôi là|con tôi|con tôi tên|hộ ông|hộ bà|hộ|gia đình|gia đình anh|nhà ông|nhà bà|nhà anh|nhà chị|nhà chú|của ông|' +
    'của chị|bố cháu|đối tượng|tên|tay|kẻ|gã|đứa|bọn thằng|hàng xóm là|chủ nhà là|chủ nhà tên|chủ đất|chủ xe|chủ quán|chủ tiệm|chủ trọ|chủ thầu|chủ xưởng|chủ hụi|chủ tài khoản|tài xế|lái xe|thợ hồ|' +
    'bảo vệ|kế toán|thủ quỹ|thủ kho|giám đốc|phó giám đốc|trưởng thôn|trưởng ấp|trưởng khóm|trưởng xóm|tổ trưởng|tổ phó|bí thư|phó bí thư|bí thư chi bộ|chủ tịch|phó chủ tịch|nguyên chủ tịch|trưởng phòng|' +
    'phó phòng|cán bộ|cán bộ địa chính|địa chính|công chức|chuyên viên|công an viên|cảnh sát khu vực|thiếu tá|đại úy|kiểm lâm|thanh tra|hiệu trưởng|hiệu phó|giáo viên|cô giáo|thầy giáo|bác sĩ|y sĩ|y tá|điều dưỡng|' +
    'hộ lý|dược sĩ|kỹ sư|giám sát|giám sát viên|đội trưởng|nhân viên|thu ngân|đồng chí|bệnh nhân|nạn nhân|học sinh|sinh viên|thương binh|liệt sĩ|phụ huynh em|đại diện là|gặp|hỏi|nhờ|báo|gọi|theo|do|của|với|cho|' +
    'người tên|nó tên|tôi là|em là|mình là|cháu là|con là|tôi tên|tên tôi là|em tên|mình tên|tên em là|đứng tên|mang tên|tự xưng là|kiến nghị của|ý kiến của|người bị hại|người bán là|người mua là|ông bà|' +
    'ông tổ trưởng|bà hiệu trưởng|anh cán bộ|chị kế toán|cô văn thư|chú bảo vệ|anh tài xế|bác trưởng thôn|chị y tá|ông phó chủ tịch|ông giám đốc|anh công an|ông thầy|bà chủ trọ|chị hàng xóm|ông hàng xóm|anh thợ điện',
);
const BEHIND = list(
  'xả rác ra mương|lấn chiếm lòng đường|chưa nhận được tiền|bị ngã gãy chân|nuôi chó thả rông|đòi tiền mới ký|hứa mà không làm|hát karaoke suốt đêm|đổ đất lấp ao|là người tốt|xin hỏi thủ tục|ở xóm dưới|ở đầu ngõ|bán ma túy|' +
    'cho vay nặng lãi|thu tiền không biên lai|nhận hối lộ|đánh vợ|chạy xe ẩu|say xỉn quậy phá|bị mất nước|bị bệnh nặng|mất giấy tờ|sinh năm 1965|78 tuổi|lớp 4A|bên phòng tư pháp|làm ở xã|dạy toán|trực đêm qua|tiêm cho cháu|' +
    'khám rất kỹ|nói chuyện lịch sự|không đồng ý|xin phản ánh|khiếu nại|tố cáo|rất nhiệt tình|hàng xóm|và gia đình|với vợ|đào ao lấn đất|chặt cây|đập phá|trốn rồi|bỏ trốn|không có mặt|giữ sổ|ký khống|lấy tiền của dân|bị lừa|' +
    'bị đánh|đi lạc|đuối nước|nằm viện|già yếu|neo đơn|chưa có thẻ|xin vay vốn|mở quán nhậu|bán hàng rong|đốt rác|thả bò phá lúa|xây nhà lấn hẻm|đậu xe chắn lối|ở đây|đây|nè|nha|ạ|nói|bảo|kêu|thì|mà|có|bị|đã|đang|chưa|cứ|hay|vẫn|lại|' +
    'rồi|với cả nhà|phó ban|trưởng ban|to tiếng|cầm dao|dọa giết|nhốt con|uống thuốc sâu|té xỉu|kêu cứu|thân|trai gái|nhờ xem giùm|ra xã mấy lần|nuôi heo hôi|làm đơn xin|được hộ nghèo|không được xét|tắt máy|không nghe máy|giải quyết',
);
const PLACES = list(
  'đường|phố|hẻm|ngõ|ngách|kiệt|ngã ba|ngã tư|vòng xoay|cầu|cống|chợ|trường|trường tiểu học|trường THCS|trường THPT|trường mầm non|trường mẫu giáo|bệnh viện|trạm y tế|phòng khám|nhà thuốc|công viên|tượng đài|đền|chùa|miếu|đình|lăng|' +
    'nhà thờ|nhà văn hóa|sân vận động|bến xe|bến đò|bến phà|cảng|kênh|kinh|rạch|sông|suối|hồ|ao|đập|đê|vàm|cồn|đảo|núi|đồi|dốc|đèo|hòn|xã|phường|thị trấn|huyện|quận|tỉnh|thôn|ấp|khóm|xóm|làng|bản|buôn|khu phố|khu dân cư|khu đô thị|khu công nghiệp|' +
    'tổ dân phố|chung cư|tòa nhà|nghĩa trang|bãi rác|trạm bơm|trạm biến áp|trạm thu phí|quốc lộ|tỉnh lộ|hương lộ|lộ|quán|quán phở|quán cơm|quán nhậu|nhà hàng|nhà nghỉ|khách sạn|tiệm vàng|tiệm bánh|siêu thị|cửa hàng|công ty|công ty TNHH|xưởng|nhà máy|' +
    'xi măng|lò gạch|nhà xe|xe khách|hợp tác xã|ngân hàng|mạng|sữa|bia|nước suối|giống lúa|phân|thuốc|app|phần mềm|máy cày hiệu|tivi|rạp|vườn hoa|đài|cây xăng|hồ bơi|sân bay|ga|hồ chứa|thủy điện|bên|tiếng|người|quê|về|từ|góc|nối|hướng|mua ở|lễ hội|hội|đội|báo|ban|phim|giải',
);
const BEFORE = list(
  '||ở|tại|gần|ngay|đoạn qua|khúc|trước|sau|đối diện|cạnh|trên|dưới|ra|vào|từ|phía|xin hỏi|đề nghị sửa|phản ánh|dân|hôm qua|sáng nay|ban đêm|nhiều lần|cổng|đầu|cuối|bên hông',
);
const ABOUT = list(
  'ngập nặng|đầy rác|bị sụt|tối om|kẹt xe|xuống cấp|chưa có đèn|mất nước|mất điện|hôi thối|quá tải|hư hỏng|thu tiền sai|dột nát|sạt lở|bị lấn chiếm|xả thải ra sông|cháy đêm qua|đóng cửa|bán hàng giả|ồn ào|nguy hiểm|bụi mù|cây đổ|nắp cống vỡ|' +
    'lầy lội|nhiều ổ gà|cần sửa|nợ lương|không có sóng|rò nước|chưa thông|bị đào|có bẫy điện|xe tải chạy nhiều|lan can gãy|đông người|mất vệ sinh|lún|nứt|cạn nước|trộm cắp nhiều|hết thuốc|thiếu giáo viên|nối dài|cũ|mới|kéo dài|số 2|bị ngập khi mưa|rất bẩn|làm chậm|chưa xong',
);

const units = vietnam2025().map(({ name }) => name.replace(/^(?:Xã|Phường|Đặc khu|Tỉnh|Thành phố) /, ''));
/** Before the name of a commune, without saying what it is. */
const NEAR = list(
  'ở|tại|qua|về|dân|bên|gần|đi|từ|chợ|cầu|trường|ấp|thôn|khu|trạm|bến|quê|người|đường|sông|và|,|hướng|ngã ba|huyện|xã|tỉnh|phường|bãi rác|cụm công nghiệp',
);

const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/**
 * @param size how many of each
 * @param pick a number below its argument, repeatable
 * @param called a name of so many words
 * @returns lines in the notation of the texts, the names of persons marked
 */
export const made = (size: number, pick: (size: number) => number, called: (words: number) => string): string[] => {
  const from = (bits: readonly string[]): string => bits[pick(bits.length)]!;
  const words = (): number => [1, 1, 1, 2, 2, 3, 3, 4][pick(8)]!;
  const end = (): string => ['', '.', ', xin xem giúp', ' mấy ngày nay', ', mong xã xử lý.'][pick(5)]!;
  const person = (): string => {
    const title = from(TITLES);
    const text = `${title} {name:${called(words())}} ${from(BEHIND)}${end()}`;
    return pick(3) === 0 ? `${from(BEFORE)} ${text}`.trim() : upper(text);
  };
  const place = (): string => {
    if (pick(8) === 0) {
      const unit =
        pick(6) === 0
          ? from(['Mỹ', 'Úc', 'Nhật', 'Pháp', 'Hàn Quốc', 'Việt Nam', 'Sài Gòn', 'Đài Loan', 'Campuchia'])
          : from(units);
      const text =
        pick(2) === 0
          ? `${from(BEFORE)} ${from(NEAR)} ${unit} ${from(ABOUT)}`
          : `${from(TITLES)} ${from(BEHIND)} ${from(NEAR)} ${unit}`;
      return upper(`${text.trim()}${end()}`);
    }
    const called_ =
      pick(4) === 0
        ? `${['Ông', 'Bà', 'Cô', 'Cậu', 'Ba', 'Tư', 'Năm', 'Út'][pick(8)]!} ${called(1)}`
        : called(1 + pick(3));
    const text = `${from(PLACES)} ${called_} ${from(ABOUT)}${end()}`;
    return pick(2) === 0 ? upper(`${from(BEFORE)} ${text}`.trim()) : upper(text);
  };
  const none = (): string => upper(`${from(TITLES)} ${from(BEHIND)}${end()}`);
  return Array.from({ length: size }, () => [person(), place(), ...(pick(2) === 0 ? [none()] : [])]).flat();
};

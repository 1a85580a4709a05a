/** What the people of a commune that does not exist have written. No person, place or matter in it is real. */
import type { Kind, Topic, Urgency } from '../../domain/taxonomy.ts';

/** What becomes of a petition. */
export type Fate =
  | 'new'
  | 'claimed'
  | 'released'
  | 'waiting'
  | 'answered'
  | 'done'
  | 'unsure'
  | 'closed'
  | 'reopened'
  | 'rejected'
  | 'withdrawn'
  | 'moved';

export type DemoPetition = {
  readonly daysAgo: number;
  readonly fate: Fate;
  readonly topic: Topic;
  readonly urgency: Urgency;
  readonly kind: Kind;
  readonly place: string | undefined;
  readonly text: string;
};

/** Days ago, fate, topic (`!` urgent, `!!` emergency), place, text. Several tell the same matter in other words. */
const table = `
29|closed|roads|tổ 4 ấp 1|Đường tổ 4 ấp 1 có ổ gà lớn trước cổng chùa, trời mưa không thấy, hôm qua có người té xe
28|closed|power|hẻm 12 ấp 3|Đèn đường hẻm 12 ấp 3 cháy ba bóng liền nhau, tối đi làm về rất nguy hiểm
28|done|environment|chợ xã|Rác ở sau chợ xã ba ngày nay chưa ai lấy, mùi hôi bay vào trường mẫu giáo
27|rejected|telecom|ấp 5|Sóng điện thoại ấp 5 yếu quá, gọi không được, xin xã gắn thêm trạm
26|closed|water|ấp 2|Nước máy ấp 2 chảy yếu từ năm giờ chiều, mấy nhà cuối đường không có nước nấu cơm
26|closed|water|cuối ấp 2|Chiều nào nhà tôi cũng không có nước máy, ở cuối ấp 2, nước chảy rất yếu
25|unsure|administration|UBND xã|Tôi nộp hồ sơ trích lục khai sinh đã mười ngày, phiếu hẹn năm ngày mà chưa thấy trả
24|closed|security|ấp 4|Quán ở đầu ấp 4 hát karaoke tới nửa đêm, loa kẹo kéo mở rất to, người già không ngủ được
24|moved|land|ấp 1|Đất nhà tôi ở ấp 1 đo lại bị thiếu ba mét so với sổ, nhờ địa chính xuống coi lại
23|closed|roads|cầu Ông Ví ấp 3|Lan can cầu ván ấp 3 gãy một đoạn hai mét, trẻ con đi học qua lại hằng ngày
23|withdrawn|environment|ấp 2|Nhà bên cạnh đốt rơm khói bay vào nhà, tôi nói họ nghe rồi
22|closed!|environment|kênh ấp 5|Nước kênh ấp 5 đen và hôi từ sáng, cá chết nổi trắng một khúc
22|done|health|trạm y tế xã|Trạm y tế xã hết thuốc huyết áp cho người có bảo hiểm, ba lần tôi tới đều không có
21|closed|education|trường tiểu học ấp 4|Mái tôn phòng học lớp một dột, mưa là các cháu phải dồn qua lớp khác
20|rejected|other|ấp 1|Hàng xóm nợ tiền tôi hai năm không trả, nhờ xã đòi giùm
20|closed|welfare|ấp 3|Mẹ tôi tám mươi hai tuổi ở ấp 3 chưa được lãnh tiền người cao tuổi, hồ sơ nộp hồi tháng trước
19|closed|roads|đường ấp 2|Xe tải chở đất chạy qua đường ấp 2 làm nứt mặt đường bê tông, bụi bay mù mịt
19|moved|construction|ấp 4|Nhà số 45 ấp 4 xây lấn ra lề đường, che hết cống thoát nước
18|done|power|ấp 5|Cột điện gần miễu ấp 5 nghiêng hẳn về phía nhà dân, dây điện võng xuống thấp
18|closed|agriculture|cánh đồng ấp 3|Ruộng ấp 3 bị rầy nâu nhiều, nhờ cán bộ nông nghiệp xuống chỉ cách xịt thuốc
17|reopened|environment|hẻm 12 ấp 3|Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vô nhà mấy bữa nay
17|waiting|land|ấp 2|Tôi muốn hỏi thủ tục tách thửa cho con, đất ở ấp 2, không biết cần giấy gì
16|closed|security|ấp 1|Có hai thanh niên lạ đi xe máy dòm ngó nhà vắng người ở ấp 1 mấy hôm nay
16|claimed|roads|tổ 7 ấp 4|Đường đất tổ 7 ấp 4 lầy lội, học sinh phải xách dép lội bùn đi học, xin đổ đá
15|closed|administration|UBND xã|Bộ phận một cửa buổi chiều chỉ có một người làm, bà con chờ hơn hai tiếng
15|done|health|ấp 5|Ấp 5 có sáu người bị sốt xuất huyết, xin xịt muỗi cả xóm
14|claimed|environment|hẻm 12 ấp 3|Hẻm 12 ấp 3 nước cống trào lên hôi lắm, trong nhà có trẻ nhỏ, nhờ thông cống giùm
14|new|construction|ấp 1|Công trình trước nhà tôi ở ấp 1 để gạch cát tràn ra đường, ban đêm không có đèn báo
13|closed|telecom|ấp 3|Dây cáp viễn thông sà xuống ngang đầu người ở ngã ba ấp 3
13|answered|welfare|ấp 4|Gia đình tôi thuộc hộ cận nghèo, năm nay không thấy tên trong danh sách nhận quà
12|closed|water|ấp 5|Ống nước bể trước nhà văn hóa ấp 5, nước chảy tràn ra đường suốt hai ngày
12|released|roads|ngã tư ấp 2|Ngã tư ấp 2 không có gương cầu lồi, xe quẹo không thấy nhau, đã đụng hai lần
11|done|education|trường mẫu giáo|Đề nghị gắn gờ giảm tốc trước trường mẫu giáo, giờ tan học xe chạy rất nhanh
11|new|land|ấp 5|Bờ kênh ấp 5 sạt lở vô sát nền nhà tôi, chỉ còn hai mét là tới vách
10|closed|power|ấp 1|Điện ấp 1 chập chờn buổi tối, tủ lạnh nhà tôi hư bo mạch
10|waiting|administration|UBND xã|Tôi làm lại giấy chứng tử cho cha nhưng thiếu giấy, xin hỏi cần bổ sung gì
9|claimed|environment|chợ xã|Chợ xã không có thùng rác, bà con đổ đống bên hông chợ, ruồi nhặng nhiều
9|new|agriculture|ấp 2|Heo nhà tôi ở ấp 2 chết ba con không rõ bệnh, sợ lây qua nhà khác
8|done|roads|đường ấp 4|Biển báo tải trọng đầu đường ấp 4 bị xe tông gãy, xe ben vẫn chạy vô
8|closed|security|ấp 3|Chó thả rông ở ấp 3 rượt cắn người đi bộ tập thể dục buổi sáng
7|new|water|ấp 4|Nước giếng khoan ấp 4 có màu vàng và mùi tanh, bà con không dám nấu ăn
7|reopened|power|tổ 2 ấp 2|Đèn đường tổ 2 ấp 2 thay rồi lại tắt, tối om
6|claimed|construction|ấp 5|Quán nước dựng mái che lấn hết vỉa hè trước bến đò ấp 5
6|new|welfare|ấp 1|Ông cụ sống một mình ở cuối ấp 1 bị liệt, chưa có ai làm hồ sơ trợ cấp khuyết tật
6|new|roads|tổ 7 ấp 4|Con đường tổ 7 ấp 4 lầy quá, cháu tôi đi học té hoài, mong xã rải đá
5|done|health|ấp 2|Xin lịch tiêm ngừa cho trẻ hai tháng tuổi, loa ấp 2 hư nên không nghe thông báo
5|waiting|environment|ấp 3|Trại heo ở ấp 3 xả nước thải ra mương, mùi hôi cả xóm chịu không nổi
4|claimed!|roads|cầu ấp 1|Mặt cầu ấp 1 thủng một lỗ bằng cái thau, ban đêm xe máy sụp bánh là té xuống kênh
4|new|telecom|ấp 2|Loa phát thanh ấp 2 rè, nghe không được gì cả tháng nay
3|claimed|environment|hẻm 12 ấp 3|Nước thải hẻm 12 ấp 3 vẫn ngập, cống nghẹt chưa ai làm
3|new|education|trường tiểu học ấp 4|Xin xã hỗ trợ cho cháu đi học lại, nhà khó khăn không có tiền mua sách
2|new!|power|ấp 5|Dây điện đứt một sợi treo lơ lửng sau mưa ở ấp 5, trẻ con hay chơi chỗ đó
2|new|administration|UBND xã|Trang web của xã không mở được mẫu đơn xin xác nhận cư trú
2|claimed|security|ấp 4|Đá gà ăn tiền ở bãi đất trống ấp 4 chiều thứ bảy, tụ tập rất đông
1|new|roads|đường ấp 3|Cây ngã chắn nửa đường ấp 3 sau trận mưa tối qua
1|new|environment|chợ xã|Bên hông chợ xã rác chất đống, hôi thối, mấy hôm nay không có xe lấy
1|new|water|ấp 2|Ấp 2 cúp nước từ sáng tới giờ không báo trước
0|new!!|environment|ấp 4|Cháy lớn ở vựa ve chai ấp 4, lửa lan sang nhà bên, có người kẹt trong nhà
0|new|power|hẻm 12 ấp 3|Đèn hẻm 12 ấp 3 lại tắt, xin xã coi giùm
`;

const rest: readonly DemoPetition[] = [
  {
    daysAgo: 21,
    fate: 'claimed',
    topic: 'land',
    urgency: 'normal',
    kind: 'complaint',
    place: 'ấp 1',
    text: 'Tôi khiếu nại quyết định thu hồi đất ở ấp 1 vì diện tích ghi không đúng với sổ của gia đình tôi',
  },
  {
    daysAgo: 10,
    fate: 'closed',
    topic: 'other',
    urgency: 'normal',
    kind: 'proposal',
    place: 'nhà văn hóa ấp 2',
    text: 'Tôi đề nghị mở nhà văn hóa ấp 2 vào buổi tối để bà con có chỗ tập dưỡng sinh',
  },
  {
    daysAgo: 4,
    fate: 'new',
    topic: 'other',
    urgency: 'normal',
    kind: 'denunciation',
    place: undefined,
    text: 'Tôi tố cáo cán bộ bộ phận một cửa nhận tiền bồi dưỡng mới chịu nhận hồ sơ',
  },
];

const parse = (line: string): DemoPetition => {
  const [days = '0', fate = 'new', topic = 'other', place, text = ''] = line.split('|');
  const marks = `${fate}${topic}`.replace(/[^!]/g, '').length;
  return {
    daysAgo: Number(days),
    fate: fate.replaceAll('!', '') as Fate,
    topic: topic.replaceAll('!', '') as Topic,
    urgency: marks === 2 ? 'emergency' : marks === 1 ? 'urgent' : 'normal',
    kind: 'feedback',
    place,
    text,
  };
};

export const demoPetitions: readonly DemoPetition[] = [...table.trim().split('\n').map(parse), ...rest];

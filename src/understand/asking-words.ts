/** Words of questions for figures. */
import { WORD_GROUPS } from '../domain/indicators/groups.ts';
import type { Topic } from '../domain/taxonomy.ts';
import { phraseList } from './report/phrase-book.ts';

const list = (text: string): readonly string[] => text.split('|').map((phrase) => phrase.trim().replace(/\s+/g, ' '));
const phrases = (text: string) => phraseList(list(text));

/** A question begins with one of these. */
export const COMMAND = phrases('thống kê|tổng hợp|số liệu|thongke|tonghop|solieu');

/** May stand before it. */
export const LEAD = phrases(
  'xin|cho|tôi|em|anh|chị|mình|xem|hỏi|lấy|nhờ|giúp|giùm|dùm|dạ|vâng|cần|muốn|làm ơn|vui lòng|đồng chí|đ c|bot ơi|máy ơi|bot|máy',
);

/** What citizens send in. */
export const PETITION = phrases(
  'phản ánh|phản ảnh|phản ánh của dân|phản ánh của người dân|phản ánh, kiến nghị|phản ánh kiến nghị|kiến nghị, phản ánh|kiến nghị phản ánh|kiến nghị|pakn|tin báo|tin|tin nhắn|tin phản ánh|góp ý|việc|vụ việc|sự việc|hồ sơ|việc dân gửi|yêu cầu của dân',
);

/** How petitions stand: said with them, it asks for nothing else than what is answered anyway. */
export const STATE = phraseList([
  ...list(
    'quá hạn|đúng hạn|trễ hạn|trễ|còn mở|đang mở|đang làm|tồn|tồn đọng|còn tồn|chưa xong|chưa xử lý|chưa giải quyết|mới|việc mới|nhận|đã nhận|đã xong|đang xử lý|đang giải quyết|còn lại',
  ),
  ...[...(WORD_GROUPS.settled ?? []), ...(WORD_GROUPS.received ?? [])].filter((phrase) => !phrase.includes('#')),
]);

/** Both kinds in one phrase, where indicators know each by itself. */
export const ACCUSATIONS = phraseList(WORD_GROUPS.accusations ?? []);

/** They stand in a question and say nothing of what is asked. */
export const FILLER = phrases(
  `bao nhiêu|có bao nhiêu|được bao nhiêu|là bao nhiêu|mấy|có mấy|thế nào|như thế nào|ra sao|làm sao|sao rồi|tình hình|kết quả|chi tiết|đầy đủ|tổng quan|nhanh|
  toàn xã|cả xã|trong xã|xã mình|xã ta|xã nhà|toàn tỉnh|cả tỉnh|tỉnh mình|tỉnh ta|toàn phường|cả phường|phường mình|toàn đơn vị|cả đơn vị|đơn vị|đơn vị mình|các đơn vị|
  trên địa bàn|địa bàn|trong kỳ|kỳ|của dân|của người dân|người dân gửi|dân gửi|gửi|gửi đến|gửi về|gởi|bà con|người dân|công dân|nhân dân|dân|
  liên quan đến|liên quan|về|về việc|theo|lĩnh vực|mảng|nội dung|loại|chủ đề|vấn đề|nào|gì|với|và|hay|hoặc|cùng|thì|vậy|không|nha|nhé|nhe|đi|ạ|hả|hử|nhỉ|với nhé|
  ubnd|ủy ban|ủy ban nhân dân|mttq|đảng ủy|khối dân vận|ban dân vận|cho tôi|cho em|cho anh|biết|cho biết|cho tôi biết|hiện|hiện nay|hiện tại|báo cáo|lên|ra|giúp|giùm|dùm|tính|tính ra|riêng|chỉ|của|ở|tại|trong|năm|tháng`,
);

/** Who says so wants something done, not a figure. */
export const WISH = phrases(
  'đề nghị|kính đề nghị|mong|kính mong|yêu cầu xử lý|xem lại|bỏ sót|sai|chưa đúng|không đúng|tại sao|vì sao',
);

/** Between two matters. */
export const AND = phrases('và|hay|hoặc|với|cùng');

/** What follows asks for a number of these. */
export const COUNTED = phrases('bao nhiêu|có bao nhiêu|được bao nhiêu|mấy|số|số lượng|tổng số');

/** Compared with the same days a year earlier. */
export const COMPARED = phrases(
  'so với cùng kỳ|so với cùng kì|so cùng kỳ|so cùng kì|so sánh cùng kỳ|so sánh với cùng kỳ|so sánh cùng kì|đối chiếu cùng kỳ|cùng kỳ|cùng kì|cùng kỳ thế nào|so với|so sánh với|so sánh|có so sánh|ck|so ck|so với ck',
);

/** "so năm ngoái": compared only where days follow, since without its mark it is "số" as well. */
export const AGAINST = phrases('so');

/** Topics as leaders call them in a word, too short for the lists by which citizens' sentences are read. */
const topics: readonly (readonly [Topic, ReturnType<typeof phrases>])[] = [
  ['roads', phrases('giao thông|đường|đường sá|cầu đường|đường xá|cầu')],
  ['environment', phrases('môi trường|rác|rác thải|vệ sinh')],
  ['water', phrases('nước|cấp nước|thoát nước|ngập|ngập úng|nước sạch')],
  ['power', phrases('điện|chiếu sáng|đèn|đèn đường|điện đường')],
  ['security', phrases('an ninh|trật tự|an ninh trật tự|an ninh, trật tự|antt|tệ nạn')],
  ['land', phrases('đất|đất đai|đất đai, giải phóng mặt bằng|sổ đỏ')],
  ['construction', phrases('xây dựng|đô thị|trật tự xây dựng|xây dựng, đô thị')],
  ['health', phrases('y tế|an toàn thực phẩm|sức khỏe')],
  ['education', phrases('giáo dục|trường học|trường lớp')],
  ['welfare', phrases('an sinh|an sinh xã hội|chính sách|chế độ|lao động|hộ nghèo')],
  ['administration', phrases('thủ tục|thủ tục hành chính|hành chính|công vụ|giấy tờ')],
  ['agriculture', phrases('nông nghiệp|thiên tai|chăn nuôi|trồng trọt')],
  ['telecom', phrases('viễn thông|lừa đảo|mạng|lừa đảo mạng')],
  ['other', phrases('việc khác|lĩnh vực khác')],
];

/** The topic called so at an item, by its longest name. */
export const topicAt = (
  ...at: Parameters<ReturnType<typeof phraseList>>
): { readonly size: number; readonly topic: Topic } | undefined => {
  let found: { size: number; topic: Topic } | undefined;
  for (const [topic, names] of topics) {
    const size = names(...at);
    if (size > (found?.size ?? 0)) found = { size, topic };
  }
  return found;
};

const levels = {
  commune: phrases('xã|phường|thị trấn|đặc khu|x|p|tt'),
  hamlet: phrases(
    'ấp|thôn|xóm|khóm|bản|buôn|làng|sóc|phum|plei|tổ|tổ dân phố|tdp|khu|khu phố|kp|khu dân cư|kdc|khu vực|đội|cụm|tiểu khu',
  ),
  district: phrases('huyện|quận|thị xã'),
  province: phrases('tỉnh|thành phố|tp'),
} as const;

export type Level = keyof typeof levels;

/** The word for a sort of place at an item, the longest: how many items it has and what it is a word for. */
export const placeHead = (
  ...at: Parameters<ReturnType<typeof phraseList>>
): { readonly size: number; readonly level: Level } | undefined => {
  let found: { size: number; level: Level } | undefined;
  for (const level of Object.keys(levels) as Level[]) {
    const size = levels[level](...at);
    if (size > (found?.size ?? 0)) found = { size, level };
  }
  return found;
};

/** An office before the name of its place: UBND xã Ví Dụ. Only whole words of `itemsOf`. */
export const OFFICE = phrases(
  'ubnd|ủy ban nhân dân|ủy ban|hđnd|mttq|ủy ban mttq|mặt trận tổ quốc|đảng ủy|khối dân vận|ban dân vận|khối dân vận đảng ủy',
);

/** Numbers of what has not happened: planned, asked for, refused, called off, or only taken in. They are asked about, never counted. */
import type { Indicator } from '../../domain/indicator.ts';
import type { Found } from './amounts.ts';
import type { Item } from './items.ts';
import type { Hit } from './match.ts';
import { type PhraseList, phraseList } from './phrase-book.ts';
import { wayBefore } from './roles.ts';
import type { Scan } from './scan.ts';

const list = (text: string): PhraseList => phraseList(text.trim().split(/\s*\|\s*/));

/** They govern what follows: "chưa bàn giao 12 hộ", "dự kiến tặng 50 suất quà", "hoãn 1 cuộc họp dân". */
const UNREAL = list(`
  chưa|không|sẽ|sắp|dự kiến|dự định|kế hoạch|theo kế hoạch|chỉ tiêu|chỉ tiêu giao|phấn đấu|mục tiêu|cần|phải|hủy|hoãn|dời|thiếu|chuẩn bị|dừng|ngừng|ngưng|tạm dừng|chậm|nợ|
  đề nghị|đề xuất|kiến nghị|mong|mong muốn|muốn|yêu cầu|xin hỗ trợ|xin thêm|xin cấp|xin kinh phí|xin làm|xin xây|xin tặng|bị|từ chối|chưa được|không được|không có|hết|mất|bị sập|bị cháy|bị hư|bị hỏng|bị tốc mái|bị ngập|tới đây|sắp tới|
  tiếp nhận|nhận|nhận được|phát sinh|xảy ra|thụ lý|tiếp tục vận động
`);
/** Words that are others without their marks: cần (cán, căn), dừng (đúng), hủy (huy), sắp (sáp), hoãn (hoàn), muốn (mượn), mất (mặt), chậm (chăm), nợ (no). */
const MARKED_ONLY = new Set(['dung', 'sap', 'mat', 'can', 'huy', 'hoan', 'muon', 'cham', 'no']);
/** … which these are not right before a number: "huy 1 cuoc". */
const BEFORE_NUMBERS = new Set(['can', 'dung', 'huy', 'hoan', 'muon', 'cham', 'no']);
/** Without marks: is it another word? "nhan dan" are the people. */
const isOther = (word: string, next: Item | undefined): boolean =>
  (MARKED_ONLY.has(word) && !(next?.digits && BEFORE_NUMBERS.has(word))) ||
  (word === 'nhan' && /^(?:dan|dip|ngay)$/.test(next?.folded ?? ''));

/** … and they end it: "kế hoạch 20 mô hình, nay đã …". */
const REAL = new Set(['da', 'va', 'vua', 'nhung', 'de']);
/** "chỉ tiêu hiến đất cả năm 2026 là 500 m2" */
const REACH = 8;
const LONGEST = 3;

const isGoverned = (scan: Scan, number: Found, own: readonly Hit[]): boolean => {
  const { items, marks, hitAt, hits, alien, asides } = scan;
  for (let i = number.from - 1; i >= Math.max(0, number.from - REACH); i -= 1) {
    if (items[i + 1]!.stop !== 0) return false;
    const hit = hits[hitAt[i]!];
    if (hit && own.includes(hit)) continue;
    for (let size = 1; size <= Math.min(LONGEST, i + 1); size += 1) {
      const at = i + 1 - size;
      const { bare, folded } = items[at]!;
      // "xây dựng" is not "dừng".
      if (hit && hit.at < at) continue;
      const sure = size > 1 || !bare || !isOther(folded, items[at + 1]);
      if (sure && UNREAL(items, at, marks) === size) return true;
    }
    if (asides.taken[i] === 1) continue;
    if (REAL.has(items[i]!.folded) || items[i]!.digits || hit || alien[i] === 1) return false;
  }
  return false;
};

/** Lines that head what is to come. */
const AHEAD = list(
  'kế hoạch|phương hướng|nhiệm vụ|phương hướng nhiệm vụ|phương hướng, nhiệm vụ|dự kiến|đề nghị|kiến nghị|đề xuất|đề xuất, kiến nghị|kiến nghị, đề xuất',
);
/** So many lines above a number are looked at. */
const LINES = 12;
const isLineStart = (item: Item | undefined): boolean => item === undefined || item.before.includes('\n');

/** Does the number stand in a list under a line like "Kế hoạch tuần tới:"? The next heading ends it. */
const isBelowPlans = ({ items, marks }: Scan, { from }: Found): boolean => {
  let start = from;
  while (start > 0 && !isLineStart(items[start])) start -= 1;
  for (let lines = 0; lines < LINES && start > 0; lines += 1) {
    const end = start;
    do start -= 1;
    while (start > 0 && !isLineStart(items[start]));
    // "II. Kế hoạch", "2) Kế hoạch"
    const numbered = items[start]!.digits || /^[ivx]+$/.test(items[start]!.folded) ? 1 : 0;
    if (items.slice(start + numbered, end).some(({ digits }) => digits)) continue;
    if (AHEAD(items, start + numbered, marks) > 0) return true;
    if (numbered > 0 || items[end]!.before.startsWith(':')) return false;
  }
  return false;
};

/** "3 hộ còn lại", "2 hộ chưa đồng ý", "1 vụ không thành" */
const REFUSED = list(
  'chưa|vẫn chưa|chưa thành|không thành|bất thành|không xong|không được|không đồng ý|không đồng thuận|không chịu|không thống nhất|không nhận|còn lại|bị hủy|bị hoãn|bị trả lại|dự kiến',
);
/** "3 đơn đang giải quyết"; but "3 mô hình đang thực hiện" count. */
const UNDER_WAY = list('đang|còn đang');

/** What nobody gives away, folded: "tang 5 luot" is "tăng". */
const NO_GIFTS = new Set('luot nguoi don vu cuoc buoi doan ho'.split(' '));

/** "dân vận khéo giảm 2 mô hình", "tiep dan tang 5 luot": the number is how many more or fewer. */
export const isChange = (scan: Scan, { from, measure }: Found, own: readonly Hit[]): boolean => {
  if (wayBefore(scan, from) === 0 || own.some(({ to }) => to === from)) return false;
  // "tặng thêm", "tăng thêm"
  const verb = scan.items[from - 1]!.folded === 'them' && from > 1 ? from - 2 : from - 1;
  const { bare, folded } = scan.items[verb]!;
  const gift = bare && folded === 'tang' && !NO_GIFTS.has(measure?.split(' ')[0] ?? '');
  return !gift || own.some(({ at }) => at < verb);
};

/**
 * @param own the phrases that the number is told by
 * @param indicator which it would be of
 */
export const isUnreal = (scan: Scan, number: Found, own: readonly Hit[], { kind }: Indicator): boolean => {
  const { items, marks } = scan;
  if (number.sort === 'ratio') return false;
  const behind = number.to + number.measured;
  if (items[behind]?.stop === 0 && REFUSED(items, behind, marks) > 0) return true;
  if (items[behind]?.stop === 0 && kind === 'ratio' && UNDER_WAY(items, behind, marks) > 0) return true;
  return isGoverned(scan, number, own) || isBelowPlans(scan, number);
};

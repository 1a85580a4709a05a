/** Words that stop a document, each with the day from which it does, and why. */
import type { Day } from '../domain/calendar.ts';
import type { Refusal } from './refused.ts';

export type StopWord = {
  readonly reason: Refusal;
  /** Documents issued before this day may hold it. */
  readonly since: Day;
  readonly pattern: RegExp;
  /** Vietnamese: why not, and what instead. */
  readonly because: string;
};

const whole = (words: string): RegExp => new RegExp(`(?<!\\p{L})(?:${words})(?!\\p{L})`, 'iu');

/** Districts ended on 1/7/2025: Hiến pháp as amended by Nghị quyết 203/2025/QH15; Luật Tổ chức chính quyền địa phương 72/2025/QH15. */
const NO_DISTRICT: Day = '2025-07-01';
const noDistrict = 'chính quyền và tổ chức đảng cấp huyện đã kết thúc hoạt động từ ngày 01/7/2025';

/** Who may have had a district after it: `UBND huyện`, `Phòng Tư pháp thị xã`. */
const BODIES = [
  'UBND',
  'HĐND',
  'UBMTTQ',
  'MTTQ',
  'Ủy ban nhân dân',
  'Hội đồng nhân dân',
  'Ủy ban Mặt trận Tổ quốc(?: Việt Nam)?',
  'Mặt trận Tổ quốc(?: Việt Nam)?',
  'Đảng bộ',
  'Đảng ủy',
  'Ban Thường vụ',
  'Ban Chấp hành',
  'Thanh tra',
  'Công an',
  'Hội Nông dân',
  'Hội Liên hiệp Phụ nữ',
  'Hội Cựu chiến binh',
  'Ban Tiếp công dân',
  'Phòng \\p{L}[\\p{L} ]{1,30}?',
].join('|');
const DISTRICT = '(?:cấp )?(?:huyện|quận|thị xã|thị trấn)';

export const STOP_WORDS: readonly StopWord[] = [
  {
    reason: 'body',
    since: NO_DISTRICT,
    pattern: whole('(?:huyện|quận|thị) ủy|huyện đoàn|quận đoàn'),
    because: noDistrict,
  },
  { reason: 'body', since: NO_DISTRICT, pattern: whole(`(?:${BODIES}) ${DISTRICT}`), because: noDistrict },
  { reason: 'body', since: NO_DISTRICT, pattern: whole('cấp huyện|cấp quận'), because: noDistrict },
  {
    // Merged in the provinces in February and March 2025, as at the centre.
    reason: 'body',
    since: '2025-04-01',
    pattern: whole('Ban Dân vận|Ban Tuyên giáo(?! và Dân vận)'),
    because: 'hai ban đã hợp nhất thành Ban Tuyên giáo và Dân vận từ đầu năm 2025',
  },
];

/**
 * A marking, not the word: alone on its line, after "độ mật", or in capitals that are not part of `BÍ MẬT`, `MẬT ĐỘ`, `MẬT ONG` and
 * the like. Luật Bảo vệ bí mật nhà nước 2018, art. 8; nothing secret is drafted on a machine that is on the Internet (art. 5).
 */
export const SECRET: readonly RegExp[] = [
  /^[^\p{L}\p{N}]*(?:tuyệt mật|tối mật|mật)[^\p{L}\p{N}]*$/iu,
  /(?<!\p{L})(?:độ|mức độ|dấu chỉ độ) mật\s*[:：]/iu,
  /(?<!\p{L})(?<!BÍ )(?:TUYỆT MẬT|TỐI MẬT|MẬT)(?! ?(?:ĐỘ|ONG|KHẨU|THIẾT|MÍA|MÃ)(?!\p{L}))(?!\p{L})/u,
];

/**
 * The headings of the nation and of the Party, as headings: a document has exactly the one of its layout, which writes it. Both names
 * may stand in a sentence.
 */
export const HEADINGS: readonly RegExp[] = [
  /CỘNG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM/u,
  /ĐẢNG CỘNG SẢN VIỆT NAM/u,
  /^\s*độc lập\s*[-–]\s*tự do\s*[-–]\s*hạnh phúc\s*$/iu,
];

/** What only the office fills in: a number, a day, a signature that stands as a line of its own. */
export const FILLED: readonly RegExp[] = [
  /^\s*số\s*:?\s*\d+\s*[-/]\s*\p{L}+/iu,
  /^\s*(?:[\p{L} .]+,\s*)?ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s+năm\s+\d{4}\s*\.?\s*$/iu,
  /^[^\p{L}\p{N}]*(?:đã ký|đã kí|ký tên|người ký|ký bởi)[^\p{L}\p{N}]*$|^\s*(?:người ký|ký bởi)\s*:/iu,
];

/** Bodies that sign through somebody. */
export const COLLECTIVES =
  /^(?:Ban Thường vụ|Ban Chấp hành|Đảng ủy|Thường trực Đảng ủy|Chi bộ|Ủy ban nhân dân|Hội đồng nhân dân|Thường trực Hội đồng nhân dân|Ủy ban Kiểm tra|Ban Chỉ đạo)$/iu;

/** Titles of those who sign. A name after one of them is refused. */
export const TITLES = new RegExp(
  '^(?:phó |quyền )?(?:bí thư|chủ tịch|trưởng ban|trưởng phòng|trưởng đoàn|chánh văn phòng|giám đốc|chủ nhiệm|tổ trưởng|' +
    'văn phòng|trưởng công an)(?: thường trực)?$|^ủy viên(?: ban thường vụ| thường trực| thư ký)?$',
  'iu',
);

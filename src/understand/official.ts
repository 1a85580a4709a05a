/** A request for the official report of a period: "báo cáo dân vận tháng 10", "xin báo cáo 6 tháng xã Tân Thành mẫu đảng". With figures in it, it is none. */
import type { OfficialAsking } from '../domain/official.ts';
import { PERIOD_KINDS } from '../domain/period.ts';
import { type AskingScene, readAsking } from './asking.ts';
import { LEAD, placeHead } from './asking-words.ts';
import { type Item, itemsOf } from './report/items.ts';
import { phraseList, usesMarks } from './report/phrase-book.ts';

const phrases = (text: string) => phraseList(text.split('|'));

/** Longer ones are something else. UTF-16 units. */
const LONGEST = 120;
const MOST_LEADS = 5;

const VERB = phrases('lấy|xuất|gửi|gởi|làm|in|tải|lập|soạn|duyệt|đưa|gửi lại|gửi tôi|gửi cho tôi');
const HEAD = phrases('báo cáo|bc');
/** Behind it: of what the report is. Said so, it is no cadre's report of the day. */
const SUBJECT = phrases(
  'dân vận|công tác dân vận|kết quả dân vận|kết quả công tác dân vận|chính thức|định kỳ|tổng kết|sơ kết|công tác|kết quả|về công tác dân vận',
);
const FILE = phrases('file|file word|bản word|bản mềm|word|excel|file excel|docx|xlsx|tệp|bằng file|bằng tệp|bản');
const PARTY = phrases(
  'mẫu đảng|theo mẫu đảng|mẫu của đảng|thể thức đảng|theo thể thức đảng|thể thức của đảng|của đảng ủy|bên đảng|khối đảng',
);
const STATE = phrases(
  'mẫu nhà nước|theo mẫu nhà nước|thể thức nhà nước|theo thể thức nhà nước|mẫu ubnd|theo mẫu ubnd|mẫu ủy ban|bên chính quyền|của chính quyền',
);

type Begun = { readonly items: readonly Item[]; readonly marks: boolean; readonly at: number; readonly named: boolean };

/** The item behind the head; undefined where none stands there. */
const begin = (text: string): Begun | undefined => {
  if (text.length > LONGEST) return undefined;
  const items = itemsOf(text.normalize('NFC'));
  const marks = usesMarks(items);
  let at = 0;
  for (let leads = 0; leads <= MOST_LEADS; leads += 1) {
    const head = HEAD(items, at, marks);
    if (head > 0) {
      // "báo cáo nhanh" is a cadre's.
      if (items[at + head]?.folded === 'nhanh') return undefined;
      const subject = SUBJECT(items, at + head, marks);
      return { items, marks, at: at + head + subject, named: subject > 0 };
    }
    const lead = Math.max(LEAD(items, at, marks), VERB(items, at, marks), FILE(items, at, marks));
    if (lead === 0) return undefined;
    at += lead;
  }
  return undefined;
};

/** Does it begin as such a request does? Whether it is one is only known when all of it was read. */
export const beginsOfficial = (text: string): boolean => begin(text) !== undefined;

const isPeriod = (kind: string): boolean => PERIOD_KINDS.some((each) => each === kind);

/** Pure. Undefined for what is no such request: of a day or a week, or with anything else in it. */
export const readOfficial = (text: string, scene: AskingScene): OfficialAsking | undefined => {
  const begun = begin(text);
  if (!begun) return undefined;
  const whole = text.normalize('NFC');
  const { items, marks } = begun;
  let rest = '';
  let style: OfficialAsking['style'];
  for (let i = begun.at; i < items.length; ) {
    const [party, state] = [PARTY(items, i, marks), STATE(items, i, marks)];
    const aside = Math.max(party, state) || FILE(items, i, marks);
    if (party > 0 || state > 0) style = party > 0 ? 'party' : 'state';
    const item = items[i]!;
    // "6 tháng xã Tân Thành": six months before a name are a period here, and need the comma that nobody writes.
    const stop = placeHead(items, i + 1, marks) && items[i]!.folded === 'thang' && items[i - 1]?.digits ? ', ' : '';
    if (aside === 0) rest += whole.slice(item.start, items[i + 1]?.start ?? whole.length).trimEnd() + (stop || ' ');
    i += aside || 1;
  }
  const asked = readAsking(rest, scene, false);
  if (!asked || asked.unknown.length > 0 || asked.topics.length > 0 || asked.indicators.length > 0 || asked.compare)
    return undefined;
  const { units, elsewhere, days, problem } = asked;
  const period = days && days.code !== undefined && isPeriod(days.kind) ? days.code : undefined;
  // "báo cáo", "báo cáo tuần này" are a cadre's; "báo cáo dân vận" without a period is asked for one.
  if (period === undefined && !problem && (days !== undefined || !begun.named)) return undefined;
  return {
    units,
    elsewhere,
    ...(period !== undefined && { period }),
    ...(problem && { problem }),
    ...(style && { style }),
  };
};

/**
 * Names of persons after a title or a post ("ông Thành", "kế toán Thu Hồng"), full names wherever they stand, names on Zalo and Facebook,
 * and the plates of vehicles. Capitals tell them, so these are found only in texts that use capitals; a family name and a middle name also without.
 */
import { fold, repair } from './fold.ts';
import type { Item, PersonalSpan } from './items.ts';
import { markedForm } from './marked.ts';
import {
  AFTER_NAME,
  MIDDLE,
  NAMED_AFTER,
  OFFICES,
  OWN_PLACES,
  POSTS,
  SELF,
  SURE_SURNAMES,
  SURNAMES,
  TITLE_WORDS,
  TITLED_PLACES,
} from './words/names.ts';

/** Without the leftovers of Telex. */
const plain = (item: Item | undefined): string => (item ? (repair(item.word)?.folded ?? item.word) : '');

const titles = new Set(TITLE_WORDS.split(' ').map(markedForm));
const bareTitles = new Set(TITLE_WORDS.split(' ').map(fold));

/** `cậu` and no bridge (`cầu`), `cụ` and no dwelling (`cư`); typed without marks it may be, but for what is a place or a verb more often. */
const isTitle = (item: Item): boolean => {
  const marked = markedForm(item.raw.normalize('NFC').toLowerCase());
  if (marked !== `${item.word}0`) return titles.has(marked);
  const slip = repair(item.word);
  if (slip) return slip.marked === '' ? bareTitles.has(slip.folded) : titles.has(slip.marked);
  return titles.has(marked) || (bareTitles.has(item.word) && item.word !== 'cau' && item.word !== 'di');
};

/** Right behind the word before it, in the same line. */
const beside = (item: Item | undefined): item is Item => item !== undefined && /^[ \u00a0]{1,2}$/.test(item.before);

const isCapital = (item: Item | undefined): item is Item => item?.capital === true && /^\p{L}/u.test(item.raw);

/** Children are called by their place: a name of everybody and nobody. */
const ORDER = new Set('hai ba tu nam sau bay tam chin muoi ut ca'.split(' '));
const LONGEST = 4;

/** How many words in capitals begin at `at`, each right behind the other. */
const capitals = (items: readonly Item[], at: number): number => {
  if (!isCapital(items[at]) || !beside(items[at])) return 0;
  let size = 1;
  while (size < LONGEST && isCapital(items[at + size]) && beside(items[at + size])) size += 1;
  return size;
};

/** No post, and not only "Bảy" or "Út". */
const isName = (items: readonly Item[], at: number, size: number): boolean => {
  if (size === 0) return false;
  const first = plain(items[at]);
  const pair = `${first}-${plain(items[at + 1])}`;
  if (POSTS.has(pair) || OFFICES.has(pair)) return false;
  return size > 1 || (first.length > 1 && first !== 'viet' && !ORDER.has(first));
};

/** A title in capitals inside a sentence is a place: "cầu Ông Lãnh", "chợ Bà Chiểu". */
const isPlace = (items: readonly Item[], at: number): boolean => {
  const before = items[at - 1];
  if (!before) return false;
  if (!isCapital(items[at])) return TITLED_PLACES.has(before.raw.normalize('NFC').toLowerCase());
  return !/[.!?:;\n"“(,-]/.test(items[at]!.before);
};

/** Street, school: with their marks no family names ("Dương", "Trương" are). */
const PLACES = new Set(['đường', 'trường'].map(markedForm));
/** "trạm y tế Phạm Ngọc Thạch": two words before what bears a person's name. */
const NAMED_PAIRS = new Set('y-te mau-giao mam-non bao-tang the-thao van-hoa cong-vien'.split(' '));

/** "Đường Lê Quý Đôn", "Truong THCS Le Loi": what begins a sentence in capitals may be the place and not the family name. */
const opensPlace = (items: readonly Item[], at: number): boolean => {
  const [here, next] = [items[at]!, items[at + 1]];
  if (PLACES.has(markedForm(here.raw.normalize('NFC').toLowerCase()))) return true;
  return (
    NAMED_AFTER.has(plain(here)) && next !== undefined && (SURNAMES.has(plain(next)) || /^\p{Lu}{2,}$/u.test(next.raw))
  );
};

/** A family name and two more in capitals is a person unless a street, a school or a house number stands before. */
const fullAt = (items: readonly Item[], at: number): number => {
  if (!isCapital(items[at]) || !SURNAMES.has(plain(items[at])) || opensPlace(items, at)) return 0;
  let size = 1;
  while (size < LONGEST && isCapital(items[at + size]) && beside(items[at + size])) size += 1;
  const before = items[at - 1];
  const near = before !== undefined && /^[ \u00a0]*$/.test(items[at]!.before);
  if (near && (before.digits !== '' || isCapital(before))) return 0;
  if (near && NAMED_AFTER.has(plain(before)) && before.raw !== 'do') return 0;
  if (near && (OWN_PLACES.has(plain(before)) || NAMED_PAIRS.has(`${plain(items[at - 2])}-${plain(before)}`))) return 0;
  const digit = items[at - 2];
  // "78/10 Lê Văn Khương", "34B Trần Phú": a letter may stand behind the number.
  if (near && digit?.digits !== undefined && digit.digits !== '' && plain(before).length === 1) return 0;
  return size >= 3 ? size : 0;
};

/** "tui cao thi ut mot cmnd …": typed small, a sure family name and a middle name make a name. */
const smallAt = (items: readonly Item[], at: number): number => {
  const [head, middle, last] = [items[at], items[at + 1], items[at + 2]];
  if (!head || head.capital || !beside(middle) || !beside(last)) return 0;
  const sure = plain(middle) === 'thi' ? SURNAMES.has(plain(head)) : SURE_SURNAMES.has(plain(head));
  if (
    !sure ||
    !MIDDLE.has(plain(middle)) ||
    AFTER_NAME.has(plain(last)) ||
    SELF.has(plain(last)) ||
    !/^[a-z]{2,}$/.test(last.word)
  )
    return 0;
  const more = items[at + 3];
  const end = items[at + 4];
  const four = beside(more) && !AFTER_NAME.has(plain(more)) && (!end || !beside(end) || AFTER_NAME.has(plain(end)));
  return four && /^[a-z]{2,}$/.test(more.word) ? 4 : 3;
};

/** "đứa cầm đầu là Sơn Sẹo", "e là Mai Phương". */
const isSaid = (items: readonly Item[], at: number): boolean =>
  plain(items[at]) === 'la' && SAID.has(plain(items[at - 1]));
const SAID = new Set('dau ay nay no em e toi tui minh chau con ban trach chinh'.split(' '));

/** Names after a title, a post or "tên", and full names. */
export const personsIn = (items: readonly Item[]): PersonalSpan[] => {
  const found: PersonalSpan[] = [];
  const small = items.filter((item) => !item.capital).length;
  const cased = small * 3 >= items.length;
  const add = (at: number, size: number): number => {
    found.push({ start: items[at]!.start, end: items[at + size - 1]!.end, kind: 'name' });
    return at + size - 1;
  };
  for (let i = 0; i < items.length; i += 1) {
    const here = plain(items[i]);
    const pair = `${plain(items[i - 1])}-${here}`;
    const titled = isTitle(items[i]!) && !isPlace(items, i);
    const posted = POSTS.has(pair);
    const named = here === 'ten' && !NAMED_AFTER.has(plain(items[i - 1]));
    const lowered = titled || posted || named ? smallAt(items, i + 1) : 0;
    if (lowered > 0) {
      i = add(i + 1, lowered);
      continue;
    }
    if (!cased) continue;
    const full = fullAt(items, i);
    if (full > 0) {
      i = add(i, full);
      continue;
    }
    const at = named && plain(items[i + 1]) === 'la' ? i + 2 : i + 1;
    const size = titled || posted || named || isSaid(items, i) ? capitals(items, at) : 0;
    if (isName(items, at, size) && (size > 1 || here !== 'la')) i = add(at, size);
  }
  return found;
};

/** Where people have an account: its name follows. */
const SITES = new Set('zalo zl facebook fb face nick insta instagram tiktok telegram acc'.split(' '));
/** Pages of offices are no persons. */
const OFFICE = new Set('xa phuong thon ap ubnd cong uy trang nhom page oa official cua la va'.split(' '));
const LONGEST_ACCOUNT = 5;

/** "nick Thu Sửa Xách Tay", "insta lan.anh_97". */
export const accountsIn = (text: string, items: readonly Item[]): PersonalSpan[] => {
  const found: PersonalSpan[] = [];
  for (let i = 0; i + 1 < items.length; i += 1) {
    if (!SITES.has(items[i]!.word)) continue;
    const first = items[i + 1]!;
    if (OFFICE.has(first.word) || !/^[ :_@.]{1,3}$/.test(first.before) || first.digits !== '') continue;
    let to = i + 1;
    while (to + 1 < items.length && to - i < LONGEST_ACCOUNT * 2 && /^[._]+$|^$/.test(items[to + 1]!.before)) to += 1;
    if (to === i + 1) {
      if (!isCapital(first)) continue;
      while (
        to - i < LONGEST_ACCOUNT &&
        beside(items[to + 1]) &&
        (isCapital(items[to + 1]) || /^[0-9]{1,4}$/.test(items[to + 1]!.raw))
      )
        to += 1;
    }
    const start = first.before.endsWith('_') ? first.start - 1 : first.start;
    const end = text[items[to]!.end] === '_' ? items[to]!.end + 1 : items[to]!.end;
    found.push({ start, end, kind: 'account' });
    i = to;
  }
  return found;
};

/** 51F-123.45, 29-E2 112.34, 66 L1 234.56: province, series, five digits. */
const PLATE =
  /(?<![\p{L}\p{N}./-])[1-9][0-9][- ]?(?:[A-Za-z]{1,2}|[A-Za-z][0-9])[- ]?[0-9]{3}[. ]?[0-9]{2}(?![\p{L}\p{N}]|[./-][0-9])/gu;

export const platesIn = (text: string): PersonalSpan[] =>
  [...text.matchAll(PLATE)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    kind: 'plate' as const,
  }));

/** Names on Zalo, Facebook and the like. */
import type { Item, PersonalSpan } from './items.ts';

/** Right behind the word before it, in the same line. */
const beside = (item: Item | undefined): item is Item => item !== undefined && /^[ \u00a0]{1,2}$/.test(item.before);
const isCapital = (item: Item | undefined): item is Item => item?.capital === true && /^\p{L}/u.test(item.raw);

/** Where people have an account: its name follows. */
const SITES = new Set(
  'zalo zl facebook fb face nick insta instagram ig tiktok telegram acc youtube kenh page shop fanpage'.split(' '),
);
/** Of these the name is told by their capitals only, and not by one word. */
const LOOSE = new Set('kenh shop page fanpage'.split(' '));
/** Between the site and the name. */
const SAYS = new Set('ten la ten la: nick acc tai khoan mang'.split(' '));
/** Pages of offices are no persons. */
const OFFICE = new Set(
  'xa phuong thon ap ubnd cong uy trang nhom page oa official cua la va khu to hoi doan group'.split(' '),
);
const LONGEST_ACCOUNT = 5;

/** "nick ca koi xom dua, …": small letters, up to the next stop. */
const smallNick = (items: readonly Item[], at: number): number => {
  if (items[at]!.word !== 'nick' || !beside(items[at + 1]) || items[at + 1]!.capital) return 0;
  let to = at + 1;
  while (to - at < LONGEST_ACCOUNT && beside(items[to + 1]) && !AFTER.has(items[to + 1]!.word)) to += 1;
  return to === at + 1 ||
    AFTER.has(items[at + 1]!.word) ||
    SAYS.has(items[at + 1]!.word) ||
    OFFICE.has(items[at + 1]!.word)
    ? 0
    : to;
};
const AFTER = new Set(
  'thi bi ban dang chui lua noi rep goi nhan da co xin hay ao that gia cua nay kia do toi em minh'.split(' '),
);

/** @lan.anh_97, facebook.com/lan.anh.97, zalo.me/lananh: as it is typed in an address. */
const TYPED =
  /(?<![\p{L}\p{N}_.])@[\p{L}\p{N}_][\p{L}\p{N}_.]{2,40}|(?:facebook|fb|tiktok|instagram|youtube|telegram|threads|zalo|t|m\.me)(?:\.(?:com|me|vn))?\/@?[\p{L}\p{N}_][\p{L}\p{N}_.]{2,60}/giu;
const typedIn = (text: string): PersonalSpan[] =>
  [...text.matchAll(TYPED)]
    .filter(([all]) => all.startsWith('@') || /\.(?:com|me|vn)\//i.test(all))
    .map(({ 0: all, index: start }) => ({ start, end: start + all.replace(/\.+$/, '').length, kind: 'account' }));

/** "nick Thu Sửa Xách Tay", "insta lan.anh_97", "Zalo tên Hội Chị Đại". */
const namedIn = (text: string, items: readonly Item[]): PersonalSpan[] => {
  const found: PersonalSpan[] = [];
  for (let i = 0; i + 1 < items.length; i += 1) {
    // "tên trên mạng là Bé Heo"
    const onNet = items[i]!.word === 'mang' && items[i - 1]?.word === 'tren' && items[i - 2]?.word === 'ten';
    if (!SITES.has(items[i]!.word) && !onNet) continue;
    const small = smallNick(items, i);
    if (small > 0) {
      found.push({ start: items[i + 1]!.start, end: items[small]!.end, kind: 'account' });
      i = small;
      continue;
    }
    let at = i + 1;
    while (at - i <= 2 && items[at + 1] && SAYS.has(items[at]!.word) && !items[at]!.capital) at += 1;
    const first = items[at]!;
    if (
      (at === i + 1 && OFFICE.has(first.word)) ||
      SITES.has(first.word) ||
      !/^[ :_@.“"']{1,4}$/.test(first.before) ||
      first.digits !== ''
    )
      continue;
    let to = at;
    while (to + 1 < items.length && to - at < LONGEST_ACCOUNT * 2 && /^[._]+$|^$/.test(items[to + 1]!.before)) to += 1;
    if (to === at) {
      if (!isCapital(first)) continue;
      while (
        to - at < LONGEST_ACCOUNT - 1 &&
        beside(items[to + 1]) &&
        (isCapital(items[to + 1]) || /^[0-9]{1,4}$/.test(items[to + 1]!.raw))
      )
        to += 1;
      // "97B", "2k9": letters and digits that are glued to the last word.
      while (items[to + 1] && items[to + 1]!.before === '' && to - at < LONGEST_ACCOUNT * 2) to += 1;
      if (to === at && (LOOSE.has(items[i]!.word) || onNet)) continue;
    }
    const start = first.before.endsWith('_') || first.before.endsWith('@') ? first.start - 1 : first.start;
    const end = text[items[to]!.end] === '_' ? items[to]!.end + 1 : items[to]!.end;
    found.push({ start, end, kind: 'account' });
    i = to;
  }
  return found;
};

export const accountsIn = (text: string, items: readonly Item[]): PersonalSpan[] => [
  ...typedIn(text),
  ...namedIn(text, items),
];

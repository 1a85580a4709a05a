/**
 * Names of persons, by a tagger that was trained on texts in which they are marked (`test/understand/naming`): it reads the word, its
 * neighbours, capitals, lists of family and given names and of titles.
 */
import { repair } from './fold.ts';
import type { Item, PersonalSpan } from './items.ts';
import { markedForm } from './marked.ts';
import { FAMILIES, ORDER } from './name-features.ts';
import { LEAN, PACKED, SCALE } from './names.gen.ts';
import { bestLabels, FIRST, OUT, sequenceOf, unpack, type Weights } from './tagger.ts';

let weights: Weights | undefined;

/** Children are called by their place: "ông Bảy" is everybody and nobody, as is "ông A". */
const isNobody = (items: readonly Item[], from: number, to: number): boolean =>
  from === to && (items[from]!.word.length < 2 || ORDER.has(items[from]!.word));

const wordsOf = (list: string): ReadonlySet<string> => new Set(list.split(' '));
/** What stands right behind these is a place or a firm, also where it is called after a person. */
const HEADS = new Set(
  (
    'đường phố hẻm ngõ ngách kiệt chợ cầu cống trường học non viện chùa đền đình miếu lăng xã phường huyện quận tỉnh thôn ấp khóm xóm làng bản buôn khu ' +
    'sông núi kênh kinh rạch vàm đập bến đèo dốc cồn đảo lộ quán tiệm thpt thcs xứ mạng ty tnhh ga phà viên'
  )
    .split(' ')
    .map(markedForm),
);
/** Of these typed without marks; `cho`, `cau`, `pho`, `dinh` are other words more often. */
const BARE_HEADS = wordsOf(
  'duong hem ngo ngach kiet cong truong hoc non vien chua mieu xa huyen quan thon ap khom xom khu song kenh rach vam thpt thcs tiem lo',
);
/** "trạm y tế Phạm Ngọc Thạch": two words. */
const PAIRS = wordsOf('y-te mau-giao mam-non bao-tang the-thao van-hoa cong-vien dan-cu cong-nghiep dan-pho do-thi');
/** Behind these a head belongs to a post: "trưởng ấp Sáu Tính", "chủ quán Linh", "công an xã Chung". */
const POSTS = wordsOf(
  'truong pho chu tich thu an bo chinh doi uy doan to hieu ban phong tram vien nhan sinh giao sat dan ve',
);

const foldedOf = (item: Item | undefined): string => (item ? (repair(item.word)?.folded ?? item.word) : '');
const isHead = (items: readonly Item[], at: number): boolean => {
  const item = items[at];
  if (!item || POSTS.has(foldedOf(items[at - 1]))) return false;
  const marked = markedForm(item.raw.normalize('NFC').toLowerCase());
  const slip = marked === `${item.word}0` ? repair(item.word)?.marked : undefined;
  if (HEADS.has(slip || marked)) return true;
  return marked === `${item.word}0` ? BARE_HEADS.has(foldedOf(item)) : false;
};
const LEADS = wordsOf('la ten toi');
const beside = (item: Item | undefined): boolean => item !== undefined && /^[ \u00a0]{1,2}$/.test(item.before);

/** A name behind a street, a school or a market, or behind a word in capitals that such a word stands before. */
const isPlace = (items: readonly Item[], from: number): boolean => {
  const capital = items[from]!.capital;
  if (!capital && isHead(items, from)) return true;
  // "đường tên là Trần Phú"
  const said = foldedOf(items[from - 1]) === 'la' ? from - 2 : from - 1;
  if (foldedOf(items[said]) === 'ten' && isHead(items, said - 1)) return true;
  for (let at = from; at > 0 && beside(items[at]); at -= 1) {
    if (isHead(items, at - 1) || PAIRS.has(`${foldedOf(items[at - 2])}-${foldedOf(items[at - 1])}`)) return true;
    if (!capital || !items[at - 1]!.capital) return false;
  }
  return false;
};

/** "Hồ Văn Mẫu": the family name before what was found, if it was left out. */
const withFamily = (items: readonly Item[], from: number): number => {
  const before = items[from - 1];
  return before?.capital &&
    items[from]!.capital &&
    beside(items[from]) &&
    FAMILIES.has(before.word) &&
    !isHead(items, from - 1)
    ? from - 1
    : from;
};

/** In a text that is masked already nothing beside what was taken out is a name: it would have been found with it. */
const isBesideMask = (items: readonly Item[], from: number, to: number): boolean =>
  items[from]!.before.includes(MASKED) || (items[to + 1]?.before.includes(MASKED) ?? false);
const MASKED = '•';

/** Names of persons, in order. */
export const namesIn = (items: readonly Item[]): PersonalSpan[] => {
  weights ??= unpack(PACKED);
  const labels = bestLabels(sequenceOf(items), weights, LEAN / SCALE);
  const found: PersonalSpan[] = [];
  for (let i = 0; i < items.length; i += 1) {
    if (labels[i] === OUT) continue;
    let to = i;
    while (to + 1 < items.length && labels[to + 1] !== OUT && labels[to + 1] !== FIRST) to += 1;
    // "toi ten la nguyen …": what leads to a name is none of it.
    while (i < to && !items[i]!.capital && LEADS.has(items[i]!.word) && FAMILIES.has(items[i + 1]!.word)) i += 1;
    const from = withFamily(items, i);
    if (!isNobody(items, from, to) && !isPlace(items, from) && !isBesideMask(items, from, to))
      found.push({ start: items[from]!.start, end: items[to]!.end, kind: 'name' });
    i = to;
  }
  return found;
};

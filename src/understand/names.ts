/** Names of persons, where the words around them say so: "tôi tên là …", "ông …", "người gửi: …". */
import type { Item, PersonalSpan } from './items.ts';
import { markedForm } from './marked.ts';
import {
  ADDRESSES,
  AFTER_NAME,
  HONORIFICS,
  MIDDLE,
  NAMED_AFTER,
  OFFICES,
  SELF,
  SURNAMES,
  TITLES,
} from './words/names.ts';

const honorifics = new Set(ADDRESSES.split(' ').map(markedForm));
const LONGEST_NAME = 5;
/** May the next word belong to the same name? */
const follows = (item: Item | undefined): item is Item =>
  item !== undefined && /^[ \u00a0]{1,2}$/.test(item.before) && /^[a-z]+$/.test(item.word);

/** How many words of a name begin at `at`; `shout`: everything is in capitals, or nothing is, so that they say nothing. */
const nameLength = (items: readonly Item[], at: number): number => {
  const head = items[at];
  if (!head || /[\n.!?]/.test(head.before) || !/^[a-z]+$/.test(head.word) || head.word.length < 2) return 0;
  const lower = [items[at - 1], items[at - 2]].some((item) => item && !item.capital && item.word !== '');
  let size = 1;
  if (head.capital && lower) {
    while (size < LONGEST_NAME && follows(items[at + size]) && items[at + size]!.capital) size += 1;
    // "Nguyễn văn A": the middle name is often typed small.
    if (
      size === 1 &&
      SURNAMES.has(head.word) &&
      follows(items[at + 1]) &&
      MIDDLE.has(items[at + 1]!.word) &&
      follows(items[at + 2])
    )
      size = 3;
    return size;
  }
  if (AFTER_NAME.has(head.word) && !SURNAMES.has(head.word)) return 0;
  const surname = SURNAMES.has(head.word);
  const least = surname ? (MIDDLE.has(items[at + 1]?.word ?? '') ? 3 : 2) : 1;
  const most = surname ? 4 : 2;
  while (size < most && follows(items[at + size]) && (size < least || !AFTER_NAME.has(items[at + size]!.word)))
    size += 1;
  return size;
};

/** `cậu` and no bridge (`cầu`), `cụ` and no dwelling (`cư`); typed without marks it may be. */
const isHonorific = (item: Item): boolean => {
  if (!HONORIFICS.has(item.word)) return false;
  const marked = markedForm(item.raw.normalize('NFC').toLowerCase());
  return marked === `${item.word}0` || honorifics.has(marked);
};

/** A family name and more, all in capitals but "văn" and "thị". */
const fullName = (items: readonly Item[], at: number): number => {
  const head = items[at];
  if (!head?.capital || !SURNAMES.has(head.word)) return 0;
  let size = 1;
  for (; size < LONGEST_NAME; size += 1) {
    const item = items[at + size];
    if (!follows(item) || !(item.capital || (['van', 'thi'].includes(item.word) && follows(items[at + size + 1]))))
      break;
  }
  return size >= 2 && !(head.word === 'ho' && items[at + 1]!.word === 'chi') ? size : 0;
};

/** Names that the text itself says to be names. */
export const namesIn = (items: readonly Item[]): PersonalSpan[] => {
  const found: PersonalSpan[] = [];
  const add = (at: number, size: number) => {
    if (size > 0) found.push({ start: items[at]!.start, end: items[at + size - 1]!.end, kind: 'name' });
  };
  const word = (at: number): string => items[at]?.word ?? '';
  for (let i = 0; i < items.length; i += 1) {
    const here = items[i]!;
    if (here.word === 'ten' && !NAMED_AFTER.has(word(i - 1))) {
      let at = i + 1;
      // tôi tên (là) …, tên (tôi) là …, họ và tên: …, ký tên: …, người gửi tên …
      const owner =
        SELF.has(word(i - 1)) || ['ho', 'va', 'ky', 'gai', 'trai', 'chong', 'vo', 'gui', 'don'].includes(word(i - 1));
      const own = SELF.has(word(at)) && !items[at]!.capital && ['la', 'ten'].includes(word(at + 1));
      if (own) at += 1;
      const is = word(at) === 'la' || word(at) === 'thuong' || /[:]/.test(items[at]?.before ?? '');
      if (word(at) === 'la') at += 1;
      if (owner || own || is) add(at, nameLength(items, at));
    } else if (here.word === 'la' && SELF.has(word(i - 1)) && !here.capital) {
      const next = items[i + 1];
      if (!next || (TITLES.has(next.word) === true && !SURNAMES.has(next.word))) continue;
      const size = nameLength(items, i + 1);
      const surname = SURNAMES.has(next.word);
      if (
        next.capital
          ? size >= 2
            ? surname || !TITLES.has(next.word)
            : !TITLES.has(next.word)
          : surname && size >= 3 && MIDDLE.has(word(i + 2))
      )
        add(i + 1, size);
    } else if (
      ['gui', 'don', 'anh', 'cao', 'nai'].includes(here.word) &&
      word(i - (here.word === 'gui' ? 1 : 2)) === 'nguoi' &&
      items[i + 1]?.before.includes(':')
    ) {
      // người gửi: …, người viết đơn: …, người phản ánh: …
      add(i + 1, nameLength(items, i + 1));
    } else if (isHonorific(here) && !NAMED_AFTER.has(word(i - 1)) && follows(items[i + 1]))
      add(i + 1, fullName(items, i + 1));
    else if (OFFICES.has(`${word(i - 1)}-${here.word}`) && follows(items[i + 1])) add(i + 1, fullName(items, i + 1));
  }
  return found;
};

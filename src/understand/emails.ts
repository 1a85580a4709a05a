/** Addresses of e-mail, also as they are said: "lan a còng gmail chấm com". */
import type { Item, PersonalSpan } from './items.ts';

const local = (c: string | undefined): boolean => c !== undefined && /[A-Za-z0-9._%+\-＿]/.test(c);
const host = (c: string | undefined): boolean => c !== undefined && /[A-Za-z0-9.-]/.test(c);

/** Letters, digits and the signs of an address around an @ sign. */
const typedIn = (text: string): PersonalSpan[] => {
  const found: PersonalSpan[] = [];
  let done = 0;
  for (let at = 0; at < text.length; at += 1) {
    if ((text[at] !== '@' && text[at] !== '＠') || at < done) continue;
    let from = at;
    // People put a space before the sign: "lan.ng @gmail.com".
    if (text[from - 1] === ' ') from -= 1;
    let start = from;
    while (start > done && local(text[start - 1])) start -= 1;
    let to = at + 1;
    if (text[to] === ' ') to += 1;
    let end = to;
    while (host(text[end])) end += 1;
    while (end > to && /[.-]/.test(text[end - 1]!)) end -= 1;
    if (start < from && /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/.test(text.slice(to, end)))
      found.push({ start, end, kind: 'email' });
    done = Math.max(at + 1, end);
  }
  return found;
};

/** "a còng" and its spellings: how many words they are. */
const signAt = (items: readonly Item[], at: number): number => {
  const word = items[at]?.word;
  if (word === 'acong' || word === 'acom') return 1;
  return word === 'a' && ['cong', 'moc', 'vong'].includes(items[at + 1]?.word ?? '') ? 2 : 0;
};
const ENDINGS = new Set('com vn net org edu gov'.split(' '));
const LONGEST = 8;
/** Words of an address hang together; one space or a dot parts them. */
const near = (item: Item | undefined): item is Item =>
  item !== undefined && /^(?:[ \u00a0]?[._-]?[ \u00a0]?)$/.test(item.before);

/** Told by its sign and by the "chấm com" behind. */
const spokenIn = (items: readonly Item[]): PersonalSpan[] => {
  const found: PersonalSpan[] = [];
  for (let i = 1; i < items.length; i += 1) {
    const sign = signAt(items, i);
    if (sign === 0) continue;
    let end = 0;
    for (let k = i + sign; k < items.length && k < i + sign + LONGEST && near(items[k]); k += 1)
      if (ENDINGS.has(items[k]!.word) && (items[k - 1]!.word === 'cham' || items[k]!.before.includes('.'))) end = k;
    if (end === 0) continue;
    let start = i - 1;
    // What is glued to it by letters, digits and dots; "chấm" and digits that are said belong to it as well.
    while (
      start > 0 &&
      near(items[start]) &&
      (!/\s/.test(items[start]!.before) || items[start]!.word === 'cham' || items[start - 1]!.word === 'cham')
    )
      start -= 1;
    found.push({ start: items[start]!.start, end: items[end]!.end, kind: 'email' });
    i = end;
  }
  return found;
};

export const emailsIn = (text: string, items: readonly Item[]): PersonalSpan[] => [
  ...typedIn(text),
  ...spokenIn(items),
];

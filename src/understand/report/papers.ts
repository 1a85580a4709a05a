/** Numbers of papers: NQ 25, Luật số 10/2022/QH15, 29-CT/TU; and which numbers count something by what stands behind them. */
import type { Reader } from './amounts.ts';
import { measureAt, phraseList } from './phrase-book.ts';
import { YEAR } from './told.ts';
import { PAPERS, PLACES, REFERENCE_PHRASES, REFERENCES } from './words.ts';

const places = phraseList(PLACES);
const references = phraseList(REFERENCE_PHRASES);

/** Items of what is counted behind the number at `i`: a word of measure that is no sort of place, money, a scale; 0 for none. */
export const measured = ({ book, items, marks }: Reader, i: number): number => {
  const next = items[i + 1];
  if (next?.before !== '') return 0;
  if (next.folded === '%' || /^(?:trieu|tr|ty|nghin|ngan|dong)$/.test(next.folded)) return 1;
  return places(items, i + 1, marks) > 0 ? 0 : (measureAt(book, items, i + 1, marks)?.words ?? 0);
};
/** … are there any? */
export const counted = (reader: Reader, i: number): boolean => measured(reader, i) > 0;

/** `29-CT/TU`, `15/BC-UBND` behind the number of a paper: the item after it. */
const paperEnd = ({ items }: Reader, i: number): number => {
  let to = i + 1;
  while (
    items[to] &&
    (/^[-/]$/.test(items[to]!.before) || items[to]!.glued) &&
    (items[to]!.digits || items[to]!.capital || to > i + 1)
  )
    to += 1;
  return to;
};

const isPaper = ({ items }: Reader, i: number): boolean => {
  const [next, third] = [items[i + 1], items[i + 2]];
  // 10/2022/QH15
  if (next?.before === '/' && YEAR.test(next.folded) && third?.before === '/' && !third.digits) return true;
  return next?.upper === true && /^[-/]$/.test(next.before);
};

/** How many items a phrase like "nghị quyết" or "nghị quyết số" has that ends right before `i`; 0 for none. */
const endsReference = ({ items, marks }: Reader, i: number): number => {
  for (const number of items[i - 1]?.folded === 'so' ? [1, 0] : [0]) {
    const size = [3, 2, 1].find((each) => each <= i - number && references(items, i - number - each, marks) === each);
    if (size !== undefined) return size + number;
  }
  return 0;
};

/** "TT: 5" and "TT 4 thôn" are no "Thông tư". */
const isFigureOf = ({ items, marks }: Reader, i: number): boolean =>
  items[i]!.before === ':' || (items[i + 1]?.before === '' && places(items, i + 1, marks) > 0);

/** First item of the number of a paper with what names it, and the one after the last; undefined where it may be a figure. */
export const paperAt = (reader: Reader, i: number): readonly [from: number, to: number] | undefined => {
  const { items } = reader;
  const before = items[i - 1];
  const phrase = endsReference(reader, i);
  const named =
    before !== undefined &&
    !before.digits &&
    /^[:.]?$/.test(items[i]!.before) &&
    (phrase > 0 ||
      REFERENCES.has(before.typed) ||
      (before.upper && PAPERS.has(before.typed) && !isFigureOf(reader, i)));
  return (named && !counted(reader, i)) || isPaper(reader, i) ? [i - phrase, paperEnd(reader, i)] : undefined;
};

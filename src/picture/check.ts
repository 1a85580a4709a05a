/** What a picture must keep to before it is laid out. A fault here is a mistake of the caller, never a question of space. */
import { type DigestPicture, type Picture, PictureError } from './data.ts';
import { drawable } from './glyphs.ts';
import { written } from './numbers.ts';

const titleLength = 60;
/** How many of each fit on a telephone and into one look. */
const most = { figures: 3, bars: 5, rows: 6 } as const;
/** The longest number that a third of the width holds: 999.999.999, or 1.234.567,8. */
const numberLength = 11;

/** Every text in a value, by the name of its place; all else as it is. */
const withTexts = <T>(value: T, place: string): T => {
  if (typeof value === 'string') return drawable(value, place) as T;
  if (Array.isArray(value)) return value.map((each, i) => withTexts(each, `${place}[${i}]`)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const inside = place === '' ? '' : `${place}.`;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, withTexts(each, inside + key)])) as T;
};

const number = (value: number, place: string, percent = false): void => {
  if (!Number.isFinite(value) || value < 0 || written(value, 'vi').length > numberLength || (percent && value > 100))
    throw new PictureError('number', place);
};

const count = (given: number, upTo: number, place: string): void => {
  if (given > upTo) throw new PictureError('count', `${given} ${place}, at most ${upTo}`);
};

const digest = ({ figures, bars }: DigestPicture): void => {
  count(figures.length, most.figures, 'figures');
  for (const { value, change } of figures) {
    number(value, 'figures');
    // "+8" and "-2" say nothing to whoever does not read them as "more" and "less".
    if (change !== undefined && !/^\p{L}/u.test(change)) throw new PictureError('change', 'figures');
  }
  count(bars?.rows.length ?? 0, most.bars, 'bars');
  for (const { value } of bars?.rows ?? []) number(value, 'bars');
};

/** The picture with every text in its drawn form. Throws a `PictureError` of any fault but 'blank'. */
export const checked = <P extends Picture>(given: P): P => {
  const picture: Picture = withTexts(given, '');
  const quiet = picture.kind === 'digest' && !picture.bars?.rows.length && !picture.hotSpot;
  if ([...picture.title].length > titleLength) throw new PictureError('title', `longer than ${titleLength}`);
  if (!quiet && !/\d/.test(picture.title)) throw new PictureError('title', 'no number');
  if (picture.kind === 'digest') digest(picture);
  else {
    count(picture.rows.length, most.rows, 'rows');
    if (picture.rows.length === 0) throw new PictureError('count', 'no rows');
    for (const { value, before = 0 } of picture.rows)
      for (const each of [value, before]) number(each, 'rows', picture.percent);
  }
  return picture as P;
};

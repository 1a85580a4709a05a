/** Everything that a picture says, for the text that goes with it: who cannot see the picture must read the same. */
import type { Picture } from './data.ts';
import { written } from './numbers.ts';

const numbers = /\d+(?:[.,/:]\d+)*%?/g;

/**
 * Every number and label of the picture, as it is written there: the sentence on top by its numbers alone, all else whole,
 * also what the picture itself has no room for. Each once, in the picture's order.
 */
export const contents = (picture: Picture): readonly string[] => {
  const { lang, title, unit, window } = picture;
  const said = picture.kind === 'digest' ? ofDigest(picture) : ofAnswer(picture);
  const value = (each: string | number): string =>
    typeof each === 'string' ? each : written(each, lang, picture.kind === 'answer' && picture.percent);
  const all = [...(title.match(numbers) ?? []), ...said.filter((each) => each !== undefined).map(value), unit, window];
  return [...new Set(all)];
};

type Said = readonly (string | number | undefined)[];

const ofDigest = ({ figures, bars, hotSpot }: Extract<Picture, { kind: 'digest' }>): Said => [
  ...figures.flatMap(({ value, label, change }) => [value, label, change]),
  ...(bars && bars.rows.length > 0
    ? [bars.heading, ...bars.rows.flatMap(({ label, value, note }) => [label, value, note])]
    : []),
  ...(hotSpot ? [hotSpot.heading, hotSpot.text] : []),
];

const ofAnswer = (picture: Extract<Picture, { kind: 'answer' }>): Said =>
  'periods' in picture
    ? [
        picture.periods.now,
        picture.periods.before,
        ...picture.rows.flatMap(({ label, value, note, before }) => [label, value, note, before ?? picture.absent]),
      ]
    : [picture.heading, ...picture.rows.flatMap(({ label, value, note }) => [label, value, note])];

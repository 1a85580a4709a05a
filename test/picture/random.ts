/** Random texts as offices write them, only longer: names of many syllables, capitals, numbers, words without end. */
import fc from 'fast-check';
import type { AnswerPicture, DigestPicture } from '../../src/picture/data.ts';

const syllables =
  'phường nghiêng trưởng khuyến thương đường Nguyễn quyết người hướng dưỡng ngưng xã ấp tổ Ủy ban nhân dân Mặt trận ' +
  'Tổ quốc Việt Nam KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ (bộ phận) – và 12 1.202 08/24 lâu nhất ngày, Đắk Lắk, kiến nghị Ố Ỡ Ữ';
const words = syllables.split(' ');

const some = (from: number, between: string): fc.Arbitrary<string> =>
  fc.array(fc.constantFrom(...words), { minLength: from, maxLength: 30 }).map((all) => all.join(between));

const cut = (all: fc.Arbitrary<string>, most: number): fc.Arbitrary<string> =>
  all.map((whole) => [...whole].slice(0, most).join('').trim());

/** Words with blanks between them. @param most letters, cut in the middle of a word if need be */
export const phrase = (most: number): fc.Arbitrary<string> => cut(some(1, ' '), most);

/** Also what has no blanks, and the widest letter again and again. */
const text = (most: number): fc.Arbitrary<string> => {
  const endless = fc.integer({ min: 1, max: 200 }).map((n) => 'W'.repeat(n));
  return cut(fc.oneof({ weight: 6, arbitrary: some(1, ' ') }, some(8, ''), endless), most);
};

const label = text(200);
const value = fc.oneof(fc.nat(60), fc.nat(999_999_999), fc.constant(0));
const frame = { title: text(58).map((title) => `9 ${title}`), unit: label, window: label };
const lang = fc.constantFrom('vi' as const, 'en' as const);
const optional = { requiredKeys: ['label', 'value'] as ('label' | 'value')[] };

export const digest: fc.Arbitrary<DigestPicture> = fc.record(
  {
    kind: fc.constant('digest' as const),
    lang,
    ...frame,
    figures: fc.array(
      fc.record(
        { value, label, change: label.map((change) => `tăng ${change}`), main: fc.constant(true as const) },
        optional,
      ),
      { maxLength: 3 },
    ),
    bars: fc.record({
      heading: label,
      rows: fc.array(fc.record({ label, value, note: label }, optional), { maxLength: 5 }),
    }),
    hotSpot: fc.record({ heading: label, text: label }),
  },
  { requiredKeys: ['kind', 'lang', 'title', 'unit', 'window', 'figures'] },
);

const rows = (values: fc.Arbitrary<number>) =>
  fc.array(fc.record({ label, value: values, note: label, before: values }, optional), { minLength: 1, maxLength: 6 });
const plainFrame = { kind: fc.constant('answer' as const), lang, ...frame };
const answerFrame = { ...plainFrame, periods: fc.record({ now: label, before: label }), absent: label };

export const answer: fc.Arbitrary<AnswerPicture> = fc.oneof(
  fc.record({ ...answerFrame, rows: rows(value) }),
  fc.record({
    ...plainFrame,
    heading: label,
    rows: fc.array(fc.record({ label, value, note: label }, optional), { minLength: 1, maxLength: 6 }),
  }),
  fc.record({
    ...answerFrame,
    rows: rows(fc.double({ min: 0, max: 100, noNaN: true })),
    percent: fc.constant(true as const),
  }),
);

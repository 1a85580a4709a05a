/** What a picture may say: sentences and labels that the caller has already written in its language, and numbers. Nothing else. */
import type { Lang } from '../text/text.ts';

/** One of the big numbers. */
export type Figure = {
  readonly value: number;
  readonly label: string;
  /** In words, since the font has no arrows: "tăng 8", "giảm 2 so với hôm qua", "không đổi". */
  readonly change?: string;
  /** The number the day is about: drawn in the one strong colour. */
  readonly main?: true;
};

/** A horizontal bar: the label above it, the value at its end, a few words after the value ("lâu nhất 12 ngày"). */
export type Bar = { readonly label: string; readonly value: number; readonly note?: string };

/** What every picture has: the sentence on top; and in the last line, whose picture it is and of what time. */
export type Frame = {
  /** At most 60 characters, with the number that matters; only a digest with no bars and no hot spot may do without a number. */
  readonly title: string;
  readonly unit: string;
  readonly window: string;
};

/** The morning picture: at most 3 figures, 5 bars and one hot spot. */
export type DigestPicture = Frame & {
  readonly kind: 'digest';
  readonly lang: Lang;
  readonly figures: readonly Figure[];
  readonly bars?: { readonly heading: string; readonly rows: readonly Bar[] };
  readonly hotSpot?: { readonly heading: string; readonly text: string };
};

/** A row of an answer: this period, and the same period a year earlier where there are figures for it. */
export type Row = Bar & { readonly before?: number };

type TwoPeriods = {
  /** What the two bars of a row are: "6 tháng đầu năm 2026", "cùng kỳ năm 2025". */
  readonly periods: { readonly now: string; readonly before: string };
  /** Stands in for the second bar of a row without earlier figures: "chưa có số liệu cùng kỳ". */
  readonly absent: string;
};
/** One bar a row, and what all of them are about: "Quá hạn ở". */
type OnePeriod = { readonly heading: string };

/** The answer to a leader's question: at most 6 rows of two bars, or of one. */
export type AnswerPicture = Frame & {
  readonly kind: 'answer';
  readonly lang: Lang;
  readonly rows: readonly Row[];
  /** The values are percentages: they are drawn against 100. */
  readonly percent?: true;
} & (TwoPeriods | OnePeriod);

export type Picture = DigestPicture | AnswerPicture;

export type PictureFault =
  | 'title' // longer than 60 characters, or no number in it
  | 'count' // more figures, bars or rows than fit, or no rows in an answer
  | 'number' // below 0, over 100 for a percentage, or longer than 999.999.999 when written
  | 'change' // not in words
  | 'empty' // a text without any character
  | 'glyph' // a character that the font does not have
  | 'personal' // what looks like a telephone or identity number
  | 'blank'; // drawn, and a text is not to be seen

/** A picture that cannot be drawn as it should be. `detail` names the place or the code point, never the text itself. */
export class PictureError extends Error {
  override readonly name = 'PictureError';
  readonly fault: PictureFault;
  readonly detail: string;

  constructor(fault: PictureFault, detail: string) {
    super(`${fault}: ${detail}`);
    this.fault = fault;
    this.detail = detail;
  }
}

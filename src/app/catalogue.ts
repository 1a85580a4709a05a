/** The office's indicators, with the book by which messages are read. */
import type { Indicator } from '../domain/indicator.ts';
import { shippedIndicators, WORD_GROUPS } from '../domain/indicators.ts';
import { CALENDAR, type PeriodTable } from '../domain/period.ts';
import { type Book, phraseBook } from '../understand/report/phrase-book.ts';

export type Catalogue = {
  readonly all: readonly Indicator[];
  readonly get: (code: string) => Indicator | undefined;
  readonly book: Book;
  readonly tables: readonly PeriodTable[];
};

const make = (): Catalogue => {
  const all = shippedIndicators();
  const byCode = new Map(all.map((one) => [one.code, one]));
  return { all, get: (code) => byCode.get(code), book: phraseBook(all, WORD_GROUPS), tables: CALENDAR };
};

let made: Catalogue | undefined;

/** Made once a process: the book takes 12 to 24 ms. */
export const catalogue = (): Catalogue => {
  made ??= make();
  return made;
};

/** The office's indicators: those that are shipped and the tenant's own, with the book by which messages are read. */
import type { Indicator } from '../domain/indicator.ts';
import { WORD_GROUPS } from '../domain/indicators/groups.ts';
import { PEOPLE } from '../domain/indicators/people.ts';
import { worksIndicators } from '../domain/indicators/works.ts';
import { CALENDAR, type PeriodTable } from '../domain/period.ts';
import { type Book, phraseBook } from '../understand/report/phrase-book.ts';

export type Catalogue = {
  readonly all: readonly Indicator[];
  readonly get: (code: string) => Indicator | undefined;
  readonly book: Book;
  readonly tables: readonly PeriodTable[];
};

const made = (own: readonly Indicator[]): Catalogue => {
  const all = [...PEOPLE, ...worksIndicators(undefined), ...own];
  const byCode = new Map(all.map((one) => [one.code, one]));
  return { all, get: (code) => byCode.get(code), book: phraseBook(all, WORD_GROUPS), tables: CALENDAR };
};

let shipped: Catalogue | undefined;

/** Made once a process: the book of some two hundred indicators takes milliseconds. */
export const catalogue = (): Catalogue => {
  shipped ??= made([]);
  return shipped;
};

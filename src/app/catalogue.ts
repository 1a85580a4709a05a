/** What the office counts and by which days: the indicators that come with the service and its own, kept until one of its definitions changes. */
import { z } from 'zod';
import {
  checkIndicators,
  INDICATOR_KINDS,
  type Indicator,
  OVER_PERIODS,
  OVER_UNITS,
  SECTIONS,
  type WordGroups,
} from '../domain/indicator.ts';
import { type FifthField, MODEL_FIELDS, shippedIndicators, wordGroups } from '../domain/indicators.ts';
import { CALENDAR, type PeriodTable } from '../domain/period.ts';
import type { Db } from '../store/commit.ts';
import { type DefinitionKind, definitionOf, definitionsVersion } from '../store/definitions.ts';
import { type Book, phraseBook } from '../understand/report/phrase-book.ts';

export type Catalogue = {
  /** Those that come with the service first, then the office's own. */
  readonly all: readonly Indicator[];
  readonly get: (code: string) => Indicator | undefined;
  /** Codes of the office's own, in the order of its file. */
  readonly own: readonly string[];
  /** Own ones that do not go together with those of this version of the service any more: kept, and not used. */
  readonly unfit: readonly string[];
  readonly fifth: FifthField | undefined;
  readonly groups: WordGroups;
  /** By which messages are read. */
  readonly book: Book;
  readonly tables: readonly PeriodTable[];
};

export type Catalogues = { readonly known: () => Promise<Catalogue> };

const texts = z.array(z.string());
const indicator = z.object({
  code: z.string(),
  label: z.string(),
  unit: z.string(),
  kind: z.enum(INDICATOR_KINDS),
  section: z.enum(SECTIONS),
  units: z.enum(OVER_UNITS),
  periods: z.enum(OVER_PERIODS),
  measures: texts,
  synonyms: texts,
  main: z.exactOptional(z.literal(true)),
  parts: z.exactOptional(texts),
  into: z.exactOptional(z.string()),
});
const fifthField = z.object({
  name: z.string(),
  words: texts,
  into: z.enum(MODEL_FIELDS.map(([field]) => field)),
  printed: z.boolean(),
});
const table = z.object({ since: z.string(), month: z.number(), longer: z.number(), source: z.string() });

/** What an office has stored; undefined or empty where it has defined nothing. */
export type Defined = {
  readonly indicators: readonly Indicator[];
  readonly fifth: FifthField | undefined;
  readonly windows: readonly PeriodTable[];
};

/** As the newest version of each definition says. */
export const definedIn = async (db: Db): Promise<Defined> => {
  const stored = async (kind: DefinitionKind): Promise<unknown> => {
    const found = await definitionOf(db, kind);
    return found && JSON.parse(found.data);
  };
  return {
    indicators: z.array(indicator).parse((await stored('indicators')) ?? []),
    fifth: fifthField.nullable().parse((await stored('fifth')) ?? null) ?? undefined,
    windows: z.array(table).parse((await stored('windows')) ?? []),
  };
};

/** The own ones that go together with the others: a newer version of the service may have learnt their code or their words. */
const fitting = (
  shipped: readonly Indicator[],
  own: readonly Indicator[],
  groups: WordGroups,
): readonly Indicator[] => {
  const faults = checkIndicators([...shipped, ...own], groups).map(({ index }) => index - shipped.length);
  const wrong = new Set(faults.filter((i) => i >= 0));
  // What was a part of one that is left out may be wrong now.
  return wrong.size === 0
    ? own
    : fitting(
        shipped,
        own.filter((_, i) => !wrong.has(i)),
        groups,
      );
};

const make = ({ indicators, fifth, windows }: Defined): Catalogue => {
  const shipped = shippedIndicators(fifth);
  const groups = wordGroups(fifth);
  const own = indicators.length === 0 ? [] : fitting(shipped, indicators, groups);
  const used = new Set(own.map(({ code }) => code));
  const all = [...shipped, ...own];
  const byCode = new Map(all.map((one) => [one.code, one]));
  return {
    all,
    get: (code) => byCode.get(code),
    own: [...used],
    unfit: indicators.map(({ code }) => code).filter((code) => !used.has(code)),
    fifth,
    groups,
    book: phraseBook(all, groups),
    tables: [...CALENDAR, ...windows],
  };
};

let usual: Catalogue | undefined;

/** Looks at each call whether a definition has changed: one small query. The book takes 12 to 24 ms, where nothing is defined once a process. */
export const catalogues = (db: Db): Catalogues => {
  let version: string | undefined;
  let last: Catalogue | undefined;
  return {
    known: async () => {
      const now = await definitionsVersion(db);
      if (last && version === now) return last;
      if (now === '') {
        usual ??= make({ indicators: [], fifth: undefined, windows: [] });
        last = usual;
      } else last = make(await definedIn(db));
      version = now;
      return last;
    },
  };
};

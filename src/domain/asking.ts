/** What a leader asks the figures for, and what they are told. */
import type { Text } from '../text/text.ts';
import type { Day } from './calendar.ts';
import type { Amount } from './figure.ts';
import type { Indicator } from './indicator.ts';
import type { Window } from './period.ts';
import type { Days, WhenProblem } from './reading.ts';
import type { Kind, Topic } from './taxonomy.ts';

/** A question as it was read. */
export type Asking = {
  /** Codes of the units that the name may mean: none where no unit is named, several where the name fits them equally. */
  readonly units: readonly string[];
  /** A unit is named that is none of those the person may ask about; whether there is one is not told. */
  readonly elsewhere: boolean;
  readonly days?: Days;
  /** `several`: days that lie apart. */
  readonly problem?: WhenProblem | 'several';
  readonly what: 'petitions' | 'indicators' | 'all';
  /** Of petitions; empty: all. */
  readonly topics: readonly Topic[];
  /** Codes. */
  readonly indicators: readonly string[];
  readonly compare: boolean;
  /** Compared with something else than the same period of the year before. */
  readonly otherwise: boolean;
  /** Words that say nothing known, in their order. */
  readonly unknown: readonly string[];
};

export type Question = Pick<Asking, 'what' | 'topics' | 'indicators' | 'compare'> & {
  readonly unit: string;
  readonly days: Days;
};

/** Of petitions sent in by citizens; sealed matters are in none of these. */
export type PetitionSums = {
  readonly filed: number;
  /** Answered by the office, and of these after the deadline. */
  readonly done: number;
  readonly late: number;
};

export type PetitionAnswer = PetitionSums & {
  /** At the end of the days, or now. */
  readonly open: number;
  /** Now; undefined for days gone by, and where it was asked about some topics only. */
  readonly overdue?: number;
  /** What is late now, by the unit right below that holds it, the most first; what has no `unit` is elsewhere. Empty where `overdue` is not told. */
  readonly parts: readonly { readonly unit?: string; readonly n: number }[];
  /** What most are about, at most five; empty where it was asked about some topics only. */
  readonly topics: readonly { readonly topic: Topic; readonly n: number }[];
  /** How many complaints there are, where there are so many that the number names nobody. */
  readonly sensitive: readonly { readonly kind: Kind; readonly n: number }[];
  /** The unit above that gets what is sent about this one, where that is so and nothing is counted here. */
  readonly receiver?: string;
  /** The same days a year earlier; undefined where they are not all in the record. */
  readonly before?: PetitionSums;
};

/** What a picture of an answer shows; all of it stands in the words as well. */
export type Shown = {
  /** The sentence on top, from the longest; the first that fits. */
  readonly titles: readonly (Text | string)[];
  readonly unit: string;
  readonly days: Text | string;
  readonly rows: readonly { readonly label: Text | string; readonly value: number; readonly before?: number }[];
  /** Of which year the second value of each row is; or what all rows are about, where they have one value only. */
  readonly as: { readonly before: Text } | { readonly heading: Text };
  readonly percent?: true;
};

export type IndicatorAnswer = {
  readonly indicator: Indicator;
  readonly now: Amount;
  readonly before?: Amount;
};

export type Answer = {
  readonly unit: string;
  /** Has it any unit below? */
  readonly below: boolean;
  readonly days: Days;
  /** Up to which day there can be figures: the end, or today. */
  readonly until: Day;
  readonly running: boolean;
  readonly earlier: Window;
  readonly petitions?: PetitionAnswer;
  readonly indicators: readonly IndicatorAnswer[];
  /** Reported in the same days of the year before, and not in these. */
  readonly silent: readonly { readonly indicator: Indicator; readonly before: Amount }[];
  /** Indicators of complaints and denunciations with so few that the number might name somebody. */
  readonly few: boolean;
};

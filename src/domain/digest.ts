/** What stands behind a digest: the lists of cases that its numbers open, and the question it asks. */

import type { Moment } from '../text/text.ts';
import type { DecisionAnswer } from './fact.ts';

/** The numbers of a digest, each of which opens a list with exactly so many rows. */
export const numberNames = ['late', 'opened', 'done', 'open'] as const;
export type NumberName = (typeof numberNames)[number];
export type Numbers = Readonly<Record<NumberName, number>>;

/** Why a case came or went. */
export type How = 'filed' | 'reopened' | 'moved-in' | 'done' | 'rejected' | 'withdrawn' | 'moved-out';

export type CaseLine = {
  readonly code: string;
  /** Undefined where it was erased. */
  readonly matter: string | undefined;
  readonly unit: string;
  /** Whether somebody had taken it, and who, where the name is known; for one person's eyes. */
  readonly taken: boolean;
  readonly holder: string | undefined;
  readonly dueAt: number;
  /** Working days by which it was late. */
  readonly days: number;
  /** Of what came or went. */
  readonly how: How | undefined;
};

/** A page of ten. */
export type CaseList = {
  readonly unit: string;
  readonly unitName: string;
  /** The morning of the digest, or now. */
  readonly when: Moment;
  readonly digest: string | undefined;
  /** What its leaders are asked, as long as nobody has answered. */
  readonly question: { readonly id: string; readonly proposal: boolean } | undefined;
  readonly list: NumberName;
  readonly numbers: Numbers;
  readonly page: number;
  readonly pages: number;
  readonly rows: readonly CaseLine[];
};

export type DecisionToMake = {
  readonly id: string;
  /** Whose leaders are asked. */
  readonly unit: string;
  readonly code: string;
  /** The unit that holds the case. */
  readonly holderUnit: string;
  /** An officer has proposed something; else the case is late. */
  readonly proposal: boolean;
  /** Whether there is still something to decide: the case is open, and late where that is the question. */
  readonly open: boolean;
  readonly answered:
    | { readonly answer: DecisionAnswer; readonly by: string; readonly name: string | undefined; readonly at: number }
    | undefined;
};

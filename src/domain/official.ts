/** The official report of a period, as it is asked for and approved in a chat. */
import type { Asking } from './asking.ts';
import type { Day } from './calendar.ts';

/** Which of the two layouts of documents. */
export const STYLES = ['party', 'state'] as const;
export type DocumentStyle = (typeof STYLES)[number];

/** A request as it was read. `period`: its code; undefined where none was told, or `problem` says what is wrong with it. */
export type OfficialAsking = Pick<Asking, 'units' | 'elsewhere' | 'problem'> & {
  readonly period?: string;
  readonly style?: DocumentStyle;
};

/** Frozen figures that somebody wants to approve. */
export type Draft = {
  readonly id: string;
  readonly unit: string;
  readonly unitName: string;
  /** In words: "tháng 10 năm 2026". */
  readonly period: string;
  readonly to: Day;
  /** The period is over, and they were frozen after it. */
  readonly whole: boolean;
  /** Nothing was reported or corrected since. */
  readonly current: boolean;
  /** `name` of who approved it: undefined where they are gone. */
  readonly approved?: { readonly name: string | undefined; readonly own: boolean; readonly at: number };
};

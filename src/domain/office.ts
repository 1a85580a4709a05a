/** Settings of an office that rules and texts depend on. */
import type { Day } from './calendar.ts';

export type Office = {
  /** IANA name. A day of the office begins at its midnight. */
  readonly zone: string;
  /** Local clock times `HH:MM`: between them nothing is sent but answers and emergencies. */
  readonly quiet: { readonly from: string; readonly to: string };
  /** Local clock time of the morning digest. */
  readonly digestAt: string;
  readonly holidays: ReadonlySet<Day>;
  /** How long the bot is silent in a conversation after a colleague answered there by hand, ms. */
  readonly silenceMs: number;
};

/** Version of the sentence a citizen agrees to with the first `Đồng ý và gửi`; stored with the consent. */
export const consentVersion = '2026-11-22';

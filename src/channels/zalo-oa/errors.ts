/** What Zalo's error codes mean for a call. They come with status 200; their texts repeat what was sent and are not looked at. */
import type { Sent } from '../contract.ts';

export type Failed = Extract<Sent, { ok: false }>;

/** The token is of no use any more: another one, and the call again. */
export const SPENT: ReadonlySet<number> = new Set([-216, -220, -124]);

/** A button, a form or a quote that this account may not send: the words alone go through. */
export const SHAPE: ReadonlySet<number> = new Set([-201, -210, -233]);

export const TOO_FAST = -32;

/** The app demands that each call proves knowledge of its secret. */
export const PROOF_WANTED = -242;

/** No wait is told, and the limits are per minute. ms */
export const MINUTE = 60_000;

const misconfigured = [
  ...[-204, -205, -209, -211, -212, -216, -219, -220, -124, -221, -223, -224, -235, -240, -242],
  ...[-320, -321, -14002, -14003],
];

/** Of a group only: the others go on. -237 expired or disabled, -403 we are not in it. */
const blocked: Readonly<Record<number, string>> = {
  [-213]: 'not-followed',
  [-227]: 'inactive',
  [-237]: 'group-expired',
  [-403]: 'not-in-group',
};

const rejected: Readonly<Record<number, string>> = {
  [-201]: 'parameter',
  [-210]: 'too-long',
  [-233]: 'unsupported',
  [-244]: 'restricted',
  [-248]: 'standards',
};

/** -230 not heard of for 7 days, -232 likewise, -218 the person has had as much as they may get. */
const WINDOW = new Set([-230, -232, -218]);

/** -100 the upload is gone (each attempt makes a new one), -200 "sending failed", -214 still being worked on. */
const AGAIN = new Set([-100, -200, -214]);

/** Between 22 and 6 o'clock: not for what we send, as far as is known; asked again every half hour. ms */
const NIGHT = -234;
const NIGHT_WAIT = 30 * MINUTE;

/** The outcome of an error code. Codes nobody knows are refusals of this one call. */
export const failureOf = (code: number): Failed => {
  if (code === TOO_FAST) return { ok: false, why: 'throttled', retryAfterMs: MINUTE };
  if (code === NIGHT) return { ok: false, why: 'throttled', retryAfterMs: NIGHT_WAIT };
  if (WINDOW.has(code)) return { ok: false, why: 'window', code: String(code) };
  if (AGAIN.has(code)) return { ok: false, why: 'unknown' };
  if (misconfigured.includes(code)) return { ok: false, why: 'misconfigured', code: String(code) };
  const out = blocked[code];
  if (out !== undefined) return { ok: false, why: 'blocked', code: out };
  return { ok: false, why: 'rejected', code: rejected[code] ?? String(code) };
};

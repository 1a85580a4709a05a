/** What a failed call came to. Nothing of the platform's own words goes on: they may repeat what they were told. */
import type { Sent } from '../contract.ts';
import type { Answer } from './client.ts';

export type Failed = Extract<Sent, { ok: false }>;
type Refused = Extract<Answer, { ok: false }>;

/** ms */
const DEFAULT_WAIT = 30_000;
const LONGEST_WAIT = 3_600_000;

type Known = readonly [RegExp, 'blocked' | 'rejected', string];

/**
 * The platform documents eight codes and no descriptions, so these are recognised loosely. The first that fits counts; what fits
 * none keeps its number.
 */
const KNOWN: readonly Known[] = [
  [/too long|exceed\w* .*(?:length|character|limit)|maximum length/, 'rejected', 'too-long'],
  [/empty|required|missing/, 'rejected', 'empty'],
  [/block/, 'blocked', 'blocked-by-user'],
  [/kicked|removed from|not (?:a |in )?.*(?:member|group)/, 'blocked', 'not-in-group'],
  [/(?:chat|user|recipient|conversation|group)\b.*(?:not found|not exist|invalid)/, 'blocked', 'chat-not-found'],
  [/(?:invalid|wrong|unknown) (?:chat|user|recipient|conversation|group)/, 'blocked', 'chat-not-found'],
  [/style|parse/, 'rejected', 'styles'],
];

export const failureOf = (answer: Refused): Failed => {
  if (answer.code === 'unreachable' || answer.code === 'unknown') return { ok: false, why: answer.code };
  const { code, description, own, retryAfterMs } = answer;
  if (code >= 500 || code === 408) return { ok: false, why: 'unknown' };
  if (code === 429) {
    // The platform's own 429 says that the plan is used up and not for how long; one with a wait, or a proxy's, is about pace.
    if (own && retryAfterMs === undefined) return { ok: false, why: 'misconfigured', code: 'quota' };
    return { ok: false, why: 'throttled', retryAfterMs: Math.min(retryAfterMs ?? DEFAULT_WAIT, LONGEST_WAIT) };
  }
  if (code === 401) return { ok: false, why: 'misconfigured', code: 'unauthorized' };
  const known = KNOWN.find(([pattern]) => pattern.test(description));
  if (known) return { ok: false, why: known[1], code: known[2] };
  // The documentation calls 403 an error inside the platform.
  if (code === 403) return { ok: false, why: 'unknown' };
  // A 404 that the platform did not write comes from a server that is not the platform.
  if (code === 404 && !own) return { ok: false, why: 'misconfigured', code: 'not-found' };
  return { ok: false, why: 'rejected', code: code === 413 ? 'too-big' : String(code) };
};

/** The same for an operator. */
export const reasonOf = (answer: Refused): string => {
  if (answer.code === 426) return 'registered too often today; try again tomorrow';
  const failure = failureOf(answer);
  switch (failure.why) {
    case 'misconfigured':
      return failure.code === 'quota'
        ? 'the plan of the bot is used up; wait for its next period, or take a larger one in Zalo Bot Creator'
        : failure.code === 'unauthorized'
          ? 'the bot token is wrong or was reset; take the current one from Zalo Bot Creator into ZALO_BOT_TOKEN'
          : 'the server does not know the Bot Platform; check ZALO_BOT_API_ROOT';
    case 'throttled':
      return `asked to wait; try again in ${Math.ceil(failure.retryAfterMs / 1000)} seconds`;
    case 'unreachable':
      return 'the server cannot be reached; check the network, and ZALO_BOT_API_ROOT if it is set';
    case 'unknown':
      return 'no answer that can be read; try again';
    case 'moved':
      return 'the chat has another id now';
    default:
      return `refused (${failure.code})`;
  }
};

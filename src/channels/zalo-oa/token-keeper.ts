/**
 * Keeps the account's tokens alive. A refresh token is good for one use and each use gives a new pair, so two who refresh at
 * once, or one who loses the answer, lock the service out until a person consents again. Therefore: one refresher at a time
 * over all processes (compare-and-swap with a lease in the stored record), and no pair is used before it is stored.
 *
 * What cannot be closed is the moment between Zalo's answer and our commit. A crash there loses the pair; the next attempt with
 * the old refresh token is refused, the record says since when, and an alarm tells what to do. A crash anywhere else loses
 * nothing: whoever finds the lease run out tries again with the same token.
 */
import type { Credential } from '../contract.ts';
import { fingerprint } from './fingerprint.ts';
import { exchange, LIFE, type OauthOptions } from './oauth.ts';
import { type Alarm, REFRESH_LIFE, type Stored, TokenError, type TokenStorage } from './token-record.ts';

export { type Alarm, type Stored, TokenError, type TokenStorage, whatToDo } from './token-record.ts';

export type KeeperOptions = OauthOptions & {
  readonly storage: TokenStorage;
  /** ms */
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  readonly newId: () => string;
  /** The refresh token of the settings: taken where nothing is stored, and where what is stored was refused. */
  readonly first?: string;
  readonly onAlarm?: (alarm: Alarm) => void;
};

export type TokenKeeper = {
  /** The token to use now. Throws `TokenError`. */
  token(): Promise<string>;
  /** Another token than the one refused; undefined where a person has to consent again. Throws `TokenError` where it is too early to say. */
  refresh(spent: string): Promise<string | undefined>;
  /** To be called every minute: refreshes ahead of time, and tells alarms. Never throws. */
  tick(): Promise<void>;
  /** Takes in what an administrator got from the console. `lifeMs`: of the access token. Throws what the storage throws. */
  accept(pair: {
    readonly refreshToken: string;
    readonly accessToken?: string;
    readonly lifeMs?: number;
  }): Promise<void>;
  /** Without any token in it. */
  state(): Promise<Credential>;
};

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Longer than a request may take (10 s): who still has the lease then is no more. */
const LEASE = 30 * SECOND;
const LOOK_AGAIN = 250;
/** How long one waits for another's refresh. */
const PATIENCE = 15 * SECOND;

/** A refresh comes at 80 % of an access token's life: 20 of 25 hours. */
const AHEAD = 0.8;
/** So close to its end a token is no longer trusted. */
const MARGIN = 5 * MINUTE;

/** A pair that was refused so early is not mended by another one. */
const TOO_YOUNG = MINUTE;

/** Three tries within two minutes, then ever more seldom. */
const WAITS = [20 * SECOND, MINUTE, 5 * MINUTE, 15 * MINUTE, HOUR];
const ALARM_AFTER = 3;

/** A refusal may have been a mistake of theirs; asking again with a spent token does no harm. */
const REFUSED_WAIT = HOUR;

/** Lost races in a row, each against a change by somebody else; more means that the storage does not do what it says. */
const ROUNDS = 50;

type Got = { readonly token: string } | { readonly why: 'later' | 'consent' };
type Pair = { readonly accessToken: string; readonly refreshToken: string; readonly lifeMs: number };

const refreshAt = ({ obtainedAt, expiresAt }: Stored): number => obtainedAt + (expiresAt - obtainedAt) * AHEAD;

export const tokenKeeper = (options: KeeperOptions): TokenKeeper => {
  const { storage, now, sleep, first } = options;
  const seed = first === undefined || first === '' ? undefined : fingerprint(first);
  let cached: { readonly token: string; readonly until: number } | undefined;
  let unsaved: { readonly pair: Pair; readonly spent: string; readonly at: number } | undefined;
  let running: Promise<Got> | undefined;
  let told: number | undefined;

  const fresh = (version: number, pair: Pair, at: number, from: string | undefined): Stored => ({
    version,
    accessToken: pair.accessToken,
    refreshToken: pair.refreshToken,
    obtainedAt: at,
    expiresAt: at + pair.lifeMs,
    failures: 0,
    nextAt: 0,
    ...(from !== undefined && { seed: from }),
  });

  /** What is stored; the token of the settings is taken in where there is none, or another one that is refused. */
  const current = async (): Promise<Stored | undefined> => {
    for (let round = 0; round < ROUNDS; round++) {
      const found = await storage.load();
      const wanted = seed !== undefined && (!found || (found.refused !== undefined && found.seed !== seed));
      if (!wanted || first === undefined) return found;
      const taken = fresh((found?.version ?? 0) + 1, { accessToken: '', refreshToken: first, lifeMs: 0 }, now(), seed);
      if (await storage.swap(found?.version ?? 0, taken)) return taken;
    }
    throw new TokenError('later');
  };

  /** Stores a pair in place of the one it was got for; if somebody has put in another meanwhile, theirs stays. */
  const save = async (pair: Pair, spent: string, at: number): Promise<void> => {
    unsaved = { pair, spent, at };
    for (let round = 0; round < ROUNDS; round++) {
      const found = await storage.load();
      if (!found || found.refreshToken !== spent) break;
      if (await storage.swap(found.version, fresh(found.version + 1, pair, at, found.seed))) break;
    }
    unsaved = undefined;
  };

  const saved = async (pair: Pair, spent: string, at: number): Promise<boolean> => {
    try {
      await save(pair, spent, at);
      return true;
    } catch {
      options.onAlarm?.({ kind: 'unsaved' });
      return false;
    }
  };

  const alarm = ({ refused }: Stored): void => {
    if (refused === undefined || told === refused.since) return;
    told = refused.since;
    options.onAlarm?.({ kind: 'consent', ...refused });
  };

  /** With the lease in hand: asks, and stores what came of it. */
  const ask = async (leased: Stored): Promise<void> => {
    const answer = await exchange(leased.refreshToken, options);
    if (answer.ok) {
      await saved(answer, leased.refreshToken, now());
      return;
    }
    const { lease: _, ...rest } = leased;
    const at = now();
    const failures = leased.failures + 1;
    const refused = answer.why === 'refused';
    const wait = refused ? REFUSED_WAIT : (WAITS[failures - 1] ?? HOUR);
    const next: Stored = {
      ...rest,
      version: leased.version + 1,
      failures,
      nextAt: at + wait,
      ...(refused && { refused: { since: leased.refused?.since ?? at, code: answer.code } }),
    };
    // Not stored: somebody has a newer record, and knows better.
    if (!(await storage.swap(leased.version, next))) return;
    alarm(next);
    if (!refused && failures === ALARM_AFTER) options.onAlarm?.({ kind: 'failing', failures, code: answer.code });
  };

  /** One more refresh, unless what is stored is another token than `spent` and good for long enough. */
  const renewed = async (spent: string | undefined): Promise<Got> => {
    const patience = now() + PATIENCE;
    let asked = false;
    for (let round = 0; round < ROUNDS * 2; round++) {
      if (unsaved && !(await saved(unsaved.pair, unsaved.spent, unsaved.at))) return { why: 'later' };
      const found = await current();
      if (!found) return { why: 'consent' };
      const at = now();
      const lives = found.accessToken !== '' && found.accessToken !== spent && at < found.expiresAt;
      if (lives && (spent !== undefined || at < refreshAt(found))) return { token: found.accessToken };
      const early = found.accessToken !== '' && found.accessToken === spent && at - found.obtainedAt < TOO_YOUNG;
      if (asked || early || at < found.nextAt) return { why: found.refused ? 'consent' : 'later' };
      if (found.lease && at < found.lease.until) {
        if (at >= patience) return { why: 'later' };
        await sleep(LOOK_AGAIN);
        continue;
      }
      const lease = { holder: options.newId(), until: at + LEASE };
      const leased: Stored = { ...found, version: found.version + 1, lease };
      if (!(await storage.swap(found.version, leased))) continue;
      // Whoever was held up longer than the lease must not spend what somebody else may be spending now.
      if (now() >= lease.until) continue;
      asked = true;
      await ask(leased);
    }
    return { why: 'later' };
  };

  /** One at a time in this process; who comes second gets what the first got. */
  const renew = (spent: string | undefined): Promise<Got> => {
    running ??= renewed(spent)
      .catch((): Got => ({ why: 'later' }))
      .finally(() => {
        running = undefined;
      });
    return running;
  };

  return {
    token: async () => {
      if (cached && now() < cached.until) return cached.token;
      cached = undefined;
      if (!unsaved) {
        const found = await current();
        if (!found) throw new TokenError('consent');
        const at = now();
        if (found.accessToken !== '' && at < found.expiresAt - MARGIN) {
          // Past the hour of its refresh a minute's memory is enough: the next tick brings another.
          cached = { token: found.accessToken, until: at < refreshAt(found) ? refreshAt(found) : at + MINUTE };
          return found.accessToken;
        }
      }
      const got = await renew(undefined);
      if ('token' in got) return got.token;
      const left = await storage.load();
      if (left && left.accessToken !== '' && now() < left.expiresAt) return left.accessToken;
      throw new TokenError(got.why);
    },
    refresh: async (spent) => {
      cached = undefined;
      let got = await renew(spent);
      // The one that was under way may have ended with the very token that is refused.
      if ('token' in got && got.token === spent) got = await renew(spent);
      if ('token' in got) return got.token === spent ? undefined : got.token;
      if (got.why === 'consent') return undefined;
      throw new TokenError('later');
    },
    tick: async () => {
      try {
        if (unsaved) await saved(unsaved.pair, unsaved.spent, unsaved.at);
        const found = await current();
        if (!found) return;
        const at = now();
        const due = found.accessToken === '' || at >= refreshAt(found);
        if (due && at >= found.nextAt && (!found.lease || at >= found.lease.until)) await renew(undefined);
        const left = await storage.load();
        if (left) alarm(left);
      } catch {
        // The store is away; the next tick looks again.
      }
    },
    accept: async ({ refreshToken, accessToken = '', lifeMs = LIFE }) => {
      cached = undefined;
      for (let round = 0; round < ROUNDS; round++) {
        const found = await storage.load();
        const pair = { accessToken, refreshToken, lifeMs: accessToken === '' ? 0 : lifeMs };
        const next = fresh((found?.version ?? 0) + 1, pair, now(), found?.seed ?? seed);
        if (await storage.swap(found?.version ?? 0, next)) {
          unsaved = undefined;
          return;
        }
      }
      throw new TokenError('later');
    },
    state: async () => {
      const found = await storage.load();
      if (!found) return { state: 'none', failures: 0 };
      const { obtainedAt, expiresAt, failures, refused } = found;
      return {
        state: refused ? 'consent' : failures > 0 ? 'failing' : 'good',
        obtainedAt,
        failures,
        ...(found.accessToken !== '' && { expiresAt, refreshAt: refreshAt(found), endsAt: obtainedAt + REFRESH_LIFE }),
        ...refused,
      };
    },
  };
};

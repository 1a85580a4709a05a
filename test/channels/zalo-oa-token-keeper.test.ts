/** The keeper of a Zalo Official Account’s tokens. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Stored, TokenError, whatToDo } from '../../src/channels/zalo-oa/token-keeper.ts';
import { keepers } from './zalo-oa-keeper.ts';
import { answering, failing } from './zalo-oa-stage.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

const why = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof TokenError ? error.why : error),
  );

describe('a token', () => {
  test('comes of the refresh token in the settings, is stored before it is used, and is remembered', async () => {
    const it = keepers();
    const keeper = it.process();
    const token = await keeper.token();
    expect(await it.works(token)).toBe(true);
    expect(it.kept()).toMatchObject({
      accessToken: token,
      failures: 0,
      obtainedAt: it.now(),
      expiresAt: it.now() + 25 * HOUR,
    });
    expect(await keeper.token()).toBe(token);
    expect(it.exchanges()).toHaveLength(1);
    expect(await keeper.state()).toEqual({
      state: 'good',
      obtainedAt: it.now(),
      expiresAt: it.now() + 25 * HOUR,
      refreshAt: it.now() + 20 * HOUR,
      endsAt: it.now() + 90 * 24 * HOUR,
      failures: 0,
    });
  });
  test('is there for another process without another refresh', async () => {
    const it = keepers();
    expect(await it.process().token()).toBe(await it.process().token());
    expect(it.exchanges()).toHaveLength(1);
  });
  test('is not there where nothing was ever put in', async () => {
    const it = keepers({ first: 'none' });
    const keeper = it.process();
    expect(await keeper.state()).toEqual({ state: 'none', failures: 0 });
    expect(await why(keeper.token())).toBe('consent');
    expect(await keeper.refresh('x')).toBeUndefined();
    await keeper.tick();
    await keeper.accept({ refreshToken: it.first });
    expect(await it.works(await keeper.token())).toBe(true);
  });
  test('from the console is used as it is', async () => {
    const it = keepers({ first: 'none' });
    const keeper = it.process();
    const { access_token: accessToken, refresh_token: refreshToken } = it.held.pair;
    await keeper.accept({ accessToken, refreshToken });
    expect(await keeper.token()).toBe(accessToken);
    expect(it.exchanges()).toEqual([]);
  });
});

describe('a refresh', () => {
  test('comes ahead of time: at 20 of 25 hours, by whoever looks first', async () => {
    const it = keepers();
    const [one, other] = [it.process(), it.process()];
    const token = await one.token();
    it.clock.now += 20 * HOUR - 1;
    await one.tick();
    expect(it.exchanges()).toHaveLength(1);
    it.clock.now += 1;
    await Promise.all([one.tick(), other.tick()]);
    expect(it.exchanges()).toHaveLength(2);
    const next = await one.token();
    expect(next).not.toBe(token);
    expect(await other.token()).toBe(next);
    expect(await it.works(next)).toBe(true);
  });
  test('does not hold up those who send: the old token is good until the end', async () => {
    const it = keepers();
    const keeper = it.process();
    const token = await keeper.token();
    it.clock.now += 20 * HOUR;
    expect(await keeper.token()).toBe(token);
    it.clock.now += 5 * HOUR - 5 * MINUTE;
    expect(await keeper.token()).not.toBe(token);
  });
  test('for a refused token: one, for all who ask at once', async () => {
    const it = keepers();
    const [one, other] = [it.process(), it.process()];
    const token = await one.token();
    await other.token();
    it.clock.now += HOUR;
    const got = await Promise.all([one.refresh(token), one.refresh(token), other.refresh(token)]);
    expect(new Set(got).size).toBe(1);
    expect(got[0]).not.toBe(token);
    expect(it.exchanges()).toHaveLength(2);
    expect(it.emulator.reused()).toBe(0);
  });
  test('of a token that another has renewed already is none', async () => {
    const it = keepers();
    const [one, other] = [it.process(), it.process()];
    const token = await one.token();
    await other.token();
    it.clock.now += HOUR;
    const next = await one.refresh(token);
    expect(await other.refresh(token)).toBe(next);
    expect(it.exchanges()).toHaveLength(2);
  });
  test('of a token that is a minute old mends nothing: later', async () => {
    const it = keepers();
    const keeper = it.process();
    const token = await keeper.token();
    it.clock.now += MINUTE - 1;
    expect(await why(keeper.refresh(token))).toBe('later');
    it.clock.now += 1;
    expect(await keeper.refresh(token)).not.toBe(token);
  });
  test('that another is at is waited for, but not for ever', async () => {
    const it = keepers();
    const token = await it.process().token();
    it.clock.now += HOUR;
    const { storage } = it;
    const found = (await storage.load()) as Stored;
    const lease = { holder: 'dead', until: it.now() + 30 * SECOND };
    await storage.swap(found.version, { ...found, version: found.version + 1, lease });
    const keeper = it.process();
    const before = it.now();
    expect(await why(keeper.refresh(token))).toBe('later');
    expect(it.now() - before).toBe(15 * SECOND);
    expect(await why(keeper.refresh(token))).not.toBe('consent');
    it.clock.now = lease.until;
    expect(await keeper.refresh(token)).not.toBe(token);
    expect(it.kept()?.lease).toBeUndefined();
  });
});

describe('a refresh that fails', () => {
  test.each<[string, typeof fetch]>([
    ['no connection', failing(Object.assign(new Error(), { code: 'ECONNREFUSED' }))],
    ['no answer', failing(new Error('reset'))],
    ['a server error', answering(500, { error: -1 })],
    ['a web page', answering(200, '<html>')],
    ['too fast', answering(200, { error: -32 })],
    ['too fast, by the status', answering(429, 'x')],
    ['an empty answer', answering(200, {})],
    ['nothing behind the server', answering(530, 'x')],
  ])('is tried again and spends nothing for certain: %s', async (_, fetch) => {
    const it = keepers();
    const keeper = it.process({ fetch });
    expect(await why(keeper.token())).toBe('later');
    expect(await keeper.state()).toMatchObject({ state: 'failing', failures: 1 });
    expect(it.kept()?.lease).toBeUndefined();
    it.clock.now += 20 * SECOND;
    expect(await it.works(await it.process().token())).toBe(true);
  });
  test('three times within two minutes alarms once, then it is tried ever more seldom', async () => {
    const it = keepers();
    let asked = 0;
    const fetch = (async () => {
      asked++;
      return new Response('', { status: 503 });
    }) as typeof globalThis.fetch;
    const keeper = it.process({ fetch });
    const at: number[] = [];
    const begin = it.now();
    for (let minutes = 0; minutes < 180; minutes += 1 / 6) {
      const before = asked;
      await keeper.tick();
      if (asked > before) at.push((it.now() - begin) / SECOND);
      it.clock.now += 10 * SECOND;
    }
    expect(at.slice(0, 6)).toEqual([0, 20, 80, 380, 1_280, 4_880]);
    expect(it.alarms).toEqual([{ kind: 'failing', failures: 3, code: 'no-answer' }]);
    expect(whatToDo(it.alarms[0] as never).join(' ')).toContain('oauth.zaloapp.com');
  });
  test('ahead of time leaves the token that is still good', async () => {
    const it = keepers();
    const token = await it.process().token();
    it.clock.now += 21 * HOUR;
    const keeper = it.process({ fetch: answering(500, '') });
    await keeper.tick();
    expect(await keeper.state()).toMatchObject({ state: 'failing' });
    expect(await keeper.token()).toBe(token);
    it.clock.now += 4 * HOUR;
    expect(await why(keeper.token())).toBe('later');
  });
  test.each([
    ['a spent refresh token', -14014],
    ['a wrong secret', -14004],
    ['an app that is not active', -14002],
    ['anything else but haste', -1],
  ])('for good: %s; said once, with what to do, and asked again every hour only', async (_, error) => {
    const it = keepers();
    let asked = 0;
    const fetch = (async () => {
      asked++;
      return new Response(JSON.stringify({ error, error_description: 'x' }));
    }) as typeof globalThis.fetch;
    const keeper = it.process({ fetch });
    const since = it.now();
    expect(await why(keeper.token())).toBe('consent');
    await keeper.tick();
    await keeper.tick();
    expect(asked).toBe(1);
    expect(it.alarms).toEqual([{ kind: 'consent', since, code: String(error) }]);
    expect(await keeper.state()).toMatchObject({ state: 'consent', since, code: String(error) });
    expect(whatToDo(it.alarms[0] as never)[0]).toContain(`(code ${error})`);
    it.clock.now += HOUR;
    await keeper.tick();
    expect(asked).toBe(2);
    expect(it.alarms).toHaveLength(1);
    // A process that starts afterwards says it again, once.
    const fresh = it.process({ fetch });
    await fresh.tick();
    await fresh.tick();
    expect(it.alarms).toHaveLength(2);
  });
  test('heals by itself where the refusal was a mistake', async () => {
    const it = keepers();
    await it.process({ fetch: answering(200, { error: -1 }) }).tick();
    it.clock.now += HOUR;
    const keeper = it.process();
    await keeper.tick();
    expect(await keeper.state()).toMatchObject({ state: 'good', failures: 0 });
    expect(await it.works(await keeper.token())).toBe(true);
  });
});

describe('after consent was needed', () => {
  /** The pair of a refresh is lost between Zalo and the store. */
  const locked = async () => {
    const it = keepers();
    const token = await it.process().token();
    it.clock.now += HOUR;
    it.emulator.faults.loseAnswers({ next: 1, path: 'access_token' });
    expect(await why(it.process().refresh(token))).toBe('later');
    it.clock.now += 20 * SECOND;
    expect(await it.process().refresh(token)).toBeUndefined();
    expect(it.alarms.map(({ kind }) => kind)).toEqual(['consent']);
    return { it, token };
  };
  test('a pair from the console is taken in, and everything goes on', async () => {
    const { it } = await locked();
    const { access_token: accessToken, refresh_token: refreshToken } = it.emulator.console.consent();
    const keeper = it.process();
    await keeper.accept({ accessToken, refreshToken });
    expect(await keeper.token()).toBe(accessToken);
    expect(await keeper.state()).toMatchObject({ state: 'good' });
  });
  test('another refresh token in the settings is taken in, the old one is not', async () => {
    const { it, token } = await locked();
    expect(await it.process().refresh(token)).toBeUndefined();
    const first = it.emulator.console.consent().refresh_token;
    expect(await it.works(await it.process({ first }).token())).toBe(true);
  });
  test('another refresh token in the settings is left alone while the old one works', async () => {
    const it = keepers();
    const token = await it.process().token();
    expect(await it.process({ first: 'rt-of-another-day' }).token()).toBe(token);
    expect(it.kept()?.refreshToken).not.toBe('rt-of-another-day');
  });
});

describe('a store that is away', () => {
  test('holds the new pair back until it is stored, and says so', async () => {
    const it = keepers();
    const token = await it.process().token();
    it.clock.now += HOUR;
    let away = false;
    const keeper = it.process({
      fetch: (async (...args: Parameters<typeof fetch>) => {
        const answer = await it.emulator.app.request(...(args as [string, RequestInit]));
        away = true;
        return answer;
      }) as typeof fetch,
      storage: {
        load: () => (away ? Promise.reject(new Error('disk')) : it.storage.load()),
        swap: (...args) => (away ? Promise.reject(new Error('disk')) : it.storage.swap(...args)),
      },
    });
    expect(await why(keeper.refresh(token))).toBe('later');
    expect(it.alarms.map(({ kind }) => kind)).toContain('unsaved');
    expect(whatToDo({ kind: 'unsaved' }).join(' ')).toContain('Do not restart');
    await keeper.tick();
    expect(it.kept()?.accessToken).toBe(token);
    away = false;
    const next = await keeper.token();
    expect(next).not.toBe(token);
    expect(it.kept()?.accessToken).toBe(next);
    expect(await it.works(next)).toBe(true);
    expect(it.emulator.reused()).toBe(0);
  });
  test('takes the pair late, even after another has been refused in the meantime', async () => {
    const it = keepers();
    const token = await it.process().token();
    it.clock.now += HOUR;
    let away = false;
    const keeper = it.process({
      fetch: (async (...args: Parameters<typeof fetch>) => {
        const answer = await it.emulator.app.request(...(args as [string, RequestInit]));
        away = true;
        return answer;
      }) as typeof fetch,
      storage: {
        load: it.storage.load,
        swap: async (...args) => (away ? Promise.reject(new Error()) : it.storage.swap(...args)),
      },
    });
    await why(keeper.refresh(token));
    it.clock.now += 31 * SECOND;
    expect(await it.process().refresh(token)).toBeUndefined();
    expect(it.kept()?.refused).toBeDefined();
    away = false;
    await keeper.tick();
    expect(it.kept()?.refused).toBeUndefined();
    expect(await it.works(await it.process().token())).toBe(true);
  });
});

test('no token is in anything that is told or thrown', async () => {
  const it = keepers();
  const shown: unknown[] = [];
  const keeper = it.process();
  const token = await keeper.token();
  shown.push(await keeper.state(), keeper);
  for (const fetch of [answering(200, { error: -1, error_description: it.first }), failing(new Error(it.first))]) {
    it.clock.now += HOUR;
    const other = it.process({ fetch });
    shown.push(await other.refresh(token).catch((error: unknown) => error), await other.state(), other);
    await other.tick();
  }
  shown.push(it.alarms, it.alarms.map(whatToDo), it.emulator.snapshot());
  const text = `${inspect(shown, { depth: 20, showHidden: true })} ${JSON.stringify(shown)}`;
  for (const secret of it.emulator.tokens) expect(text).not.toContain(secret);
  expect(it.emulator.tokens.size).toBeGreaterThan(2);
});

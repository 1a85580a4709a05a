/** The keeper of a Zalo Official Account’s tokens, where Zalo or the store do not do their part. */
import { describe, expect, test } from 'vitest';
import { whatToDo } from '../../src/channels/zalo-oa/token-keeper.ts';
import { keepers, why } from './zalo-oa-keeper.ts';
import { answering, failing } from './zalo-oa-stage.ts';

const SECOND = 1_000;
const HOUR = 3_600_000;

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

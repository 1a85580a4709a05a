/** The keeper of a Zalo Official Account’s tokens. */
import { inspect } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type Stored, whatToDo } from '../../src/channels/zalo-oa/token-keeper.ts';
import { keepers, why } from './zalo-oa-keeper.ts';
import { answering, failing } from './zalo-oa-stage.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

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

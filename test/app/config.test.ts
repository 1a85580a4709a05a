/** The settings: whole groups or none, a line for each variable that is wrong, and never a value in it. */
import { expect, test } from 'vitest';
import { type Config, readConfig, secretsOf } from '../../src/app/config.ts';

const key = { DATA_KEY: `${'A'.repeat(43)}=` };
const oa = {
  ZALO_OA_ID: '4444555566667777888',
  ZALO_APP_ID: '1111222233334444555',
  ZALO_APP_SECRET: 'app-secret-canary',
  ZALO_OA_SECRET_KEY: 'oa-secret-key-canary',
};
const bot = { ZALO_BOT_TOKEN: '2000002:token-canary', ZALO_BOT_WEBHOOK_SECRET: 'webhook-secret-canary' };

const problems = (env: Readonly<Record<string, string>>): readonly string[] => {
  const read = readConfig({ ...key, ...env });
  return read.ok ? [] : read.problems;
};
const good = (env: Readonly<Record<string, string>>): Config => {
  const read = readConfig({ ...key, ...env });
  if (!read.ok) throw new Error(read.problems.join());
  return read.config;
};
const names = (env: Readonly<Record<string, string>>) => problems(env).map((line) => line.split(':')[0]);

test('each Zalo product alone, and both', () => {
  for (const env of [oa, bot, { ...oa, ...bot }]) {
    expect(problems(env)).toEqual([]);
    expect(good(env).playground).toBe(false);
  }
});

test.each(Object.keys(oa))('the Official Account without %s stops the start and names it', (missing) => {
  const { [missing]: _, ...rest } = oa as Readonly<Record<string, string>>;
  expect(names(rest)).toEqual([missing]);
});

test.each(['ZALO_OA_REFRESH_TOKEN', 'ZALO_OA_TEMPLATE_UPDATE', 'ZALO_OA_FORM_IMAGE'])(
  '%s alone makes no account: what goes with it is named',
  (name) => {
    const value = name === 'ZALO_OA_FORM_IMAGE' ? 'https://a.example/b.png' : '12345678';
    expect(names({ [name]: value })).toEqual(Object.keys(oa));
  },
);

test('the bot needs its secret, but not for polling', () => {
  const { ZALO_BOT_WEBHOOK_SECRET: _, ...token } = bot;
  expect(names(token)).toEqual(['ZALO_BOT_WEBHOOK_SECRET']);
  expect(problems({ ...token, ZALO_BOT_MODE: 'polling' })).toEqual([]);
  // The mode of another channel helps nothing.
  expect(names({ ...token, TELEGRAM_MODE: 'polling' })).toEqual(['ZALO_BOT_WEBHOOK_SECRET']);
});

test.each([
  ['ZALO_OA_ID', '44445555x'],
  ['ZALO_OA_ID', '4444 5555'],
  ['ZALO_APP_ID', '-5'],
  ['ZALO_APP_SECRET', 'short'],
  ['ZALO_OA_SECRET_KEY', 'with a blank'],
  ['ZALO_OA_TEMPLATE_UPDATE', 'news'],
  ['ZALO_OA_FORM_IMAGE', 'http://a.example/b.png'],
  ['ZALO_OA_API_ROOT', 'openapi.zalo.me'],
])('%s=%s is refused, and the value not repeated', (name, value) => {
  expect(names({ ...oa, [name]: value })).toEqual([name]);
  expect(problems({ ...oa, [name]: value }).join()).not.toContain(value);
});

test.each([
  ['ZALO_BOT_WEBHOOK_SECRET', 'short'],
  ['ZALO_BOT_WEBHOOK_SECRET', 'has a blank in it'],
  ['ZALO_BOT_WEBHOOK_SECRET', 'a'.repeat(257)],
  ['ZALO_BOT_TOKEN', '1/2'],
  ['ZALO_BOT_MODE', 'both'],
  ['TAKEOVER_MINUTES', '-1'],
])('%s=%s is refused', (name, value) => {
  expect(names({ ...bot, [name]: value })).toEqual([name]);
});

test('how long the bot is silent after a colleague answered', () => {
  expect(good(bot).TAKEOVER_MINUTES).toBe(60);
  expect(good({ ...bot, TAKEOVER_MINUTES: '0' }).TAKEOVER_MINUTES).toBe(0);
});

test('every value that is secret is among those that no log line may hold', () => {
  const refresh = { ZALO_OA_REFRESH_TOKEN: 'refresh-token-canary' };
  const secrets = secretsOf(good({ ...oa, ...bot, ...refresh }));
  for (const value of Object.values({ ...oa, ...bot, ...refresh, ...key }))
    expect(secrets.includes(value), value).toBe(!/^\d+$/.test(value));
});

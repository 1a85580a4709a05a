/** Token keepers over a store that many may use, beside the emulator whose refresh tokens are good for one use. */
import { type Alarm, TokenError, tokenKeeper } from '../../src/channels/zalo-oa/token-keeper.ts';
import { memoryStorage } from './token-storage.ts';
import { APP, APP_SECRET, setup, through } from './zalo-oa-stage.ts';

/** The emulator, a store, and as many processes as wanted. */
export const keepers = (options: { readonly first?: 'none' } = {}) => {
  const it = setup({ later: () => {} });
  const { storage, kept, seen } = memoryStorage();
  const alarms: Alarm[] = [];
  const first = it.held.pair.refresh_token;
  let ids = 0;
  const process = (more: Partial<Parameters<typeof tokenKeeper>[0]> = {}) =>
    tokenKeeper({
      appId: APP,
      appSecret: APP_SECRET,
      oauthRoot: 'https://oauth.zaloapp.test',
      fetch: through(it.emulator),
      now: it.now,
      sleep: async (ms) => {
        it.clock.now += ms;
      },
      newId: () => `p${++ids}`,
      storage,
      onAlarm: (alarm) => alarms.push(alarm),
      ...(options.first !== 'none' && { first }),
      ...more,
    });
  /** Does the platform take this token? */
  const works = async (token: string): Promise<boolean> =>
    (await it.call('v2.0/oa/getoa', undefined, token)).error === 0;
  const exchanges = () =>
    it.emulator.wire.filter((entry) => entry.kind === 'call' && entry.method.includes('access_token'));
  return { ...it, storage, kept, seen, alarms, process, works, exchanges, first };
};

/** Why there was no token. */
export const why = async (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'none',
    (error: unknown) => (error instanceof TokenError ? error.why : error),
  );

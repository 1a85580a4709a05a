/** Tokens: a pair at a time; the refresh token is good for one use, and the use ends the access token before it. */
import { challengeOf } from './hash.ts';
import type { World } from './world.ts';
import { DAY } from './world.ts';

/** As Zalo hands it out: the life of the access token is a text, in seconds. */
export type Pair = { readonly access_token: string; readonly refresh_token: string; readonly expires_in: string };

const ACCESS_LIFE = 90_000;
const REFRESH_LIFE = 90 * DAY;
const CODE_LIFE = 600_000;

export type Oauth = {
  /** A new pair for an administrator; the one before it is dead. */
  grant(): Pair;
  /** A code for the callback, after consent. `challenge`: of a PKCE verifier. */
  authorize(challenge?: string): string;
  revoke(): void;
  /** 0 where the token may be used, else the error. */
  check(token: string | null): number;
  /** The answer to a token request. The codes of refusals are made up: nobody has told the real ones. */
  exchange(form: URLSearchParams, secret: string | null): Promise<Readonly<Record<string, unknown>>>;
  /** Ever granted: events flow only then. */
  readonly granted: () => boolean;
  /** Access tokens there were, for looking through logs. */
  readonly tokens: ReadonlySet<string>;
  /** How often a spent refresh token came again. */
  readonly reused: () => number;
};

export const createOauth = (world: World, appSecret: string): Oauth => {
  let access: { readonly token: string; readonly until: number } | undefined;
  let refresh: { readonly token: string; readonly until: number } | undefined;
  const spent = new Set<string>();
  const tokens = new Set<string>();
  const codes = new Map<string, { readonly until: number; readonly challenge: string | undefined }>();
  let reused = 0;

  const grant = (): Pair => {
    const n = String(++world.count.token).padStart(6, '0');
    if (refresh) spent.add(refresh.token);
    access = { token: `at-${n}-${'Ab3'.repeat(12)}`, until: world.now() + ACCESS_LIFE * 1_000 };
    refresh = { token: `rt-${n}-${'Cd4'.repeat(12)}`, until: world.now() + REFRESH_LIFE };
    tokens.add(access.token).add(refresh.token);
    return { access_token: access.token, refresh_token: refresh.token, expires_in: String(ACCESS_LIFE) };
  };

  const failure = (error: number, text: string) => ({ error, error_name: text, error_description: text });

  return {
    grant,
    tokens,
    reused: () => reused,
    granted: () => tokens.size > 0 && refresh !== undefined,
    authorize: (challenge) => {
      const code = `code-${++world.count.token}`;
      codes.set(code, { until: world.now() + CODE_LIFE, challenge });
      return code;
    },
    revoke: () => {
      if (refresh) spent.add(refresh.token);
      access = undefined;
      refresh = undefined;
    },
    check: (token) => {
      if (token === null || !access || token !== access.token) return -216;
      return world.now() < access.until ? 0 : -220;
    },
    exchange: async (form, secret) => {
      if (secret !== appSecret) return failure(-14004, 'Invalid secret key');
      if (form.get('app_id') !== world.appId) return failure(-14001, 'Invalid app id');
      const kind = form.get('grant_type');
      if (kind === 'authorization_code') {
        const code = codes.get(form.get('code') ?? '');
        codes.delete(form.get('code') ?? '');
        if (!code || world.now() >= code.until) return failure(-14010, 'Invalid authorization code');
        const verifier = form.get('code_verifier') ?? '';
        if (code.challenge === undefined) return grant();
        if (!/^[A-Za-z0-9]{43}$/.test(verifier) || (await challengeOf(verifier)) !== code.challenge) {
          return failure(-14011, 'Invalid code verifier');
        }
        return grant();
      }
      if (kind !== 'refresh_token') return failure(-14009, 'Invalid grant type');
      const given = form.get('refresh_token') ?? '';
      if (spent.has(given)) reused++;
      if (!refresh || given !== refresh.token || world.now() >= refresh.until) {
        return failure(-14014, 'Invalid refresh token');
      }
      return grant();
    },
  };
};

/** What is known of an account's tokens, and what a person has to do when it is not enough. */

/** The record as it is stored, encrypted by whoever stores it. Times are ms. */
export type Stored = {
  /** 1 at first, one more with each change. */
  readonly version: number;
  /** Empty where only a refresh token is known. */
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly obtainedAt: number;
  readonly expiresAt: number;
  /** Somebody is refreshing; when the time is over, they have died over it. */
  readonly lease?: { readonly holder: string; readonly until: number };
  /** Refreshes that failed in a row, and before when there is no other. */
  readonly failures: number;
  readonly nextAt: number;
  /** Zalo has refused the refresh token: a person has to consent again. */
  readonly refused?: { readonly since: number; readonly code: string };
  /** Tells which refresh token of the settings was taken in last. */
  readonly seed?: string;
};

/** `swap` stores `next` if the stored version is still `expected` (0: nothing is stored), durably, and says whether it did. */
export type TokenStorage = {
  load(): Promise<Stored | undefined>;
  swap(expected: number, next: Stored): Promise<boolean>;
};

export type Alarm =
  | { readonly kind: 'consent'; readonly since: number; readonly code: string }
  | { readonly kind: 'failing'; readonly failures: number; readonly code: string }
  /** A new pair is in memory only: the store does not take it. */
  | { readonly kind: 'unsaved' };

/** Why there is no token: `later` mends itself, `consent` needs a person. Holds nothing of the tokens. */
export class TokenError extends Error {
  override readonly name = 'TokenError';
  readonly why: 'later' | 'consent';
  constructor(why: 'later' | 'consent') {
    super(why === 'later' ? 'No token at the moment' : 'The account has to consent again');
    this.why = why;
  }
}

/** A refresh token lives three months. ms */
export const REFRESH_LIFE = 90 * 24 * 3_600_000;

/** For the operator: what is the matter and what to do, a step a line. */
export const whatToDo = (alarm: Alarm): readonly string[] => {
  switch (alarm.kind) {
    case 'consent':
      return [
        `Zalo refuses the refresh token (code ${alarm.code}): the Official Account has to give its consent again.`,
        'As an administrator of the account, open developers.zalo.me, the tool "API Explorer", choose the app and "OA Access Token".',
        'Give the refresh token shown there to the command "zalo token --set", or use "zalo consent", or put it into ZALO_OA_REFRESH_TOKEN and restart.',
        'Nothing is lost meanwhile: what people send is taken in, and what waits to be sent goes out afterwards.',
      ];
    case 'failing':
      return [
        `The access token could not be renewed ${alarm.failures} times in a row (${alarm.code}); it is tried again by itself.`,
        'Check that this machine reaches oauth.zaloapp.com, and ZALO_OAUTH_ROOT if it is set.',
      ];
    case 'unsaved':
      return [
        'A new pair of tokens could not be stored and is held in memory; it is tried again by itself.',
        'Do not restart the service before the store can be written: the pair would be lost and the account would have to consent again.',
      ];
  }
};

/** Settings from the environment. A wrong or half-filled group stops the start with one line per variable; no value is ever shown. */
import { z } from 'zod';

/** Shorter than this it is none, and would blot out half of every log line. */
const hidden = z
  .string()
  .trim()
  .regex(/^\S{8,2000}$/)
  .optional();
const secret = z
  .string()
  .regex(/^[\w-]{8,256}$/)
  .optional();
/** Ids of Zalo do not fit a number. */
const digits = z
  .string()
  .trim()
  .regex(/^\d{1,20}$/)
  .optional();
const url = z.url({ protocol: /^https?$/ }).transform((text) => text.replace(/\/+$/, ''));
const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);
const zone = z.string().refine((name) => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
});
const key = z.string().regex(/^[A-Za-z0-9+/]{43}=$/);
const whole = (min: number, max: number) => z.coerce.number().int().min(min).max(max);

/** Each variable: its check, what is wrong when it fails, and an example. */
const variables = {
  HOST: { check: z.string().trim().min(1).default('127.0.0.1'), want: 'an address to listen on', example: '127.0.0.1' },
  PORT: { check: whole(0, 65_535).default(8787), want: 'a port number', example: '8787' },
  PUBLIC_URL: { check: url.optional(), want: 'an http(s) address', example: 'https://caunoi.example.vn' },
  DATABASE_PATH: {
    check: z.string().trim().min(1).default('./data/cau-noi.db'),
    want: 'a file',
    example: './data/cau-noi.db',
  },
  DATA_KEY: { check: key.optional(), want: 'base64 of 32 bytes', example: 'the output of: openssl rand -base64 32' },
  TELEGRAM_BOT_TOKEN: {
    check: z
      .string()
      .regex(/^\d+:[\w-]{10,}$/)
      .optional(),
    want: 'the token from @BotFather',
    example: '123456:ABC-DEF…',
  },
  TELEGRAM_WEBHOOK_SECRET: {
    check: secret,
    want: '8 to 256 of A–Z a–z 0–9 _ -',
    example: 'the output of: openssl rand -hex 32',
  },
  TELEGRAM_MODE: {
    check: z.enum(['webhook', 'polling']).default('webhook'),
    want: 'webhook or polling',
    example: 'polling',
  },
  TELEGRAM_API_ROOT: { check: url.optional(), want: 'an http(s) address', example: 'http://127.0.0.1:8081' },
  ZALO_OA_ID: { check: digits, want: 'the id of the Official Account: digits', example: '2909000000000000000' },
  ZALO_APP_ID: { check: digits, want: 'the id of the app: digits', example: '1234567890123456789' },
  ZALO_APP_SECRET: { check: hidden, want: 'the secret of the app', example: 'from developers.zalo.me' },
  ZALO_OA_SECRET_KEY: { check: hidden, want: 'the secret key of the webhook', example: 'from developers.zalo.me' },
  ZALO_OA_REFRESH_TOKEN: { check: hidden, want: 'a refresh token', example: 'from the consent page' },
  ZALO_OA_TEMPLATE_UPDATE: { check: digits, want: 'the id of an approved template: digits', example: '412345' },
  ZALO_OA_FORM_IMAGE: {
    check: z.url({ protocol: /^https$/ }).optional(),
    want: 'an https address of a picture',
    example: 'https://caunoi.example.vn/banner.png',
  },
  ZALO_OA_API_ROOT: { check: url.optional(), want: 'an http(s) address', example: 'http://127.0.0.1:8082' },
  ZALO_OAUTH_ROOT: { check: url.optional(), want: 'an http(s) address', example: 'http://127.0.0.1:8082' },
  ZALO_BOT_TOKEN: {
    check: z
      .string()
      .regex(/^[\w:.-]{10,200}$/)
      .optional(),
    want: 'the token of the bot',
    example: 'from Zalo Bot Creator',
  },
  ZALO_BOT_WEBHOOK_SECRET: {
    check: secret,
    want: '8 to 256 of A–Z a–z 0–9 _ -',
    example: 'the output of: openssl rand -hex 32',
  },
  ZALO_BOT_API_ROOT: { check: url.optional(), want: 'an http(s) address', example: 'http://127.0.0.1:8083' },
  ZALO_BOT_MODE: {
    check: z.enum(['webhook', 'polling']).default('webhook'),
    want: 'webhook or polling',
    example: 'webhook',
  },
  SEND_RATE: {
    check: whole(0, 1_000).default(28),
    want: 'messages a second, 0 for no limit of our own',
    example: '28',
  },
  PLAYGROUND: { check: z.enum(['on', 'off']).optional(), want: 'on or off', example: 'off' },
  TZ_NAME: { check: zone.default('Asia/Ho_Chi_Minh'), want: 'a time zone name', example: 'Asia/Ho_Chi_Minh' },
  DIGEST_AT: { check: clock.default('06:50'), want: 'an hour of the day', example: '06:50' },
  QUIET_FROM: { check: clock.default('21:00'), want: 'an hour of the day', example: '21:00' },
  QUIET_TO: { check: clock.default('06:30'), want: 'an hour of the day', example: '06:30' },
  TAKEOVER_MINUTES: { check: whole(0, 10_080).default(60), want: 'minutes, 0 for never', example: '60' },
} as const;

type Variables = typeof variables;
type Values = { readonly [K in keyof Variables]: z.output<Variables[K]['check']> };

export type Config = Values & { readonly playground: boolean; readonly publicUrl: string };

type Name = keyof Variables;

/** A channel is on when one of its variables is set, and then it needs those of the first list. */
const groups: readonly { readonly needs: readonly Name[]; readonly also?: readonly Name[] }[] = [
  { needs: ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET'] },
  {
    needs: ['ZALO_OA_ID', 'ZALO_APP_ID', 'ZALO_APP_SECRET', 'ZALO_OA_SECRET_KEY'],
    also: ['ZALO_OA_REFRESH_TOKEN', 'ZALO_OA_TEMPLATE_UPDATE', 'ZALO_OA_FORM_IMAGE'],
  },
  { needs: ['ZALO_BOT_TOKEN', 'ZALO_BOT_WEBHOOK_SECRET'] },
];

/** Polling needs no webhook secret: nothing listens. */
const polling: Partial<Record<Name, Name>> = {
  TELEGRAM_WEBHOOK_SECRET: 'TELEGRAM_MODE',
  ZALO_BOT_WEBHOOK_SECRET: 'ZALO_BOT_MODE',
};

/** Values that must never be written anywhere. */
export const secretsOf = (config: Config): string[] =>
  [
    config.DATA_KEY,
    config.TELEGRAM_BOT_TOKEN,
    config.TELEGRAM_WEBHOOK_SECRET,
    config.ZALO_APP_SECRET,
    config.ZALO_OA_SECRET_KEY,
    config.ZALO_OA_REFRESH_TOKEN,
    config.ZALO_BOT_TOKEN,
    config.ZALO_BOT_WEBHOOK_SECRET,
  ].filter((s) => s !== undefined);

const loopback = /^(127(\.\d{1,3}){3}|localhost|::1)$/;

/**
 * @param env variables as they come; an empty one counts as not set
 * @returns the settings, or one line for each variable that is wrong
 */
export const readConfig = (
  env: Readonly<Record<string, string | undefined>>,
): { readonly ok: true; readonly config: Config } | { readonly ok: false; readonly problems: readonly string[] } => {
  const problems: string[] = [];
  const values: Record<string, unknown> = {};
  const line = (name: string, what: string, example: string) => `${name}: ${what}, for example: ${example}`;
  for (const [name, { check, want, example }] of Object.entries(variables)) {
    const given = env[name] === '' ? undefined : env[name];
    const read = check.safeParse(given);
    if (read.success) values[name] = read.data;
    else problems.push(line(name, `must be ${want}`, example));
  }
  const isSet = (name: Name) => env[name] !== undefined && env[name] !== '';
  const needed = (name: Name) => {
    const mode = polling[name];
    return mode === undefined || env[mode] !== 'polling';
  };
  const given = ({ needs, also = [] }: (typeof groups)[number]) => [...needs, ...also].filter(isSet);
  for (const group of groups)
    if (given(group).length > 0)
      for (const name of group.needs.filter((n) => !isSet(n) && needed(n)))
        problems.push(line(name, `is missing; it goes with ${given(group).join(', ')}`, variables[name].example));
  const config = values as unknown as Values;
  const anyChannel = groups.some((group) => given(group).length > 0);
  const onLoopback = loopback.test(config.HOST ?? '');
  if (config.PLAYGROUND === 'on' && !onLoopback)
    problems.push(line('PLAYGROUND', 'may be on only where HOST is a loopback address', 'off'));
  if (config.PLAYGROUND === 'on' && anyChannel)
    problems.push(line('PLAYGROUND', 'may be on only where no channel is configured', 'off'));
  const playground = config.PLAYGROUND === undefined ? !anyChannel && onLoopback : config.PLAYGROUND === 'on';
  if (!playground && !isSet('DATA_KEY'))
    problems.push(line('DATA_KEY', 'is missing; it encrypts personal data', variables.DATA_KEY.example));
  if (problems.length > 0) return { ok: false, problems };
  const publicUrl = config.PUBLIC_URL ?? `http://${config.HOST}:${config.PORT}`;
  return { ok: true, config: { ...config, playground, publicUrl } };
};

/**
 * The second process of the Zalo part: Zalo's servers, and citizens whose messages arrive at fixed times.
 *
 * It reads one JSON command a line on standard input and prints one JSON answer a line on standard output. The first line it
 * prints is `{"apiRoot": …}`: the address of both the API and the OAuth server.
 *
 *   {"do":"post","url":…,"event":{…}}                                   posts one signed event    → {"status":…}
 *   {"do":"load","url":…,"perSecond":…,"seconds":…,"calm":…,"warmUp":…,"pid":…}   → ZaloOaAnswer
 */
import { createHash, randomInt } from 'node:crypto';
import { createInterface } from 'node:readline';
import { fakeZaloOa, type Heard } from './fake-zalo-oa.ts';
import { measuredWindow, type WindowResult } from './measured-window.ts';
import { openLoop } from './open-loop.ts';
import { petitionText } from './petition-texts.ts';
import { type Poster, poster, serve } from './wire.ts';
import { ACCOUNT } from './zalo-oa-account.ts';

export type ZaloOaCommand =
  | { readonly do: 'post'; readonly url: string; readonly event: Readonly<Record<string, unknown>> }
  | {
      readonly do: 'load';
      readonly url: string;
      /** Events, and for how long. */
      readonly perSecond: number;
      readonly seconds: number;
      /** Before it, and not measured: an ordinary day, `calm` events a second for so many seconds. */
      readonly calm: number;
      readonly warmUp: number;
      /** The service, whose processor time is read. */
      readonly pid: number;
    };

export type ZaloOaAnswer = WindowResult & {
  /** Buttons that file a petition, tapped and answered with 200; the codes on the receipts that came. */
  readonly filed: number;
  readonly codes: readonly string[];
  /** Answers other than 200, by status; 0 is a broken connection. */
  readonly refusals: Readonly<Record<string, number>>;
  /** From the last event to the last receipt. */
  readonly drainMs: number;
};

/** Nobody knows how many connections Zalo opens. Enough that none is waited for. */
const CONNECTIONS = 400;
/** Receipts are waited for so long after the last event, ms. */
const DRAIN_LIMIT = 30_000;
const CODE = /(?<!\d)\d{4}-\d{4}(?!\d)/;

const firstUser = 2_000_000_000_000_000_000n + BigInt(randomInt(2 ** 40)) * 1_000_000n;
let users = 0;
let messages = 0;

/** People with a card before them: who, and what its first button sends back. */
const cards: { readonly user: string; readonly payload: string }[] = [];
const awaiting = new Set<string>();
const codes: string[] = [];

const fake = fakeZaloOa(ACCOUNT.oaId, ({ user, text, payloads }: Heard) => {
  const [first] = payloads;
  const code = awaiting.has(user) ? CODE.exec(text)?.[0] : undefined;
  if (code !== undefined) {
    awaiting.delete(user);
    codes.push(code);
  } else if (first !== undefined) cards.push({ user, payload: first });
});
const server = await serve(fake.handle);

const textEvent = (user: string, text: string): Readonly<Record<string, unknown>> => {
  messages += 1;
  return {
    sender: { id: user },
    user_id_by_app: `9${user.slice(1)}`,
    recipient: { id: ACCOUNT.oaId },
    event_name: 'user_send_text',
    message: { msg_id: messages.toString(16).padStart(20, '0'), text },
  };
};

/** As Zalo signs: a hash over app, raw body, time and key. */
const post = (to: Poster, event: Readonly<Record<string, unknown>>, done: (status: number) => void): void => {
  const timestamp = String(Date.now());
  const body = JSON.stringify({ app_id: ACCOUNT.appId, ...event, timestamp });
  const hash = createHash('sha256').update(ACCOUNT.appId).update(body).update(timestamp).update(ACCOUNT.secretKey);
  to.post(body, done, { 'x-zevent-signature': `mac=${hash.digest('hex')}` });
};

async function load(command: Extract<ZaloOaCommand, { do: 'load' }>): Promise<ZaloOaAnswer> {
  const to = poster(command.url, {}, CONNECTIONS);
  const window = measuredWindow(command.pid);
  const refusals: Record<string, number> = {};
  let filed = 0;
  let open = 0;
  codes.length = 0;

  /** Whoever has a card taps its first button; else somebody new writes. About half of the events are either. */
  const arrive = (intended: number): void => {
    const card = cards.shift();
    if (card) awaiting.add(card.user);
    const user = card?.user ?? String(firstUser + BigInt(++users));
    open += 1;
    post(to, textEvent(user, card?.payload ?? petitionText(users)), (status) => {
      open -= 1;
      if (status === 200) {
        window.acknowledged(performance.now() - intended);
        if (card) {
          filed += 1;
          window.finished(0);
        }
      } else {
        refusals[status] = (refusals[status] ?? 0) + 1;
        awaiting.delete(user);
      }
    });
  };

  await openLoop(command.calm, command.warmUp, arrive);
  window.open();
  await openLoop(command.perSecond, command.seconds, arrive);
  const since = performance.now();
  const pause = (): Promise<unknown> => new Promise((resolve) => setTimeout(resolve, 20));
  while (open > 0 && performance.now() - since < DRAIN_LIMIT) await pause();
  window.close();
  while (awaiting.size > 0 && performance.now() - since < DRAIN_LIMIT) await pause();
  const drainMs = performance.now() - since;
  to.close();
  const measured = window.result();
  if (measured === undefined) throw new Error('the window was never closed');
  return { ...measured, filed, codes: [...codes], refusals, drainMs };
}

const say = (value: unknown): boolean => process.stdout.write(`${JSON.stringify(value)}\n`);

const obey = (command: ZaloOaCommand): Promise<unknown> => {
  if (command.do === 'load') return load(command);
  const one = poster(command.url, {}, 1);
  return new Promise((resolve) =>
    post(one, command.event, (status) => {
      one.close();
      resolve({ status });
    }),
  );
};

say({ apiRoot: `http://127.0.0.1:${server.port}` });
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() !== '') say(await obey(JSON.parse(line) as ZaloOaCommand));
}
server.close();

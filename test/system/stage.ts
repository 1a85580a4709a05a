/** A commune at work in one process: an officer, a leader, their committee chat, and ways to look at what is stored. */
import { count } from 'drizzle-orm';
import type { Group, Person, Shown } from '../../src/emulators/telegram.ts';
import { attachment, audit, inbox, note, outbox, person, petition, session } from '../../src/store/schema.ts';
import { secret, type World, type WorldOptions, world } from '../world.ts';

export type Stage = World & { readonly officer: Person; readonly group: Group };

/** The world with an officer of the commune in its committee chat. */
export const stage = async (options: WorldOptions = {}): Promise<Stage> => {
  const w = await world(options);
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  return { ...w, officer, group };
};

const tables = { inbox, person, session, petition, note, attachment, outbox, audit };

/** How many rows each table has. */
export const rowsOf = async ({ app }: World): Promise<Readonly<Record<keyof typeof tables, number>>> => {
  const counted = Object.entries(tables).map(async ([name, table]) => {
    const [row] = await app.store.db.select({ n: count() }).from(table);
    return [name, row?.n ?? -1];
  });
  return Object.fromEntries(await Promise.all(counted)) as Record<keyof typeof tables, number>;
};

export const signed = { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': secret };

/** What the platform would post; gives the status. A text goes as it is. */
export const post = async (w: World, body: unknown, headers: Readonly<Record<string, string>> = signed) => {
  const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
  const response = await w.http.request('https://caunoi.test/webhooks/telegram', {
    method: 'POST',
    headers,
    body: raw as BodyInit,
  });
  return { status: response.status, text: await response.text() };
};

/** The newest message of a chat with a button that begins so, and the button. */
export const offered = (messages: readonly Shown[], label: string): { message: Shown; button: string } => {
  for (const message of messages.toReversed())
    for (const { text } of message.buttons.flat()) if (text.startsWith(label)) return { message, button: text };
  throw new Error(`Nobody offers "${label}…": ${messages.at(-1)?.text}`);
};

const sendLabels = ['Đồng ý và gửi', 'Gửi'];

/** Tells it, answers where if that is asked, and presses what files it. Gives the tracking code. */
export const filePetition = async (w: World, citizen: Person, words: string): Promise<string> => {
  citizen.say(words);
  await w.settle();
  return confirm(w, citizen);
};

export const confirm = async (w: World, citizen: Person): Promise<string> => {
  const offers = () =>
    citizen
      .messages()
      .at(-1)
      ?.buttons.flat()
      .some(({ text }) => sendLabels.includes(text)) ?? false;
  if (!offers()) {
    citizen.say('đầu hẻm 12, ấp 3');
    await w.settle();
  }
  const label = sendLabels.find((text) =>
    citizen
      .messages()
      .at(-1)
      ?.buttons.flat()
      .some((b) => b.text === text),
  );
  const { message, button } = offered(citizen.messages(), label ?? 'Gửi');
  citizen.press(message, button);
  await w.settle();
  const code = /\d{4}-\d{4}/.exec(citizen.messages().at(-1)?.text ?? '')?.[0];
  if (code === undefined) throw new Error(`No receipt: ${citizen.messages().at(-1)?.text}`);
  return code;
};

/** Exact words of every petition. */
export const wordsOf = async (w: World): Promise<readonly string[]> =>
  (await w.app.store.db.select().from(petition).orderBy(petition.createdAt)).map((row) =>
    w.app.vault.open(row.words, `petition.words:${row.id}`),
  );

/** Calls of the bot that the platform refused, but for what it refuses because it is done already. */
export const refusals = ({ telegram }: World): readonly string[] =>
  telegram.wire.flatMap((entry) => {
    if (entry.kind !== 'call' || entry.status < 400) return [];
    return [`${entry.method} ${entry.status} ${JSON.stringify(entry.result)}`];
  });

/** What the bot said to somebody. */
export const heardBy = (person: Person): readonly string[] =>
  person.messages().flatMap((m) => (m.from.bot ? (m.text ?? '') : []));

/** Calls that put something into a chat since then, with their status. */
export const callsTo = ({ telegram }: World, chat: number, since: number): readonly { at: number; status: number }[] =>
  telegram.wire.flatMap((entry) =>
    entry.kind === 'call' && entry.at >= since && Number(entry.params.chat_id) === chat
      ? [{ at: entry.at, status: entry.status }]
      : [],
  );

/** States of the calls in the outbox that are not sent. */
export const unsent = async ({ app }: World): Promise<readonly string[]> =>
  (await app.store.db.select().from(outbox)).map((row) => row.state).filter((state) => state !== 'sent');

/** Puts something else in the place of the platform for the next calls. */
export const instead = ({ telegram }: World, answer: (request: Request) => Promise<Response>, calls = 1): void => {
  const { app } = telegram;
  const real = app.request.bind(app);
  let left = calls;
  app.request = (async (input: string, init?: RequestInit) =>
    left-- > 0 ? answer(new Request(input, init)) : real(input, init)) as typeof app.request;
};

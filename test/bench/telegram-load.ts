/**
 * The second process of the benchmark: the stand-in for Telegram and the citizens who use it.
 *
 * It reads one JSON command a line on standard input and prints one JSON answer a line on standard output, so that it can
 * be tried by hand. The first line it prints is `{"apiRoot": …}`: the Bot API server to give to the system.
 *
 *   {"do":"post","url":…,"secret":…,"update":{…}}   posts one update            → {"status":…}
 *   {"do":"load","url":…,"secret":…,"connections":…,"plan":{…}}   plays petitions → LoadResult and the calls of the bot
 */
import { randomInt } from 'node:crypto';
import { createInterface } from 'node:readline';
import { crowd, type LoadResult, type Plan } from './citizens.ts';
import { fakeTelegram } from './fake-telegram.ts';
import { poster, serve } from './wire.ts';

export type Command =
  | { readonly do: 'post'; readonly url: string; readonly secret: string; readonly update: Record<string, unknown> }
  | {
      readonly do: 'load';
      readonly url: string;
      readonly secret: string;
      /** Webhook connections at the same time; Telegram's `max_connections` is 40 unless told otherwise. */
      readonly connections: number;
      readonly plan: Plan;
    };

export type LoadAnswer = LoadResult & {
  /** Calls a finished petition cost, by method. */
  readonly callsPerPetition: Readonly<Record<string, number>>;
  /** The part of them that came in the answer to a webhook and so cost no request. */
  readonly inWebhookReplyPerPetition: number;
  /** TCP connections that the bot opened to the API in all. */
  readonly apiConnections: number;
};

const people = crowd(5_000_000_000 + randomInt(1_000_000_000), randomInt(1_000_000_000));
const fake = fakeTelegram(people.heard);
const server = await serve(fake.handle);
const say = (value: unknown): boolean => process.stdout.write(`${JSON.stringify(value)}\n`);

async function obey(command: Command): Promise<unknown> {
  const secret = { 'x-telegram-bot-api-secret-token': command.secret };
  if (command.do === 'post') {
    const one = poster(command.url, secret, 1);
    return new Promise((resolve) =>
      one.post(JSON.stringify(command.update), (status, body) => {
        one.close();
        if (status === 200) fake.webhookReply(body);
        resolve({ status });
      }),
    );
  }
  const many = poster(command.url, secret, command.connections);
  const before = new Map(fake.counts);
  const beforeReplies = fake.inWebhookReply();
  const result = await people.play(command.plan, many, fake.webhookReply);
  many.close();
  const per = (count: number): number => count / Math.max(1, result.finished);
  const calls = [...fake.counts].map(([method, count]) => [method, per(count - (before.get(method) ?? 0))] as const);
  return {
    ...result,
    callsPerPetition: Object.fromEntries(calls.filter(([, count]) => count > 0)),
    inWebhookReplyPerPetition: per(fake.inWebhookReply() - beforeReplies),
    apiConnections: server.connections(),
  } satisfies LoadAnswer;
}

say({ apiRoot: `http://127.0.0.1:${server.port}` });
for await (const line of createInterface({ input: process.stdin })) {
  if (line.trim() !== '') say(await obey(JSON.parse(line) as Command));
}
server.close();

/** One command: its words, the settings, what it says, and how it ends: 0 done, 1 failed, 2 wrong usage. */
import { createReadStream, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { createInterface } from 'node:readline/promises';
import { type Readable, Writable } from 'node:stream';
import { text as wholeStream } from 'node:stream/consumers';
import { Refused } from '../app/admin/refused.ts';
import { readConfig } from '../app/config.ts';
import { ChannelError } from '../channels/contract.ts';
import { telegram } from '../channels/telegram/index.ts';
import { DocumentRefused } from '../documents/refused.ts';
import { type Composed, compose, reasonOf, StartError } from '../node/compose.ts';
import { loadEnv } from '../node/env.ts';
import { pooledFetch } from '../node/fetch.ts';
import { PictureError } from '../picture/data.ts';
import { BlobError } from '../store/blobs.ts';
import { StoreError, StoreUnavailable } from '../store/commit.ts';
import { VaultError } from '../store/vault.ts';
import { catalogueCommands } from './catalogue.ts';
import { type Command, type Context, findCommand, helpOf, overview, readGiven, UsageError } from './command.ts';
import { keepingCommands } from './keeping.ts';
import { lessonCommands } from './lessons.ts';
import { petitionCommands } from './petitions.ts';
import { placeCommands } from './places.ts';
import { reportCommands } from './reports.ts';
import { roleCommands } from './roles.ts';
import { sendingCommands } from './sending.ts';
import { unitCommands } from './units.ts';
import { webhookCommands } from './webhooks.ts';
import { zaloCommands } from './zalo.ts';

const commands: readonly Command[] = [
  ...unitCommands,
  ...placeCommands,
  ...roleCommands,
  ...petitionCommands,
  ...lessonCommands,
  ...reportCommands,
  ...catalogueCommands,
  ...sendingCommands,
  ...webhookCommands,
  ...zaloCommands,
  ...keepingCommands,
];

const help = `The operator's commands of Cầu Nối. They work while the service runs and while it does not.

${overview(commands)}

Each takes --json for one JSON document, and --help. Times are ISO 8601 with the office's offset. Exit: 0 done, 1 failed, 2 wrong usage.
Settings come from the environment and .env, as for the service.
`;

/** Errors whose message is written for people and holds nothing of anybody. */
const plain = [
  Refused,
  DocumentRefused,
  StartError,
  ChannelError,
  StoreError,
  StoreUnavailable,
  VaultError,
  BlobError,
  PictureError,
];

const explain = (error: unknown): string => {
  // Of these the sentence alone is for people, unless a statement was at fault.
  if (error instanceof StoreError && !error.message.includes(' [')) return error.reason;
  if (plain.some((kind) => error instanceof kind)) return (error as Error).message;
  if (error instanceof Error && 'code' in error && 'path' in error) return `cannot use ${error.path} (${error.code})`;
  const place = /\/src\/([\w./-]+\.ts:\d+)/.exec(error instanceof Error ? (error.stack ?? '') : '')?.[1] ?? 'unknown';
  return `a fault of the program (${error instanceof Error ? error.name : 'unknown'} at ${place}); nothing more was done`;
};

const operator = (): string => {
  try {
    return `operator:${userInfo().username}`;
  } catch {
    // A user id without a name, as in some containers.
    return `operator:${process.getuid?.() ?? 'unknown'}`;
  }
};

const answerWithin = 1_000;

/** The playground's service has its Telegram inside: rows for its outbox are written here, and sent there. */
const standIn = () =>
  telegram({
    token: '1000001:the-service-sends',
    secret: 'nothing-comes-in-here',
    fetch: () => Promise.reject(new TypeError('not from here')),
  });

/** What a command is given from outside and where it speaks: `process` itself, or what a test puts in its place. */
export type Surroundings = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable & { readonly isTTY?: boolean };
  readonly stdout: Spoken;
  readonly stderr: Spoken;
};

type Spoken = { readonly write: (text: string) => unknown };

/**
 * Files are named from the working folder, where `.env` is looked for too.
 * @param argv without the program itself. @returns the exit code
 */
export const main = async (argv: readonly string[], around: Surroundings): Promise<0 | 1 | 2> => {
  const out = (line: string) => around.stdout.write(`${line}\n`);
  const note = (line: string) => around.stderr.write(`${line}\n`);
  // Flags may stand before the command too.
  const first = argv.findIndex((word) => !['--json', '--help', '-h'].includes(word));
  const words = first === -1 ? [] : [...argv.slice(first), ...argv.slice(0, first)];
  const [group = ''] = words;
  if (first === -1 || group === 'help') {
    if (argv.length > 0 && !argv.includes('--json')) {
      out(help);
      return 0;
    }
    note('which command? See --help');
    return 2;
  }
  const found = findCommand(commands, words);
  if (!found) {
    const some = commands.filter(({ name }) => name.split(' ')[0] === group);
    if (some.length > 0 && words.slice(1).some((word) => word === '--help' || word === '-h')) {
      out(overview(commands, group));
      return 0;
    }
    const names = some.map(({ name }) => name).join(', ');
    note(
      some.length > 0
        ? `${group}: which one? ${names}`
        : `there is no command ${JSON.stringify(group.slice(0, 40))}; see --help`,
    );
    return 2;
  }
  return run(found.command, found.rest, around, out, note);
};

const run = async (
  command: Command,
  rest: readonly string[],
  around: Surroundings,
  out: (line: string) => void,
  note: (line: string) => void,
): Promise<0 | 1 | 2> => {
  const pool = pooledFetch();
  let composed: Promise<Composed> | undefined;
  try {
    const given = readGiven(command, rest);
    if (given.flag('help')) {
      out(helpOf(command));
      return 0;
    }
    const read = readConfig(loadEnv(around.env));
    if (!read.ok) {
      for (const problem of read.problems) note(problem);
      return 1;
    }
    const { config } = read;
    const context: Context = {
      config,
      by: operator(),
      open: () => {
        composed ??= compose(config, {
          role: 'command',
          log: () => {},
          fetch: pool.fetch,
          ...(config.playground && { channels: [standIn()] }),
        });
        return composed;
      },
      // A command that reads nothing leaves standard input as it is: to look at `process.stdin` opens it.
      readText: (file) => readText(file, around),
      readLines: (file) => readLines(file, around),
      readSecret: (question) => readSecret(question, around),
      fetch: pool.fetch,
      note,
      pause: (ms) =>
        new Promise((resolve) => {
          setTimeout(resolve, ms);
        }),
      serviceAnswers: async () => {
        const host = config.HOST === '0.0.0.0' || config.HOST === '::' ? '127.0.0.1' : config.HOST;
        const url = `http://${host.includes(':') ? `[${host}]` : host}:${config.PORT}/healthz`;
        const asked = pool.fetch(url, { signal: AbortSignal.timeout(answerWithin) });
        return asked.then(
          async (answer) => (await answer.text()) === 'ok',
          () => false,
        );
      },
    };
    const answer = await command.run(given, context);
    out(given.flag('json') ? JSON.stringify(answer.json) : answer.text);
    return answer.failed ? 1 : 0;
  } catch (error) {
    if (error instanceof UsageError) {
      note(error.message);
      return 2;
    }
    note(explain(error));
    return 1;
  } finally {
    await composed?.then(
      ({ close }) => close(),
      () => {},
    );
    // Calls that nobody waits for any more end with the process.
    void pool.close();
  }
};

const unreadable = (file: string, error: unknown): Refused => new Refused(`cannot read ${file} (${reasonOf(error)})`);

const readText = async (file: string, around: Surroundings): Promise<string> => {
  if (file === '-') return wholeStream(around.stdin);
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw unreadable(file, error);
  }
};

const readSecret = async (question: string, { stdin, stderr }: Surroundings): Promise<string> => {
  if (!stdin.isTTY) return wholeStream(stdin);
  stderr.write(question);
  const unseen = new Writable({ write: (_part, _encoding, done) => done() });
  const lines = createInterface({ input: stdin, output: unseen, terminal: true });
  lines.once('SIGINT', () => process.exit(130));
  try {
    return await lines.question('');
  } finally {
    lines.close();
    stderr.write('\n');
  }
};

/** Lines end with a line feed and nothing else: JSON may hold the other line ends of Unicode as they are. */
async function* readLines(file: string, around: Surroundings): AsyncIterable<string> {
  const stream = file === '-' ? around.stdin : createReadStream(file);
  stream.setEncoding('utf8');
  let rest = '';
  try {
    for await (const part of stream as AsyncIterable<string>) {
      const lines = (rest + part).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield line.replace(/\r$/, '');
    }
  } catch (error) {
    throw unreadable(file, error);
  }
  if (rest !== '') yield rest;
}

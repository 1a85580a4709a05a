/** What a command is, and how its words on the command line are read. */
import { parseArgs } from 'node:util';
import type { Config } from '../app/config.ts';
import type { Composed } from '../node/compose.ts';

/** `value`: what is shown for the value in the help; a flag has none. */
export type Option = { readonly value?: string; readonly does: string; readonly required?: true };

export type Given = {
  readonly args: readonly string[];
  readonly value: (option: string) => string | undefined;
  readonly flag: (option: string) => boolean;
};

export type Context = {
  readonly config: Config;
  /** Who gives the command, for the record of changes. */
  readonly by: string;
  /** The service's store and channels, opened at the first call and closed when the command is done. */
  readonly open: () => Promise<Composed>;
  /** `-` is standard input. Throws `Refused`. */
  readonly readText: (file: string) => Promise<string>;
  readonly readLines: (file: string) => AsyncIterable<string>;
  /** All of standard input; at a terminal one line after the question, which is not shown. */
  readonly readSecret: (question: string) => Promise<string>;
  readonly fetch: typeof fetch;
  /** A line on standard error, at once. */
  readonly note: (line: string) => void;
  readonly pause: (ms: number) => Promise<void>;
  /** Does a service answer at HOST and PORT? */
  readonly serviceAnswers: () => Promise<boolean>;
};

/** What a command has to say: a document for programs, a text for people. `failed`: exit 1 although there is something to say. */
export type Answer = { readonly json: unknown; readonly text: string; readonly failed?: boolean };

export type Command = {
  readonly name: string;
  /** As it stands in the help: `FILE`, `[FILE|-]`, `CODE…`. */
  readonly takes?: string;
  readonly args?: readonly [least: number, most: number];
  readonly does: string;
  readonly more?: string;
  readonly options?: Readonly<Record<string, Option>>;
  readonly run: (given: Given, context: Context) => Promise<Answer>;
};

/** Wrong usage: exit 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

const common: Readonly<Record<string, Option>> = {
  json: { does: 'one JSON document instead of a table' },
  help: { does: 'this help' },
};

const usage = ({ name, takes, options = {} }: Command): string =>
  [
    name,
    takes,
    ...Object.entries(options).map(([option, { value, required }]) => {
      const shown = value === undefined ? `--${option}` : `--${option} ${value}`;
      return required ? shown : `[${shown}]`;
    }),
  ]
    .filter(Boolean)
    .join(' ');

/** The help of one command. */
export const helpOf = (command: Command): string => {
  const options = Object.entries({ ...command.options, ...common });
  const left = options.map(([option, { value }]) => (value === undefined ? `--${option}` : `--${option} ${value}`));
  const wide = Math.max(...left.map((text) => text.length));
  return [
    `${usage(command)}\n`,
    `${command.does}.${command.more === undefined ? '' : `\n\n${command.more}`}\n`,
    ...options.map(
      ([, { does, required }], i) => `  ${left[i]!.padEnd(wide)}  ${does}${required ? ' (obligatory)' : ''}`,
    ),
  ].join('\n');
};

/** Each command with what it does, those that begin with `first` or all. */
export const overview = (commands: readonly Command[], first?: string): string => {
  const some = commands.filter(({ name }) => first === undefined || name.split(' ')[0] === first);
  const left = some.map(({ name, takes }) => [name, takes].filter(Boolean).join(' '));
  const wide = Math.max(...left.map((text) => text.length));
  return some.map(({ does }, i) => `  ${left[i]!.padEnd(wide)}  ${does}`).join('\n');
};

/** The command whose words the line begins with, and what follows them. */
export const findCommand = (
  commands: readonly Command[],
  words: readonly string[],
): { readonly command: Command; readonly rest: readonly string[] } | undefined => {
  for (const length of [2, 1]) {
    const name = words.slice(0, length).join(' ');
    const command = commands.find((c) => c.name === name);
    if (command && words.length >= length) return { command, rest: words.slice(length) };
  }
  return undefined;
};

/** Throws `UsageError`, one line. */
export const readGiven = (command: Command, rest: readonly string[]): Given => {
  const known = { ...command.options, ...common };
  const wrong = (what: string) => new UsageError(`${command.name}: ${what}; see "${command.name} --help"`);
  const parse = () =>
    parseArgs({
      args: [...rest],
      allowPositionals: true,
      strict: true,
      options: {
        ...Object.fromEntries(
          Object.entries(known).map(([name, { value }]) => [
            name,
            { type: value === undefined ? ('boolean' as const) : ('string' as const) },
          ]),
        ),
        help: { type: 'boolean', short: 'h' },
      },
    });
  let read: ReturnType<typeof parse>;
  try {
    read = parse();
  } catch (error) {
    const said = error instanceof Error ? (error.message.split(/[.\n]/)[0] ?? '') : '';
    throw wrong(said.charAt(0).toLowerCase() + said.slice(1));
  }
  const values = read.values as Readonly<Record<string, string | boolean | undefined>>;
  const given: Given = {
    args: read.positionals,
    value: (option) => (typeof values[option] === 'string' ? values[option] : undefined),
    flag: (option) => values[option] === true,
  };
  if (given.flag('help')) return given;
  const [least, most] = command.args ?? [0, 0];
  if (given.args.length < least) throw wrong(`${command.takes ?? 'an argument'} is missing`);
  if (given.args.length > most) throw wrong(`${JSON.stringify(given.args[most])} is too much`);
  for (const [name, { required }] of Object.entries(known))
    if (required && given.value(name) === undefined) throw wrong(`--${name} is missing`);
  return given;
};

/** One of several words. Throws `UsageError`. */
export const oneOfWords = <W extends string>(given: string, words: readonly W[], option: string): W => {
  const word = words.find((w) => w === given);
  if (word === undefined)
    throw new UsageError(`--${option} is ${JSON.stringify(given.slice(0, 40))}; it must be ${words.join(', ')}`);
  return word;
};

/** A whole number from 1. Throws `UsageError`. */
export const wholeNumber = (given: string | undefined, usual: number, option: string): number => {
  if (given === undefined) return usual;
  const number = Number(given);
  if (!/^\d{1,9}$/.test(given) || number < 1) throw new UsageError(`--${option} must be a whole number from 1`);
  return number;
};

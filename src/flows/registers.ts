/**
 * What the registers that staff keep by chat have in common: one message puts a thing down, one card confirms it, a list shows what is there. Each
 * register has its own words and its own reading of a message.
 */
import { z } from 'zod';
import { shown } from '../domain/clean.ts';
import type { Choice, Line, Prompt } from '../domain/message.ts';
import type { Env, Input, Next, Opening, Step } from '../engine/flow.ts';
import { type Files, filesShape, withFile, withLoose } from './files.ts';
import { labelsOf } from './labels.ts';
import { isYes } from './phrases.ts';
import { afterOpener, staffUnits } from './staff.ts';

const day = 86_400_000;
/** More lines and buttons do not fit on a phone. */
const perPage = 5;
/** The shortest word about an end that says something is like "đã sửa xong", UTF-16 units; the longest is a paragraph. */
const minResult = 10;
export const maxResult = 500;

/** `id`: what it becomes. `units`: those that the person may write for. */
export const draftShape = { id: z.string(), unit: z.string(), units: z.array(z.string()) };
type Drafted = { id: string; unit: string; units: string[] };

/** `until`: when the question is over, ms. `page` of the list, from 1. `id`: of the one that is looked at. */
export const heldShape = { until: z.number(), page: z.number(), id: z.exactOptional(z.string()), ...filesShape };
type Held<R extends Drafted> = Files & { until: number; page: number; id?: string; draft?: R };

type Maybe<T> = T | Promise<T>;

/** Nothing is stored. */
export const drop: Choice = { id: 'drop', label: { id: 'register-drop-button' } };
/** Nothing is changed. */
export const leave: Choice = { id: 'leave', label: { id: 'leave-button' } };

export const left: Next<never> = { end: true, say: { say: [{ id: 'register-left' }] } };

/** A question that nobody answers for a day is over: tomorrow's message must not land in it. */
export const freshData = (env: Env): { until: number; page: number } => ({ until: env.now + day, page: 1 });

export const patience = {
  wakeAt: (data: { readonly until: number }): number => data.until,
  woken: (): Next<never> => ({ end: true }),
};

export const freshDraft = (units: readonly string[], env: Env): Drafted => ({
  id: env.newId(),
  unit: units[0] ?? '-',
  units: [...units],
});

export const wordsOf = (input: Input): string =>
  input.kind === 'text' ? input.text : input.kind === 'media' ? (input.caption ?? '') : '';

/** What a message that opens a register says, without the opening words; and the data with the files that came with it. */
export const opened = <D extends Files>(
  opening: Exclude<Opening, { kind: 'action' }>,
  data: D,
  opener: string,
  env: Env,
): { readonly said: string; readonly data: D } => {
  const text = opening.kind === 'command' ? opening.rest : wordsOf(opening.input);
  const said = (afterOpener(text, opener) ?? text).trim();
  const before = withLoose(data, env);
  const photo = opening.kind === 'content' && opening.input.kind === 'media' ? opening.input : undefined;
  return { said, data: photo ? withFile(before, photo, env).data : before };
};

/** A step that asks for words about the draft, and what they make of it. */
export const asking = <R extends Drafted, D extends Held<R>>(
  ask: Step<D>['ask'],
  take: (draft: R, words: string, env: Env) => Maybe<R | undefined>,
  onward: (draft: R, data: D) => Next<D>,
): Step<D> => ({
  ask,
  answer: async (input, data, env) => {
    if (input.kind === 'choice') return left;
    const words = wordsOf(input);
    if (words.trim() === '' || !data.draft) return { pass: true };
    const next = await take(data.draft, words, env);
    return next ? onward(next, data) : { stay: data, ask: 'again', failed: true };
  },
  ...patience,
});

/**
 * The card, and what is said under it. `to`: buttons that lead to the step of their name. `take` reads a correction; `how` is said once where
 * it says nothing.
 */
export const confirming = <R extends Drafted, D extends Held<R>>(the: {
  readonly card: (draft: R, data: D, env: Env) => Maybe<Prompt>;
  readonly store: (draft: R, data: D, env: Env) => Maybe<Next<D>>;
  readonly to: readonly string[];
  readonly take: (draft: R, words: string, env: Env) => Maybe<R | undefined>;
  readonly onward: (draft: R, data: D) => Next<D>;
  readonly how: Line;
}): Step<D> => ({
  ask: (data, env) => data.draft && the.card(data.draft, data, env),
  answer: async (input, data, env) => {
    const { draft } = data;
    if (!draft) return left;
    if (input.kind === 'choice') {
      if (input.id === 'store') return the.store(draft, data, env);
      return the.to.includes(input.id) ? { to: input.id, data } : left;
    }
    const words = wordsOf(input);
    if (words.trim() === '') return { pass: true };
    if (isYes(words)) return the.store(draft, data, env);
    const next = await the.take(draft, words, env);
    if (next) return the.onward(next, data);
    // Once it is asked what is meant; then it is about something else.
    return env.tries > 0 ? { pass: true } : { stay: data, say: { say: [the.how] }, failed: true };
  },
  ...patience,
});

/** Which of the person's units it is for. */
export const choosingUnit = <R extends Drafted, D extends Held<R>>(
  ask: Line,
  onward: (draft: R, data: D) => Next<D>,
): Step<D> => ({
  ask: async ({ draft }, env) => {
    const tree = await env.look.units();
    return {
      say: [ask],
      choices: (draft?.units ?? []).map((code) => ({
        id: code,
        label: { id: 'unit-button', args: { unit: tree.get(code)?.name ?? code } },
      })),
    };
  },
  answer: (input, data) =>
    input.kind === 'choice' && data.draft ? onward({ ...data.draft, unit: input.id }, data) : { pass: true },
  ...patience,
});

/** The register page by page. `fresh`: the step that puts down another one; `open` looks at one. */
export const listing = <R extends Drafted, D extends Held<R>, T extends { readonly id: string }>(the: {
  readonly all: (units: readonly string[], env: Env) => Promise<readonly T[]>;
  readonly head: (n: number) => Line;
  readonly line: (one: T, env: Env) => Line;
  readonly how: Line;
  readonly label: (one: T) => string;
  readonly choice: (name: string) => Choice['label'];
  readonly another: Choice['label'];
  readonly fresh: (units: readonly string[], data: D, env: Env) => Next<D>;
  readonly open: (id: string, data: D, env: Env) => Maybe<Next<D>>;
}): Step<D> => ({
  ask: async (data, env) => {
    const all = await the.all(await staffUnits(env), env);
    const page = all.slice((data.page - 1) * perPage, data.page * perPage);
    const labels = labelsOf(page.map(the.label));
    const more = all.length > data.page * perPage;
    return {
      say: [the.head(all.length), ...page.map((one) => the.line(one, env)), the.how],
      choices: [
        ...page.map(({ id }, i): Choice => ({ id: `r${id}`, label: the.choice(labels[i] ?? '') })),
        { id: 'new', label: the.another },
        ...(more ? [{ id: 'more', label: { id: 'register-more-button' } } as const] : []),
        leave,
      ],
    };
  },
  answer: async (input, data, env) => {
    if (input.kind !== 'choice') return { pass: true };
    if (input.id === 'more') return { to: 'list', data: { ...data, page: data.page + 1 } };
    if (input.id === 'new') return the.fresh(await staffUnits(env), data, env);
    return input.id === 'leave' ? left : the.open(input.id.slice(1), data, env);
  },
  ...patience,
});

/** A sentence about how it ended. */
export const telling = <D extends { until: number }>(
  ask: (data: D) => Line,
  done: (data: D, words: string, env: Env) => Maybe<Next<D>>,
): Step<D> => ({
  ask: (data) => ({ say: [ask(data)], choices: [leave] }),
  answer: (input, data, env) => {
    if (input.kind === 'choice') return left;
    const words = shown(wordsOf(input), maxResult);
    if (words === '') return { pass: true };
    if (words.length < minResult) return { stay: data, say: { say: [{ id: 'register-too-short' }] }, failed: true };
    return done(data, words, env);
  },
  ...patience,
});

/** The two things that are ever asked for, what and where; and both said anew. */
import type { Choice, Line, Prompt } from '../domain/message.ts';
import type { Env, Input, Next, Step } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import { attached } from './card.ts';
import { type Draft, knownOf, leftOut, placed, textOf, unplaced, withInput } from './draft.ts';
import { advance, ifAged, isAside, isForgotten, remind, unfinished, unfinishedWake } from './drafting.ts';
import { toOrdinary } from './meaning.ts';
import { isNoDenunciation, isUnknown } from './phrases.ts';

/** A longer answer to "where?" says more than the place, UTF-16 units. */
const longPlace = 60;

export const back: Choice = { id: 'back', label: { id: 'back-button' } };
/** What has come so far, so that a photo is never met with silence. */
const received = async (draft: Draft, env: Env): Promise<Line[]> => {
  const what = attached(draft) ?? (draft.place?.lat === undefined ? undefined : ({ id: 'attached-place' } as const));
  if (!what) return [];
  if (env.person.consented) return [{ id: 'received', args: { what } }];
  return [{ id: 'received-first', args: { what, unit: (await knownOf(draft, env)).office.name } }];
};

const askWhat: Step<Draft>['ask'] = async (draft, env) => ({
  say: [
    ...(await received(draft, env)),
    oneOf(draft.place?.lat === undefined ? 'ask-what' : 'ask-what-only'),
    { id: 'ask-what-example' },
  ],
});

const askWhere: Step<Draft>['ask'] = (_draft, env) => ({
  say: [{ id: 'ask-where' }, { id: env.can.places ? 'ask-where-example' : 'ask-where-words' }],
  ...(env.can.askPlace && { askPlace: true }),
});

const askRewrite: Step<Draft>['ask'] = () => ({ say: [{ id: 'rewrite' }], choices: [back] });
const askReplace: Step<Draft>['ask'] = (draft, env) => ({ ...(askWhere(draft, env) as Prompt), choices: [back] });

/** Two tries at a question, then what is there is taken as it is. */
const again = (draft: Draft, env: Env): Next<Draft> | Promise<Next<Draft>> =>
  env.tries >= 1 ? advance(draft, env) : { stay: draft, ask: 'again', failed: true };

const whatAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod' || input.kind === 'choice') return again(draft, env);
  if (isForgotten(draft, env)) return (await ifAged(input, draft, env)) ?? { pass: true };
  const left = leftOut(draft, input, env);
  const next = await withInput(draft, input, env);
  const voice = input.kind === 'media' && input.media.kind === 'voice';
  if (textOf(input).trim() !== '' || voice) return advance(next, env, left);
  const say = left.length > 0 ? { say: { say: left } } : {};
  return next.gatherUntil === undefined ? { stay: next, ask: 'in-place', ...say } : { stay: next, ...say };
};

const whereAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod' || input.kind === 'choice') return again(draft, env);
  if (isForgotten(draft, env)) return (await ifAged(input, draft, env)) ?? { pass: true };
  // The notice that it looks like a denunciation came with this question.
  if (input.kind === 'text' && isNoDenunciation(input.text)) {
    const unsure = (await knownOf(draft, env)).understood.kind.next !== undefined;
    return unsure ? { to: 'where', data: toOrdinary(draft), say: [{ id: 'ordinary-noted' }] } : again(draft, env);
  }
  const left = leftOut(draft, input, env);
  const next = await withInput(draft, input, env);
  // A photo is an answer too; an album is waited for.
  if (input.kind !== 'text') return next.gatherUntil === undefined ? advance(next, env, left) : { stay: next };
  if (isUnknown(input.text)) return advance({ ...draft, touchedAt: env.now }, env);
  const named = (await env.look.understand(input.text)).place !== undefined;
  const said = named || input.text.length <= longPlace;
  return advance(said && !input.edited ? await placed(next, input.text, input.message, env) : next, env, left);
};

/** Where the place is said anew: what is more than a place goes to the words as well. */
const replaceAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod' || input.kind === 'choice') return advance(draft, env);
  const left = leftOut(draft, input, env);
  const next = await withInput(draft, input, env);
  if (input.kind !== 'text' || input.edited) return advance(next, env, left);
  if (isUnknown(input.text)) return advance(unplaced({ ...draft, touchedAt: env.now }), env);
  const { urgency, kind } = await env.look.understand(input.text);
  const more = input.text.length > longPlace || urgency.value === 'emergency' || kind.value === 'denunciation';
  const from = more ? next : { ...draft, touchedAt: env.now };
  return advance(await placed({ ...from, asked: ['what', 'where'] }, input.text, input.message, env), env, left);
};

const rewriteAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod' || input.kind === 'choice') return advance(draft, env);
  if (input.kind !== 'text' || input.edited)
    return advance(await withInput(draft, input, env), env, leftOut(draft, input, env));
  const named = (await env.look.understand(input.text)).place !== undefined;
  const cleared: Draft = { ...(named ? unplaced(draft) : draft), parts: [] };
  return advance(await withInput(cleared, input, env), env, leftOut(cleared, input, env));
};

export const askingSteps: Readonly<Record<'what' | 'where' | 'rewrite' | 'replace', Step<Draft>>> = {
  what: { ask: askWhat, answer: whatAnswer, ...unfinished(askWhat) },
  where: {
    ask: askWhere,
    answer: whereAnswer,
    wakeAt: unfinishedWake,
    woken: async (draft, env) =>
      draft.gatherUntil === undefined
        ? remind(draft, env, (await askWhere(draft, env)) as Prompt)
        : advance(draft, env),
  },
  rewrite: { ask: askRewrite, answer: rewriteAnswer, ...unfinished(askRewrite) },
  replace: { ask: askReplace, answer: replaceAnswer, ...unfinished(askReplace) },
};

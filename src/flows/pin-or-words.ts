/** Where what was written and the location that was sent lie far apart, it is asked once which of them is meant. */
import type { Env, Input, Next, Step } from '../engine/flow.ts';
import { type Draft, knownOf, leftOut, withInput } from './draft.ts';
import { advance, isAside, unfinished } from './drafting.ts';
import { distance } from './whereabouts.ts';

/** `1,5 km`, `700 m`. */
const far = (metres: number, lang: Env['lang']): string => {
  if (metres < 950) return `${Math.round(metres / 100) * 100} m`;
  const km = String(metres < 9_950 ? Math.round(metres / 100) / 10 : Math.round(metres / 1_000));
  return `${lang === 'vi' ? km.replace('.', ',') : km} km`;
};

const askPin: Step<Draft>['ask'] = async (draft, env) => {
  const { trace } = await knownOf(draft, env);
  const spot = trace.spot === undefined ? undefined : await env.look.spot(trace.spot);
  return {
    say: [{ id: 'ask-pin', args: { place: spot?.name ?? '', far: far(distance(draft, spot), env.lang) } }],
    choices: [
      { id: 'words', label: { id: 'pin-words-button' } },
      { id: 'pin', label: { id: 'pin-pin-button' } },
      { id: 'unsure', label: { id: 'unit-unsure-button' } },
    ],
  };
};

const answered = (draft: Draft, choice: string): Draft => {
  if (choice === 'pin') return { ...draft, place: { ...draft.place, by: 'pin' } };
  if (choice !== 'words') return draft;
  const { lat: _, long: __, ...words } = draft.place ?? {};
  return { ...draft, place: words };
};

const pinAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  if (input.kind === 'choice') return advance(answered(draft, input.id), env);
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod') return { stay: draft, ask: 'in-place' };
  const next = await withInput(draft, input, env);
  return next.gatherUntil === undefined ? advance(next, env, leftOut(draft, input, env)) : { stay: next };
};

export const pinSteps: Readonly<Record<'pin', Step<Draft>>> = {
  pin: { ask: askPin, answer: pinAnswer, ...unfinished(askPin) },
};

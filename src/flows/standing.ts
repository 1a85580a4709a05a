/** What stands between a citizen and the office already: a question, a result to be rated, a petition to be added to. */
import { readCode } from '../domain/tracking-code.ts';
import { matchChoice } from '../engine/choice.ts';
import type { Env, Input, Next } from '../engine/flow.ts';
import type { OwnPetition } from '../engine/look.ts';
import { isOther } from './addition.ts';
import { amends, recentPetition } from './amend.ts';
import { textOf } from './draft.ts';
import { rateChoices } from './rate.ts';

/** So many of a person's petitions are looked through. */
const looked = 20;

const asked = async (own: readonly OwnPetition[], input: Input, env: Env): Promise<OwnPetition | undefined> => {
  const waiting = own.find((p) => p.status === 'waiting');
  const petition = waiting && (await env.look.petition(waiting.code));
  if (!petition) return undefined;
  const words = textOf(input);
  return words !== '' && isOther(await env.look.understand(words), petition) ? undefined : waiting;
};

const rated = (own: readonly OwnPetition[], input: Input, env: Env): readonly string[] | undefined => {
  const done = own.find((p) => p.status === 'done');
  if (!done || input.kind !== 'text') return undefined;
  const choice = matchChoice(input.text, rateChoices(done.code), env.t, env.lang);
  return choice?.id.split('.').slice(1);
};

/** Where content of this person goes before it may begin a petition; undefined where nothing stands in its way. */
export const standing = async (input: Input, env: Env): Promise<Next<never> | undefined> => {
  const own = await env.look.petitionsOf(env.person.id, looked);
  const edit = (input.kind === 'text' || input.kind === 'media') && input.edited;
  const content = { kind: 'content', input } as const;
  if (!edit && (await asked(own, input, env))) return { end: true, onward: { flow: 'question', opening: content } };
  const rating = rated(own, input, env);
  if (rating && !edit)
    return { end: true, onward: { flow: 'rate', opening: { kind: 'action', name: 'rate', args: rating } } };
  if (recentPetition(own, input, env.now) && (await amends(input, env)))
    return { end: true, onward: { flow: 'amend', opening: content } };
  // A change of something long past, or of what was no petition.
  return edit ? { end: true } : undefined;
};

/** Does the office wait for this: an answer to its question, a rating? */
export const isAwaited = async (input: Input, env: Env): Promise<boolean> => {
  const own = await env.look.petitionsOf(env.person.id, looked);
  return (await asked(own, input, env)) !== undefined || rated(own, input, env) !== undefined;
};

/** A code alone, or with few words around it: somebody asks where a petition stands. */
export const isCodeAlone = (input: Input): boolean =>
  input.kind === 'text' && !input.edited && input.text.length <= 60 && readCode(input.text) !== undefined;

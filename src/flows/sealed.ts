/**
 * After a denunciation: what is sent next may belong to it. It is asked about before anybody could read it, and nothing
 * that leads from the person to the denunciation is kept.
 */
import type { Line } from '../domain/message.ts';
import type { Env, Input, Next, Step } from '../engine/flow.ts';
import { emergencyNumbers } from './card.ts';
import { type Draft, emptyDraft, knownOf, leftOut, withInput } from './draft.ts';
import { advance, alarm, filed, isAside, unfinished } from './drafting.ts';
import { isAwaited } from './standing.ts';

/** So long after a denunciation, what comes without words or context may belong to it. */
const sealedFor = 86_400_000;

const askWhich: Step<Draft>['ask'] = () => ({
  say: [{ id: 'sealed-which' }],
  choices: [
    { id: 'old', label: { id: 'sealed-add-button' } },
    { id: 'new', label: { id: 'resume-new-button' } },
    { id: 'drop', label: { id: 'drop-button' } },
  ],
});

/** A denunciation was filed: what is sent now may belong to it, and is asked about before anybody could read it. */
const sealedAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  if (input.kind === 'choice') return { pass: true };
  const fresh: Input = input.kind === 'text' || input.kind === 'media' ? { ...input, edited: false } : input;
  if ((await isAside(fresh, draft, env)) !== undefined || (await isAwaited(input, env))) return { pass: true };
  const next = await withInput(draft, fresh, env);
  return next.gatherUntil === undefined ? toWhich(next, env, leftOut(draft, fresh, env)) : { stay: next };
};

const toWhich = async (draft: Draft, env: Env, say: readonly Line[] = []): Promise<Next<Draft>> => {
  const { gatherUntil: _, ...rest } = draft;
  const known = await knownOf({ ...rest, sealed: true }, env);
  if (known.understood.urgency.value !== 'emergency') return { to: 'which', data: rest, say };
  return { to: 'which', data: rest, say: [emergencyNumbers, ...say], facts: [alarm(rest, known)] };
};

export const whichAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  const sealed: Draft = { ...draft, sealed: true, asked: ['what', 'where'] };
  if (input.kind === 'choice')
    switch (input.id) {
      case 'old':
        return filed(sealed, env, true);
      case 'new':
        return advance(draft, env);
      default:
        return { to: 'sealed', data: emptyDraft(env.now), say: [{ id: 'draft-dropped' }] };
    }
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod') return { stay: draft, ask: 'in-place' };
  const left = leftOut(draft, input, env);
  const { gatherUntil: _, ...next } = await withInput(draft, input, env);
  const say = left.length > 0 ? { say: { say: left } } : {};
  // More of an album goes on coming while the question stands; words that answer nothing are sealed rather than shown.
  const more = input.kind === 'media' && input.album !== undefined;
  if (input.kind !== 'text') return { stay: next, ...(!more && { ask: 'in-place' as const }), ...say };
  if (env.tries >= 1) return advance({ ...next, sealed: true, asked: ['what', 'where'] }, env, left);
  return { stay: next, ask: 'again', failed: true, ...say };
};

export const sealedSteps: Readonly<Record<'sealed' | 'which', Step<Draft>>> = {
  /** It says nothing and holds nothing but, for moments, an album. */
  sealed: {
    ask: () => undefined,
    answer: sealedAnswer,
    wakeAt: (draft) => draft.gatherUntil ?? draft.startedAt + sealedFor,
    woken: (draft, env) => (draft.gatherUntil === undefined ? { end: true } : toWhich(draft, env)),
  },
  /** Does it belong to the denunciation, or is it something everybody may read? */
  which: { ask: askWhich, answer: whichAnswer, ...unfinished(askWhich) },
};

/**
 * `/ghiho`: a cadre or officer writes down what a citizen told who cannot send it. The same draft and steps as a petition of one's
 * own; the press says that the citizen agreed. News comes to the cadre, until the citizen claims the code.
 */
import { shown } from '../../domain/clean.ts';
import type { Env, Flow, Input, Next } from '../../engine/flow.ts';
import { type Draft, draftSchema, emptyDraft, maxPlace, textOf, withInput } from '../draft.ts';
import { advance } from '../drafting.ts';
import { petition } from '../petition.ts';
import { notForCitizens } from '../staff.ts';
import { afterBehalf, readBehalf } from './read.ts';
import { scribeUnits } from './who.ts';

const day = 86_400_000;

const left: Next<Draft> = { end: true, say: { say: [{ id: 'draft-dropped' }] } };

/** "bà Mẫu ở ấp 3: …": where she lives is where it is, or says where that is, if the matter itself does not. */
const placeOf = async (matter: string, head: string, env: Env): Promise<string | undefined> => {
  const [there, home] = [(await env.look.understand(matter)).place, (await env.look.understand(head)).place];
  if (!home || there?.unit !== undefined) return undefined;
  return there ? `${there.words}, ${home.words}` : home.words;
};

/** The draft with what a message says of the citizen and the matter; all else in it is taken as from citizens. */
const begun = async (draft: Draft, input: Input, text: string, env: Env): Promise<Next<Draft>> => {
  const { name, phone, head, matter } = readBehalf(text);
  const { unit } = draft.behalf ?? { unit: '-' };
  const behalf = { unit, ...(name !== undefined && { name }), ...(phone !== undefined && { phone }) };
  const told: Input =
    input.kind === 'media'
      ? { ...input, caption: matter }
      : { kind: 'text', text: matter, message: undefined, edited: false };
  const next = await withInput({ ...draft, behalf }, told, env);
  const place = await placeOf(matter, head, env);
  const placed = place === undefined ? next : { ...next, place: { words: shown(place, maxPlace) } };
  return placed.gatherUntil === undefined ? advance(placed, env) : { to: 'gather', data: placed };
};

export const behalf: Flow<Draft> = {
  id: 'behalf',
  version: 1,
  commands: ['ghiho', 'ghi ho'],
  where: 'private',
  staff: true,
  typed: (text) =>
    (afterBehalf(text) ?? '') === ''
      ? undefined
      : { kind: 'content', input: { kind: 'text', text, message: undefined, edited: false } },
  may: async (draft, env) => (await scribeUnits(env)).includes(draft.behalf?.unit ?? '-'),
  open: async (opening, env) => {
    const [unit] = await scribeUnits(env);
    if (unit === undefined) return notForCitizens(opening, { id: 'behalf-staff-only' });
    const draft: Draft = { ...emptyDraft(env.now), behalf: { unit } };
    if (opening.kind === 'action') return { end: true };
    const input: Input =
      opening.kind === 'content'
        ? opening.input
        : { kind: 'text', text: opening.rest, message: undefined, edited: false };
    const text = textOf(input);
    const said = afterBehalf(text) ?? text;
    return said.trim() === '' ? { to: 'start', data: draft } : begun(draft, input, said, env);
  },
  parse: (stored) => draftSchema.safeParse(stored).data,
  steps: {
    ...petition.steps,
    /** How it is done. */
    start: {
      ask: () => ({
        say: [{ id: 'behalf-how' }, { id: 'behalf-example' }],
        choices: [{ id: 'drop', label: { id: 'drop-button' } }],
      }),
      answer: async (input, draft, env) => {
        if (input.kind === 'choice') return left;
        const text = textOf(input);
        return text.trim() === '' ? { pass: true } : begun(draft, input, afterBehalf(text) ?? text, env);
      },
      wakeAt: (draft) => draft.startedAt + day,
      woken: () => ({ end: true }),
    },
  },
  ...(petition.cancel && { cancel: petition.cancel }),
  ...(petition.back && { back: petition.back }),
};

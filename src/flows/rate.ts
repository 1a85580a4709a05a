/** "Đã xong chưa ạ?": Rồi closes, Chưa reopens with the same code, Không rõ leaves it as it is. */
import { z } from 'zod';
import { dueAt } from '../domain/deadline.ts';
import type { Choice } from '../domain/message.ts';
import { change, isOpen, type Rating } from '../domain/petition.ts';
import { readCode, showCode } from '../domain/tracking-code.ts';
import type { Flow } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import { isOther } from './addition.ts';
import { textOf } from './draft.ts';
import { isCourtesy } from './phrases.ts';

const day = 86_400_000;
const ratings: readonly Rating[] = ['yes', 'no', 'unsure'];

export const rateChoices = (code: string): readonly Choice[] => [
  { id: `!rate.${code}.yes`, label: { id: 'rate-yes-button' } },
  { id: `!rate.${code}.no`, label: { id: 'rate-no-button' } },
  { id: `!rate.${code}.unsure`, label: { id: 'rate-unsure-button' } },
];

const schema = z.object({ code: z.string(), until: z.number() });
type Data = z.infer<typeof schema>;

export const rate: Flow<Data> = {
  id: 'rate',
  version: 1,
  actions: ['rate'],
  single: true,
  open: async (opening, env) => {
    if (opening.kind !== 'action') return { end: true };
    const [code = '', name = ''] = opening.args;
    const rating = ratings.find((r) => r === name);
    const petition = await env.look.petition(code);
    if (!rating || !petition || petition.person !== env.person.id) return { end: true, toast: { id: 'button-old' } };
    const due = dueAt(petition.urgency, env.now, env.office.zone, env.office.holidays);
    const changed = change(petition, { type: 'rate', rating }, env.now, due);
    if (!changed.ok) return { end: true, toast: oneOf(changed.why === 'rated' ? 'rated-before' : 'button-old') };
    const facts = [
      {
        type: 'petition.changed',
        id: petition.id,
        version: petition.version,
        change: { type: 'rate', rating },
      } as const,
    ];
    const shownCode = showCode(code);
    if (rating === 'no')
      return {
        to: 'why',
        data: { code, until: env.now + day },
        facts,
        say: [{ id: 'reopened', args: { code: shownCode, by: { at: due, as: 'by' } } }],
      };
    const thanks = oneOf(rating === 'yes' ? 'rated-yes' : 'rated-unsure', { code: shownCode });
    return { end: true, facts, say: { say: [thanks] } };
  },
  parse: (stored) => schema.safeParse(stored).data,
  steps: {
    /** What is still wrong, if the citizen wants to say it. */
    why: {
      ask: () => ({ say: [{ id: 'reopened-why' }] }),
      answer: async (input, data, env) => {
        if (input.kind !== 'place' && input.kind !== 'media' && input.kind !== 'text') return { pass: true };
        const petition = await env.look.petition(data.code);
        const words = textOf(input);
        if (!petition || !isOpen(petition.status)) return { pass: true };
        const empty = words.trim() === '';
        if (input.kind === 'text' && (input.edited || empty || isCourtesy(words) || readCode(words)))
          return { pass: true };
        if (!empty && isOther(await env.look.understand(words), petition)) return { pass: true };
        // Handed over whole: an album goes on arriving there.
        return { end: true, onward: { flow: 'amend', opening: { kind: 'content', input, about: data.code } } };
      },
      wakeAt: (data) => data.until,
      woken: () => ({ end: true }),
    },
  },
};

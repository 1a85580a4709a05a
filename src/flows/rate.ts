/** "Đã xong chưa ạ?": Rồi closes, Chưa reopens with the same code, Không rõ leaves it as it is. */
import { z } from 'zod';
import { showCode } from '../domain/tracking-code.ts';
import type { Choice } from '../domain/message.ts';
import { dueAt } from '../domain/deadline.ts';
import { change, type Rating } from '../domain/petition.ts';
import type { Flow } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';

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
  open: async (opening, env) => {
    if (opening.kind !== 'action') return { end: true };
    const [code = '', name = ''] = opening.args;
    const rating = ratings.find((r) => r === name);
    const petition = await env.look.petition(code);
    if (!rating || !petition || petition.person !== env.person.id) return { end: true, toast: { id: 'old-button' } };
    const due = dueAt(petition.urgency, env.now, env.office.zone, env.office.holidays);
    const changed = change(petition, { type: 'rate', rating }, env.now, due);
    if (!changed.ok) return { end: true, toast: oneOf(changed.why === 'rated' ? 'rated-before' : 'old-button') };
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
        const petition = await env.look.petition(data.code);
        const words = input.kind === 'text' && !input.edited ? input.text : input.kind === 'media' ? (input.caption ?? '') : '';
        if (!petition || (words.trim() === '' && input.kind !== 'media')) return { pass: true };
        const understood = await env.look.understand(words);
        const text = understood.kind.value === 'denunciation' ? '' : understood.personal;
        return {
          end: true,
          facts: [
            {
              type: 'petition.changed',
              id: petition.id,
              version: petition.version,
              change: { type: 'amend', text },
              words,
              media: input.kind === 'media' ? [input.media] : [],
            },
          ],
          say: { say: [{ id: 'amended', args: { code: showCode(data.code) } }] },
        };
      },
      wakeAt: (data) => data.until,
      woken: () => ({ end: true }),
    },
  },
};

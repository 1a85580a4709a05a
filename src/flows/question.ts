/** The citizen's answer to a question of the committee. */
import { showCode } from '../domain/tracking-code.ts';
import type { Flow } from '../engine/flow.ts';

export const question: Flow<Record<string, never>> = {
  id: 'question',
  version: 1,
  open: async (opening, env) => {
    if (opening.kind !== 'content') return { end: true };
    const { input } = opening;
    const own = await env.look.petitionsOf(env.person.id, 3);
    const code = own.find((p) => p.status === 'waiting')?.code;
    const petition = code === undefined ? undefined : await env.look.petition(code);
    if (!petition) return { end: true };
    const words =
      input.kind === 'text' ? input.text : input.kind === 'media' ? (input.caption ?? '') : input.kind === 'place' ? (input.name ?? '') : '';
    if (words.trim() === '' && input.kind !== 'media' && input.kind !== 'place')
      return { end: true, say: { say: [{ id: 'question-open', args: { code: showCode(petition.code) } }] } };
    const understood = await env.look.understand(words);
    // What accuses somebody never reaches a group: the officer reads it in the file.
    const text = understood.kind.value === 'denunciation' ? '' : understood.personal;
    return {
      end: true,
      facts: [
        {
          type: 'petition.changed',
          id: petition.id,
          version: petition.version,
          change: { type: 'answer', text },
          words,
          media: input.kind === 'media' ? [input.media] : [],
          ...(input.kind === 'place' && { place: { lat: input.lat, long: input.long } }),
        },
      ],
      say: { say: [{ id: 'answer-passed-on', args: { code: showCode(petition.code) } }] },
    };
  },
  parse: () => undefined,
  steps: {},
};

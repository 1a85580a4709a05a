/** The citizen's answer to a question of the committee. */
import { showCode } from '../domain/tracking-code.ts';
import type { Flow } from '../engine/flow.ts';
import { begin, type Gathered, gatheredSchema, gathering, kept } from './addition.ts';

export const question: Flow<Gathered> = {
  id: 'question',
  version: 1,
  open: async (opening, env) => {
    if (opening.kind !== 'content') return { end: true };
    const own = await env.look.petitionsOf(env.person.id, 20);
    const code = own.find((p) => p.status === 'waiting')?.code;
    if (code === undefined) return { end: true };
    return begin('answer', code, opening.input, env, [{ id: 'question-open', args: { code: showCode(code) } }]);
  },
  parse: (stored) => gatheredSchema.safeParse(stored).data,
  steps: { gather: gathering('answer') },
  cancel: kept,
  back: kept,
};

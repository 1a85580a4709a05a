/** `/camket`: what was promised to people at a dialogue, put down in one message and followed until it is kept. */
import type { Flow } from '../../engine/flow.ts';
import { freshData, freshDraft, left, opened } from '../registers.ts';
import { afterOpener, notForCitizens, staffUnits, stillStaff } from '../staff.ts';
import { list, look, one, result } from './book.ts';
import { type Data, dataSchema, withTold } from './draft.ts';
import { confirm, day, onward, unit, what, who } from './put-down.ts';

export const commitment: Flow<Data> = {
  id: 'commitment',
  version: 1,
  commands: ['camket', 'cam ket'],
  where: 'private',
  actions: ['commitment'],
  single: true,
  staff: true,
  may: (data, env) => stillStaff(data.draft?.unit, env),
  typed: (text) =>
    afterOpener(text, 'cam ket') === undefined
      ? undefined
      : { kind: 'content', input: { kind: 'text', text, message: undefined, edited: false } },
  open: async (opening, env) => {
    const units = await staffUnits(env);
    if (units.length === 0) return notForCitizens(opening, { id: 'register-staff-only' });
    if (opening.kind === 'action') return look(opening.args[1] ?? '', freshData(env), env);
    const { said, data } = opened<Data>(opening, freshData(env), 'cam ket', env);
    const draft = freshDraft(units, env);
    if (said !== '') return onward(withTold(draft, said, env) ?? draft, data);
    const open = await env.look.commitments.open(units);
    return open.length > 0 ? { to: 'list', data } : { to: 'what', data: { ...data, draft } };
  },
  parse: (stored) => dataSchema.safeParse(stored).data,
  steps: { what, day, who, unit, confirm, list, one, result },
  cancel: () => left,
  back: (data, _env, step) => (step === 'result' ? { to: 'one', data } : left),
};

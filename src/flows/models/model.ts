/** `/mohinh`: the register of "Dân vận khéo" models. One message puts a model down; the list shows them and takes each a step on. */
import type { Flow } from '../../engine/flow.ts';
import { left, wordsOf } from '../registers.ts';
import { afterOpener, notForCitizens, staffUnits } from '../staff.ts';
import { list, one, own, result, sure } from './book.ts';
import { type Data, dataSchema, freshData, freshDraft, withTold } from './draft.ts';
import { confirm, field, name, onward, unit } from './put-down.ts';

export const model: Flow<Data> = {
  id: 'model',
  version: 1,
  commands: ['mohinh', 'mo hinh'],
  where: 'private',
  actions: ['model'],
  single: true,
  typed: (text) =>
    afterOpener(text, 'mo hinh') === undefined
      ? undefined
      : { kind: 'content', input: { kind: 'text', text, message: undefined, edited: false } },
  open: async (opening, env) => {
    const units = await staffUnits(env);
    if (units.length === 0) return notForCitizens(opening, { id: 'register-staff-only' });
    const data = freshData(env);
    if (opening.kind === 'action') {
      const found = await own(opening.args[1], env);
      return found ? { to: 'one', data: { ...data, id: found.id } } : { end: true, toast: { id: 'button-old' } };
    }
    const text = opening.kind === 'command' ? opening.rest : wordsOf(opening.input);
    const draft = freshDraft(units, env);
    const said = (afterOpener(text, 'mo hinh') ?? text).trim();
    if (said !== '') return onward((await withTold(draft, said, env)) ?? draft, data);
    return (await env.look.models.of(units)).length > 0
      ? { to: 'list', data }
      : { to: 'name', data: { ...data, draft } };
  },
  parse: (stored) => dataSchema.safeParse(stored).data,
  steps: { name, field, unit, confirm, list, one, result, sure },
  cancel: () => left,
  back: (data, _env, step) => (step === 'result' || step === 'sure' ? { to: 'one', data } : left),
};

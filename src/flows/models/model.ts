/** `/mohinh`: the register of "Dân vận khéo" models. One message puts a model down; the list shows them and takes each a step on. */
import type { Flow } from '../../engine/flow.ts';
import { gathering, takingFiles } from '../files.ts';
import { freshData, freshDraft, left, opened } from '../registers.ts';
import { afterOpener, notForCitizens, staffUnits, stillStaff } from '../staff.ts';
import { list, one, own, result, sure } from './book.ts';
import { type Data, dataSchema, withTold } from './draft.ts';
import { confirm, field, name, onward, unit } from './put-down.ts';

export const model: Flow<Data> = {
  id: 'model',
  version: 1,
  commands: ['mohinh', 'mo hinh'],
  where: 'private',
  actions: ['model'],
  single: true,
  takesFiles: true,
  staff: true,
  may: (data, env) => stillStaff(data.draft?.unit, env),
  typed: (text) =>
    afterOpener(text, 'mo hinh') === undefined
      ? undefined
      : { kind: 'content', input: { kind: 'text', text, message: undefined, edited: false } },
  open: async (opening, env) => {
    const units = await staffUnits(env);
    if (units.length === 0) return notForCitizens(opening, { id: 'register-staff-only' });
    if (opening.kind === 'action') {
      const found = await own(opening.args[1], env);
      return found
        ? { to: 'one', data: { ...freshData(env), id: found.id } }
        : { end: true, toast: { id: 'button-old' } };
    }
    const { said, data } = opened<Data>(opening, freshData(env), 'mo hinh', env);
    const draft = freshDraft(units, env);
    if (said !== '') {
      const told = (await withTold(draft, said, env)) ?? draft;
      return data.gatherUntil === undefined ? onward(told, data) : { to: 'gather', data: { ...data, draft: told } };
    }
    return (await env.look.models.of(units)).length > 0
      ? { to: 'list', data }
      : { to: 'name', data: { ...data, draft } };
  },
  parse: (stored) => dataSchema.safeParse(stored).data,
  steps: {
    gather: gathering((data) => (data.draft ? onward(data.draft, data) : left)),
    name: takingFiles(name),
    field: takingFiles(field),
    unit: takingFiles(unit),
    confirm: takingFiles(confirm),
    list,
    one,
    result,
    sure,
  },
  cancel: () => left,
  back: (data, _env, step) => (step === 'result' || step === 'sure' ? { to: 'one', data } : left),
};

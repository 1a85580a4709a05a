/** `/tiepdan`: the register of sessions at which citizens are received. One message plans one, or tells what it came to. */
import type { Flow } from '../../engine/flow.ts';
import { freshData, left, opened } from '../registers.ts';
import { notForCitizens, staffUnits, stillStaff } from '../staff.ts';
import { list, missed, one, own, sure, tellOf } from './book.ts';
import { type Data, dataSchema, newDraft, withTold } from './draft.ts';
import { again, by, confirm, day, figures, onward, reason, tell, unit } from './put-down.ts';
import { beginsSession, isSessionAlone } from './read.ts';

export const reception: Flow<Data> = {
  id: 'reception',
  version: 1,
  commands: ['tiepdan', 'tiep dan', 'tiepcongdan'],
  where: 'private',
  actions: ['reception'],
  single: true,
  staff: true,
  may: (data, env) => stillStaff(data.draft?.unit, env),
  typed: (text) =>
    beginsSession(text)
      ? { kind: 'content', input: { kind: 'text', text, message: undefined, edited: false } }
      : undefined,
  open: async (opening, env) => {
    const units = await staffUnits(env);
    if (units.length === 0) return notForCitizens(opening, { id: 'register-staff-only' });
    if (opening.kind === 'action') {
      const found = await own(opening.args[1], env);
      if (!found || found.state === 'withdrawn') return { end: true, toast: { id: 'button-old' } };
      const data = { ...freshData(env), id: found.id };
      // A colleague may have told it already.
      const asked = opening.args[0] === 'tell' && found.state === 'planned';
      return asked ? tellOf(found, data, env) : { to: 'one', data };
    }
    const { said, data } = opened<Data>(opening, freshData(env), 'tiep dan', env);
    // More than one session, or other figures beside it: that is a report.
    if (opening.kind === 'content' && !(await isSessionAlone(said, env)))
      return { end: true, onward: { flow: 'report', opening: { kind: 'command', name: 'baocao', rest: said } } };
    const draft = newDraft(units, env);
    if (said !== '') return onward((await withTold(draft, said, env)) ?? draft, data);
    return (await env.look.receptions.of(units)).length > 0
      ? { to: 'list', data }
      : { to: 'tell', data: { ...data, draft } };
  },
  parse: (stored) => dataSchema.safeParse(stored).data,
  steps: { tell, day, by, figures, reason, unit, confirm, again, list, one, missed, sure },
  cancel: () => left,
  back: (data, _env, step) => (step === 'missed' || step === 'sure' ? { to: 'one', data } : left),
};

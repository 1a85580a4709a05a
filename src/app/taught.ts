/** An officer has said which of the office's own places is meant: kept with the petition, and what it was called is learnt. */
import type { Fact } from '../domain/fact.ts';
import { record } from '../store/audit.ts';
import { keepTrace, traceOf } from '../store/routes.ts';
import { learnAlias } from '../store/spots.ts';
import { treeChanged } from '../store/units.ts';
import type { App } from './app.ts';
import type { Actor, Effects } from './effects.ts';

export const taught = async (
  app: App,
  { petition, spot, alias }: Extract<Fact, { type: 'place.taught' }>,
  actor: Actor,
): Promise<Effects> => {
  const now = app.host.now();
  const trace = await traceOf(app.store.db, petition);
  return {
    writes: [
      ...(trace ? [keepTrace(petition, { ...trace, spot })] : []),
      ...(alias === undefined
        ? []
        : [learnAlias({ place: spot, alias, now }), treeChanged({ version: `${now}-${app.host.newId()}` })]),
      record({ at: now, actor: actor.person, action: 'place.taught', petition, detail: spot }),
    ],
    messages: [],
  };
};

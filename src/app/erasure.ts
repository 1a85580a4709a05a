/** `/xoadulieu`: what is erased, and what stays. */
import type { Outgoing } from '../domain/message.ts';
import { isOpen, type Petition } from '../domain/petition.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import { wipeSent } from '../store/outbox.ts';
import { erasePetition, petitionsOfSession } from '../store/petitions.ts';
import { erasePerson } from '../store/sessions.ts';
import { laneIdOf } from './address.ts';
import type { App } from './app.ts';
import { cards } from './change.ts';
import type { Actor, Effects } from './effects.ts';
import { eraseFiles } from './files.ts';

/** Everything of a person: name, address, what they wrote and sent. Their cards lose the words; the numbers stay. */
export const erased = async (app: App, actor: Actor): Promise<Effects> => {
  const { store, vault, host } = app;
  const now = host.now();
  const writes: Write[] = [];
  const messages: Outgoing[] = [];
  for (const p of await petitionsOfSession(store.db, vault, actor.session, 1_000)) {
    writes.push(...erasePetition(p, now), ...(await eraseFiles(app, p.id)));
    const moved = isOpen(p.status) ? -1 : 0;
    const status = isOpen(p.status) ? 'withdrawn' : p.status;
    writes.push(
      record({
        at: now,
        action: 'petition.erased',
        petition: p.id,
        unit: p.unit,
        status,
        topic: p.topic,
        dueAt: p.dueAt,
        moved,
      }),
    );
    const empty: Petition = {
      ...p,
      status,
      matter: undefined,
      place: undefined,
      text: undefined,
      result: undefined,
      lat: undefined,
      long: undefined,
    };
    messages.push(...(await cards(app, empty, p)));
  }
  writes.push(
    ...erasePerson(actor.person, now),
    wipeSent(laneIdOf(vault, actor.at)),
    record({ at: now, action: 'person.erased' }),
  );
  return { writes, messages };
};

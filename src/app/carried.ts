/** What an officer does to the petition that stands for a matter is done to all that are joined to it: each citizen hears it in their chat. */
import { dueAt } from '../domain/deadline.ts';
import type { Outgoing } from '../domain/message.ts';
import { type Change, change, isOpen, type Petition } from '../domain/petition.ts';
import type { Write } from '../store/commit.ts';
import { lanesShowing } from '../store/lanes.ts';
import { partsOf } from '../store/matters.ts';
import { insertNote } from '../store/notes.ts';
import { updatePetition } from '../store/petitions.ts';
import type { App } from './app.ts';
import { cardSlot } from './card.ts';
import { cards } from './cards.ts';
import { type Effects, none } from './effects.ts';
import { mostParts } from './matters.ts';
import { recorded } from './recorded.ts';
import { noteKinds, tellCitizen, textOf } from './told.ts';

const common: readonly Change['type'][] = ['claim', 'release', 'finish', 'reject', 'transfer'];

/** Somebody else's hold on a part is no reason to leave it behind when all of it ends or moves. */
const ready = (p: Petition, what: Change): Petition =>
  what.type === 'claim' || what.type === 'release' ? p : { ...p, holder: undefined, holderName: undefined };

/** @param words exactly as they were written */
export const carried = async (app: App, parent: Petition, what: Change, words?: string): Promise<Effects> => {
  if (!common.includes(what.type) || !('by' in what)) return none;
  const { vault, store, host, office } = app;
  const now = host.now();
  const parts = await partsOf(store.db, vault, parent.id, mostParts);
  const writes: Write[] = [];
  const messages: Outgoing[] = [];
  for (const { petition: before, joined } of parts) {
    if (!joined || !isOpen(before.status)) continue;
    const due = dueAt(before.urgency, now, office.zone, office.holidays);
    const next = change(ready(before, what), what, now, due);
    if (!next.ok) continue;
    const p = next.petition;
    writes.push(updatePetition(vault, p));
    const kind = noteKinds[what.type];
    if (kind) {
      const text = textOf(what);
      const note = {
        id: host.newId(),
        petition: p.id,
        at: now,
        author: 'officer',
        kind,
        text,
        words: words ?? text,
      } as const;
      writes.push(insertNote(vault, note, p.restricted));
    }
    const row = {
      at: now,
      actor: what.by.person,
      action: `petition.${what.type}`,
      petition: p.id,
      status: p.status,
      holder: p.holder,
      dueAt: p.dueAt,
      topic: p.topic,
    };
    if (next.moved.length === 0) writes.push(...recorded(app, p, { ...row, unit: p.unit }, before.dueAt));
    for (const { unit, by } of next.moved) writes.push(...recorded(app, p, { ...row, unit, moved: by }, before.dueAt));
    messages.push(...(await tellCitizen(app, p, what)).messages);
    if ((await lanesShowing(store.db, cardSlot(p.id))).length > 0) {
      const view = isOpen(parent.status)
        ? { parent: { petition: parent, people: parts.length + 1, joined: true } }
        : {};
      messages.push(
        ...(await cards(app, p, before, undefined, { matter: { people: 1, days: 1, waiting: 0, ...view } })),
      );
    }
  }
  return { writes, messages };
};

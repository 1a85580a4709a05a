/** Deadlines that have passed: the card says so and may be taken over, and one line under it rings, once for each deadline. */
import type { Outgoing } from '../domain/message.ts';
import { showCode } from '../domain/tracking-code.ts';
import { record } from '../store/audit.ts';
import { lanesShowing } from '../store/lanes.ts';
import { markLate, newlyLate } from '../store/overdue.ts';
import { type App, always, type Room } from './app.ts';
import { cardSlot } from './card.ts';
import { cards } from './cards.ts';
import { toChat } from './effects.ts';
import { post } from './post.ts';

const batch = 50;

export const tellOverdue = async (app: App, room: Room = always): Promise<void> => {
  const { store, vault, host, places } = app;
  const now = host.now();
  for (const p of await newlyLate(store.db, vault, now, batch)) {
    if (!room()) return;
    const code = showCode(p.code);
    const say = [
      p.holderName === undefined
        ? ({ id: 'overdue-unclaimed', args: { code } } as const)
        : ({ id: 'overdue-held', args: { code, holder: p.holderName } } as const),
    ];
    const lines = (await places.known()).chatsFor(p.unit).map(
      (chat): Outgoing => ({
        kind: 'message',
        to: toChat(chat),
        lang: 'vi',
        purpose: 'notice',
        under: cardSlot(p.id),
        prompt: { say },
      }),
    );
    // What never had a card (a matter from another system) is in the digest; it does not come up here one by one.
    const shown = (await lanesShowing(store.db, cardSlot(p.id))).length > 0;
    const messages = shown ? [...(await cards(app, p, p)), ...lines] : [];
    const posted = post(app, messages, `clock:late:${p.id}:${p.dueAt}`);
    const row = record({
      at: now,
      action: 'petition.late',
      petition: p.id,
      unit: p.unit,
      status: p.status,
      holder: p.holder,
      dueAt: p.dueAt,
      topic: p.topic,
    });
    if ((await store.commit([markLate({ id: p.id, from: p.version }), row, ...posted.writes])) === 'ok')
      host.hint({ lanes: posted.lanes });
  }
};

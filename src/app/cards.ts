/** The cards of a petition in all chats that show it. */

import type { MatterView } from '../domain/matter.ts';
import type { Address, Outgoing } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import { petitionLine } from '../flows/committee.ts';
import { attachmentsOf } from '../store/attachments.ts';
import { lanesShowing } from '../store/lanes.ts';
import type { CommitteeChat } from '../store/units.ts';
import { laneIdOf } from './address.ts';
import { type App, abilitiesOf } from './app.ts';
import { cardSlot } from './card.ts';
import { cardFor } from './card-for.ts';
import { toChat } from './effects.ts';

/**
 * The card, changed in place wherever it stands, and put where it is needed from now on. Where it cannot be changed one line says
 * what a colleague did elsewhere.
 * @param at the chat in which an officer made the change: there it is answered already
 * @param matter as it will be, where that is not what is stored yet
 */
export const cards = async (
  app: App,
  p: Petition,
  before: Petition,
  at?: Address,
  matter?: MatterView,
): Promise<Outgoing[]> => {
  if (p.restricted) return [];
  const { store, vault, places, host } = app;
  const known = await places.known();
  const now = host.now();
  const slot = cardSlot(p.id);
  const showing = new Set(await lanesShowing(store.db, slot));
  const here = known.chatsFor(p.unit);
  const there = known.chats.filter((chat) => showing.has(chat.id) && !here.some((h) => h.id === chat.id));
  const old = known.chatsFor(before.unit).filter((chat) => !here.includes(chat) && !there.includes(chat));
  const files = (await attachmentsOf(store.db, vault, p.id)).filter((a) => a.note === undefined).length;
  const unitName = known.tree.get(p.unit)?.name ?? p.unit;
  const context = { now, unitName, sure: undefined, files, ...(matter && { matter }) };
  const message = async (chat: CommitteeChat, isHere: boolean): Promise<Outgoing[]> => {
    const stands = showing.has(chat.id);
    if (stands && abilitiesOf(app, chat.channel)?.edit === false)
      return at && laneIdOf(vault, at) !== chat.id ? [stateLine(p, chat)] : [];
    return [
      {
        kind: 'message',
        to: toChat(chat),
        lang: 'vi',
        // Where the card stands it is changed in place, which rings nowhere; where it must be put it waits for the morning.
        purpose: stands ? 'answer' : p.urgency === 'emergency' ? 'emergency' : 'notice',
        slot,
        edit: isHere ? 'send' : 'skip',
        prompt: await cardFor(app, chat, p, { ...context, here: isHere, fromBelow: chat.unit !== p.unit }),
      },
    ];
  };
  const all = [...here.map((chat) => message(chat, true)), ...[...there, ...old].map((chat) => message(chat, false))];
  return (await Promise.all(all)).flat();
};

const stateLine = (p: Petition, chat: CommitteeChat): Outgoing => ({
  kind: 'message',
  to: toChat(chat),
  lang: 'vi',
  purpose: 'notice',
  prompt: { say: [petitionLine(p)] },
});

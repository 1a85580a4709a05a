/** The cards of a petition in all chats that show it. */

import type { Fact } from '../domain/fact.ts';
import type { Address, Outgoing } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import { petitionLine } from '../flows/committee.ts';
import { lanesShowing } from '../store/lanes.ts';
import { petitionById, staleGuard } from '../store/petitions.ts';
import type { CommitteeChat } from '../store/units.ts';
import { laneIdOf } from './address.ts';
import { type App, abilitiesOf } from './app.ts';
import { cardSlot } from './card.ts';
import { type Around, cardFor, cardOfClasses, filesWith } from './card-for.ts';
import { type Actor, type Effects, none, toChat } from './effects.ts';

/**
 * The card, changed in place wherever it stands, and put where it is needed from now on. Where it cannot be changed one line says
 * what a colleague did elsewhere.
 * @param at the chat in which an officer made the change: there it is answered already
 * @param will matter and trace as they will be, where that is not what is stored yet
 */
export const cards = async (
  app: App,
  p: Petition,
  before: Petition,
  at?: Address,
  will: Pick<Around, 'matter' | 'trace'> = {},
): Promise<Outgoing[]> => {
  if (p.restricted) return [];
  const { store, vault, places, host } = app;
  const known = await places.known();
  const slot = cardSlot(p.id);
  const showing = new Set(await lanesShowing(store.db, slot));
  const here = known.chatsFor(p.unit);
  const there = known.chats.filter((chat) => showing.has(chat.id) && !here.some((h) => h.id === chat.id));
  const old = known.chatsFor(before.unit).filter((chat) => !here.includes(chat) && !there.includes(chat));
  const around = { now: host.now(), files: await filesWith(app, p), ...will };
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
        prompt: await cardFor(app, chat, p, { ...around, here: isHere, fromBelow: chat.unit !== p.unit }),
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

/** The card where an officer has pressed on it, with other buttons. Nothing is stored: whatever changes the card next brings its own ones back. */
export const cardTurned = async (
  app: App,
  { petition, classes }: Extract<Fact, { type: 'card.turned' }>,
  { at }: Actor,
): Promise<Effects> => {
  const p = await petitionById(app.store.db, app.vault, petition);
  if (!p || p.restricted) return none;
  const lane = laneIdOf(app.vault, at);
  // Where it has been moved away from, its card only tells where it went, whoever presses there.
  const chat = (await app.places.known()).chatsFor(p.unit).find(({ id }) => id === lane);
  if (!chat) return none;
  const around = { now: app.host.now(), here: true, fromBelow: chat.unit !== p.unit, files: await filesWith(app, p) };
  const prompt = await (classes ? cardOfClasses : cardFor)(app, chat, p, around);
  const message: Outgoing = {
    kind: 'message',
    to: toChat(chat),
    lang: 'vi',
    purpose: 'answer',
    slot: cardSlot(p.id),
    edit: 'skip',
    prompt,
  };
  // A change that comes in between has the last word on the card.
  return { writes: [staleGuard({ id: p.id, from: p.version })], messages: [message] };
};

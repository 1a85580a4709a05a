/** The bot was blocked or put out, let in again, or a group got another id. */
import type { Inbound } from '../domain/message.ts';
import { record } from '../store/audit.ts';
import type { Outcome, Write } from '../store/commit.ts';
import { taken } from '../store/inbox.ts';
import { heardIn, unblockLane } from '../store/lanes.ts';
import { block, nextStanding, silence, standing, unblock } from '../store/sessions.ts';
import { bindChat, endChat, treeChanged } from '../store/units.ts';
import { laneIdOf, sessionIdOf } from './address.ts';
import type { App } from './app.ts';
import { erased } from './erasure.ts';
import { post } from './post.ts';

/** The bot was blocked or put out, let in again, or the group got another id. */
export const membership = async (app: App, event: Inbound): Promise<Outcome> => {
  const { vault, host, store, places } = app;
  const now = host.now();
  const writes: Write[] = [taken(event.to.channel, event.key, now)];
  const lane = laneIdOf(vault, event.to);
  const session = sessionIdOf(vault, event.to.channel, event.from.id);
  if (event.body.kind === 'moved') {
    const chat = (await places.known()).chats.find((c) => c.id === lane);
    if (chat) writes.push(...moveChat(app, chat.id, chat.unit, { ...event.to, chat: event.body.chat }, now));
  } else if (event.to.group) {
    writes.push(endChat({ id: lane, now }), treeChanged({ version: `${now}-${event.key}` }));
    const unit = (await places.known()).chats.find((c) => c.id === lane)?.unit;
    if (unit) writes.push(record({ at: now, action: 'chat.ended', unit }));
  } else if (event.body.kind === 'left') writes.push(block({ id: session, now }));
  else {
    writes.push(unblock({ id: session }), unblockLane({ id: lane }));
    // To follow, or to open the conversation, counts as a word: from now on we may write.
    if (app.channels.get(event.to.channel)?.can.window)
      writes.push(heardIn(vault, { id: lane, channel: event.to.channel, chat: event.to.chat, now }));
  }
  const outcome = await store.commit(writes);
  if (outcome === 'ok' && event.body.kind === 'joined') host.hint({ lanes: [lane] });
  return outcome;
};

/** A colleague answers by hand in a citizen's conversation: the bot keeps out of it for a while. */
export const takenOver = async (app: App, event: Inbound): Promise<Outcome> => {
  const { vault, host, store, office } = app;
  const now = host.now();
  const id = sessionIdOf(vault, event.to.channel, event.to.chat);
  return store.commit([
    taken(event.to.channel, event.key, now),
    silence({ id, until: now + office.silenceMs }),
    record({ at: now, action: 'chat.taken-over' }),
  ]);
};

/** Consent taken back through the platform: as if the person had asked us to erase everything. */
export const withdrawn = async (app: App, event: Inbound): Promise<Outcome> => {
  const { vault, host, store } = app;
  const session = sessionIdOf(vault, event.to.channel, event.from.id);
  const known = await standing(store.db, vault, session);
  const key = taken(event.to.channel, event.key, host.now());
  if (!known || known.erased) return store.commit([key]);
  const { writes, messages } = await erased(app, { person: known.person, session, at: event.to, lang: 'vi' });
  const posted = post(app, messages, `${event.to.channel}:${event.key}`);
  // As a turn does: what the person sends at the same moment is either erased too, or comes after it.
  const guard = nextStanding(vault, known, { session: known.session, wakeAt: known.wakeAt, heardAt: known.heardAt });
  const outcome = await store.commit([key, guard, ...writes, ...posted.writes]);
  if (outcome === 'ok') host.hint({ lanes: posted.lanes, files: true });
  return outcome;
};

/** A bound group with a new id: the same committee chat under a new lane. */
export const moveChat = (
  app: App,
  from: string,
  unit: string,
  to: { readonly channel: Inbound['to']['channel']; readonly chat: string },
  now: number,
): Write[] => [
  endChat({ id: from, now }),
  bindChat(app.vault, { id: laneIdOf(app.vault, to), channel: to.channel, chat: to.chat, unit }, now),
  treeChanged({ version: `${now}-${from}` }),
  record({ at: now, action: 'chat.moved', unit }),
];

/** What is noted of a person's word beside the turn: when it came, and whether the bot keeps out of the conversation. */
import type { Channel } from '../channels/contract.ts';
import type { Inbound } from '../domain/message.ts';
import type { Outcome, Write } from '../store/commit.ts';
import { taken } from '../store/inbox.ts';
import { heardIn } from '../store/lanes.ts';
import { nextStanding, type Standing } from '../store/sessions.ts';
import type { App } from './app.ts';

/** So long may a typed choice be: a number, or a label. */
const typedChoice = 60;
export const mayChoose = ({ to, body }: Inbound): boolean =>
  !to.group && body.kind === 'text' && !body.edited && body.text.length <= typedChoice;

/** Where a platform lets us write only for a while after a person's word, each word is noted. */
export const heardFrom = (app: App, channel: Channel, event: Inbound, lane: string): Write[] =>
  channel.can.window && !event.to.group
    ? [heardIn(app.vault, { id: lane, channel: channel.id, chat: event.to.chat, now: app.host.now() })]
    : [];

/** Beside a colleague the bot says nothing, but to those who press its buttons or call it by a command. */
export const keepsSilent = (known: Standing, { to, body }: Inbound, now: number): boolean =>
  !to.group &&
  now < known.silentUntil &&
  body.kind !== 'choice' &&
  !(body.kind === 'text' && body.text.startsWith('/'));

/** What is said to a colleague in our conversation: taken, and no turn of ours. */
export const overheard = async (
  app: App,
  channel: Channel,
  event: Inbound,
  known: Standing,
  lane: string,
): Promise<Outcome> => {
  const now = app.host.now();
  return app.store.commit([
    taken(channel.id, event.key, now),
    nextStanding(app.vault, known, { session: known.session, wakeAt: known.wakeAt, heardAt: now }),
    ...heardFrom(app, channel, event, lane),
  ]);
};

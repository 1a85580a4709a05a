/**
 * What a webhook lost on its way: once a night what was said in the groups is read again, and what we have not seen goes through
 * the same intake. It has the key it would have had, so what was seen changes nothing; what does not concern us leaves no trace.
 */
import { type Channel, ChannelError } from '../channels/contract.ts';
import { quietUntil } from '../domain/calendar.ts';
import type { ChannelId, Inbound } from '../domain/message.ts';
import { seenOf } from '../store/inbox.ts';
import { putSetting, settingOf } from '../store/settings.ts';
import type { CommitteeChat } from '../store/units.ts';
import { type App, always, type Room } from './app.ts';
import { receive } from './receive.ts';

const minute = 60_000;
/** Done later than this, what somebody said would come as a surprise. */
const tooOld = 24 * 60 * minute;
/** Clocks of ours and theirs; what is read twice changes nothing. */
const overlap = minute;
/** Messages of a page, and of all pages of a group: more than a committee says in a day. */
const page = 10;
const most = 500;
/** A group, or a platform, that does not answer. */
const againAfter = 30 * minute;
/** Keys that are looked up at once. */
const keysAtOnce = 90;

/** What a process knows of this night: until when there is nothing to do. Lost at a restart, harmlessly. */
const turns = new WeakMap<App['channels'], { readonly night: number; readonly next: number }>();

/** To be called by the clock; does its work in the quiet hours, for each group once a night. */
export const reconcile = async (app: App, room: Room = always): Promise<void> => {
  const { channels, office, host, places } = app;
  const now = host.now();
  const night = quietUntil(now, office.quiet, office.zone);
  const turn = turns.get(channels);
  if (night === undefined || (turn?.night === night && now < turn.next)) return;
  if (![...channels.values()].some((channel) => channel.groups)) return;
  let next = Number.POSITIVE_INFINITY;
  for (const chat of (await places.known()).chats) {
    const channel = channels.get(chat.channel as ChannelId);
    if (!channel?.groups) continue;
    if (!room()) return;
    try {
      if (!(await lookAgain(app, channel, chat, night, room))) return;
    } catch (error) {
      if (!(error instanceof ChannelError)) throw error;
      host.log('warn', 'history.failed', { channel: channel.id, reason: error.message });
      next = now + againAfter;
    }
  }
  turns.set(channels, { night, next });
};

/** False where there was no room, or the store was away: another tick goes on. Throws `ChannelError`. */
const lookAgain = async (
  app: App,
  channel: Channel,
  chat: CommitteeChat,
  night: number,
  room: Room,
): Promise<boolean> => {
  const { store, host } = app;
  const name = `history:${chat.id}`;
  const [before = '', last = '0'] = ((await settingOf(store.db, name)) ?? '').split(' ');
  if (before === String(night)) return true;
  const now = host.now();
  const found = await saidSince(channel, chat.chat, Math.max(Number(last) - overlap, now - tooOld));
  const seen = new Set<string>();
  for (let i = 0; i < found.length; i += keysAtOnce) {
    const keys = found.slice(i, i + keysAtOnce).map(({ event }) => event.key);
    for (const key of await seenOf(store.db, channel.id, keys)) seen.add(key);
  }
  const missed = found.filter(({ event }) => !seen.has(event.key)).reverse();
  for (const { event, raw } of missed) {
    if (!room()) return false;
    if ((await receive(app, channel, [event], () => raw)) === 'busy') return false;
  }
  const keys = missed.map(({ event }) => event.key);
  let done = 0;
  for (let i = 0; i < keys.length; i += keysAtOnce)
    done += (await seenOf(store.db, channel.id, keys.slice(i, i + keysAtOnce))).size;
  if (done > 0) host.log('warn', 'history.missed', { channel: channel.id, count: done });
  await store.commit([putSetting({ name, value: `${night} ${found[0]?.event.at ?? last}` })]);
  return true;
};

type Found = { readonly event: Inbound; readonly raw: string };

/** What people said after `since`, ms, the newest first. Throws `ChannelError`. */
const saidSince = async (channel: Channel, chat: string, since: number): Promise<readonly Found[]> => {
  const found: Found[] = [];
  for (let offset = 0; offset < most; offset += page) {
    const said = await channel.groups?.said(chat, offset, page);
    for (const update of said?.updates ?? []) {
      const read = channel.read(update);
      const events = read.ok ? read.events.filter(({ at }) => at > since) : [];
      found.push(...events.map((event) => ({ event, raw: JSON.stringify(update) })));
    }
    if (said?.oldest === undefined || said.oldest <= since) break;
  }
  return found;
};

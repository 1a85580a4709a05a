/** What time brings: people to be woken, digests, files, the audit chain, and what is old enough to be forgotten. */
import type { Channel } from '../channels/contract.ts';
import type { ChannelId, Outgoing } from '../domain/message.ts';
import { wakeAt } from '../engine/turn.ts';
import { turn } from '../flows/index.ts';
import { nextLink } from '../store/audit.ts';
import { classify } from '../store/commit.ts';
import { forgetKeys, taken } from '../store/inbox.ts';
import { forgetSent, nextSend } from '../store/outbox.ts';
import { nextStanding, nextWake, standing, wakeable, wakeLater } from '../store/sessions.ts';
import { type App, always, type Room } from './app.ts';
import { attempt, reasonOf } from './attempt.ts';
import { sendDueDigests } from './digest-due.ts';
import { turnEnv } from './env.ts';
import { effectsOf } from './facts.ts';
import { dropAbandoned, fetchWanted } from './files.ts';
import { keepLearning } from './lessons.ts';
import { doOutstanding } from './outstanding.ts';
import { tellOverdue } from './overdue.ts';
import { tellPlans } from './plan.ts';
import { post } from './post.ts';
import { reconcile } from './reconcile.ts';
import { nextReminderDue, sendReminders } from './reminders.ts';
import { fillSearch } from './search-fill.ts';
import { checkSums } from './sums-check.ts';

const day = 86_400_000;
/** Longer than any platform redelivers (Telegram 24 hours, Zalo 12). */
const keysKept = 45 * day;
/** What was said and sent is of no use after that; petitions are kept by their own rule. Longer than any month, by which plans count. */
const sentKept = 32 * day;
const draftFilesKept = 31 * day;
/** A message is given up after three days, and what it was to bring along is of no use then. */
const madeFilesKept = 4 * day;
const wakeBatch = 200;
/** A wake-up that failed by a fault of ours. */
const tryAgainAfter = day / 24;

const minute = 60_000;
/** When the channels of a process last had their turn, ms. */
const turns = new WeakMap<App['channels'], number>();

/** What channels do by the clock, at most once a minute. Asks for no room: it is a handful of queries, and the rest is of no use without. */
const tickChannels = async ({ channels, host }: App): Promise<void> => {
  const now = host.now();
  const last = turns.get(channels) ?? Number.NEGATIVE_INFINITY;
  // Behind the last one only where a clock was put back.
  if (now >= last && now - last < minute) return;
  turns.set(channels, now);
  for (const channel of channels.values()) await channel.tick?.();
};

/** Everything that is due, once, or as much as there is room for. Safe to call at any time, by several at once. */
export const tick = async (app: App, room: Room = always): Promise<void> => {
  // Beside the others: a platform that does not answer holds up nothing. Where the store is away they say so.
  const turned = attempt(app, 'channels.failed', () => tickChannels(app)).catch(() => {});
  await attempt(app, 'wake.failed', () => wakePeople(app, room));
  await attempt(app, 'files.failed', () => fetchWanted(app, room));
  await attempt(app, 'outstanding.failed', () => doOutstanding(app, room));
  await attempt(app, 'overdue.failed', () => tellOverdue(app, room));
  await attempt(app, 'reminder.failed', () => sendReminders(app, room));
  await attempt(app, 'digest.failed', () => sendDueDigests(app, room));
  await attempt(app, 'history.failed', () => reconcile(app, room));
  await attempt(app, 'plan.failed', () => tellPlans(app, room));
  await attempt(app, 'search.failed', () => fillSearch(app, room));
  await turned;
  const link = await nextLink(app.store.db, app.vault, app.host.now());
  if (link) await app.store.commit([link]);
  // Last: the work of some 50 ms, where a runtime may count them.
  await attempt(app, 'lessons.failed', () => keepLearning(app, room));
};

/** Once a day is enough. */
export const housekeeping = async (app: App, room: Room = always): Promise<void> => {
  const now = app.host.now();
  await app.store.commit([forgetKeys(now - keysKept), forgetSent({ before: now - sentKept })]);
  await attempt(app, 'sums.failed', () => checkSums(app));
  await dropAbandoned(app, now - draftFilesKept, now - madeFilesKept, room);
};

/** When there is next something to do by the clock, ms: people to be woken, messages held back, reminders. */
export const nextDue = async (app: App): Promise<number | undefined> => {
  const { db } = app.store;
  const all = [await nextWake(db), await nextSend(db), await nextReminderDue(db)];
  const times = all.filter((at) => at !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
};

/** Albums that are whole, drafts that go out by silence, reminders. */
export const wakePeople = async (app: App, room: Room = always): Promise<number> => {
  const due = await wakeable(app.store.db, app.host.now(), wakeBatch);
  for (const { id, channel, wakeAt: at } of due) {
    if (!room()) break;
    try {
      await wakeOne(app, id, channel as ChannelId, at);
    } catch (error) {
      if (classify(error) === 'unavailable') throw error;
      app.host.log('error', 'wake.failed', { channel, reason: reasonOf(error) });
      // Else it is the first in the queue a second later, and two hundred of its kind are all that is ever woken.
      await app.store.commit([wakeLater({ id, from: at, to: app.host.now() + tryAgainAfter })]);
    }
  }
  return due.length;
};

const wakeOne = async (app: App, id: string, channelId: ChannelId, at: number): Promise<void> => {
  const { vault, store, host } = app;
  const channel: Channel | undefined = app.channels.get(channelId);
  const known = await standing(store.db, vault, id);
  if (!known || !channel) return;
  const now = host.now();
  const to = { channel: channelId, chat: known.address, group: false };
  const env = turnEnv(app, channel, {
    session: id,
    at: to,
    lang: known.session.lang,
    person: { id: known.person, name: '', consented: known.consented, known: true },
  });
  const turned = await turn(known.session, { kind: 'wake' }, env);
  const next = wakeAt(turned.session);
  const key = `wake:${id}:${at}:${known.version}`;
  const writes = [
    taken('clock', key, now),
    nextStanding(vault, known, { session: turned.session, wakeAt: next, heardAt: known.heardAt }),
  ];
  const messages: Outgoing[] = turned.said.flatMap((said): Outgoing[] =>
    said.kind === 'toast'
      ? []
      : [
          {
            kind: 'message',
            to,
            lang: turned.session.lang,
            // What time brings is no answer: the end of an album is, a reminder or a receipt by silence waits for the morning.
            purpose: at - known.heardAt < 60_000 ? 'answer' : 'notice',
            prompt: said.prompt,
            ...(said.slot !== undefined && { slot: said.slot }),
            ...(said.edit && { edit: said.edit }),
            ...(said.staff && { staff: { person: known.person } }),
          },
        ],
  );
  for (const fact of turned.facts) {
    const effects = await effectsOf(app, fact, { person: known.person, session: id, at: to, lang: known.session.lang });
    writes.push(...effects.writes);
    messages.push(...effects.messages);
  }
  const posted = post(app, messages, `clock:${key}`);
  const outcome = await store.commit([...writes, ...posted.writes]);
  if (outcome === 'ok') host.hint({ lanes: posted.lanes, files: true, ...(next !== undefined && { at: next }) });
};

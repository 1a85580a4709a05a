/** Staff are reminded of what their registers hold: a commitment whose day comes near, a reception session that is planned. */
import { officeDay } from '../domain/calendar.ts';
import { type Commitment, nextReminder } from '../domain/commitment.ts';
import type { ChannelId, Outgoing, Prompt } from '../domain/message.ts';
import { officeHourFrom } from '../domain/office-hours.ts';
import { nextReceptionReminder, type Reception, receptionReminder } from '../domain/reception.ts';
import { reminder } from '../flows/commitments/card.ts';
import { receptionPrompt } from '../flows/receptions/card.ts';
import { record } from '../store/audit.ts';
import type { Db, Write } from '../store/commit.ts';
import { dueReminders, nextCommitmentDue, reminded } from '../store/commitments.ts';
import { hasPart, peopleWith } from '../store/people.ts';
import { dueReceptions, nextReceptionDue, receptionReminded } from '../store/receptions.ts';
import { reachOf } from '../store/sessions.ts';
import { type App, always, type Room } from './app.ts';
import { post } from './post.ts';

const batch = 50;

/** To each person's conversation, where they still have a part in the unit. */
const wordTo = async (
  app: App,
  people: ReadonlySet<string>,
  unit: string,
  prompt: Prompt,
): Promise<readonly Outgoing[]> => {
  const { store, vault, channels } = app;
  const messages: Outgoing[] = [];
  for (const person of people) {
    if (!(await hasPart(store.db, { person, unit }))) continue;
    const ways = await reachOf(store.db, vault, person);
    const way = ways.find(({ channel }) => channels.has(channel as ChannelId));
    if (!way) continue;
    const to = { channel: way.channel as ChannelId, chat: way.chat };
    messages.push({ kind: 'message', to, lang: way.lang, purpose: 'notice', prompt, staff: { person, unit } });
  }
  return messages;
};

/** One commit: the words, that they were said, and when there are to be more. @param put the write that sets the next time */
const remind = async (
  app: App,
  of: 'commitment' | 'reception',
  { id, unit, version }: Pick<Commitment | Reception, 'id' | 'unit' | 'version'>,
  messages: readonly Outgoing[],
  put: Write,
): Promise<void> => {
  const { store, host } = app;
  const posted = post(app, messages, `clock:${of}:${id}:${version}`);
  const row = record({ at: host.now(), action: `${of}.reminded`, unit, detail: id });
  if ((await store.commit([put, row, ...posted.writes])) === 'ok') host.hint({ lanes: posted.lanes });
};

/** Who put it down; where they have no part in the unit any more, its officers: a promise must not be forgotten with a role. */
const carersOf = async (app: App, { author, unit }: Commitment): Promise<ReadonlySet<string>> => {
  const { db } = app.store;
  const still = author !== undefined && (await hasPart(db, { person: author, unit }));
  return new Set(still ? [author] : await peopleWith(db, unit, 'officer'));
};

/** Its author, in office hours: where the service stood still over them, on the next working morning. */
const ofCommitment = async (app: App, one: Commitment): Promise<void> => {
  const { store, host, office } = app;
  const now = host.now();
  const open = officeHourFrom(now, office);
  if (open > now) {
    await store.commit([reminded(one, open)]);
    return;
  }
  const words = await wordTo(app, await carersOf(app, one), one.unit, reminder(one, officeDay(now, office.zone)));
  await remind(app, 'commitment', one, words, reminded(one, nextReminder(one.dueDay, now, office)));
};

/** The officers of the unit, and whoever put it down. */
const ofReception = async (app: App, one: Reception): Promise<void> => {
  const { store, host, office } = app;
  const now = host.now();
  const what = receptionReminder(one.day, now, office);
  if ('later' in what) {
    await store.commit([receptionReminded(one, what.later)]);
    return;
  }
  const officers = await peopleWith(store.db, one.unit, 'officer');
  const people = new Set([...officers, ...(one.author === undefined ? [] : [one.author])]);
  const words = await wordTo(app, people, one.unit, receptionPrompt(one, what.say, office));
  await remind(app, 'reception', one, words, receptionReminded(one, nextReceptionReminder(one.day, now, office)));
};

/** Everybody who is to be reminded of something by now, once each. */
export const sendReminders = async (app: App, room: Room = always): Promise<void> => {
  const { store, host } = app;
  for (const one of await dueReminders(store.db, host.now(), batch)) if (room()) await ofCommitment(app, one);
  for (const one of await dueReceptions(store.db, host.now(), batch)) if (room()) await ofReception(app, one);
};

/** When somebody is next to be reminded, ms. */
export const nextReminderDue = async (db: Db): Promise<number | undefined> => {
  const times = [await nextCommitmentDue(db), await nextReceptionDue(db)].filter((at) => at !== undefined);
  return times.length === 0 ? undefined : Math.min(...times);
};

/**
 * How much of a platform's plan is used this month. The platform tells neither that nor when it begins anew: it is counted here,
 * by calendar months of the office, and the last of it is kept for answers and emergencies.
 */
import type { Channel } from '../channels/contract.ts';
import { officeDay, startOfDay } from '../domain/calendar.ts';
import { messagesSince, peopleOn } from '../store/plan.ts';
import { putSetting, settingOf } from '../store/settings.ts';
import { type App, always, type Room } from './app.ts';

const minute = 60_000;
/** A count is good for so long in a process. */
const fresh = minute;
const tellEvery = 60 * minute;
/** Shares of a plan at which somebody is told. */
const marks = [0.95, 0.8] as const;
/** What is used beyond this share is for answers and emergencies. */
const open = 0.95;

export type PlanUse = {
  readonly messages: number;
  readonly most: number;
  readonly people: number;
  readonly mostPeople: number;
  /** `2026-11` */
  readonly month: string;
};

type Kept = { readonly at: number; readonly use: PlanUse };
const kept = new WeakMap<App['channels'], Map<string, Kept>>();

/** Counted at most once a minute; undefined where the channel has no such plan. Throws what a store throws. */
export const planUse = async (app: App, channel: Channel): Promise<PlanUse | undefined> => {
  const { plan } = channel.can;
  if (!plan) return undefined;
  const now = app.host.now();
  const counts = kept.get(app.channels) ?? new Map<string, Kept>();
  kept.set(app.channels, counts);
  const last = counts.get(channel.id);
  if (last && now >= last.at && now - last.at < fresh) return last.use;
  const month = officeDay(now, app.office.zone).slice(0, 7);
  const use: PlanUse = {
    messages: await messagesSince(app.store.db, channel.id, startOfDay(`${month}-01`, app.office.zone)),
    most: plan.messages,
    people: await peopleOn(app.store.db, channel.id),
    mostPeople: plan.people,
    month,
  };
  counts.set(channel.id, { at: now, use });
  return use;
};

/**
 * Is what is left of the plan kept for answers and emergencies, so that this one waits?
 * @param priority of the row in the outbox: 0 are answers and emergencies
 */
export const heldForAnswers = (use: PlanUse | undefined, priority: number): boolean =>
  use !== undefined && priority > 0 && use.messages >= use.most * open;

const told = new WeakMap<App['channels'], number>();

/** Says in the log, once a month for each mark, that a plan runs out. To be called by the clock. */
export const tellPlans = async (app: App, room: Room = always): Promise<void> => {
  const { channels, host, store } = app;
  const now = host.now();
  const last = told.get(channels);
  if (last !== undefined && now >= last && now - last < tellEvery) return;
  told.set(channels, now);
  for (const channel of channels.values()) {
    if (!room()) return;
    const use = await planUse(app, channel);
    if (!use) continue;
    for (const [what, used, most] of [
      ['messages', use.messages, use.most],
      ['people', use.people, use.mostPeople],
    ] as const) {
      const mark = marks.find((share) => used >= most * share);
      if (mark === undefined) continue;
      const name = `plan:${channel.id}:${what}`;
      const reached = `${use.month} ${mark}`;
      // Month and share as text sort as they grow.
      if (((await settingOf(store.db, name)) ?? '') >= reached) continue;
      await store.commit([putSetting({ name, value: reached })]);
      const level = mark === marks[0] ? 'error' : 'warn';
      host.log(level, 'plan.running-out', { channel: channel.id, count: used, reason: `${what}: ${used} of ${most}` });
    }
  }
};

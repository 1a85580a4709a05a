/** The small sums of units and days against the record that they are made from: they grow with every write, and must never part from it. */
import { addDays, type Day, officeDay, startOfDay } from '../domain/calendar.ts';
import { recordEnds } from '../store/figures-at.ts';
import { type Difference, talliedDays, wrongDay, wrongStock } from '../store/tally.ts';
import type { App } from './app.ts';

const wrongOf = ({ store, office }: App, day: Day): Promise<readonly Difference[]> =>
  wrongDay(store.db, day, startOfDay(day, office.zone), startOfDay(addDays(day, 1), office.zone));

/** Once a night: yesterday's sums and what is open now. What is wrong is told by numbers alone; `verify` says where. */
export const checkSums = async (app: App): Promise<void> => {
  const { host, office, store, metrics } = app;
  const yesterday = addDays(officeDay(host.now(), office.zone), -1);
  const wrong = [...(await wrongOf(app, yesterday)), ...(await wrongStock(store.db, 100))];
  if (wrong.length === 0) return;
  host.log('error', 'sums.wrong', { count: wrong.length });
  metrics.count('caunoi_sums_wrong_total', {}, wrong.length);
};

/** For the operator: so many of the newest days, or all, at most `told` differences. Gives how many days were looked at. */
export const verifySums = async (
  app: App,
  newest: number | undefined,
  told: number,
): Promise<{ readonly days: number; readonly wrong: readonly Difference[] }> => {
  const { store, office, host } = app;
  const today = officeDay(host.now(), office.zone);
  const { began } = await recordEnds(store.db);
  const days = new Set<Day>(await talliedDays(store.db, newest ?? Number.MAX_SAFE_INTEGER));
  for (let day = officeDay(began ?? host.now(), office.zone); day <= today; day = addDays(day, 1)) days.add(day);
  const looked = [...days].sort().reverse().slice(0, newest);
  const wrong: Difference[] = [...(await wrongStock(store.db, told))];
  for (const day of looked) if (wrong.length < told) wrong.push(...(await wrongOf(app, day)));
  return { days: looked.length, wrong: wrong.slice(0, told) };
};

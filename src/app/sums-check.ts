/** The small sums of units and days against the record that they are made from: they grow with every write, and must never part from it. */
import { addDays, type Day, officeDay, startOfDay } from '../domain/calendar.ts';
import { figureDays, wrongFigures } from '../store/figure-check.ts';
import { recordEnds } from '../store/figures-at.ts';
import { type Difference, talliedDays, wrongDay, wrongStock } from '../store/tally.ts';
import { type App, breathe } from './app.ts';

/** Reports are about days gone by: so many of them are looked at again each night. */
const reportedLately = 7;

const wrongOf = ({ store, office }: App, day: Day): Promise<readonly Difference[]> =>
  wrongDay(store.db, day, startOfDay(day, office.zone), startOfDay(addDays(day, 1), office.zone));

const wrongFiguresOf = async (app: App, day: Day): Promise<readonly Difference[]> => {
  const { tree } = await app.places.known();
  return wrongFigures(
    app.store.db,
    tree.all.map(({ code }) => code),
    day,
  );
};

/**
 * Once a night: yesterday's sums, what is open now, and the figures reported lately, in pieces of a fraction of a second. What is wrong is told
 * by numbers alone; `verify` says where, and looks at all days.
 */
export const checkSums = async (app: App): Promise<void> => {
  const { host, office, store, metrics } = app;
  const yesterday = addDays(officeDay(host.now(), office.zone), -1);
  const wrong = [...(await wrongOf(app, yesterday))];
  await breathe(app);
  wrong.push(...(await wrongStock(store.db, 100)));
  for (let back = 0; back < reportedLately; back++) {
    await breathe(app);
    wrong.push(...(await wrongFiguresOf(app, addDays(yesterday, -back))));
  }
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
  const most = newest ?? Number.MAX_SAFE_INTEGER;
  const days = new Set<Day>([...(await talliedDays(store.db, most)), ...(await figureDays(store.db, most))]);
  for (let day = officeDay(began ?? host.now(), office.zone); day <= today; day = addDays(day, 1)) days.add(day);
  const looked = [...days].sort().reverse().slice(0, newest);
  const wrong: Difference[] = [...(await wrongStock(store.db, told))];
  for (const day of looked) {
    if (wrong.length >= told) break;
    wrong.push(...(await wrongOf(app, day)), ...(await wrongFiguresOf(app, day)));
  }
  return { days: looked.length, wrong: wrong.slice(0, told) };
};

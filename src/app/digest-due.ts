/** Who gets a digest when: every unit with a chat or a leader on working days, all of them from one look at the record. */
import { addDays, type Day, isWorkingDay, officeDay, quietUntil } from '../domain/calendar.ts';
import { dayDone, digestDayBefore, digestDayOf, openDay, unitsWithDigest } from '../store/digests.ts';
import { type Cut, recordEnds } from '../store/figures-at.ts';
import { unitsWithRole } from '../store/people.ts';
import { type App, always, type Room } from './app.ts';
import { attempt } from './attempt.ts';
import { keyOf } from './digest.ts';
import { type Digest, digestsOf } from './digest-data.ts';
import { sendDigest } from './digest-send.ts';
import { type DigestKind, digestHour, isStartOfWeek, windowOf } from './digest-window.ts';

/** Commits of the same few milliseconds share one write to the disk. */
const sideBySide = 16;
/** After one has failed, ms: each look at the record of a whole country takes a second. */
const restAfterFailure = 600_000;
const rests = new WeakMap<App['store'], number>();

/** Units with a committee chat or a leader; for the week those with officers. */
const unitsFor = async (app: App, kind: DigestKind): Promise<readonly string[]> => {
  const { db } = app.store;
  if (kind === 'week') return unitsWithRole(db, 'officer');
  const { chats } = await app.places.known();
  return [...new Set([...chats.map(({ unit }) => unit), ...(await unitsWithRole(db, 'leader'))])];
};

/**
 * Where the last digest of each of these units ended. Where a service stopped half-way through a morning, the units that got nothing then
 * get it now.
 */
const beginnings = async (
  app: App,
  day: Day,
  units: readonly string[],
): Promise<readonly { readonly units: readonly string[]; readonly since: Cut | undefined }[]> => {
  const { db } = app.store;
  const last = await digestDayBefore(db, day, addDays(day, -31));
  if (!last || last.done) return [{ units, since: undefined }];
  const got = await unitsWithDigest(db, keyOf(last.day, 'day'));
  const older = await digestDayBefore(db, last.day, addDays(last.day, -31));
  const [told, missed] = [units.filter((unit) => got.has(unit)), units.filter((unit) => !got.has(unit))];
  return [
    { units: told, since: undefined },
    { units: missed, since: older?.cut },
  ];
};

const sendAll = async (app: App, digests: readonly Digest[], room: Room): Promise<boolean> => {
  let sent = 0;
  // Where a runtime counts what is done, one after the other; else side by side.
  const width = room === always ? sideBySide : 1;
  for (let i = 0; i < digests.length; i += width) {
    if (!room()) return false;
    await Promise.all(
      digests.slice(i, i + width).map((digest) =>
        attempt(app, 'digest.failed', async () => {
          await sendDigest(app, digest);
          sent += 1;
        }),
      ),
    );
  }
  return sent === digests.length;
};

/** Those that nobody has got yet. Returns whether all have theirs now. */
const sendKind = async (app: App, day: Day, kind: DigestKind, room: Room): Promise<boolean> => {
  const got = await unitsWithDigest(app.store.db, keyOf(day, kind));
  const units = (await unitsFor(app, kind)).filter((unit) => !got.has(unit));
  if (units.length === 0) return true;
  if (!room()) return false;
  const groups = kind === 'day' ? await beginnings(app, day, units) : [{ units, since: undefined }];
  let all = true;
  for (const { units: some, since } of groups) {
    if (some.length === 0) continue;
    const digests = await digestsOf(app, some, await windowOf(app, day, kind, since));
    all = (await sendAll(app, [...digests.values()], room)) && all;
  }
  return all;
};

/**
 * The digests of today, when their hour has come or is past: also at the first start after it was missed, but not at night, when those of the
 * next working day take in what was missed.
 */
export const sendDueDigests = async (app: App, room: Room = always): Promise<void> => {
  const { host, office, store } = app;
  const now = host.now();
  const day = officeDay(now, office.zone);
  if (!isWorkingDay(day, office.holidays) || now < digestHour(day, office)) return;
  const waits = quietUntil(now, office.quiet, office.zone);
  if (waits !== undefined && officeDay(waits, office.zone) !== day) return;
  if (now < (rests.get(store) ?? 0)) return;
  const known = await digestDayOf(store.db, day);
  if (known?.done) return;
  if (!known) {
    const units = await unitsFor(app, 'day');
    if (units.length === 0) return;
    const { seq, began } = await recordEnds(store.db);
    const hour = digestHour(day, office);
    // Of a service that was set up after the hour there is nothing to tell before tomorrow.
    if (began === undefined || began >= hour) return;
    await store.commit([openDay(day, { at: hour, seq })]);
  }
  const kinds: readonly DigestKind[] = isStartOfWeek(day, office) ? ['day', 'week'] : ['day'];
  let all = true;
  for (const kind of kinds) all = (await sendKind(app, day, kind, room)) && all;
  if (all) await store.commit([dayDone({ day, now })]);
  else if (room()) rests.set(store, now + restAfterFailure);
};

/** Who gets a digest when: every unit with a chat or a leader on working days, all of them from one look at the record. */
import { type Day, isWorkingDay, officeDay, quietUntil } from '../domain/calendar.ts';
import { dayDone, digestDayOf, openDay, unitsWithDigest } from '../store/digests.ts';
import { type Cut, type Ends, recordEnds } from '../store/figures-at.ts';
import { unitsWithRole } from '../store/people.ts';
import { type App, always, type Room } from './app.ts';
import { attempt } from './attempt.ts';
import { keyOf } from './digest.ts';
import { type Digest, digestsOf } from './digest-data.ts';
import { sendDigest } from './digest-send.ts';
import { type DigestKind, digestHour, firstFrom, isStartOfWeek, lastBefore, windowOf } from './digest-window.ts';

/** Commits of the same few milliseconds share one write to the disk. */
const sideBySide = 16;
/**
 * Units of one look at the record where a runtime counts what is done: of three thousand it would be thrown away, but for the few digests
 * there is room for.
 */
const perLook = 32;
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

type Morning = { readonly day: Day; readonly to: Cut; readonly ends: Ends };
type Beginning = { readonly units: readonly string[]; readonly from: Cut | undefined };

/**
 * Where the last digest of each of these units ended. Where a service stopped half-way through a morning, the units that got nothing then
 * get it now.
 */
const beginnings = async (
  app: App,
  { day, ends }: Morning,
  units: readonly string[],
): Promise<readonly Beginning[]> => {
  const last = await lastBefore(app, day);
  if (!last) return [{ units, from: firstFrom(app, day, ends) }];
  if (last.done) return [{ units, from: last.cut }];
  const got = await unitsWithDigest(app.store.db, keyOf(last.day, 'day'));
  return [
    { units: units.filter((unit) => got.has(unit)), from: last.cut },
    { units: units.filter((unit) => !got.has(unit)), from: (await windowOf(app, last.day)).from },
  ];
};

const sendAll = async (app: App, digests: readonly Digest[], room: Room): Promise<boolean> => {
  let sent = 0;
  // Where a runtime counts what is done, one after the other; else side by side.
  const width = room === always ? sideBySide : 1;
  for (let i = 0; i < digests.length; i += width) {
    // There was room for a look at the record and the first digest, or it would not have been begun.
    if (i > 0 && !room()) return false;
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

const pieces = (units: readonly string[], size: number): readonly (readonly string[])[] =>
  Array.from({ length: Math.ceil(units.length / size) }, (_, i) => units.slice(i * size, (i + 1) * size));

/** Those that nobody has got yet. Returns whether all have theirs now. */
const sendKind = async (app: App, morning: Morning, kind: DigestKind, room: Room): Promise<boolean> => {
  const { day, to, ends } = morning;
  const got = await unitsWithDigest(app.store.db, keyOf(day, kind));
  const units = (await unitsFor(app, kind)).filter((unit) => !got.has(unit));
  if (units.length === 0) return true;
  if (!room()) return false;
  let [all, looked] = [true, false];
  for (const { units: some, from } of kind === 'day'
    ? await beginnings(app, morning, units)
    : [{ units, from: undefined }]) {
    if (some.length === 0) continue;
    const window = await windowOf(app, day, kind, { from, to, ends });
    for (const look of room === always ? [some] : pieces(some, perLook)) {
      if (looked && !room()) return false;
      looked = true;
      const digests = await digestsOf(app, look, window);
      all = (await sendAll(app, [...digests.values()], room)) && all;
    }
  }
  return all;
};

/** Up to where today's digests look, whether or not anybody gets one; undefined where all are made. */
const begin = async (app: App, day: Day): Promise<Morning | undefined> => {
  const { store, office } = app;
  const known = await digestDayOf(store.db, day);
  if (known?.done) return undefined;
  const ends = await recordEnds(store.db);
  if (known) return { day, to: known.cut, ends };
  const hour = digestHour(day, office);
  // Of a service that was set up after the hour there is nothing to tell before tomorrow.
  if (ends.first === undefined || ends.first >= hour) return undefined;
  await store.commit([openDay(day, { at: hour, seq: ends.seq })]);
  // Another process may have been quicker.
  const opened = await digestDayOf(store.db, day);
  return opened && { day, to: opened.cut, ends };
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
  const morning = await begin(app, day);
  if (!morning) return;
  const kinds: readonly DigestKind[] = isStartOfWeek(day, office) ? ['day', 'week'] : ['day'];
  let all = true;
  for (const kind of kinds) all = (await sendKind(app, morning, kind, room)) && all;
  if (all) await store.commit([dayDone({ day, now })]);
  else if (room()) rests.set(store, now + restAfterFailure);
};

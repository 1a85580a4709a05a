/** The morning digest: computed once for a unit and day, then kept; asked for before its hour, computed anew each time. */
import type { Day } from '../domain/calendar.ts';
import type { Prompt } from '../domain/message.ts';
import { digestById, storedDigest } from '../store/digests.ts';
import type { App } from './app.ts';
import { type Digest, digestsOf } from './digest-data.ts';
import { detailFor, digestPrompt, type Reader } from './digest-text.ts';
import { type DigestKind, runningDay, type Window, windowOf } from './digest-window.ts';

/** Its name among the digests of its unit. */
export const keyOf = (day: Day, kind: DigestKind): string => (kind === 'week' ? `${day}.week` : day);

const readStored = (data: string | undefined): Digest | undefined => {
  const digest = data === undefined ? undefined : (JSON.parse(data) as Partial<Digest>);
  return digest?.shape === 2 ? (digest as Digest) : undefined;
};

/** @param id as it stands in buttons */
export const digestWithId = async (app: App, id: string): Promise<Digest | undefined> =>
  readStored(await digestById(app.store.db, id));

export const kept = async (app: App, unit: string, { day, kind }: Pick<Window, 'day' | 'kind'>) =>
  readStored(await storedDigest(app.store.db, unit, keyOf(day, kind)));

/** As it was first computed; what was never sent is computed from the record. */
export const digestFor = async (app: App, unit: string, day: Day): Promise<Digest> => {
  const before = await kept(app, unit, { day, kind: 'day' });
  if (before) return before;
  const found = (await digestsOf(app, [unit], await windowOf(app, day))).get(unit);
  if (!found) throw new Error('the digest of a unit that was asked for is there');
  return found;
};

/** What came and went since the last one. */
export const runningDigest = (app: App, unit: string): Promise<Digest> => digestFor(app, unit, runningDay(app));

/** For the chat of a unit, on demand. */
export const runningPrompt = async (app: App, unit: string): Promise<Prompt> => {
  const digest = await runningDigest(app, unit);
  const reader: Reader = { lang: 'vi', names: undefined, asked: undefined, rows: 'typed' };
  return digestPrompt(app, digest, reader, detailFor(app, digest, [reader]));
};

/** What officers say of petitions teaches the service how people write here. */
import type { Change, Petition } from '../domain/petition.ts';
import type { Write } from '../store/commit.ts';
import {
  dropOldLessons,
  keepLearnt,
  keepLesson,
  keepShares,
  lessonsOfOthers,
  lessonVersions,
  newestLessons,
  type Told,
} from '../store/lessons.ts';
import { learnt, lessonShares } from '../understand/lessons.ts';
import { sharesOf } from '../understand/model.ts';
import { termsTaught } from '../understand/terms.ts';
import { tokenize } from '../understand/tokens.ts';
import { INPUTS } from '../understand/weights.gen.ts';
import { type App, always, type Room } from './app.ts';

const sharesFor = (text: string) => lessonShares(sharesOf(tokenize(text.normalize('NFC'))));

/**
 * What it teaches that an officer said this: part of the same commit. Only what was named counts; nothing is learnt of what is sealed, nor of
 * what nobody may teach (`LESSON_LABELS`).
 */
export const taughtBy = async (app: App, p: Petition, what: Change): Promise<readonly Write[]> => {
  if (what.type !== 'classify' || p.restricted || p.text === undefined) return [];
  const { kind, topic, urgency } = what;
  const said: Told = {
    ...(topic !== undefined && { topic }),
    ...(kind !== undefined && { kind: kind === 'denunciation' ? null : kind }),
    ...(urgency !== undefined && { urgency: urgency === 'emergency' ? null : urgency }),
  };
  if (Object.keys(said).length === 0) return [];
  const { gazetteer } = await app.places.known();
  const terms = termsTaught(p.text, gazetteer);
  return [keepLesson({ petition: p.id, at: p.changedAt, terms, shares: sharesFor(p.text) }, said, INPUTS)];
};

/** Works out anew what follows from all lessons, where any has changed since. */
export const learnLessons = async ({ store }: App): Promise<void> => {
  const versions = await lessonVersions(store.db);
  if (versions.lessons <= versions.learnt) return;
  const lessons = await newestLessons(store.db);
  // What changes meanwhile has a later version, and is learnt the next time.
  await store.commit([keepLearnt(versions.lessons, learnt(lessons)), dropOldLessons({})]);
};

/** A text takes 0.4 ms. */
const atOnce = 50;
const ofThisModel = new WeakSet<App['channels']>();

/** To be called by the clock. After an update with a newly trained model it is first read anew what that model holds of the lessons. */
export const keepLearning = async (app: App, room: Room = always): Promise<void> => {
  const { channels, store } = app;
  if (!ofThisModel.has(channels)) {
    if (!room()) return;
    const found = await lessonsOfOthers(store.db, INPUTS, atOnce);
    const writes = found.map(({ petition, text }) => keepShares(petition, sharesFor(text), INPUTS));
    if (writes.length > 0) await store.commit(writes);
    if (found.length < atOnce) ofThisModel.add(channels);
  }
  if (room()) await learnLessons(app);
};

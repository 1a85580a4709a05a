/** What the officers of this office have taught: to be seen, and to be forgotten. */
import { LESSON_HEADS, LESSON_LABELS, type LessonHead } from '../../domain/lesson.ts';
import { record } from '../../store/audit.ts';
import { forgetLessons, keepTerms, learntLessons, newestLessons } from '../../store/lessons.ts';
import { foldedTerm } from '../../understand/terms.ts';
import type { App } from '../app.ts';
import { learnLessons } from '../lessons.ts';
import { isoMoment } from './moments.ts';
import { committed, Refused } from './refused.ts';

/** One term and the label that it speaks for most. */
export type ListedTerm = {
  /** Folded. */
  readonly term: string;
  readonly of: LessonHead;
  readonly label: string;
  /** By how much it multiplies the odds of the label, rounded to tenths. */
  readonly odds: number;
  /** Confirmed petitions with the term, and how often officers said the label of them. */
  readonly petitions: number;
  readonly told: number;
  /** When the first of them was confirmed. */
  readonly since: string | null;
};

/** All that was learnt and changes anything, what changes most first. */
export const listTerms = async (app: App): Promise<readonly ListedTerm[]> => {
  await learnLessons(app);
  const known = await learntLessons(app.store.db);
  if (!known) return [];
  const listed = LESSON_HEADS.flatMap((of) =>
    [...known.lessons[of]].map(([term, { effects, petitions, told, since }]): ListedTerm => {
      const most = Math.max(...effects);
      const at = effects.indexOf(most);
      const label = LESSON_LABELS[of][at] ?? '';
      const odds = Math.round(Math.exp(most) * 10) / 10;
      return { term, of, label, odds, petitions, told: told[at] ?? 0, since: isoMoment(since, app.office.zone) };
    }),
  );
  return listed.sort((a, b) => b.odds - a.odds || (a.term < b.term ? -1 : 1));
};

const tries = 5;

/** Takes a word with all its pairs, or one pair, out of all lessons. Throws `Refused`. @param term with or without marks */
export const forgetTerm = async (app: App, term: string, by: string): Promise<{ readonly petitions: number }> => {
  const { store, host } = app;
  const folded = foldedTerm(term);
  const gone = (each: string): boolean => each === folded || each.split(' ').includes(folded);
  let petitions = 0;
  // Lessons that change at this moment are left as they are, and read again.
  for (let n = 0; n < tries; n += 1) {
    const having = (await newestLessons(store.db)).filter(({ terms }) => terms.some(gone));
    if (having.length === 0) break;
    const writes = having.map((lesson) =>
      keepTerms(
        lesson,
        lesson.terms.filter((each) => !gone(each)),
      ),
    );
    await committed(
      store.commit([...writes, record({ at: host.now(), actor: by, action: 'lessons.forgotten', detail: 'a word' })]),
    );
    petitions += having.length;
  }
  if (petitions === 0)
    throw new Refused(`nothing was learnt of ${JSON.stringify(term.slice(0, 40))}; see "understand terms"`);
  await learnLessons(app);
  return { petitions };
};

/** Forgets everything; what officers say from now on is learnt. */
export const forgetTerms = async (app: App, by: string): Promise<void> => {
  const { store, host } = app;
  const row = record({ at: host.now(), actor: by, action: 'lessons.forgotten', detail: 'all' });
  await committed(store.commit([forgetLessons({}), row]));
  await learnLessons(app);
};

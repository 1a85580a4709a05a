/** What petitions teach of which an officer has said what they are, and what follows from all of them. */
import { desc, eq, isNotNull, ne, sql } from 'drizzle-orm';
import {
  LESSON_HEADS,
  LESSON_LABELS,
  type Lesson,
  type LessonHead,
  type LessonShares,
  type Lessons,
  MOST_LESSONS,
  type Said,
  type Taught,
} from '../domain/lesson.ts';
import type { Db, Write } from './commit.ts';
import { learnt, lesson, petition } from './schema.ts';
import { prepared, read } from './statement.ts';

const p = sql.placeholder;

/** Greater than any before, also than those of lessons that were deleted. */
const next = sql`(select max(coalesce((select max(version) from lesson), 0), coalesce((select version from learnt), 0)) + 1)`;

// Taught again it keeps its terms: what was taken out of them stays out. A petition that may not be read teaches nothing.
const put = prepared<'petition' | 'at' | 'model' | 'said' | 'shares' | 'terms'>(
  sql`insert into lesson (petition, version, at, model, said, shares, terms)
    select id, ${next}, ${p('at')}, ${p('model')}, json_patch('{}', ${p('said')}), ${p('shares')}, ${p('terms')}
    from petition where id = ${p('petition')} and restricted = 0 and text is not null
    on conflict (petition) do update set version = excluded.version, at = excluded.at,
      said = json_patch(lesson.said, ${p('said')})`,
);

/** What an officer said, head by head: null takes back what was said before, what is missing stays. */
export type Told = { readonly [H in keyof Said]?: Said[H] | null };

/** @param model by which the shares were found */
export const keepLesson = (
  { petition: id, at, terms, shares }: Pick<Lesson, 'petition' | 'at' | 'terms' | 'shares'>,
  said: Told,
  model: string,
): Write =>
  put({
    petition: id,
    at,
    model,
    said: JSON.stringify(said),
    shares: JSON.stringify(shares),
    terms: terms.join('|'),
  });

/** Nothing is left of what the petition taught. */
export const forgetLesson = prepared<'petition'>(
  sql`update lesson set version = ${next}, said = '{}', shares = '{}', terms = ''
    where petition = ${p('petition')} and terms <> ''`,
);

/** Nothing is left of what any petition taught. */
export const forgetLessons = prepared(
  sql`update lesson set version = ${next}, said = '{}', shares = '{}', terms = '' where terms <> ''`,
);

const versions = read((db) =>
  db
    .select({
      lessons: sql<number | null>`(select max(version) from lesson)`.as('lessons'),
      learnt: sql<number | null>`(select version from learnt)`.as('learnt'),
    })
    .from(sql`(select 1)`)
    .prepare(),
);

/** The last change of the lessons, and the one up to which they have been learnt; 0 before the first. */
export const lessonVersions = async (db: Db): Promise<{ readonly lessons: number; readonly learnt: number }> => {
  const [row] = await versions(db).all();
  return { lessons: row?.lessons ?? 0, learnt: row?.learnt ?? 0 };
};

const open = sql`${petition.restricted} = 0 and ${petition.text} is not null`;

const newest = read((db) =>
  db
    .select({
      petition: lesson.petition,
      version: lesson.version,
      at: lesson.at,
      said: lesson.said,
      shares: lesson.shares,
      terms: lesson.terms,
      citizen: petition.person,
    })
    .from(lesson)
    .innerJoin(petition, eq(petition.id, lesson.petition))
    .where(sql`${open} and ${lesson.terms} <> ''`)
    .orderBy(desc(lesson.at), desc(lesson.petition))
    .limit(MOST_LESSONS)
    .prepare(),
);

export type KeptLesson = Lesson & { readonly version: number };

/** The newest first. */
export const newestLessons = async (db: Db): Promise<readonly KeptLesson[]> =>
  (await newest(db).all()).map(({ citizen, said, shares, terms, ...row }) => ({
    ...row,
    citizen: citizen ?? undefined,
    said: JSON.parse(said) as Said,
    shares: JSON.parse(shares) as LessonShares,
    terms: terms.split('|'),
  }));

export const dropOldLessons = prepared<never>(
  sql`delete from lesson where petition in
    (select petition from lesson order by at desc, petition desc limit -1 offset ${sql.raw(String(MOST_LESSONS))})`,
);

const other = read((db) =>
  db
    .select({ petition: lesson.petition, text: petition.text })
    .from(lesson)
    .innerJoin(petition, eq(petition.id, lesson.petition))
    .where(sql`${ne(lesson.model, p('model'))} and ${isNotNull(petition.text)} and ${lesson.terms} <> ''`)
    .limit(p('limit'))
    .prepare(),
);

/** Petitions whose shares were found by another model, with their masked text. */
export const lessonsOfOthers = async (
  db: Db,
  model: string,
  limit: number,
): Promise<readonly { readonly petition: string; readonly text: string }[]> =>
  (await other(db).all({ model, limit })).map((row) => ({ petition: row.petition, text: row.text ?? '' }));

const share = prepared<'petition' | 'model' | 'shares'>(
  sql`update lesson set version = ${next}, model = ${p('model')}, shares = ${p('shares')}
    where petition = ${p('petition')} and terms <> ''`,
);
export const keepShares = (id: string, shares: LessonShares, model: string): Write =>
  share({ petition: id, model, shares: JSON.stringify(shares) });

const retermed = prepared<'petition' | 'from' | 'terms'>(
  sql`update lesson set version = ${next}, terms = ${p('terms')}
    where petition = ${p('petition')} and version = ${p('from')}`,
);
/** Leaves it as it is where it has changed since it was read. */
export const keepTerms = ({ petition: id, version }: KeptLesson, terms: readonly string[]): Write =>
  retermed({ petition: id, from: version, terms: terms.join('|') });

type Stored = Readonly<Record<LessonHead, readonly (readonly [term: string, taught: Taught])[]>>;

const putLearnt = prepared<'version' | 'data'>(
  sql`insert into learnt (id, version, data) values (1, ${p('version')}, ${p('data')})
    on conflict (id) do update set version = excluded.version, data = excluded.data where learnt.version < excluded.version`,
);

/** Stays as it is where somebody has learnt from newer lessons. */
export const keepLearnt = (version: number, lessons: Lessons): Write => {
  const data = Object.fromEntries(LESSON_HEADS.map((head) => [head, [...lessons[head]]]));
  return putLearnt({ version, data: JSON.stringify(data) });
};

const whole = read((db) => db.select({ version: learnt.version, data: learnt.data }).from(learnt).limit(1).prepare());

/** What was learnt, undefined before the first lesson; what is of labels that there are no more is left out. */
export const learntLessons = async (
  db: Db,
): Promise<{ readonly version: number; readonly lessons: Lessons } | undefined> => {
  const row = await whole(db).get();
  if (!row) return undefined;
  const data = JSON.parse(row.data) as Stored;
  const of = (head: LessonHead) =>
    new Map(data[head].filter(([, { effects }]) => effects.length === LESSON_LABELS[head].length));
  return { version: row.version, lessons: { topic: of('topic'), kind: of('kind'), urgency: of('urgency') } };
};

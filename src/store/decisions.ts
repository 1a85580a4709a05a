/** What leaders were asked to decide, and what the first of them answered. */
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { DecisionAnswer } from '../domain/fact.ts';
import type { Db, Write } from './commit.ts';
import { decision, person } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

export type Decision = {
  readonly id: string;
  readonly unit: string;
  readonly petition: string;
  /** The note that says what an officer proposes; undefined where the case is late. */
  readonly proposal: string | undefined;
  /** The first answer, by whom and when, ms. */
  readonly answered: { readonly answer: DecisionAnswer; readonly by: string; readonly at: number } | undefined;
};

const insert = prepared(
  sqlite
    .insert(decision)
    .values({ id: p('id'), version: 1, unit: p('unit'), day: p('day'), petition: p('petition') })
    .onConflictDoNothing(),
);
/** One a unit and day: the first that is asked stays. */
export const askDecision = (as: {
  readonly id: string;
  readonly unit: string;
  readonly day: string;
  readonly petition: string;
}): Write => insert(as);

/** Stands in the place of the day, behind all days: a proposal is asked about until it is answered. */
const mark = '~';

/** @param unit whose leaders are asked @param note what is proposed */
export const askProposal = (as: {
  readonly id: string;
  readonly unit: string;
  readonly petition: string;
  readonly note: string;
}): Write => insert({ id: as.id, unit: as.unit, day: mark + as.note, petition: as.petition });

const fromRow = (row: typeof decision.$inferSelect): Decision => ({
  id: row.id,
  unit: row.unit,
  petition: row.petition,
  proposal: row.day.startsWith(mark) ? row.day.slice(mark.length) : undefined,
  answered:
    row.answer === null || row.answeredBy === null || row.answeredAt === null
      ? undefined
      : { answer: row.answer as DecisionAnswer, by: row.answeredBy, at: row.answeredAt },
});

const byId = read((db) =>
  db
    .select()
    .from(decision)
    .where(eq(decision.id, p('id')))
    .limit(1)
    .prepare(),
);
export const decisionById = async (db: Db, id: string): Promise<Decision | undefined> => {
  const row = await byId(db).get({ id });
  return row && fromRow(row);
};

const ofDay = read((db) =>
  db
    .select({ id: decision.id, answer: decision.answer })
    .from(decision)
    .where(and(eq(decision.unit, p('unit')), eq(decision.day, p('day'))))
    .limit(1)
    .prepare(),
);
/** What a unit is asked on a day, and whether somebody has answered. */
export const decisionOf = async (
  db: Db,
  unit: string,
  day: string,
): Promise<{ readonly id: string; readonly open: boolean } | undefined> => {
  const row = await ofDay(db).get({ unit, day });
  return row && { id: row.id, open: row.answer === null };
};

/** The last proposal about each petition where nobody has answered it, the oldest first. */
export const openProposals = async (db: Db): Promise<readonly Decision[]> => {
  const rows = await db.select().from(decision).where(gte(decision.day, mark)).orderBy(decision.id);
  const last = new Map(rows.map((row) => [row.petition, row]));
  return rows.filter((row) => row.answer === null && last.get(row.petition) === row).map(fromRow);
};

/** Late petitions about which somebody has decided since then, ms; what was said about a proposal makes none less late. */
export const decidedSince = async (db: Db, since: number): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await db
        .select({ petition: decision.petition })
        .from(decision)
        .where(and(gte(decision.answeredAt, since), lt(decision.day, mark)))
    ).map((row) => row.petition),
  );

const answerRow = prepared(
  sqlite
    .update(decision)
    .set({
      version: sql`case when ${decision.answer} is null then ${decision.version} + 1 end`,
      answer: sql`${p('answer')}`,
      answeredBy: sql`${p('by')}`,
      answeredAt: sql`${p('now')}`,
    })
    .where(eq(decision.id, p('id'))),
);
/** Fails as stale where somebody was quicker. */
export const answerDecision = (id: string, answer: DecisionAnswer, by: string, now: number): Write =>
  answerRow({ id, answer, by, now });

/** How colleagues know these people; nothing for whom is gone. */
export const namesOf = async (
  db: Db,
  vault: Vault,
  people: readonly string[],
): Promise<ReadonlyMap<string, string>> => {
  if (people.length === 0) return new Map();
  const rows = await db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(sql`${person.id} in (select value from json_each(${JSON.stringify(people)}))`);
  const named = rows.flatMap(({ id, name }) =>
    name === null ? [] : [[id, vault.open(name, `person.name:${id}`)] as const],
  );
  return new Map(named.filter(([, name]) => name !== ''));
};

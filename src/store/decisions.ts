/** What leaders were asked to decide, and what the first of them answered. */
import { and, eq, gte, sql } from 'drizzle-orm';
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

const fromRow = (row: typeof decision.$inferSelect): Decision => ({
  id: row.id,
  unit: row.unit,
  petition: row.petition,
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

/** Petitions about which somebody has decided since then, ms. */
export const decidedSince = async (db: Db, since: number): Promise<ReadonlySet<string>> =>
  new Set(
    (await db.select({ petition: decision.petition }).from(decision).where(gte(decision.answeredAt, since))).map(
      (row) => row.petition,
    ),
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

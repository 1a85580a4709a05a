/** Matters of which many tell, for digests. */
import { and, eq, gte, lt, ne, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/sqlite-core';
import type { Db } from './commit.ts';
import { type Cut, casesAt, type Units } from './figures-at.ts';
import { matter, petition } from './schema.ts';

export type HotSpot = {
  /** The petition that stands for the matter, and the unit that has it. */
  readonly petition: string;
  readonly unit: string;
  readonly topic: string;
  readonly matter: string | undefined;
  readonly place: string | undefined;
  /** Each once, up to the end of the window. */
  readonly people: number;
  /** When the first and the last of them told of it, ms. */
  readonly first: number;
  readonly last: number;
};

/**
 * Matters of which somebody told in the window, joined by officers or only alike, with at least `least` people. Costs by the petitions of the
 * window and those that are of one matter with them.
 * @param units undefined: all @param from @param to ms
 */
export const hotSpots = async (
  db: Db,
  units: Units,
  { from, to }: { readonly from: number; readonly to: number },
  least: number,
): Promise<readonly HotSpot[]> => {
  const part = alias(petition, 'part');
  const told = db
    .selectDistinct({ parent: matter.parent })
    .from(matter)
    .innerJoin(part, eq(part.id, matter.petition))
    .where(and(gte(part.createdAt, from), lt(part.createdAt, to)));
  const people = sql<number>`count(distinct coalesce(${part.person}, ${part.id}))`;
  const rows = await db
    .select({
      petition: petition.id,
      unit: petition.unit,
      topic: petition.topic,
      matter: petition.matter,
      place: petition.place,
      people,
      first: sql<number>`min(${part.createdAt})`,
      last: sql<number>`max(${part.createdAt})`,
    })
    .from(petition)
    .innerJoin(
      part,
      sql`${part.id} = ${petition.id} or ${part.id} in (select m.petition from matter m where m.parent = ${petition.id})`,
    )
    .where(
      and(
        sql`${petition.id} in (${told})`,
        eq(petition.restricted, false),
        units && sql`${petition.unit} in (select value from json_each(${JSON.stringify(units)}))`,
        lt(part.createdAt, to),
        ne(part.status, 'withdrawn'),
      ),
    )
    .groupBy(petition.id)
    .having(sql`${people} >= ${least}`);
  return rows.map((row) => ({ ...row, matter: row.matter ?? undefined, place: row.place ?? undefined }));
};

/** Open petitions that are joined to another one, per unit: open petitions less these are open matters. */
export const openJoinedAt = async (db: Db, units: Units, cut: Cut): Promise<ReadonlyMap<string, number>> => {
  const cases = casesAt(db, units, cut, 'open');
  const rows = await db
    .select({ unit: cases.unit, n: sql<number>`count(*)` })
    .from(matter)
    .innerJoin(cases, eq(cases.petition, matter.petition))
    .where(and(eq(matter.joined, true), lt(matter.at, cut.at)))
    .groupBy(sql`${cases.unit}`);
  return new Map(rows.map(({ unit, n }) => [unit, n]));
};

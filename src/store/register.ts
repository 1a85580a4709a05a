/** Petitions as the operator lists them: only what may be read, nothing that is sealed. */
import { and, count, desc, gte, inArray, ne, type SQL, sql } from 'drizzle-orm';
import type { Status } from '../domain/petition.ts';
import type { Kind, Topic, Urgency } from '../domain/taxonomy.ts';
import type { Db } from './commit.ts';
import { petition } from './schema.ts';

/** A row of the register. Of a restricted one `matter`, `place` and `text` are undefined, and the guesses are not to be shown. */
export type Listed = {
  readonly id: string;
  readonly code: string;
  readonly unit: string;
  readonly status: Status;
  readonly restricted: boolean;
  readonly kind: Kind;
  readonly topic: Topic;
  readonly urgency: Urgency;
  readonly matter: string | undefined;
  readonly place: string | undefined;
  readonly text: string | undefined;
  readonly lat: number | undefined;
  readonly long: number | undefined;
  readonly source: string;
  readonly dueAt: number;
  readonly createdAt: number;
  readonly changedAt: number;
};

const columns = {
  id: petition.id,
  code: petition.code,
  unit: petition.unit,
  status: petition.status,
  restricted: petition.restricted,
  kind: petition.kind,
  topic: petition.topic,
  urgency: petition.urgency,
  matter: petition.matter,
  place: petition.place,
  text: petition.text,
  lat: petition.lat,
  long: petition.long,
  source: petition.source,
  dueAt: petition.dueAt,
  createdAt: petition.createdAt,
  changedAt: petition.changedAt,
};

type Row = Pick<typeof petition.$inferSelect, keyof typeof columns>;

const fromRow = (row: Row): Listed => ({
  ...row,
  status: row.status as Status,
  kind: row.kind as Kind,
  topic: row.topic as Topic,
  urgency: row.urgency as Urgency,
  matter: row.matter ?? undefined,
  place: row.place ?? undefined,
  text: row.text ?? undefined,
  lat: row.lat ?? undefined,
  long: row.long ?? undefined,
});

export type RegisterFilter = {
  /** Codes of units, as many as there are: they travel as one value, since D1 takes 100. */
  readonly units?: readonly string[] | undefined;
  readonly statuses?: readonly Status[] | undefined;
  /** Filed at this moment or later, ms. */
  readonly since?: number | undefined;
};

const matching = (filter: RegisterFilter): SQL | undefined =>
  and(
    filter.units && sql`${petition.unit} in (select value from json_each(${JSON.stringify(filter.units)}))`,
    filter.statuses && inArray(petition.status, [...filter.statuses]),
    filter.since === undefined ? undefined : gte(petition.createdAt, filter.since),
  );

/** Newest first. */
export const register = async (db: Db, filter: RegisterFilter, limit: number): Promise<readonly Listed[]> =>
  (
    await db
      .select(columns)
      .from(petition)
      .where(matching(filter))
      .orderBy(desc(petition.createdAt), desc(petition.id))
      .limit(limit)
  ).map(fromRow);

export const registerSize = async (db: Db, filter: RegisterFilter): Promise<number> => {
  const [row] = await db.select({ n: count() }).from(petition).where(matching(filter));
  return row?.n ?? 0;
};

/** Petitions that came from elsewhere than `source`. */
export const petitionsNotFrom = async (db: Db, source: string): Promise<number> => {
  const [row] = await db.select({ n: count() }).from(petition).where(ne(petition.source, source));
  return row?.n ?? 0;
};

/** The register of "Dân vận khéo" models. */
import { and, desc, eq, getTableColumns, inArray, min, ne, sql } from 'drizzle-orm';
import type { ModelField } from '../domain/indicators/works.ts';
import type { Model, NewModel } from '../domain/model.ts';
import type { Db, Write } from './commit.ts';
import { model } from './schema.ts';
import { nextVersion, prepared, read, sqlite } from './statement.ts';
import { countsAs, means } from './who.ts';

const p = sql.placeholder;

const insert = prepared(
  sqlite.insert(model).values({
    id: p('id'),
    version: 1,
    unit: p('unit'),
    name: p('name'),
    place: p('place'),
    field: p('field'),
    owner: p('owner'),
    people: p('people'),
    households: p('households'),
    result: null,
    state: 'registered',
    author: p('author'),
    registeredDay: p('registeredDay'),
    createdAt: p('now'),
    changedAt: p('now'),
  }),
);

/** @param author the person who puts it down @param now ms */
export const insertModel = (one: NewModel, author: string, now: number): Write =>
  insert({
    ...one,
    place: one.place ?? null,
    owner: one.owner ?? null,
    people: one.people ?? null,
    households: one.households ?? null,
    author,
    now,
  });

const update = prepared(
  sqlite
    .update(model)
    .set({
      version: nextVersion(model.version, p('version')),
      state: sql`${p('state')}`,
      result: sql`${p('result')}`,
      changedAt: sql`${p('now')}`,
    })
    .where(eq(model.id, p('id'))),
);

/** State and result of a model as it was read at `version`; fails as stale where somebody was quicker. */
export const updateModel = (
  { id, version, state, result }: Pick<Model, 'id' | 'version' | 'state' | 'result'>,
  now: number,
): Write => update({ id, version, state, result: result ?? null, now });

/** Who put them down is forgotten; the models are the office's. */
export const forgetModelAuthor = prepared<'person'>(
  sqlite
    .update(model)
    .set({ author: null, version: sql`${model.version} + 1` })
    .where(means(model.author, p('person'))),
);

/** As in the table, but whoever put it down as who they count as now. */
const columns = { ...getTableColumns(model), author: countsAs(model.author) };

const fromRow = (row: typeof model.$inferSelect): Model => ({
  id: row.id,
  version: row.version,
  unit: row.unit,
  name: row.name,
  field: row.field as ModelField,
  state: row.state,
  registeredDay: row.registeredDay,
  ...(row.place !== null && { place: row.place }),
  ...(row.owner !== null && { owner: row.owner }),
  ...(row.people !== null && { people: row.people }),
  ...(row.households !== null && { households: row.households }),
  ...(row.result !== null && { result: row.result }),
  ...(row.author !== null && { author: row.author }),
});

const byId = read((db) =>
  db
    .select(columns)
    .from(model)
    .where(eq(model.id, p('id')))
    .limit(1)
    .prepare(),
);

export const modelById = async (db: Db, id: string): Promise<Model | undefined> => {
  const row = await byId(db).get({ id });
  return row && fromRow(row);
};

/** More than a commune has in many years; a list is read page by page. */
const most = 500;

/** Those of some units (at most 90) that were not withdrawn: stopped ones last, then the newest first. */
export const modelsOf = async (db: Db, units: readonly string[]): Promise<readonly Model[]> =>
  (
    await db
      .select(columns)
      .from(model)
      .where(and(inArray(model.unit, [...units]), ne(model.state, 'withdrawn')))
      .orderBy(sql`${model.state} = 'stopped'`, desc(model.createdAt), desc(model.id))
      .limit(most)
  ).map(fromRow);

const any = read((db) =>
  db
    .select({ id: model.id })
    .from(model)
    .where(and(eq(model.unit, p('unit')), ne(model.state, sql`'withdrawn'`)))
    .limit(1)
    .prepare(),
);

const first = read((db) =>
  db
    .select({ day: min(model.registeredDay) })
    .from(model)
    .where(and(eq(model.unit, p('unit')), ne(model.state, sql`'withdrawn'`)))
    .prepare(),
);

/** The day from which the unit's models are in the register; what was before is known from elsewhere. */
export const modelsKeptSince = async (db: Db, unit: string): Promise<string | undefined> =>
  (await first(db).get({ unit }))?.day ?? undefined;

/** Does the unit put its models into the register? Then their figures come from there and from nowhere else. */
export const keepsModels = async (db: Db, unit: string): Promise<boolean> =>
  (await any(db).get({ unit })) !== undefined;

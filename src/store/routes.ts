/** Routing rules, and why each petition went where it went. */
import { eq, sql } from 'drizzle-orm';
import type { Route, RouteTopic, Trace } from '../domain/route.ts';
import type { Db, Write } from './commit.ts';
import { route, routeTrace } from './schema.ts';
import { prepared, read, sqlite, write } from './statement.ts';

const p = sql.placeholder;

const all = read((db) => db.select().from(route).orderBy(route.unit, route.topic).prepare());

export const allRoutes = async (db: Db): Promise<readonly Route[]> =>
  (await all(db).all()).map((row) => ({
    unit: row.unit,
    topic: row.topic as RouteTopic,
    holder: row.holder,
    co: JSON.parse(row.co) as string[],
  }));

const put = prepared(
  sqlite.insert(route).values({ unit: p('unit'), topic: p('topic'), holder: p('holder'), co: p('co') }),
);

/** The rules as they are from now on: all others go. */
export const replaceRoutes = (routes: readonly Route[]): readonly Write[] => [
  write(sqlite.delete(route)),
  ...routes.map(({ unit, topic, holder, co }) => put({ unit, topic, holder, co: JSON.stringify(co) })),
];

const keep = prepared(
  sqlite
    .insert(routeTrace)
    .values({ petition: p('petition'), trace: p('trace') })
    .onConflictDoUpdate({ target: routeTrace.petition, set: { trace: sql`excluded.trace` } }),
);

/** Of a petition that is not restricted. */
export const keepTrace = (petition: string, trace: Trace): Write => keep({ petition, trace: JSON.stringify(trace) });

const ofPetition = read((db) =>
  db
    .select()
    .from(routeTrace)
    .where(eq(routeTrace.petition, p('petition')))
    .limit(1)
    .prepare(),
);

/** Undefined for restricted petitions, whose trace is sealed with their words, and for those filed before there was any. */
export const traceOf = async (db: Db, petition: string): Promise<Trace | undefined> => {
  const row = await ofPetition(db).get({ petition });
  return row && (JSON.parse(row.trace) as Trace);
};

/** Where petitions are looked for by those that are like them. */
import { and, eq, sql } from 'drizzle-orm';
import type { Petition, Status } from '../domain/petition.ts';
import type { Topic } from '../domain/taxonomy.ts';
import type { Db } from './commit.ts';
import { likeness, petition } from './schema.ts';
import { prepared, read } from './statement.ts';

const p = sql.placeholder;

const insert = prepared<'keys' | 'at' | 'petition'>(
  sql`insert or ignore into likeness (key, at, petition) select value, ${p('at')}, ${p('petition')} from json_each(${p('keys')})`,
);

/** @param at when it was filed, ms */
export const keepKeys = (of: { readonly petition: string; readonly at: number; readonly keys: readonly string[] }) =>
  insert({ ...of, keys: JSON.stringify(of.keys) });

export const eraseKeys = prepared<'petition'>(sql`delete from likeness where petition = ${p('petition')}`);

/** So many keys are looked up in one statement. */
const mostKeys = 16;
/** Of each key the newest only: a key that has more says little. */
const perKey = 60;

// Not a union of a select for each key: D1 takes five selects in one statement.
const under = read((db) => {
  const within = sql`l.key = k.value and l.at between ${p('from')} and ${p('to')}`;
  const lastOfKey = sql`select l.at from ${likeness} l where ${within} order by l.at desc limit 1 offset ${sql.raw(String(perKey - 1))}`;
  // As the lower bound itself: beside another one it would be looked for anew at each row.
  return db
    .select({ petition: sql<string>`l.petition`, at: sql<number>`l.at` })
    .from(sql`json_each(${p('keys')}) k cross join ${likeness} l`)
    .where(sql`l.key = k.value and l.at between coalesce((${lastOfKey}), ${p('from')}) and ${p('to')}`)
    .prepare();
});

/** Of a petition what it takes to compare it: the whole row would cost three times as much. */
export type Candidate = Pick<
  Petition,
  'id' | 'code' | 'version' | 'status' | 'topic' | 'place' | 'text' | 'lat' | 'long' | 'createdAt'
>;

const withIds = read((db) =>
  db
    .select({
      id: petition.id,
      code: petition.code,
      version: petition.version,
      status: petition.status,
      topic: petition.topic,
      place: petition.place,
      text: petition.text,
      lat: petition.lat,
      long: petition.long,
      createdAt: petition.createdAt,
    })
    .from(petition)
    .where(
      and(
        sql`${petition.id} in (select value from json_each(${p('ids')}))`,
        eq(petition.restricted, false),
        sql`${petition.status} <> 'withdrawn'`,
        sql`${petition.text} is not null`,
      ),
    )
    .prepare(),
);

/** So many are compared: reading one costs 10 µs. Of true pairs in a store of a million none was further behind. */
const most = 50;

/**
 * Petitions filed between the two times (ms) under any of the keys, those under several keys first, then the newest. Never a restricted or
 * withdrawn one. Costs by keys, not by petitions.
 * @param keys at most `mostKeys`; others are left out
 */
export const filedUnder = async (
  db: Db,
  keys: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): Promise<readonly Candidate[]> => {
  const found = new Map<string, { times: number; at: number }>();
  for (const row of await under(db).all({ keys: JSON.stringify(keys.slice(0, mostKeys)), from, to })) {
    const before = found.get(row.petition);
    found.set(row.petition, { times: (before?.times ?? 0) + 1, at: row.at });
  }
  const ids = [...found]
    .sort(([, a], [, b]) => b.times - a.times || b.at - a.at)
    .slice(0, most)
    .map(([id]) => id);
  if (ids.length === 0) return [];
  return (await withIds(db).all({ ids: JSON.stringify(ids) })).map((row) => ({
    ...row,
    status: row.status as Status,
    topic: row.topic as Topic,
    place: row.place ?? undefined,
    text: row.text ?? undefined,
    lat: row.lat ?? undefined,
    long: row.long ?? undefined,
  }));
};

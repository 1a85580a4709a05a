/** A tenant's own places, and what people call them besides. */
import { and, eq, sql } from 'drizzle-orm';
import type { Spot, SpotKind } from '../domain/spot.ts';
import type { Db, Write } from './commit.ts';
import { place, placeAlias } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';

const p = sql.placeholder;

const all = read((db) => db.select().from(place).orderBy(place.code).prepare());
const learnt = read((db) => db.select().from(placeAlias).orderBy(placeAlias.place, placeAlias.alias).prepare());

/** As the file has them. */
export const allSpots = async (db: Db): Promise<readonly Spot[]> =>
  (await all(db).all()).map((row) => ({
    code: row.code,
    name: row.name,
    kind: row.kind as SpotKind,
    unit: row.unit,
    aliases: JSON.parse(row.aliases) as string[],
    ...(row.within !== null && { within: row.within }),
    ...(row.lat !== null && row.long !== null && { lat: row.lat, long: row.long }),
  }));

export type LearntAlias = {
  readonly place: string;
  readonly alias: string;
  readonly times: number;
  readonly at: number;
};

/** What officers have confirmed. */
export const learntAliases = async (db: Db): Promise<readonly LearntAlias[]> => learnt(db).all();

const put = prepared(
  sqlite
    .insert(place)
    .values({
      code: p('code'),
      name: p('name'),
      kind: p('kind'),
      unit: p('unit'),
      within: p('within'),
      aliases: p('aliases'),
      lat: p('lat'),
      long: p('long'),
    })
    .onConflictDoUpdate({
      target: place.code,
      set: {
        name: sql`excluded.name`,
        kind: sql`excluded.kind`,
        unit: sql`excluded.unit`,
        within: sql`excluded.within`,
        aliases: sql`excluded.aliases`,
        lat: sql`excluded.lat`,
        long: sql`excluded.long`,
      },
    }),
);

/** Adds a place or replaces the one with its code; what was learnt of it stays. */
export const putSpot = (spot: Spot): Write =>
  put({
    code: spot.code,
    name: spot.name,
    kind: spot.kind,
    unit: spot.unit,
    within: spot.within ?? null,
    aliases: JSON.stringify(spot.aliases),
    lat: spot.lat ?? null,
    long: spot.long ?? null,
  });

const removeRow = prepared<'code'>(sqlite.delete(place).where(eq(place.code, p('code'))));
const forgetAll = prepared<'code'>(sqlite.delete(placeAlias).where(eq(placeAlias.place, p('code'))));

/** The place and all that was learnt of it. */
export const removeSpot = (code: string): readonly Write[] => [removeRow({ code }), forgetAll({ code })];

/** Once more confirmed, or for the first time. @param alias without anything of a person */
export const learnAlias = prepared<'place' | 'alias' | 'now'>(
  sqlite
    .insert(placeAlias)
    .values({ place: p('place'), alias: p('alias'), times: 1, at: p('now') })
    .onConflictDoUpdate({
      target: [placeAlias.place, placeAlias.alias],
      set: { times: sql`${placeAlias.times} + 1`, at: sql`excluded.at` },
    }),
);

export const forgetAlias = prepared<'place' | 'alias'>(
  sqlite.delete(placeAlias).where(and(eq(placeAlias.place, p('place')), eq(placeAlias.alias, p('alias')))),
);

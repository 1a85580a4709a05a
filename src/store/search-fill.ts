/** Petitions from before this search: they are put into it little by little, the newest first. */
import { and, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { note, petition, petitionWords } from './schema.ts';
import { ofDay } from './search.ts';
import { prepared } from './statement.ts';

const p = sql.placeholder;

export type Unfound = {
  readonly id: string;
  readonly code: string;
  readonly text: string;
  readonly place: string | null;
  readonly at: number;
  /** What was said later, as committees may read it. */
  readonly notes: string | null;
};

/** Petitions filed at `until` or before that the search does not know, the newest first. @param until ms */
export const unfound = async (db: Db, until: number, limit: number): Promise<readonly Unfound[]> =>
  db
    .select({
      id: petition.id,
      code: petition.code,
      text: sql<string>`${petition.text}`,
      place: petition.place,
      at: petition.createdAt,
      notes: sql<
        string | null
      >`(select group_concat(${note.text}, ' ') from ${note} where ${note.petition} = ${petition.id})`,
    })
    .from(petition)
    .leftJoin(petitionWords, eq(petitionWords.petition, petition.id))
    .where(
      and(
        isNull(petitionWords.id),
        eq(petition.restricted, false),
        sql`${petition.text} is not null`,
        sql`${petition.createdAt} <= ${until}`,
      ),
    )
    .orderBy(desc(petition.createdAt))
    .limit(limit);

/** For each day, by its first number, the last number that is taken, if any. */
export const lastNumbers = async (db: Db, firsts: readonly number[]): Promise<ReadonlyMap<number, number | null>> => {
  const rows = await db
    .select({
      first: sql<number>`value`,
      last: sql<number | null>`(select max(id) from petition_words where id >= value and id < value + ${ofDay})`,
    })
    .from(sql`json_each(${JSON.stringify(firsts)})`);
  return new Map(rows.map(({ first, last }) => [first, last]));
};

export type FillRow = { readonly id: number; readonly petition: string; readonly words: string };

// Unit and topic are as they are when this is written; what was erased meanwhile is left out.
const addAll = prepared<'rows'>(
  sql`insert into petition_words (id, petition, words, unit, topic)
    select r.value ->> 'id', p.id, r.value ->> 'words', p.unit, p.topic
    from json_each(${p('rows')}) r join petition p on p.id = r.value ->> 'petition'
    where p.restricted = 0 and p.text is not null
      and not exists (select 1 from petition_words w where w.petition = p.id)`,
);
const indexAll = prepared<'rows'>(
  sql`insert into petition_find (rowid, words, unit, topic)
    select w.id, w.words, w.unit, w.topic from json_each(${p('rows')}) r
    join petition_words w on w.id = r.value ->> 'id' and w.petition = r.value ->> 'petition'`,
);

export const fillWrites = (rows: readonly FillRow[]): Write[] => {
  const given = { rows: JSON.stringify(rows) };
  return rows.length === 0 ? [] : [addAll(given), indexAll(given)];
};

/** Empties the search of before by so many rows. */
export const emptyOld = prepared<'rows'>(
  sql`delete from petition_search where rowid in (select rowid from petition_search limit ${p('rows')})`,
);

export const oldIsEmpty = async (db: Db): Promise<boolean> =>
  (await db.select({ rowid: sql<number>`rowid` }).from(sql`petition_search`).limit(1)).length === 0;

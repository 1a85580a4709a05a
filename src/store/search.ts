/**
 * The search over what committees may read. What is written for it is part of the commit of the petition itself.
 *
 * The newest petitions that hold all words are looked at, 600 at most: the index gives them by day, newest first, without touching
 * the others, so a word of every second petition costs what a rare one does. Filters on unit and topic are words of the index too; those
 * on state and holder are tried on the 4,000 newest.
 */
import { type SQL, sql } from 'drizzle-orm';
import type { Petition } from '../domain/petition.ts';
import type { Either, Search, SearchWord } from '../domain/search.ts';
import type { Db, Write } from './commit.ts';
import { petitionFromRow } from './petition-row.ts';
import { petition, petitionWords } from './schema.ts';
import { prepared } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

const day = 86_400_000;
/** Rows of a day, many more than anybody imports at once. */
export const ofDay = 2 ** 24;
/** The first number of the day in which a moment lies. @param at ms */
export const firstOfDay = (at: number): number => Math.floor(at / day) * ofDay;

const addRow = prepared<'first' | 'end' | 'petition' | 'words' | 'unit' | 'topic'>(
  sql`insert into petition_words (id, petition, words, unit, topic) values (
    (select coalesce(max(id) + 1, ${p('first')}) from petition_words where id >= ${p('first')} and id < ${p('end')}),
    ${p('petition')}, ${p('words')}, ${p('unit')}, ${p('topic')})`,
);
const putIn = prepared<'petition'>(
  sql`insert into petition_find (rowid, words, unit, topic)
    select id, words, unit, topic from petition_words where petition = ${p('petition')}`,
);
const takeOut = prepared<'petition'>(
  sql`insert into petition_find (petition_find, rowid, words, unit, topic)
    select 'delete', id, words, unit, topic from petition_words where petition = ${p('petition')}`,
);
const dropRow = prepared<'petition'>(sql`delete from petition_words where petition = ${p('petition')}`);
const dropOld = prepared<'petition'>(sql`delete from petition_search where petition = ${p('petition')}`);
const alterRow = prepared<'petition' | 'more' | 'unit' | 'topic'>(
  sql`update petition_words set words = words || ${p('more')}, unit = ${p('unit')}, topic = ${p('topic')}
    where petition = ${p('petition')}`,
);

/** @param words folded */
export const indexPetition = (
  n: { readonly id: string; readonly unit: string; readonly topic: string },
  words: string,
  at: number,
): Write[] => {
  const first = firstOfDay(at);
  return [
    addRow({ petition: n.id, words, unit: n.unit, topic: n.topic, first, end: first + ofDay }),
    putIn({ petition: n.id }),
  ];
};

/** What changed of a petition, as the search sees it. @param more folded words that were added, or none */
export const reindexPetition = (
  x: { readonly id: string; readonly unit: string; readonly topic: string },
  more: string,
): Write[] => [
  takeOut({ petition: x.id }),
  alterRow({ petition: x.id, more: more === '' ? '' : ` ${more}`, unit: x.unit, topic: x.topic }),
  putIn({ petition: x.id }),
];

/** The petition is found no more, and its words are no longer in the index. */
export const unindexPetition = (id: string): Write[] => [
  takeOut({ petition: id }),
  dropRow({ petition: id }),
  dropOld({ petition: id }),
];

/**
 * So many units are words of the index; of more the rows themselves are asked. FTS5 asks all parts of an OR at each step: with 120 units that hold
 * everything a search for rare words takes 100 to 200 ms among 1,000,000, where asking the rows takes 10 to 40.
 */
const mostUnits = 32;
/** A commune that is named, with its hamlets: there is no other way to find what does not say its name. */
const mostNamed = 200;
const window = 600;
const tried = 4_000;

/** In quotes nothing is an operator; what could end the quotes is no letter and was folded away. */
const quoted = (words: string, joint = ' '): string =>
  words
    .split(' ')
    .filter(Boolean)
    .map((word) => `"${word.replaceAll('"', '')}"`)
    .join(joint);
const any = (each: readonly string[]): string => `(${each.join(' OR ')})`;

const codes = (column: 'unit' | 'topic', values: readonly string[]): string =>
  `${column} : ${any(values.map((value) => `"${value.replaceAll('"', '')}"`))}`;

const wordMatch = ({ folded }: SearchWord, beginning: boolean): string =>
  any(folded.map((word) => `${quoted(word)}${beginning ? '*' : ''}`));

const eitherMatch = ({ phrases, units, topics }: Either): string =>
  any([
    ...phrases.filter(Boolean).map((phrase) => `words : (${quoted(phrase, ' + ')})`),
    ...(units.length > 0 ? [codes('unit', units.slice(0, mostNamed))] : []),
    ...(topics.length > 0 ? [codes('topic', topics)] : []),
  ]);

/**
 * What the index understands; undefined where there is nothing to look for in it. Never an operator that somebody typed.
 * @param beginning the last word may be the beginning of one
 */
export const matchExpression = (search: Search, beginning = false): string | undefined => {
  const { words, either, units, topics } = search;
  const last = words.length - 1;
  const parts = [
    ...(words.length > 0
      ? [`words : (${words.map((word, i) => wordMatch(word, beginning && i === last)).join(' AND ')})`]
      : []),
    ...either.map(eitherMatch),
    ...(units && units.length > 0 && units.length <= mostUnits ? [codes('unit', units)] : []),
    ...(topics && topics.length > 0 ? [codes('topic', topics)] : []),
  ];
  return parts.length === 0 ? undefined : parts.map((part) => `(${part})`).join(' AND ');
};

const list = (values: readonly string[]): SQL => sql`(select value from json_each(${JSON.stringify(values)}))`;

const conditions = ({ units, topics, statuses, holders, since, until, dueBefore }: Search): readonly SQL[] => [
  ...(units ? [sql`${petition.unit} in ${list(units)}`] : []),
  ...(topics ? [sql`${petition.topic} in ${list(topics)}`] : []),
  ...(statuses ? [sql`${petition.status} in ${list(statuses)}`] : []),
  ...(holders ? [sql`${petition.holder} in ${list(holders)}`] : []),
  ...(since === undefined ? [] : [sql`${petition.createdAt} >= ${since}`]),
  ...(until === undefined ? [] : [sql`${petition.createdAt} < ${until}`]),
  ...(dueBefore === undefined ? [] : [sql`${petition.dueAt} < ${dueBefore}`]),
];

export type Candidate = {
  readonly id: string;
  /** Folded. */
  readonly words: string;
  readonly text: string;
  readonly at: number;
};

const candidates = async (db: Db, search: Search, beginning: boolean): Promise<readonly Candidate[]> => {
  const match = matchExpression(search, beginning);
  const { since, until, statuses, holders, dueBefore, units } = search;
  const picky = statuses || holders || dueBefore !== undefined || (units && units.length > mostUnits);
  const id = match === undefined ? sql`petition_words.id` : sql`petition_find.rowid`;
  const within = [
    ...(match === undefined ? [] : [sql`petition_find match ${match}`]),
    ...(since === undefined ? [] : [sql`${id} >= ${firstOfDay(since)}`]),
    ...(until === undefined ? [] : [sql`${id} < ${firstOfDay(until) + ofDay}`]),
  ];
  const from = match === undefined ? sql`petition_words` : sql`petition_find`;
  const where = within.length === 0 ? sql`` : sql`where ${sql.join([...within], sql` and `)}`;
  const newest = sql`(select ${id} as id from ${from} ${where} order by ${id} desc limit ${picky ? tried : window}) newest`;
  // Whatever the index holds, the petition itself says whether it may be read.
  const readable = [sql`${petition.restricted} = 0`, sql`${petition.text} is not null`, ...conditions(search)];
  return db
    .select({
      id: petition.id,
      words: petitionWords.words,
      text: sql<string>`${petition.text} || ' ' || coalesce(${petition.place}, '')`,
      at: petition.createdAt,
    })
    .from(newest)
    .innerJoin(petitionWords, sql`${petitionWords.id} = newest.id`)
    .innerJoin(petition, sql`${petition.id} = ${petitionWords.petition}`)
    .where(sql.join(readable, sql` and `))
    .orderBy(sql`newest.id desc`)
    .limit(window);
};

/** The shortest beginning of a word that is looked for: with fewer letters half of all words begin so. */
const shortest = 3;

/**
 * The newest that fit, for ranking. Where no petition has the last word, those with words that begin so: people stop in the middle.
 */
export const findCandidates = async (db: Db, search: Search): Promise<readonly Candidate[]> => {
  const whole = await candidates(db, search, false);
  const last = search.words.at(-1)?.folded[0] ?? '';
  return whole.length > 0 || last.length < shortest ? whole : candidates(db, search, true);
};

/** In the order of the ids; those that are not there are left out. */
export const petitionsByIds = async (db: Db, vault: Vault, ids: readonly string[]): Promise<readonly Petition[]> => {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(petition)
    .where(sql`${petition.id} in (select value from json_each(${JSON.stringify(ids)}))`);
  const byIds = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => {
    const row = byIds.get(id);
    return row ? [petitionFromRow(vault, row)] : [];
  });
};

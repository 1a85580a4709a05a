/** The search over what committees may read, without diacritics. */
import { sql } from 'drizzle-orm';
import { fold } from '../domain/fold.ts';
import type { Petition } from '../domain/petition.ts';
import type { Db } from './commit.ts';
import { petitionFromRow } from './petition-row.ts';
import { petition } from './schema.ts';
import { prepared } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

export const searchable = (n: {
  readonly text: string;
  readonly place: string | undefined;
  readonly code: string;
}): string => fold(`${n.text} ${n.place ?? ''} ${n.code}`);

export const indexWords = prepared<'petition' | 'words'>(
  sql`insert into petition_search (petition, words) values (${p('petition')}, ${p('words')})`,
);

/** Folded words → what FTS5 understands: every word must occur, the last one may be a beginning. Never an operator. */
export const matchExpression = (typed: string): string | undefined => {
  const words = fold(typed).split(' ').filter(Boolean).slice(0, 12);
  if (words.length === 0) return undefined;
  return words.map((word, i) => `"${word}"${i === words.length - 1 ? '*' : ''}`).join(' ');
};

/** Best match first. */
export const searchPetitions = async (
  db: Db,
  vault: Vault,
  typed: string,
  limit: number,
  units?: ReadonlySet<string>,
): Promise<readonly Petition[]> => {
  const match = matchExpression(typed);
  if (!match) return [];
  // The units are checked afterwards: a committee's own are among the best few hundred or the words were too common.
  const rows = await db
    .select({ petition })
    .from(sql`petition_search`)
    .innerJoin(petition, sql`${petition.id} = petition_search.petition`)
    .where(sql`petition_search match ${match}`)
    .orderBy(sql`petition_search.rank`)
    .limit(units ? 500 : limit);
  const found = rows.map((row) => petitionFromRow(vault, row.petition)).filter((x) => !x.restricted);
  return (units ? found.filter((x) => units.has(x.unit)) : found).slice(0, limit);
};

export const eraseSearch = prepared<'id'>(sql`delete from petition_search where petition = ${p('id')}`);

/** Open petitions by the end of their code, by which people in a chat without buttons name them. */
import { and, eq, sql } from 'drizzle-orm';
import type { Db } from './commit.ts';
import { petition } from './schema.ts';
import { read } from './statement.ts';

const p = sql.placeholder;

const endingSo = read((db) =>
  db
    .select({ code: petition.code, unit: petition.unit })
    .from(petition)
    .where(
      and(
        // As the partial index has it, word for word.
        sql`status IN ('new', 'claimed', 'waiting')`,
        sql`substr(code, -3) = ${p('end')}`,
        eq(petition.restricted, false),
      ),
    )
    .limit(1_000)
    .prepare(),
);

/** Codes of open petitions, with their units, that end in these digits. @param ending at least three digits */
export const openEndingIn = async (db: Db, ending: string): Promise<readonly { code: string; unit: string }[]> =>
  (await endingSo(db).all({ end: ending.slice(-3) })).filter(({ code }) => code.endsWith(ending));

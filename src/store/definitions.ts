/** What the office defines for itself, version after version; nothing is ever overwritten. */
import { desc, eq, max, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { definition, figure } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';

const p = sql.placeholder;

export type DefinitionKind = (typeof definition.$inferSelect)['kind'];
/** `data`: JSON. `actor`: the operator who gave the command. */
export type Definition = typeof definition.$inferSelect;

const newest = read((db) =>
  db
    .select({ kind: definition.kind, version: max(definition.version) })
    .from(definition)
    .groupBy(definition.kind)
    .orderBy(definition.kind)
    .prepare(),
);

/** Changes with every change of any of them: caches go by it. */
export const definitionsVersion = async (db: Db): Promise<string> =>
  (await newest(db).all()).map(({ kind, version }) => `${kind} ${version}`).join();

const last = read((db) =>
  db
    .select()
    .from(definition)
    .where(eq(definition.kind, p('kind')))
    .orderBy(desc(definition.version))
    .limit(1)
    .prepare(),
);

/** The newest version; undefined where the office has never defined any. */
export const definitionOf = (db: Db, kind: DefinitionKind): Promise<Definition | undefined> => last(db).get({ kind });

const insert = prepared(
  sqlite.insert(definition).values({
    kind: p('kind'),
    version: p('version'),
    at: p('at'),
    actor: p('actor'),
    data: p('data'),
  }),
);

/** One version more. Stale where somebody else has just written the same one. */
export const define = (one: Definition): Write => insert({ ...one });

/** Which of these indicators anybody has ever reported. Looks through all figures: for the operator's commands only. */
export const indicatorsWithFigures = async (db: Db, codes: readonly string[]): Promise<readonly string[]> =>
  codes.length === 0
    ? []
    : (
        await db
          .selectDistinct({ indicator: figure.indicator })
          .from(figure)
          .where(sql`${figure.indicator} in (select value from json_each(${JSON.stringify(codes)}))`)
      ).map(({ indicator }) => indicator);

/** The record of every change, and the keyed chain over it that shows when a row was altered, taken out or cut off. */
import { and, asc, count, desc, eq, gt, lt, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { audit, auditLink } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

export type AuditRow = {
  readonly at: number;
  readonly actor?: string | undefined;
  readonly action: string;
  readonly petition?: string | undefined;
  readonly unit?: string | undefined;
  readonly status?: string | undefined;
  readonly holder?: string | undefined;
  readonly dueAt?: number | undefined;
  readonly topic?: string | undefined;
  /** What it does to the number of open petitions of the unit. */
  readonly moved?: number;
  /** Codes only, never words of a person; but the reason an operator gives for looking stands here as given. */
  readonly detail?: string | undefined;
};

const insert = prepared(
  sqlite.insert(audit).values({
    at: p('at'),
    actor: p('actor'),
    action: p('action'),
    petition: p('petition'),
    unit: p('unit'),
    status: p('status'),
    holder: p('holder'),
    dueAt: p('dueAt'),
    topic: p('topic'),
    moved: p('moved'),
    detail: p('detail'),
  }),
);

export const record = (row: AuditRow): Write =>
  insert({
    at: row.at,
    actor: row.actor ?? null,
    action: row.action,
    petition: row.petition ?? null,
    unit: row.unit ?? null,
    status: row.status ?? null,
    holder: row.holder ?? null,
    dueAt: row.dueAt ?? null,
    topic: row.topic ?? null,
    moved: row.moved ?? 0,
    detail: row.detail ?? null,
  });

type Stored = typeof audit.$inferSelect;

const canonical = (row: Stored): string =>
  JSON.stringify([
    row.seq,
    row.at,
    row.actor,
    row.action,
    row.petition,
    row.unit,
    row.status,
    row.holder,
    row.dueAt,
    row.topic,
    row.moved,
    row.detail,
  ]);

const lastLink = read((db) => db.select().from(auditLink).orderBy(desc(auditLink.seq)).limit(1).prepare());
const rowsAfter = read((db) =>
  db
    .select()
    .from(audit)
    .where(gt(audit.seq, p('after')))
    .orderBy(asc(audit.seq))
    .limit(p('limit'))
    .prepare(),
);

const insertLink = prepared(
  sqlite.insert(auditLink).values({ seq: p('seq'), count: p('count'), hash: p('hash'), at: p('now') }),
);

/** At most this many rows a link: one link a minute keeps up with any load we know of. */
const linkRows = 5_000;

/** The next link over rows not yet in the chain; undefined where there are none. Two linkers collide on `seq`: one is stale. */
export const nextLink = async (db: Db, vault: Vault, now: number): Promise<Write | undefined> => {
  const last = await lastLink(db).get();
  const rows = await rowsAfter(db).all({ after: last?.seq ?? 0, limit: linkRows });
  const end = rows.at(-1);
  if (!end) return undefined;
  const hash = rows.reduce((link, row) => vault.link(link, canonical(row)), last?.hash ?? '');
  return insertLink({ seq: end.seq, count: (last?.count ?? 0) + rows.length, hash, now });
};

export type ChainVerdict =
  | { readonly ok: true; readonly rows: number; readonly unlinked: number; readonly head: string }
  /** `altered`: a linked row is not what it was. `missing`: linked rows are gone, in the middle or at the end. */
  | { readonly ok: false; readonly why: 'altered' | 'missing'; readonly at: number };

/** Recomputes the chain from the first row. */
export const verifyChain = async (db: Db, vault: Vault): Promise<ChainVerdict> => {
  const links = await db.select().from(auditLink).orderBy(asc(auditLink.seq));
  let hash = '';
  let seen = 0;
  let after = 0;
  for (const link of links) {
    const rows = await db
      .select()
      .from(audit)
      .where(and(gt(audit.seq, after), lt(audit.seq, link.seq + 1)))
      .orderBy(asc(audit.seq));
    seen += rows.length;
    if (seen !== link.count || rows.at(-1)?.seq !== link.seq) return { ok: false, why: 'missing', at: link.seq };
    hash = rows.reduce((chain, row) => vault.link(chain, canonical(row)), hash);
    if (hash !== link.hash) return { ok: false, why: 'altered', at: link.seq };
    after = link.seq;
  }
  const [rest] = await db.select({ n: count() }).from(audit).where(gt(audit.seq, after));
  return { ok: true, rows: seen, unlinked: rest?.n ?? 0, head: hash };
};

export type Event = {
  readonly at: number;
  readonly action: string;
  readonly unit: string | undefined;
  readonly status: string | undefined;
  readonly detail: string | undefined;
};

/** What happened to a petition, in order; of the last 500 rows. Who did it is not told. */
export const historyOf = async (db: Db, petition: string): Promise<readonly Event[]> => {
  const rows = await db
    .select({ at: audit.at, action: audit.action, unit: audit.unit, status: audit.status, detail: audit.detail })
    .from(audit)
    .where(eq(audit.petition, petition))
    .orderBy(desc(audit.seq))
    .limit(500);
  return rows.reverse().map((row) => ({
    at: row.at,
    action: row.action,
    unit: row.unit ?? undefined,
    status: row.status ?? undefined,
    detail: row.detail ?? undefined,
  }));
};

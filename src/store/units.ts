/** The tree of units and the committee chats bound to them. */
import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Unit } from '../domain/unit.ts';
import type { Db, Write } from './commit.ts';
import { chat, setting, unit } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';
import type { Vault } from './vault.ts';

const p = sql.placeholder;

const all = read((db) => db.select().from(unit).orderBy(unit.code).prepare());

export const allUnits = async (db: Db): Promise<Unit[]> =>
  (await all(db).all()).map((row) => ({
    code: row.code,
    name: row.name,
    ...(row.parent !== null && { parent: row.parent }),
    kind: row.kind as Unit['kind'],
    aliases: JSON.parse(row.aliases) as string[],
    ...(row.phone !== null && { phone: row.phone }),
  }));

const put = prepared(
  sqlite
    .insert(unit)
    .values({
      code: p('code'),
      name: p('name'),
      parent: p('parent'),
      kind: p('kind'),
      aliases: p('aliases'),
      phone: p('phone'),
    })
    .onConflictDoUpdate({
      target: unit.code,
      set: {
        name: sql`excluded.name`,
        parent: sql`excluded.parent`,
        kind: sql`excluded.kind`,
        aliases: sql`excluded.aliases`,
        phone: sql`coalesce(excluded.phone, ${unit.phone})`,
      },
    }),
);

/** Adds a unit or replaces the one with its code. */
export const putUnit = (u: Unit): Write =>
  put({
    code: u.code,
    name: u.name,
    parent: u.parent ?? null,
    kind: u.kind,
    aliases: JSON.stringify(u.aliases),
    phone: u.phone ?? null,
  });

/** To be written with every change of units or chats: caches of the tree go by it. */
export const treeChanged = prepared<'version'>(
  sqlite
    .insert(setting)
    .values({ name: 'units', value: p('version') })
    .onConflictDoUpdate({ target: setting.name, set: { value: sql`excluded.value` } }),
);

export type CommitteeChat = {
  readonly id: string;
  readonly channel: string;
  readonly chat: string;
  readonly unit: string;
};

const bound = read((db) => db.select().from(chat).where(isNull(chat.endedAt)).prepare());

/** Every bound committee chat. There are as many as committees: thousands at most. */
export const boundChats = async (db: Db, vault: Vault): Promise<readonly CommitteeChat[]> =>
  (await bound(db).all()).map((row) => ({
    id: row.id,
    channel: row.channel,
    chat: vault.open(row.address, `chat.address:${row.id}`),
    unit: row.unit,
  }));

const bindRow = prepared(
  sqlite
    .insert(chat)
    .values({ id: p('id'), channel: p('channel'), address: p('address'), unit: p('unit'), boundAt: p('now') })
    .onConflictDoUpdate({
      target: chat.id,
      set: { unit: sql`excluded.unit`, boundAt: sql`excluded.bound_at`, endedAt: null, address: sql`excluded.address` },
    }),
);

export const bindChat = (vault: Vault, as: CommitteeChat, now: number): Write =>
  bindRow({
    id: as.id,
    channel: as.channel,
    address: vault.seal(as.chat, `chat.address:${as.id}`),
    unit: as.unit,
    now,
  });

export const endChat = prepared<'id' | 'now'>(
  sqlite
    .update(chat)
    .set({ endedAt: sql`${p('now')}` })
    .where(and(eq(chat.id, p('id')), isNull(chat.endedAt))),
);

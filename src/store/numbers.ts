/** Telephone numbers that people have shown, as keyed hashes: in which conversations, and how sure the platform is of each. */
import { and, count, desc, eq, isNotNull, sql } from 'drizzle-orm';
import type { Db, Write } from './commit.ts';
import { person, session } from './schema.ts';
import { prepared, read, sqlite } from './statement.ts';

const p = sql.placeholder;

const showing = read((db) =>
  db
    .select({
      own: person.id,
      sure: person.phoneSure,
      conversation: session.id,
      person: session.person,
      channel: session.channel,
    })
    .from(person)
    // As two indexed searches: whoever it is alone, whether or not it was linked.
    .innerJoin(
      session,
      sql`${session.origin} = ${person.id} or (${session.person} = ${person.id} and ${session.origin} is null)`,
    )
    .where(eq(person.phone, p('phone')))
    .orderBy(desc(session.heardAt), session.id)
    .prepare(),
);

/** A conversation in which a number was shown. */
export type Showing = {
  readonly conversation: string;
  /** Who it would be alone. */
  readonly own: string;
  /** Who it counts as. */
  readonly person: string;
  readonly channel: string;
  /** The platform vouches for it. */
  readonly sure: boolean;
};

/** Conversations in which this number was shown, the one used last first. @param phone keyed hash */
export const withNumber = async (db: Db, phone: string): Promise<readonly Showing[]> =>
  (await showing(db).all({ phone })).map((row) => ({ ...row, sure: row.sure === 1 }));

const clearNumber = prepared(
  sqlite
    .update(person)
    .set({ phone: null, phoneSure: null })
    .where(
      and(
        eq(person.phone, p('phone')),
        sql`${person.id} in (select coalesce(origin, person) from ${session} where ${session.channel} = ${p('channel')})
          and ${person.id} is not (select coalesce(origin, person) from ${session} where ${session.id} = ${p('acting')})`,
      ),
    ),
);
const setNumber = prepared(
  sqlite
    .update(person)
    .set({
      phone: sql`${p('phone')}`,
      // What was sure once is not less so because it is said as well.
      phoneSure: sql`case when ${person.phone} = ${p('phone')} then max(${person.phoneSure}, ${p('sure')}) else ${p('sure')} end`,
    })
    .where(sql`${person.id} = (select coalesce(origin, person) from ${session} where ${session.id} = ${p('acting')})`),
);
/** Of the people with this number just these, one by one: another one in the place of one of them is not the same. */
const sameNumbers = prepared(
  sqlite
    .update(session)
    .set({
      version: sql`case when (select count(*) from ${person} p where p.phone = ${p('phone')}) = ${p('n')} + 1
        and (select count(*) from ${person} p where p.phone = ${p('phone')} and p.id || p.phone_sure in (select value from json_each(${p('others')}))) = ${p('n')}
        then ${session.version} end`,
    })
    .where(eq(session.id, p('acting'))),
);

/**
 * The number is that of the acting conversation. Where the platform is sure of it, it is no longer that of another account on
 * the same channel: it was given to somebody else. Who only says a number takes it from nobody. Fails as stale where by now it
 * was shown elsewhere than in the `others` that were read.
 */
export const showNumber = (as: {
  readonly phone: string;
  readonly sure: boolean;
  readonly acting: string;
  readonly channel: string;
  /** All conversations with this number but the acting one. */
  readonly others: readonly Showing[];
}): Write[] => {
  const { phone, acting, channel } = as;
  const sure = as.sure ? 1 : 0;
  const left = as.others.filter((each) => !as.sure || each.channel !== channel);
  const others = JSON.stringify(left.map((each) => `${each.own}${each.sure ? 1 : 0}`));
  return [
    ...(as.sure ? [clearNumber({ phone, channel, acting })] : []),
    setNumber({ phone, sure, acting }),
    sameNumbers({ phone, n: left.length, others, acting }),
  ];
};

const own = (conversation: 'asked' | 'asker') =>
  sql`select coalesce(origin, person) from ${session} where ${session.id} = ${p(conversation)}`;

const shared = read((db) =>
  db
    .select({ n: count() })
    .from(person)
    .where(
      sql`${person.id} = (${own('asked')}) and ${person.phoneSure} = 1
        and ${person.phone} = (select b.phone from ${person} b where b.id = (${own('asker')}))`,
    )
    .prepare(),
);

/** Have both conversations shown the same number, and is the platform still sure that it is that of `asked`? */
export const shareNumber = async (db: Db, pair: { readonly asked: string; readonly asker: string }): Promise<boolean> =>
  ((await shared(db).get(pair))?.n ?? 0) > 0;

const numbered = read((db) =>
  db
    .select({ n: count() })
    .from(person)
    .where(
      and(
        isNotNull(person.phone),
        sql`(${person.id} = ${p('person')} or ${person.id} in (select origin from ${session} where ${session.person} = ${p('person')}))`,
      ),
    )
    .prepare(),
);

/** Has the person shown a number, in any of their conversations? */
export const hasNumber = async (db: Db, personId: string): Promise<boolean> =>
  ((await numbered(db).get({ person: personId }))?.n ?? 0) > 0;

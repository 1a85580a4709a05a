/** What a platform's plan counts: messages in and out, and people. Derived from the rows there are anyway. */
import { and, count, eq, gte, sql } from 'drizzle-orm';
import type { Db } from './commit.ts';
import { inbox, lane, outbox, session } from './schema.ts';
import { read } from './statement.ts';

const p = sql.placeholder;

/** A message is given up after three days, so what was sent since then was made at most so long before. ms */
const LONGEST_WAIT = 3 * 86_400_000;

const came = read((db) =>
  db
    .select({ n: count() })
    .from(inbox)
    .where(and(eq(inbox.channel, p('channel')), gte(inbox.at, p('since'))))
    .prepare(),
);

const went = read((db) =>
  db
    .select({ n: count() })
    .from(outbox)
    .innerJoin(lane, eq(lane.id, outbox.lane))
    .where(
      and(
        eq(lane.channel, p('channel')),
        eq(outbox.state, sql`'sent'`),
        eq(outbox.fleeting, sql`0`),
        gte(outbox.createdAt, p('made')),
        gte(outbox.sentAt, p('since')),
      ),
    )
    .prepare(),
);

/** @param since ms */
export const messagesSince = async (db: Db, channel: string, since: number): Promise<number> => {
  const [inward] = await came(db).all({ channel, since });
  const [outward] = await went(db).all({ channel, since, made: since - LONGEST_WAIT });
  return (inward?.n ?? 0) + (outward?.n ?? 0);
};

const people = read((db) =>
  db
    .select({ n: count() })
    .from(session)
    .where(eq(session.channel, p('channel')))
    .prepare(),
);

export const peopleOn = async (db: Db, channel: string): Promise<number> =>
  (await people(db).all({ channel }))[0]?.n ?? 0;

/** What must hold when everything has come to rest, whatever happened on the way. Reads the tables, believes nothing else. */
import { eq } from 'drizzle-orm';
import type { Call } from '../../../src/domain/call.ts';
import { isOpen, type Status } from '../../../src/domain/petition.ts';
import { showCode } from '../../../src/domain/tracking-code.ts';
import { verifyChain } from '../../../src/store/audit.ts';
import type { Store } from '../../../src/store/commit.ts';
import { attachment, audit, inbox, lane, note, outbox, petition, posted } from '../../../src/store/schema.ts';
import type { Vault } from '../../../src/store/vault.ts';
import type { Actor } from './people.ts';
import { group } from './people.ts';
import type { Arrived, Platform } from './platform.ts';

export type Ledger = {
  /** Keys of updates that were answered with 200. */
  readonly acknowledged: ReadonlySet<string>;
  /** Keys of all updates there were. */
  readonly made: ReadonlySet<string>;
  readonly citizens: readonly Actor[];
  readonly officers: readonly Actor[];
};

const countBy = <T>(list: readonly T[], key: (each: T) => string): Map<string, number> => {
  const counts = new Map<string, number>();
  for (const each of list) counts.set(key(each), (counts.get(key(each)) ?? 0) + 1);
  return counts;
};

/** Everything that is wrong, in words; empty when all is well. */
export const wrongs = async (store: Store, vault: Vault, seen: Platform, ledger: Ledger): Promise<string[]> => {
  const { db } = store;
  const found: string[] = [...seen.wrongs];
  const wrong = (holds: boolean, what: string): void => {
    if (!holds) found.push(what);
  };

  const taken = await db.select().from(inbox);
  const done = new Set(taken.filter((row) => row.channel === 'telegram').map((row) => row.key));
  for (const key of ledger.acknowledged) wrong(done.has(key), `update ${key} was acknowledged and is not there`);
  for (const key of done) wrong(ledger.made.has(key), `update ${key} came from nowhere`);
  for (const row of taken) wrong(row.outcome === 'done', `the turn of ${row.channel} ${row.key} ${row.outcome}`);

  const petitions = (await db.select().from(petition)).map((row) => ({
    ...row,
    words: vault.open(row.words, `petition.words:${row.id}`),
  }));
  for (const { word } of ledger.citizens) {
    const n = petitions.filter((p) => p.words.includes(word)).length;
    wrong(n === 1, `${n} petitions of ${word}, who confirmed one`);
  }
  wrong(petitions.length === ledger.citizens.length, `${petitions.length} petitions in all`);

  const trail = await db.select().from(audit).orderBy(audit.seq);
  const open = trail.reduce((sum, row) => sum + row.moved, 0);
  wrong(open === petitions.filter((p) => isOpen(p.status as Status)).length, `the record says that ${open} are open`);
  const notes = await db.select().from(note);
  for (const p of petitions) {
    const rows = trail.filter((row) => row.petition === p.id);
    const filed = rows.filter((row) => row.action === 'petition.filed');
    wrong(filed.length === 1, `petition ${p.code} was filed ${filed.length} times in the record`);
    wrong(
      p.version === rows.length,
      `petition ${p.code} is at version ${p.version} with ${rows.length} rows of record`,
    );
    wrong(
      rows.at(-1)?.status === p.status,
      `petition ${p.code} is ${p.status}, the record says ${rows.at(-1)?.status}`,
    );
    const results = notes.filter((n) => n.petition === p.id && n.kind === 'result').length;
    const finished = rows.filter((row) => row.action === 'petition.finish').length;
    wrong(results === finished, `petition ${p.code} has ${results} results and was finished ${finished} times`);
  }
  const answers = notes.map((n) => vault.open(n.words, `note.words:${n.id}`));
  for (const [words, n] of countBy(answers, (words) => words)) wrong(n === 1, `written ${n} times: ${words}`);
  const chain = await verifyChain(db, vault);
  wrong(chain.ok, 'the chain of the record is broken');

  const files = (await db.select().from(attachment)).filter((row) => row.petition !== null);
  for (const file of files) wrong(file.state === 'stored' && file.postedAt !== null, `a file is ${file.state}`);

  const rows = await db.select().from(outbox).orderBy(outbox.seq);
  const calls = new Map(
    rows.map((row) => [row.seq, JSON.parse(vault.open(row.body, `outbox.body:${row.lane}`)) as Call] as const),
  );
  const idOf = new Map([...calls].map(([seq, call]) => [seq, call.params.id as string]));
  const byId = new Map(rows.map((row) => [idOf.get(row.seq), row]));
  const times = countBy(seen.arrived, (a) => a.id);
  for (const row of rows) {
    const n = times.get(idOf.get(row.seq) ?? '') ?? 0;
    wrong(row.state === 'sent' || row.state === 'superseded', `message ${row.seq} is ${row.state} (${row.failure})`);
    // An edit whose message never was, and has none to stand for it, has nothing to send.
    if (row.state === 'sent') wrong(n > 0, `message ${row.seq} is marked as sent and never arrived`);
    if (row.state === 'sent') wrong(row.attempts === 1, `message ${row.seq} was marked ${row.attempts} times`);
  }
  for (const { id } of seen.arrived) wrong(byId.has(id), `message ${id} was sent and never committed`);

  for (const [chat, said] of Map.groupBy(seen.arrived, (a) => a.chat)) found.push(...disorder(chat, said, byId));

  const lanes = await db.select().from(lane);
  for (const { id, leasedUntil, address } of lanes) {
    wrong(leasedUntil === 0, 'a lane is held by nobody');
    const chat = vault.open(address, `lane.address:${id}`);
    for (const { slot, message } of await db.select().from(posted).where(eq(posted.lane, id))) {
      const newest = rows.filter((row) => row.lane === id && calls.get(row.seq)?.slot === slot).at(-1);
      const shows = seen.shows(chat, message) === idOf.get(newest?.seq ?? 0);
      wrong(shows, `the ${slot.slice(0, 2)} message of chat ${chat} does not show the last that was decided`);
    }
  }

  const digests = rows.filter((row) => row.cause.startsWith('clock:digest:')).length;
  wrong(digests <= 1, `${digests} digests of one day`);

  for (const p of petitions) {
    const code = showCode(p.code);
    const citizen = ledger.citizens.find(({ word }) => p.words.includes(word));
    wrong(
      seen.chat(group).some((m) => m.text.includes(code)),
      `the committee never saw ${code}`,
    );
    wrong(
      seen.chat(citizen?.id ?? '').some((m) => m.text.includes(code)),
      `the citizen never got ${code}`,
    );
  }
  return found;
};

type Row = { readonly seq: number; readonly priority: number };

/** The order in one chat: by the commits, within each priority; and nothing twice unless something went wrong after the first time. */
const disorder = (chat: string, said: readonly Arrived[], byId: ReadonlyMap<string | undefined, Row>): string[] => {
  const found: string[] = [];
  const before = new Map<string, Arrived>();
  const last = new Map<number, number>();
  for (const each of said) {
    const earlier = before.get(each.id);
    before.set(each.id, each);
    if (earlier) {
      if (earlier.by.hurt === earlier.hurt)
        found.push(`message ${each.id} was said twice in chat ${chat} for no reason`);
      continue;
    }
    const row = byId.get(each.id);
    if (!row || each.toast) continue;
    if (row.seq < (last.get(row.priority) ?? 0)) found.push(`message ${row.seq} came late in chat ${chat}`);
    last.set(row.priority, row.seq);
  }
  return found;
};

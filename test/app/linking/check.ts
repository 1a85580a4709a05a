/** What must hold of the tables, whatever was linked, parted, filed and erased in whatever order. Believes the tables only. */
import { isNotNull } from 'drizzle-orm';
import { isOpen, type Status } from '../../../src/domain/petition.ts';
import { verifyChain } from '../../../src/store/audit.ts';
import { unlikeRecord } from '../../../src/store/consistency.ts';
import { petitionsOfPerson } from '../../../src/store/petitions.ts';
import { linkRequest, person, petition, session, stock } from '../../../src/store/schema.ts';
import { groupOf, type Model, shape } from './model.ts';
import { accounts, type Stage } from './stage.ts';

/** What is wrong in itself. */
export const wrongs = async (s: Stage): Promise<string[]> => {
  const { db } = s.app.store;
  const found: string[] = [];
  const sessions = await db.select().from(session);
  const people = await db.select().from(person);
  const petitions = await db.select().from(petition);
  for (const [who, group] of Map.groupBy(sessions, (each) => each.person)) {
    if (new Set(group.map((each) => each.channel)).size !== group.length) found.push(`${who} is twice on a channel`);
    if (group.filter((each) => each.origin === null).length !== 1)
      found.push(`${who} has not one conversation of its own`);
  }
  const owns = sessions.map((each) => each.origin ?? each.person);
  if (new Set(owns).size !== owns.length) found.push('two conversations were the same person');
  for (const each of sessions)
    for (const id of [each.person, each.origin])
      if (id !== null && people.find((row) => row.id === id)?.erasedAt !== null)
        found.push(`a conversation of ${id}, who is erased`);
  for (const each of people.filter((row) => row.erasedAt !== null))
    if (each.name !== null || each.phone !== null || each.consent !== null)
      found.push(`${each.id} is not wholly erased`);
  for (const p of petitions.filter((row) => row.session !== null)) {
    const by = sessions.find((each) => each.id === p.session);
    if (by === undefined) found.push(`${p.code} belongs to nobody who is there`);
    else if (by.person !== p.person) found.push(`${p.code} is not of the person of its conversation`);
  }
  for (const p of petitions) if ((p.session === null) !== (p.words === '')) found.push(`${p.code} is half erased`);
  for (const r of await db.select().from(linkRequest))
    for (const id of [r.session, r.asked])
      if (id !== null && id !== '' && !sessions.some((each) => each.id === id)) found.push('a request of nobody');
  const open = petitions.filter((p) => isOpen(p.status as Status)).length;
  const stocks = await db.select({ open: stock.open }).from(stock);
  const counted = stocks.reduce((sum, row) => sum + row.open, 0);
  if (open !== counted) found.push(`${open} are open, ${counted} are counted`);
  found.push(...(await unlikeRecord(db)).map((code) => `the record says another thing of ${code}`));
  if (!(await verifyChain(db, s.app.vault)).ok) found.push('the chain is broken');
  const numbered = (await db.select({ id: person.id }).from(person).where(isNotNull(person.phone))).map(({ id }) => id);
  if (numbered.some((id) => !owns.includes(id))) found.push('a number of nobody');
  for (const each of people)
    if ((each.phone === null) !== (each.phoneSure === null)) found.push('a number that nobody said how sure it is');
  return found;
};

/** Who is one person now, by the tables. */
export const groupsNow = async (s: Stage): Promise<string> => {
  const rows = await s.app.store.db.select().from(session);
  const of = (id: string): string => rows.find((row) => row.id === id)?.person ?? id;
  return shape({ groups: [...Map.groupBy(accounts, (who) => of(s.sessionId(who))).values()] });
};

/** Where the tables are not as the rules say. */
export const unlike = async (s: Stage, m: Model): Promise<string[]> => {
  const { db } = s.app.store;
  const found: string[] = [];
  if ((await groupsNow(s)) !== shape(m)) found.push(`one person: ${await groupsNow(s)}; should be ${shape(m)}`);
  const rows = await db.select().from(session);
  const people = await db.select().from(person);
  for (const who of accounts) {
    const own = rows.find((row) => row.id === s.sessionId(who))?.person;
    const theirs = own === undefined ? [] : await petitionsOfPerson(db, s.app.vault, own, 100);
    const group = groupOf(m, who);
    const right = [...m.filed].filter(([, by]) => group.includes(by)).map(([code]) => code);
    const is = theirs.map((p) => p.code).sort();
    if (is.join() !== right.sort().join()) found.push(`${who.id} sees ${is.join()}; should see ${right.join()}`);
    const shown = m.numbers.get(who);
    const row = rows.find((each) => each.id === s.sessionId(who));
    const stored = people.find((each) => each.id === (row?.origin ?? row?.person));
    const phone = shown === undefined ? null : s.app.vault.blind('phone', shown.number);
    if ((stored?.phone ?? null) !== phone || (stored?.phoneSure ?? 0) !== (shown?.sure ? 1 : 0))
      found.push(`${who.id} has not the number ${JSON.stringify(shown)}`);
  }
  return found;
};

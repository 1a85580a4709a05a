/** One matter that hundreds tell of: joined by one press, answered once, and each of them hears it once, whatever dies on the way. */
import { eq, isNotNull, sql } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sessionIdOf } from '../../src/app/address.ts';
import type { App } from '../../src/app/app.ts';
import type { Actor } from '../../src/app/effects.ts';
import { effectsOf } from '../../src/app/facts.ts';
import { doOutstanding } from '../../src/app/outstanding.ts';
import { post } from '../../src/app/post.ts';
import { recorded } from '../../src/app/recorded.ts';
import { verifySums } from '../../src/app/sums-check.ts';
import type { Fact } from '../../src/domain/fact.ts';
import type { Media } from '../../src/domain/message.ts';
import type { Change, Petition } from '../../src/domain/petition.ts';
import { attachmentId, settleAttachment, wantAttachment } from '../../src/store/attachments.ts';
import { outstanding } from '../../src/store/behind.ts';
import { contentKey } from '../../src/store/blobs.ts';
import { type Store, StoreUnavailable } from '../../src/store/commit.ts';
import { unlikeRecord } from '../../src/store/consistency.ts';
import { putMatter } from '../../src/store/matters.ts';
import { notesOf } from '../../src/store/notes.ts';
import { insertPetition, petitionById } from '../../src/store/petitions.ts';
import { matter, petition, tally } from '../../src/store/schema.ts';
import { standing } from '../../src/store/sessions.ts';
import { type World, world } from '../world.ts';

let w: World;
beforeEach(async () => {
  // No pace of our own: it is not what is tried here.
  w = await world({ sendRate: 0 });
});
afterEach(() => w.close());

const told = 'Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vào nhà mấy bữa nay';
type Citizen = ReturnType<World['telegram']['person']>;

const file = async (name: string): Promise<Citizen> => {
  const citizen = w.telegram.person({ name, lang: 'vi' });
  citizen.say(told);
  await w.settle();
  citizen.press(citizen.messages().findLast((m) => m.buttons.length > 0)!, 'Đồng ý và gửi');
  await w.settle();
  return citizen;
};

const stored = async (): Promise<Petition> => {
  const [row] = await w.app.store.db.select({ id: petition.id }).from(petition).orderBy(petition.createdAt).limit(1);
  return (await petitionById(w.app.store.db, w.app.vault, row!.id))!;
};

/** So many more people with a conversation, whose petitions are put into the store as the flow would: like the first, not joined. */
const more = async (like: Petition, n: number): Promise<readonly Citizen[]> => {
  const { vault, store, host } = w.app;
  const citizens = Array.from({ length: n }, (_, i) => w.telegram.person({ name: `Người ${i}`, lang: 'vi' }));
  for (const citizen of citizens) citizen.say('xin chào');
  await w.settle();
  for (const [i, citizen] of citizens.entries()) {
    const session = sessionIdOf(vault, 'telegram', String(citizen.id));
    const { person } = (await standing(store.db, vault, session))!;
    const at = host.now() + i;
    const id = host.newId();
    const trace = { unit: like.unit, holder: like.unit, co: [] };
    const sure = { kind: 1, topic: 1, urgency: 1 };
    const code = String(20_000_000 + i);
    const { unit, kind, topic, urgency, matter: about, place, lat, long, dueAt } = like;
    const n = { unit, kind, topic, urgency, place, lat, long, dueAt, id, code, trace, sure, words: told, text: told };
    const filing = { ...n, matter: about ?? '', media: [], anonymous: false, confirmed: true };
    const row = {
      at,
      actor: person,
      action: 'petition.filed',
      petition: id,
      unit,
      status: 'new',
      dueAt,
      topic,
      moved: 1,
    };
    const outcome = await store.commit([
      ...insertPetition(vault, filing, { sender: { person, session }, source: 'telegram', at }),
      ...recorded(w.app, like, row),
      putMatter({ petition: id, parent: like.id, joined: false }, at),
    ]);
    expect(outcome).toBe('ok');
  }
  return citizens;
};

const texts = (citizen: Citizen): string[] => citizen.messages().map((m) => m.text ?? '');
const times = (citizen: Citizen, words: string): number => texts(citizen).filter((text) => text.includes(words)).length;
/** How often they heard it: [times, people]. */
const heard = (citizens: readonly Citizen[], words: string): Record<number, number> => {
  const counts: Record<number, number> = {};
  for (const citizen of citizens) counts[times(citizen, words)] = (counts[times(citizen, words)] ?? 0) + 1;
  return counts;
};

const by = { person: 'officer', name: 'Hùng' };
const actor: Actor = {
  person: by.person,
  session: '',
  at: { channel: 'telegram', chat: '1', group: false },
  lang: 'vi',
};
const put = async (fact: Fact, who = actor): Promise<void> => {
  const { writes, messages } = await effectsOf(w.app, fact, who);
  expect(await w.app.store.commit([...writes, ...post(w.app, messages, 'test').writes])).toBe('ok');
};
const change = async (p: Petition, what: Change, words?: string, media?: readonly Media[]): Promise<void> => {
  const { id, version } = (await petitionById(w.app.store.db, w.app.vault, p.id))!;
  await put({
    type: 'petition.changed',
    id,
    version,
    change: what,
    ...(words !== undefined && { words }),
    ...(media && { media }),
  });
};
const joinAll = async (parent: Petition): Promise<void> => {
  const { id, version } = (await petitionById(w.app.store.db, w.app.vault, parent.id))!;
  await put({ type: 'petitions.joined', parent: { id, version }, petitions: 'waiting' });
};
const partsOf = async (parent: Petition) =>
  w.app.store.db
    .select({ id: petition.id, status: petition.status, unit: petition.unit, version: petition.version })
    .from(matter)
    .innerJoin(petition, eq(petition.id, matter.petition))
    .where(eq(matter.parent, parent.id))
    .orderBy(petition.createdAt);
const allRight = async (): Promise<void> => {
  const { db } = w.app.store;
  expect(await outstanding(db)).toEqual({ withFiles: [], followed: [] });
  const open = await db.select().from(matter).where(isNotNull(matter.joinedBy));
  expect(open).toEqual([]);
  const joined = await db.select().from(matter).where(eq(matter.joined, true));
  const [sums] = await db.select({ joined: sql<number>`sum(${tally.joined})` }).from(tally);
  expect(sums?.joined).toBe(joined.length);
  expect((await verifySums(w.app, undefined, 10)).wrong).toEqual([]);
  expect(await unlikeRecord(db)).toEqual([]);
};

test('300 people tell of the same in a minute: one press joins as many as it says, one answer and its photo reach all, once', async () => {
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const cards = () => w.telegram.chat(group.id).messages;
  const first = await file('Một');
  const root = await stored();
  const others = await more(root, 298);
  const all = [first, ...others, await file('Chót')];
  const press = async (label: string) => {
    const card = cards().findLast((m) => m.buttons.flat().some(({ text }) => text === label))!;
    officer.press(card, label, { chat: group.id });
    await w.settle();
  };
  await press('Gộp 299 tin giống');
  expect((await partsOf(root)).length).toBe(299);
  await allRight();
  await press('Xong / Trả lời');
  officer.photo({ caption: 'Đã nạo vét hố ga, nước rút rồi' });
  await w.settle();
  expect(heard(all, 'Đã nạo vét hố ga')).toEqual({ 1: 300 });
  expect(heard(all, 'ảnh kết quả')).toEqual({ 1: 300 });
  expect(new Set((await partsOf(root)).map(({ status }) => status))).toEqual(new Set(['done']));
  const [part] = await partsOf(root);
  expect((await notesOf(w.app.store.db, part!.id)).map(({ kind, text }) => [kind, text])).toEqual([
    ['result', 'Đã nạo vét hố ga, nước rút rồi'],
  ]);
  await allRight();
});

/** One that was fetched already. */
const officersPhoto = async (): Promise<Media> => {
  const { vault, blobs, store } = w.app;
  const id = attachmentId(vault, actor.session, 'a-photo');
  const bytes = Uint8Array.of(0xff, 0xd8, 0xff);
  const content = await contentKey(vault, bytes);
  await blobs.put(content, bytes);
  const file = {
    id,
    session: actor.session,
    channel: 'telegram',
    kind: 'photo',
    ref: 'a-photo',
    now: w.now(),
  } as const;
  await store.commit([
    wantAttachment(vault, { ...file, bytes: 3, seconds: undefined }),
    settleAttachment(id, { state: 'stored', content, type: 'image/jpeg', bytes: 3 }),
  ]);
  return { kind: 'photo', ref: 'a-photo' };
};

/** A store that is gone at the `at`th commit: before it, or with only its answer lost. */
const dying = (store: Store, at: number, lost: boolean): Store => {
  let n = 0;
  return {
    ...store,
    commit: async (writes) => {
      n += 1;
      if (n > at || (n === at && !lost)) throw new StoreUnavailable('gone');
      const outcome = await store.commit(writes);
      if (n === at) throw new StoreUnavailable('lost');
      return outcome;
    },
  };
};

test('a process that dies in the middle, twice, and two at once: each citizen hears it once all the same', async () => {
  const first = await file('Một');
  const root = await stored();
  const all = [first, ...(await more(root, 12))];
  await joinAll(root);
  const dead = (at: number, lost: boolean): App => ({ ...w.app, store: dying(w.app.store, at, lost) });
  await expect(doOutstanding(dead(3, true))).rejects.toThrow('not available');
  const photo = await officersPhoto();
  await change(root, { type: 'finish', by, result: 'đã nạo vét cống' }, 'Đã nạo vét cống!', [photo]);
  // The first commit sends the photo to the first citizen.
  await expect(doOutstanding(dead(5, false))).rejects.toThrow('not available');
  expect((await partsOf(root)).filter(({ status }) => status === 'done').length).toBe(3);
  await Promise.all([doOutstanding(w.app), doOutstanding(w.app)]);
  expect((await partsOf(root)).filter(({ status }) => status === 'done').length).toBe(12);
  await expect(doOutstanding(dead(4, true))).rejects.toThrow('not available');
  await Promise.all([doOutstanding(w.app), doOutstanding(w.app)]);
  await w.settle();
  expect(heard(all, 'đã nạo vét cống')).toEqual({ 1: 13 });
  expect(heard(all, 'ảnh kết quả')).toEqual({ 1: 13 });
  await allRight();
});

test('what came in between is no news; separated, withdrawn and ended ones are left alone', async () => {
  await file('Một');
  const root = await stored();
  const citizens = await more(root, 6);
  await joinAll(root);
  await doOutstanding(w.app);
  const [apart, gone, answered] = await partsOf(root);
  const claimed = { type: 'claim', by } as const;
  await change(root, claimed);
  await put({ type: 'petition.parted', id: apart!.id, version: apart!.version });
  const own = (await petitionById(w.app.store.db, w.app.vault, gone!.id))!;
  await put(
    { type: 'petition.changed', id: own.id, version: own.version, change: { type: 'withdraw' } },
    { ...actor, person: own.person!, session: own.session! },
  );
  const ended = (await petitionById(w.app.store.db, w.app.vault, answered!.id))!;
  await change(ended, { type: 'finish', by, result: 'việc này xong riêng' });
  await change(root, { type: 'release', by });
  await change(root, { type: 'transfer', by, unit: 'diachinh' });
  await change(root, { type: 'claim', by: { person: 'other', name: 'Lan' } });
  await w.settle();
  const after = await w.app.store.db
    .select({ id: petition.id, status: petition.status, unit: petition.unit })
    .from(petition);
  const states = Map.groupBy(after, ({ status, unit }) => `${status} ${unit}`);
  expect(Object.fromEntries([...states].map(([state, those]) => [state, those.length]))).toEqual({
    'claimed diachinh': 4,
    'new xa': 1,
    'withdrawn xa': 1,
    'done xa': 1,
  });
  // Of three that were moved and taken up again: one message, the last of it.
  for (const citizen of citizens.slice(3))
    expect(texts(citizen).filter((t) => t.includes('Tổ địa chính')).length).toBe(1);
  await allRight();
});

test('who stood for the rest is erased before they were told: the answer is not lost with it', async () => {
  await file('Một');
  const root = await stored();
  const citizens = await more(root, 5);
  await joinAll(root);
  await change(root, { type: 'finish', by, result: 'đã nạo vét cống' }, 'Đã nạo vét cống!');
  await put({ type: 'person.erased' }, { ...actor, person: root.person!, session: root.session! });
  await w.settle();
  expect(heard(citizens, 'đã nạo vét cống')).toEqual({ 1: 5 });
  const done = await w.app.store.db.select().from(petition).where(eq(petition.status, 'done'));
  expect(done.length).toBe(6);
  await allRight();
});

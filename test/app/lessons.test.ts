/** What officers say of petitions teaches the service, on the whole service: what is learnt, from whom, and how it is taken back. */
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetTerm, forgetTerms, listTerms } from '../../src/app/admin/lessons.ts';
import { keepLearning } from '../../src/app/lessons.ts';
import { MOST_LESSONS } from '../../src/domain/lesson.ts';
import { TOPICS, type Topic } from '../../src/domain/taxonomy.ts';
import { dropOldLessons, keepLesson, keepShares, lessonsOfOthers, newestLessons } from '../../src/store/lessons.ts';
import { listPetitions } from '../../src/store/petitions.ts';
import { audit, learnt, lesson, likeness, petitionWords } from '../../src/store/schema.ts';
import { sharesOf } from '../../src/understand/model.ts';
import { tokenize } from '../../src/understand/tokens.ts';
import { INPUTS } from '../../src/understand/weights.gen.ts';
import { type World, world } from '../world.ts';

let w: World;
beforeEach(async () => {
  w = await world();
});
afterEach(() => w.close());

type Citizen = ReturnType<World['telegram']['person']>;
const citizen = (name: string): Citizen => w.telegram.person({ name, lang: 'vi' });

const newest = async () => (await listPetitions(w.app.store.db, w.app.vault, { limit: 1 }))[0]!;

/** @returns the petition as it was filed */
const file = async (who: Citizen, words: string) => {
  who.say(words);
  await w.settle();
  const card = who.messages().findLast((m) => m.buttons.length > 0)!;
  const send = card.buttons.flat().find(({ text }) => ['Đồng ý và gửi', 'Gửi đi'].includes(text));
  who.press(card, send?.text ?? 'Gửi đi');
  await w.settle();
  await w.pass(60_000);
  return newest();
};

const office = async () => {
  const officers = [await w.staff('Hùng', 'xa', 'officer'), await w.staff('Lan', 'xa', 'officer')];
  const group = await w.committee('Ủy ban xã', 'xa', officers);
  /** The petition filed last. */
  const say = async (what: string, by = 0, code?: string) => {
    officers[by]!.say(`/phanloai ${code ?? (await newest()).code} ${what}`, { chat: group.id });
    await w.settle();
  };
  return { officers, group, say };
};

/** What they speak of is called so in this commune only. */
const told = [
  'Cái brang ở đầu ấp 3 bị hư mấy bữa nay, nhờ cán bộ coi giùm',
  'Ấp 4 có cái brang cũ nghiêng quá, tôi sợ sập',
  'Xin cho người tới sửa brang phía sau chợ, để lâu không ai ngó tới',
] as const;
const fourth = 'Brang trong xóm tôi lại hư nữa rồi, bà con than quá';

/** What the model holds least likely of all of them, so that a newly trained one changes nothing here. */
const likely = (topic: Topic): number =>
  Math.max(...[...told, fourth].map((text) => sharesOf(tokenize(text)).topic[TOPICS.indexOf(topic)]!));
const [TOPIC, OTHER] = (['power', 'education', 'land', 'water'] as const).toSorted((a, b) => likely(a) - likely(b)) as [
  Topic,
  Topic,
];

const topicOf = async (text: string) => (await w.app.places.known()).understand(text).topic.value;

test('three petitions of two citizens are enough, and the fourth is understood, found and likened by what it is', async () => {
  const { say } = await office();
  const [sau, bay] = [citizen('Sáu'), citizen('Bảy')];
  expect(await topicOf(fourth)).not.toBe(TOPIC);
  await file(sau, told[0]);
  await say(TOPIC);
  await file(bay, told[1]);
  await say(TOPIC);
  expect(await topicOf(fourth)).not.toBe(TOPIC);
  expect(await listTerms(w.app)).toEqual([]);
  await file(bay, told[2]);
  await say(TOPIC);

  const p = await file(sau, fourth);
  expect(p).toMatchObject({ topic: TOPIC, classified: false });
  const { db } = w.app.store;
  const words = await db.select({ of: petitionWords.petition, topic: petitionWords.topic }).from(petitionWords);
  expect(words.find(({ of }) => of === p.id)?.topic).toBe(TOPIC);
  const keys = await db.select({ key: likeness.key, of: likeness.petition }).from(likeness);
  expect(keys.filter(({ of }) => of === p.id).map(({ key }) => key)).toContainEqual(
    expect.stringContaining(`|${TOPIC}`),
  );
  // What is only guessed teaches nothing.
  expect(await newestLessons(db)).toHaveLength(3);
  const [term, ...more] = await listTerms(w.app);
  expect(more).toEqual([]);
  expect(term).toMatchObject({ term: 'brang', of: 'topic', label: TOPIC, petitions: 3, told: 3 });
  expect(term?.since).toMatch(/^2026-06-15T08:3\d:\d\d\+07:00$/);
});

test('nobody alone teaches anything', async () => {
  const { say } = await office();
  const sau = citizen('Sáu');
  for (const text of told) {
    await file(sau, text);
    await say(TOPIC);
  }
  expect(await newestLessons(w.app.store.db)).toHaveLength(3);
  expect(await topicOf(fourth)).not.toBe(TOPIC);
  expect(await listTerms(w.app)).toEqual([]);
});

/** Three lessons of two citizens. */
const learn = async () => {
  const { say, ...rest } = await office();
  const people = [citizen('Sáu'), citizen('Bảy')];
  const codes: string[] = [];
  for (const [i, text] of told.entries()) {
    codes.push((await file(people[i % 2]!, text)).code);
    await say(TOPIC);
  }
  expect(await topicOf(fourth)).toBe(TOPIC);
  return { say, people, codes, ...rest };
};

test('what a citizen erases is taken back, and no word of it stays', async () => {
  const { people } = await learn();
  expect((await w.bytes()).includes('brang')).toBe(true);
  for (const who of people) {
    who.say('xóa dữ liệu');
    await w.settle();
    who.say('1');
    await w.settle();
    expect(await topicOf(fourth)).not.toBe(TOPIC);
  }
  expect(await newestLessons(w.app.store.db)).toEqual([]);
  expect(await listTerms(w.app)).toEqual([]);
  expect((await w.bytes()).includes('brang')).toBe(false);
});

test('another word of an officer takes the place of the first; what was not named is not learnt', async () => {
  const { say, codes } = await learn();
  const said = async () => (await newestLessons(w.app.store.db)).map((each) => each.said);
  expect(await said()).toEqual([{ topic: TOPIC }, { topic: TOPIC }, { topic: TOPIC }]);
  for (const code of codes) await say(`${OTHER}, khẩn`, 1, code);
  expect(await said()).toEqual(Array(3).fill({ topic: OTHER, urgency: 'urgent' }));
  expect(await topicOf(fourth)).toBe(OTHER);
  const terms = async () => (await listTerms(w.app)).map(({ term, label }) => `${term} ${label}`);
  expect(await terms()).toContain(`brang ${OTHER}`);
  // An emergency is nothing that words may be taught to be; what was said before is no longer so.
  for (const code of codes) await say('khẩn cấp', 0, code);
  expect(await said()).toEqual(Array(3).fill({ topic: OTHER }));
});

test('two officers at once, and the same once more, count once', async () => {
  const { officers, group } = await office();
  const p = await file(citizen('Sáu'), told[0]);
  officers[0]!.say(`/phanloai ${p.code} ${TOPIC}`, { chat: group.id });
  officers[1]!.say(`/phanloai ${p.code} ${OTHER}`, { chat: group.id });
  officers[0]!.say(`/phanloai ${p.code} ${OTHER}`, { chat: group.id });
  await w.settle();
  const lessons = await newestLessons(w.app.store.db);
  expect(lessons.map(({ petition, said }) => [petition, said])).toEqual([[p.id, { topic: (await newest()).topic }]]);
});

test('a sealed petition teaches nothing, even where it is asked to', async () => {
  const { say, codes } = await learn();
  await file(citizen('Tám'), 'Tôi tố cáo ông cán bộ địa chính xã Ví Dụ nhận hối lộ tiền làm brang ở ấp 4');
  const all = await listPetitions(w.app.store.db, w.app.vault, { limit: 9 });
  const sealed = all.find(({ restricted }) => restricted)!;
  await say(TOPIC, 0, sealed.code);
  const { commit } = w.app.store;
  const shares = { topic: [], kind: [], urgency: [] };
  const given = { petition: sealed.id, at: w.now(), terms: ['hoi lo'], shares };
  expect(await commit([keepLesson(given, { topic: TOPIC }, INPUTS)])).toBe('ok');
  expect(await w.app.store.db.select({ of: lesson.petition }).from(lesson)).toHaveLength(3);
  // Were one of those that taught to be sealed, it would teach no more.
  expect(await newestLessons(w.app.store.db)).toHaveLength(3);
  await commit([{ sql: 'update petition set restricted = 1 where code = ?', params: [codes[0]] }]);
  expect(await newestLessons(w.app.store.db)).toHaveLength(2);
});

test('the operator sees what was learnt and has it forgotten; it comes back only from later petitions', async () => {
  const { say, people, codes } = await learn();
  await expect(forgetTerm(w.app, 'sông', 'an')).rejects.toThrow('nothing was learnt of "sông"');
  expect(await forgetTerm(w.app, 'Brang', 'an')).toEqual({ petitions: 3 });
  expect(await listTerms(w.app)).toEqual([]);
  expect(await topicOf(fourth)).not.toBe(TOPIC);
  const rows = await w.app.store.db.select({ terms: lesson.terms }).from(lesson);
  expect(JSON.stringify(rows)).not.toContain('brang');
  const [row] = (await w.app.store.db.select().from(audit)).filter(({ action }) => action === 'lessons.forgotten');
  expect(row).toMatchObject({ actor: 'an', detail: 'a word' });

  for (const code of codes) await say(`${TOPIC}, phản ánh`, 1, code);
  expect(await listTerms(w.app)).toEqual([]);
  const later = [
    'Brang gần trường ấp 3 kêu to',
    'Cái brang này cũ lắm, ở ấp 4',
    'Sơn lại brang giùm bà con xóm Chùa với',
  ];
  for (const [i, text] of later.entries()) {
    await file(people[i % 2]!, text);
    await say(TOPIC);
  }
  expect((await listTerms(w.app)).map(({ term, petitions }) => [term, petitions])).toContainEqual(['brang', 3]);

  await forgetTerms(w.app, 'an');
  expect(await listTerms(w.app)).toEqual([]);
  expect(await newestLessons(w.app.store.db)).toEqual([]);
  const kept = await w.app.store.db.select({ data: learnt.data }).from(learnt);
  expect(kept).toEqual([{ data: '{"topic":[],"kind":[],"urgency":[]}' }]);
});

test('a model that was trained anew judges the lessons anew', async () => {
  await learn();
  const { store } = w.app;
  const wrong = { topic: Array(14).fill(71), kind: [333, 333, 333], urgency: [500, 500] };
  const before = await newestLessons(store.db);
  await store.commit(before.map(({ petition }) => keepShares(petition, wrong, 'another')));
  expect(await lessonsOfOthers(store.db, INPUTS, 9)).toHaveLength(3);
  // As after a restart: a process looks for them once.
  await keepLearning({ ...w.app, channels: new Map(w.app.channels) });
  expect(await lessonsOfOthers(store.db, INPUTS, 9)).toEqual([]);
  const after = await newestLessons(store.db);
  expect(after.map(({ shares, terms }) => ({ shares, terms }))).toEqual(
    before.map(({ shares, terms }) => ({ shares, terms })),
  );
  expect(await topicOf(fourth)).toBe(TOPIC);
});

test('of very many lessons the newest are kept', async () => {
  await learn();
  const { store } = w.app;
  const [some] = await store.db.select().from(lesson).limit(1);
  const rows = JSON.stringify(Array.from({ length: MOST_LESSONS }, (_, i) => i));
  await store.commit([
    {
      sql: `insert into lesson select 'p' || value, 1, ? + value, 'm', '{}', '{}', 'x' from json_each(?)`,
      params: [some!.at + 1e9, rows],
    },
  ]);
  await store.commit([dropOldLessons({})]);
  const left = await store.db.select({ of: lesson.petition }).from(lesson);
  expect(left).toHaveLength(MOST_LESSONS);
  expect(left.every(({ of }) => of.startsWith('p'))).toBe(true);
});

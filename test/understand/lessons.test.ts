/** What lessons do and never do; how well they do it is told by `lessons.ts`. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LESSON_HEADS, LESSON_LABELS, type Lesson, type Lessons, MOST_LESSONS } from '../../src/domain/lesson.ts';
import { KINDS, TOPICS, type Topic, URGENCIES } from '../../src/domain/taxonomy.ts';
import type { Understanding } from '../../src/domain/understanding.ts';
import { unitTree } from '../../src/domain/unit.ts';
import { fold } from '../../src/understand/fold.ts';
import { corrected, learnt, lessonShares } from '../../src/understand/lessons.ts';
import { sharesOf } from '../../src/understand/model.ts';
import { mask } from '../../src/understand/personal.ts';
import { termsIn, termsTaught } from '../../src/understand/terms.ts';
import { tokenize } from '../../src/understand/tokens.ts';
import { gazetteer, understand } from '../../src/understand/understand.ts';
import { BY_TOPIC, COMPLAINTS, DENUNCIATIONS, EMERGENCIES, NEAR_MISSES, PROPOSALS } from './sentences.ts';

const nowhere = gazetteer(unitTree([]));
const read = (text: string) => sharesOf(tokenize(text.normalize('NFC')));

const lessonOf = (text: string, said: Lesson['said'], more: Partial<Lesson> = {}): Lesson => ({
  petition: text,
  citizen: text,
  at: 0,
  said,
  shares: lessonShares(read(text)),
  terms: termsTaught(text, nowhere),
  ...more,
});

const local = [
  'Cái brang ở đầu ấp 3 bị hư mấy bữa nay, nhờ cán bộ coi giùm',
  'Ấp 4 có cái brang cũ nghiêng quá, tôi sợ sập',
  'Xin cho người tới sửa brang phía sau chợ, để lâu không ai ngó tới',
];
const asked = 'Brang trong xóm tôi lại hư nữa rồi, bà con than quá';
const likely = (one: Topic): number =>
  Math.max(...[...local, asked].map((text) => read(text).topic[TOPICS.indexOf(one)]!));
/** What the model holds least likely of all of them, so that a newly trained one changes nothing here. */
const topic = TOPICS.toSorted((a, b) => likely(a) - likely(b))[0]!;
const lessons = local.map((text) => lessonOf(text, { topic }));
const nothing = { topic: new Map(), kind: new Map(), urgency: new Map() };
const topicOf = (text: string, taught?: Lessons): Topic => understand(text, nowhere, taught).topic.value;

test('a word of the office is learnt from three petitions, in every way of typing, and said to be no more than a guess', () => {
  const taught = learnt(lessons);
  expect([...taught.topic.keys()]).toEqual(['brang']);
  expect(taught.kind.size + taught.urgency.size).toBe(0);
  for (const text of [asked, asked.toUpperCase(), asked.normalize('NFD'), fold(asked)]) {
    expect(topicOf(text)).not.toBe(topic);
    expect(topicOf(text, taught)).toBe(topic);
  }
  expect(understand(asked, nowhere, taught).topic.confidence).toBeLessThan(0.5);
});

test('fewer petitions, one citizen and nobody known teach nothing', () => {
  expect(learnt([])).toEqual(nothing);
  expect(learnt(lessons.slice(1))).toEqual(nothing);
  expect(learnt(lessons.map((lesson) => ({ ...lesson, citizen: 'the same' })))).toEqual(nothing);
  expect(learnt(lessons.map((lesson) => ({ ...lesson, citizen: undefined })))).toEqual(nothing);
});

test('where officers say what the model holds likely already nothing is learnt', () => {
  const all = (Object.keys(BY_TOPIC) as Topic[]).flatMap((topic) => BY_TOPIC[topic].map((text) => ({ topic, text })));
  expect(learnt(all.map(({ topic, text }) => lessonOf(text, { topic }))).topic.size).toBe(0);
});

test('of many the newest count', () => {
  const later = Array.from({ length: MOST_LESSONS - 2 }, (_, i) => ({ ...lessonOf(`${i}`, {}), terms: ['x'], at: 1 }));
  expect(learnt([...later.slice(1), ...lessons]).topic.size).toBe(1);
  expect(learnt([...later, ...lessons]).topic.size).toBe(0);
});

const labelled = fc.record({
  topic: fc.constantFrom(...LESSON_LABELS.topic),
  kind: fc.constantFrom(...LESSON_LABELS.kind),
  urgency: fc.constantFrom(...LESSON_LABELS.urgency),
});
const texts = [
  ...DENUNCIATIONS.slice(0, 40),
  ...EMERGENCIES.slice(0, 40),
  ...NEAR_MISSES.slice(0, 20),
  ...COMPLAINTS.slice(0, 20),
  ...PROPOSALS.slice(0, 20),
];
/** Lessons from these very texts: whatever an office says of them, right or wrong, and of the same words again and again. */
const anyLessons = fc
  .array(fc.tuple(fc.constantFrom(...texts), labelled, fc.nat(9)), { minLength: 3, maxLength: 60 })
  .map((rows) =>
    rows.flatMap(([text, said, citizen], i) =>
      [0, 1, 2].map((n) => lessonOf(text, said, { petition: `${i} ${n}`, citizen: `${citizen + n}`, at: i })),
    ),
  );

const guarded = ({ kind, urgency }: Understanding) => [
  kind.value === 'denunciation' && [kind.confidence, kind.next === undefined],
  urgency.value === 'emergency' && urgency.confidence,
];

test('whatever officers say, no denunciation and no emergency is less or more likely than before', () => {
  fc.assert(
    fc.property(anyLessons, fc.array(fc.constantFrom(...texts), { minLength: 5, maxLength: 5 }), (given, some) => {
      const taught = learnt(given);
      for (const text of some) {
        const before = read(text);
        const after = corrected(before, termsIn(tokenize(text.normalize('NFC'))), taught);
        for (const [head, labels, fixed] of [
          ['kind', KINDS, 'denunciation'],
          ['urgency', URGENCIES, 'emergency'],
          ['topic', TOPICS, undefined],
        ] as const) {
          const sum = after[head].reduce((all, share) => all + share, 0);
          expect(sum).toBeCloseTo(1, 9);
          expect(after[head].every((share) => share >= 0)).toBe(true);
          const at = (labels as readonly string[]).indexOf(fixed ?? '');
          if (at >= 0) expect(after[head][at]).toBe(before[head][at]);
        }
        expect(guarded(understand(text, nowhere, taught))).toEqual(guarded(understand(text, nowhere)));
      }
    }),
    { numRuns: 25 },
  );
});

test('an office that calls everything feedback and nothing urgent still sees complaints, denunciations and emergencies', () => {
  const all = [...COMPLAINTS, ...DENUNCIATIONS, ...EMERGENCIES, ...PROPOSALS];
  const taught = learnt(
    all.flatMap((text, i) =>
      [0, 1].map((n) => lessonOf(text, { kind: 'feedback', urgency: 'normal' }, { petition: `${i} ${n}` })),
    ),
  );
  expect(taught.kind.size).toBeGreaterThan(3);
  const kinds = (texts: readonly string[], given?: Lessons) =>
    texts.map((text) => understand(text, nowhere, given).kind.value);
  expect(kinds(PROPOSALS, taught)).not.toEqual(kinds(PROPOSALS));
  for (const text of all) {
    const [is, was] = [understand(text, nowhere, taught), understand(text, nowhere)];
    expect(guarded(is)).toEqual(guarded(was));
    if (was.kind.value === 'complaint') expect(is.kind.value).toBe('complaint');
  }
});

test('the order of lessons says nothing, what is taken back is gone, and nothing says more than it may', () => {
  fc.assert(
    fc.property(anyLessons, fc.nat(), (given, seed) => {
      const plain = (all: Lessons) => LESSON_HEADS.map((head) => [...all[head]].sort(([a], [b]) => (a < b ? -1 : 1)));
      const turned = given.map((each, i) => ({ each, at: (i * 7919 + seed) % 104_729 })).sort((a, b) => a.at - b.at);
      const taught = learnt(given);
      expect(plain(learnt(turned.map(({ each }) => each)))).toEqual(plain(taught));
      for (const head of LESSON_HEADS)
        for (const [term, { effects, petitions, told }] of taught[head]) {
          expect(effects.every((effect) => Math.abs(effect) <= 3)).toBe(true);
          const of = given.filter(({ terms, said }) => terms.includes(term) && said[head] !== undefined);
          expect(petitions).toBe(of.length);
          expect(told.reduce((a, b) => a + b, 0)).toBe(of.length);
          const without = given.map((each) => ({ ...each, terms: each.terms.filter((one) => one !== term) }));
          expect(learnt(without)[head].has(term)).toBe(false);
        }
    }),
    { numRuns: 8 },
  );
});

test('numbers, names, units and grammar are not learnt; places of the office are', () => {
  const tree = unitTree([
    { code: 'xa', name: 'UBND xã Hòa Mỹ', kind: 'commune', aliases: ['xã Hòa Mỹ'] },
    { code: 'ap', name: 'Ấp Cây Gáo', parent: 'xa', kind: 'hamlet', aliases: [] },
  ]);
  const spots = [{ code: 's', name: 'chợ Bà Tư', kind: 'market' as const, unit: 'xa', aliases: [] }];
  const places = gazetteer(tree, [], spots);
  const terms = (text: string) => termsTaught(mask(text), places);
  const told = terms(
    'Tôi tên Nguyễn Thị Vân, số 0912 345 678, ở Ấp Cây Gáo xã Hòa Mỹ. Anh Khởi với chú Lượm đổ xà bần ra mương Ông Tà 3 lần.',
  );
  expect(told).toContain('xa ban');
  expect(told).toContain('muong');
  for (const word of ['nguyen', 'van', 'hoa', 'my', 'cay', 'gao', 'khoi', 'luom', 'ta', 'toi', 'o'])
    expect(told).not.toContain(word);
  expect(told.join(' ')).not.toMatch(/[0-9•]/);
  expect(terms('gần chợ bà tư có ổ gà')).toContain('cho ba');
  expect(terms('ÔNG SÁU VỚI BÀ BẢY CÃI NHAU')).not.toContain('sau');
  // What stood on both sides of a masked number are no neighbours.
  expect(terms('gọi mương 0912345678 xà bần')).not.toContain('muong xa');
  for (const text of ['', '!!!', '😀'.repeat(2000), 'aGVsbG8gd29ybGQ='.repeat(200), '1 2 3', 'х'.repeat(4000)])
    expect(terms(text).length).toBeLessThanOrEqual(40);
});

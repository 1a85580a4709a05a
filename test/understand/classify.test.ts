import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Topic } from '../../src/domain/taxonomy.ts';
import { unitTree } from '../../src/domain/unit.ts';
import { gazetteer, understand } from '../../src/understand/understand.ts';
import {
  BY_TOPIC,
  COMPLAINTS,
  DENUNCIATIONS,
  EMERGENCIES,
  NEAR_MISSES,
  NO_DENUNCIATIONS,
  PROPOSALS,
} from './sentences.ts';
import { texts } from './texts.ts';
import { bare, WAYS, type Way } from './typing.ts';

const nowhere = gazetteer(unitTree([]));
const ways = Object.keys(WAYS) as Way[];

/** The share of texts for which `good` holds; those for which it does not are in the failure's message. */
const expectShare = (texts: readonly string[], way: Way, floor: number, good: (text: string) => boolean): void => {
  const missed = texts.map(WAYS[way]).filter((text) => !good(text));
  const share = 1 - missed.length / texts.length;
  expect(
    share,
    `${Math.round(share * 1000) / 10} % of ${texts.length}; missed:\n${missed.join('\n')}\n`,
  ).toBeGreaterThanOrEqual(floor);
};

const read = (text: string) => understand(text, nowhere);

// The model has learnt from these sentences: what is said so plainly must be understood. `measure.test.ts` tells how texts are read that it
// has not learnt from.
test.each(ways)('topics, typed with %s', (way) => {
  const all = (Object.keys(BY_TOPIC) as Topic[]).flatMap((topic) => BY_TOPIC[topic].map((text) => ({ topic, text })));
  const missed = all.filter(({ topic, text }) => read(WAYS[way](text)).topic.value !== topic);
  const share = 1 - missed.length / all.length;
  expect(share, missed.map(({ topic, text }) => `${topic}: ${WAYS[way](text)}`).join('\n')).toBeGreaterThanOrEqual(
    0.94,
  );
  for (const topic of Object.keys(BY_TOPIC) as Topic[]) {
    expect(BY_TOPIC[topic].length).toBeGreaterThanOrEqual(8);
    expectShare(BY_TOPIC[topic], way, 0.8, (text) => read(text).topic.value === topic);
  }
});

test.each(ways)('denunciations, typed with %s', (way) => {
  expectShare(DENUNCIATIONS, way, 0.97, (text) => read(text).kind.value === 'denunciation');
  expectShare(NO_DENUNCIATIONS, way, 0.92, (text) => read(text).kind.value !== 'denunciation');
  expectShare(Object.values(BY_TOPIC).flat(), way, 0.97, (text) => read(text).kind.value !== 'denunciation');
});

test.each(ways)('complaints and proposals, typed with %s', (way) => {
  expectShare(COMPLAINTS, way, 0.92, (text) => read(text).kind.value === 'complaint');
  expectShare(PROPOSALS, way, 0.9, (text) => read(text).kind.value === 'proposal');
});

test.each(ways)('emergencies, typed with %s', (way) => {
  expectShare(EMERGENCIES, way, 0.96, (text) => read(text).urgency.value === 'emergency');
  expectShare(NEAR_MISSES, way, 0.95, (text) => read(text).urgency.value !== 'emergency');
  expectShare(Object.values(BY_TOPIC).flat(), way, 0.96, (text) => read(text).urgency.value !== 'emergency');
});

test('the same words in capitals, in pieces or with wider spaces mean the same', () => {
  for (const text of [...DENUNCIATIONS, ...EMERGENCIES]) {
    const plain = read(text);
    for (const other of [
      text.toUpperCase(),
      text.normalize('NFD'),
      `  ${text.replaceAll(' ', '   ')}\n`,
      `${text}!!!`,
    ]) {
      const { kind, urgency } = read(other);
      expect([kind.value, urgency.value], other).toEqual([plain.kind.value, plain.urgency.value]);
    }
  }
});

test('who is told apart from a denunciation by a hair may say that it is none; by its words or most probably, nobody', () => {
  const unsure = read('Cán bộ xã làm đường ấp 3 ẩu quá, mới một tháng đã hư').kind;
  expect(unsure).toMatchObject({ value: 'denunciation', next: { value: 'feedback' } });
  for (const text of [...DENUNCIATIONS, ...NO_DENUNCIATIONS, ...COMPLAINTS]) {
    const { value, confidence, next } = read(text).kind;
    expect(next !== undefined, text).toBe(value === 'denunciation' && confidence < 0.5);
    expect(next?.value, text).not.toBe('denunciation');
  }
  expect(read('Tôi tố cáo cán bộ xã làm đường ấp 3 ẩu quá, mới một tháng đã hư').kind.next).toBeUndefined();
});

const spaced = (text: string, gaps: readonly number[]): string => {
  let at = 0;
  return text.replace(/ /g, () => [' ', '  ', '\u00a0', ' \u200b', '\t'][gaps[at++ % gaps.length]!]!);
};

test('marks, capitals and spaces never make less of a denunciation', { timeout: 60_000 }, () => {
  const told = [
    ...DENUNCIATIONS,
    ...COMPLAINTS,
    ...texts('dev').flatMap(({ way, text }) => (way === 'full' ? [text] : [])),
  ];
  for (const text of told) expect(read(text).kind, text).toEqual(read(bare(text)).kind);
  fc.assert(
    fc.property(
      fc.constantFrom(...told),
      fc.array(fc.nat({ max: 4 }), { minLength: 3, maxLength: 9 }),
      fc.boolean(),
      (text, gaps, capitals) => {
        const { value } = read(bare(text)).kind;
        const typed = spaced(capitals ? text.toUpperCase() : text.toLowerCase(), gaps);
        expect(read(typed).kind.value, typed).toBe(value);
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ['', 'other'],
  ['a', 'other'],
  ['😀'.repeat(2048), 'other'],
  ['QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo='.repeat(40), 'other'],
  ['The quick brown fox jumps over the lazy dog', undefined],
  ['Здравствуйте, у нас нет воды', undefined],
  ['我们这里停水了', undefined],
  ['\u202e\u200b\ufeff', 'other'],
  ['đ\u0300\u0301\u0302'.repeat(900), undefined],
])('%j is no emergency and no denunciation', (text, topic) => {
  const guess = read(text);
  expect(guess.kind.value).not.toBe('denunciation');
  expect(guess.urgency.value).not.toBe('emergency');
  if (topic !== undefined) expect(guess.topic).toMatchObject({ value: topic });
  expect(read(text)).toEqual(guess);
});

// One concept in the words of the north and of the south.
test.each([
  ['roads', 'tắc đường từ sáng', 'kẹt xe từ sáng'],
  ['roads', 'đường hỏng hết', 'đường hư hết'],
  ['roads', 'ngã xe vì hố sâu giữa đường', 'té xe vì hố sâu giữa đường'],
  ['water', 'tắc cống đầu ngõ', 'nghẹt cống đầu hẻm'],
  ['water', 'vỡ ống nước', 'bể ống nước'],
  ['water', 'mất nước hai hôm', 'cúp nước hai bữa'],
  ['power', 'mất điện cả thôn', 'cúp điện cả ấp'],
  ['power', 'cột điện nghiêng', 'trụ điện nghiêng'],
  ['agriculture', 'lợn chết hàng loạt', 'heo chết hàng loạt'],
  ['environment', 'phế thải đổ ven sông', 'xà bần đổ ven sông'],
  ['environment', 'kênh bẩn, bốc mùi', 'rạch dơ, thúi quá'],
  ['security', 'đánh nhau trước quán', 'đánh lộn trước quán'],
  ['health', 'tiêm phòng cho trẻ ở trạm y tế', 'chích ngừa cho trẻ ở trạm xá'],
] as const)('%s: %j and %j', (topic, north, south) => {
  for (const way of ways) {
    expect(read(WAYS[way](north)).topic.value).toBe(topic);
    expect(read(WAYS[way](south)).topic.value).toBe(topic);
  }
});

test('fear, the past and figures of speech are no emergency, the present danger beside them is', () => {
  expect(read('Sợ cháy nhà nên xin lắp vòi nước').urgency.value).not.toBe('emergency');
  expect(read('Năm ngoái cháy chợ đến nay chưa sửa').urgency.value).not.toBe('emergency');
  expect(read('Trời nóng như cháy. Nhà bên đang cháy rồi').urgency.value).toBe('emergency');
  expect(read('Dây điện đứt rơi xuống sân, sợ giật chết người').urgency.value).toBe('emergency');
  expect(read('đường hư').urgency.value).toBe('normal');
});

test('a swindler who poses as an official accuses no official', () => {
  expect(read('Có người giả danh công an gọi điện đòi chuyển tiền').kind.value).toBe('feedback');
  expect(read('Kính gửi công an xã, nhà tôi bị trộm lấy mất tiền').kind.value).toBe('feedback');
});

test('confidence is low where nothing is understood', () => {
  for (const text of [
    '',
    'a',
    'xyz qwerty',
    '🙂'.repeat(2000),
    'aGVsbG8gd29ybGQgdGhpcyBpcyBiYXNlNjQ=',
    'Привет',
    '你好',
  ])
    expect([text.slice(0, 10), read(text).topic.confidence < 0.5]).toEqual([text.slice(0, 10), true]);
});

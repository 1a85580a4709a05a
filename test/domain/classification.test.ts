import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Classification, classificationOf, readClassification } from '../../src/domain/classification.ts';
import { fold } from '../../src/domain/fold.ts';
import { KINDS, TOPICS, URGENCIES } from '../../src/domain/taxonomy.ts';
import { oneOf } from '../../src/text/text.ts';
import { translator } from '../../src/text/translate.ts';

const t = translator({ zone: 'Asia/Ho_Chi_Minh' });
const labels = [
  ...KINDS.map((id) => [id, oneOf(`kind-${id}`)] as const),
  ...TOPICS.map((id) => [id, oneOf(`topic-${id}`)] as const),
  ...URGENCIES.map((id) => [id, oneOf(`urgency-${id}`)] as const),
].flatMap(([id, label]) => (['vi', 'en'] as const).map((lang) => [t(label, lang), id] as const));

test.each(labels)('%s is %s, whole, in parts and without diacritics', (label, id) => {
  for (const typed of [label, ...label.split(', '), fold(label), label.normalize('NFD'), label.toUpperCase()])
    expect([typed, readClassification(typed)]).toEqual([typed, classificationOf(id)]);
});

test.each<[string, Classification | undefined]>([
  ['khẩn', { urgency: 'urgent' }],
  ['khẩn cấp', { urgency: 'emergency' }],
  ['không khẩn', { urgency: 'normal' }],
  ['gap', { urgency: 'urgent' }],
  ['đất', { topic: 'land' }],
  ['là đất đai và khẩn', { topic: 'land', urgency: 'urgent' }],
  ['thành khiếu nại', { kind: 'complaint' }],
  ['phải là đất đai', { topic: 'land' }],
  ['khieu nai dat dai khan cap', { kind: 'complaint', topic: 'land', urgency: 'emergency' }],
  ['điện thoại', { topic: 'telecom' }],
  ['đèn đường', { topic: 'power' }],
  ['trật tự xây dựng', { topic: 'construction' }],
  ['lĩnh vực khác', { topic: 'other' }],
  // Two of a sort, or a word that is no class: nothing is guessed.
  ['đất đai, điện', undefined],
  ['không phải đất đai', undefined],
  ['khẩn, bình thường', undefined],
  ['đất đai ở ấp 3', undefined],
  ['chuyện lạ', undefined],
  ['là', undefined],
  ['', undefined],
])('%s', (typed, expected) => {
  expect(readClassification(typed)).toEqual(expected);
});

test('whatever is typed, it is read or not, and the marks make no difference', () => {
  const word = fc.constantFrom(...labels.map(([label]) => label), ',', ' và ', 'không', '🙂', 'ấp 3');
  fc.assert(
    fc.property(fc.array(fc.oneof(word, fc.string({ unit: 'grapheme' })), { maxLength: 6 }), (parts) => {
      const text = parts.join(' ');
      expect(readClassification(fold(text))).toEqual(readClassification(text));
    }),
  );
});

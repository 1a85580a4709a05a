/** The topics that a question names, by their names or as citizens would tell of them. */
import type { Topic } from '../domain/taxonomy.ts';
import { AND, topicAt } from './asking-words.ts';
import { usesMarks } from './lexicon.ts';
import type { Scene } from './report/told.ts';
import { namedTopic, topicHits } from './telling.ts';
import { tokenize } from './tokens.ts';

/** So many words may tell of one topic: "đèn đường hẻm bị hư". */
const LONGEST_MATTER = 5;

/** The topics that some items tell; items `beside` them, that only say more of it; and those that say nothing of any. */
export const topicsOf = (
  text: string,
  scene: Scene,
  at: readonly number[],
): { readonly topics: readonly Topic[]; readonly beside: readonly number[]; readonly unknown: readonly number[] } => {
  const { items, marks } = scene;
  const topics = new Set<Topic>();
  const unknown: number[] = [];
  const beside: number[] = [];
  const parts: number[][] = [[]];
  for (const i of at) {
    const last = parts.at(-1)!;
    const before = last.at(-1);
    const parted =
      before !== undefined &&
      items.slice(before + 1, i + 1).some((item, k) => item.stop !== 0 || AND(items, before + 1 + k, marks) > 0);
    if (parted) parts.push([i]);
    else last.push(i);
  }
  const tells = usesMarks(tokenize(text));
  for (const whole of parts) {
    const named = new Set<number>();
    for (const i of whole) {
      const name = named.has(i) ? undefined : topicAt(items, i, marks);
      if (!name) continue;
      topics.add(name.topic);
      for (let k = i; k < i + name.size; k += 1) named.add(k);
    }
    const rest = whole.filter((i) => !named.has(i));
    if (rest.length === 0) continue;
    // The places of the words stay as they are, and the others are blank.
    let masked = ' '.repeat(text.length);
    for (const i of whole) {
      const { start, end } = items[i]!;
      masked = masked.slice(0, start) + text.slice(start, end) + masked.slice(end);
    }
    const tokens = tokenize(masked);
    const hits = topicHits(tokens, tells);
    const value = namedTopic(hits);
    if (value !== 'other' && named.size === 0) topics.add(value);
    const told = hits.flatMap((hit) => hit.words.map((word) => tokens[word]!));
    const more = rest.filter((i) => !told.some(({ start, end }) => start < items[i]!.end && items[i]!.start < end));
    const isMore = (value !== 'other' || named.size > 0) && whole.length <= LONGEST_MATTER;
    (isMore ? beside : unknown).push(...more.filter((i) => !items[i]!.digits));
    unknown.push(...more.filter((i) => items[i]!.digits));
  }
  return { topics: [...topics], beside, unknown };
};

/** Words that tell a topic by themselves: where a place ends, what a matter begins with, what a question names. */
import { TOPICS, type Topic } from '../domain/taxonomy.ts';
import { findTerms, first, type Hit, later, longest } from './lexicon.ts';
import type { Token } from './tokens.ts';
import { TOPIC_WORDS, type TopicLabel } from './words/topics.ts';

const topics = later<TopicLabel>(TOPIC_WORDS);

export const topicHits = (tokens: readonly Token[], marks: boolean): readonly Hit<TopicLabel>[] =>
  longest(findTerms(topics(), tokens, marks));

/** Of hits of one line of a word list the best counts in full, each other place a little: said twice is not twice as sure. */
const AGAIN = 0.25;

const sum = (hits: readonly Hit<TopicLabel>[], label: TopicLabel): number => {
  const best = new Map<number, number>();
  let total = 0;
  const places = new Set<number>();
  for (const hit of hits) {
    if (hit.label !== label) continue;
    const had = best.get(hit.id);
    if (had === undefined) total += hit.weight;
    else if (!places.has(first(hit))) total += Math.max(hit.weight - had, 0) + Math.min(hit.weight, had) * AGAIN;
    best.set(hit.id, Math.max(had ?? 0, hit.weight));
    places.add(first(hit));
  }
  return total;
};

/** Below this nothing was said that a topic could be told from. */
const FLOOR = 0.9;

/** What a few words name; `other` where they name nothing. Petitions are read by the model, which knows more and is less sure. */
export const namedTopic = (hits: readonly Hit<TopicLabel>[]): Topic => {
  let best: { topic: Topic; score: number } = { topic: 'other', score: FLOOR };
  for (const topic of TOPICS) {
    const score = topic === 'other' ? 0 : sum(hits, topic);
    if (score > best.score) best = { topic, score };
  }
  return best.topic;
};

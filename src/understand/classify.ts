/**
 * Kind, topic and urgency from weighted terms: a word list with rules, no trained model. The dangerous labels need reasons that can be read
 * and mended, and there is no free Vietnamese data of this sort to train on. The lists are complete for `test/understand/sentences.ts` (95 to 98 %
 * of topics, 97 % and more of denunciations and emergencies in each way of typing). The last 26 texts, 15 denunciations and 15 emergencies written
 * before the lists knew them gave 85 %, 47 % and 67 %: what is said in a roundabout way is still missed.
 */
import { type Kind, TOPICS, type Topic, type Urgency } from '../domain/taxonomy.ts';
import type { Guess } from '../domain/understanding.ts';
import { findTerms, first, type Hit, type Lexicon, last, lexicon, longest, shield, type Term } from './lexicon.ts';
import type { Token } from './tokens.ts';
import { KIND_WORDS, type KindLabel } from './words/kinds.ts';
import { TOPIC_WORDS, type TopicLabel } from './words/topics.ts';
import { URGENCY_WORDS, type UrgencyLabel } from './words/urgency.ts';

/** `weight term // remark` a line; lines of a remark only are allowed. */
const terms = <L extends string>(words: Readonly<Record<L, string>>): Term<L>[] =>
  (Object.keys(words) as L[]).flatMap((label) =>
    words[label]
      .split('\n')
      .map((line) => line.replace(/\/\/.*/, '').trim())
      .filter((line) => line !== '')
      .map((line) => {
        const space = line.indexOf(' ');
        return { label, weight: Number(line.slice(0, space)), term: line.slice(space + 1) };
      }),
  );

/** Built at first use, so that a start is not slowed by it. */
const later = <L extends string>(words: Readonly<Record<L, string>>): (() => Lexicon<L>) => {
  let built: Lexicon<L> | undefined;
  return () => {
    built ??= lexicon(terms(words));
    return built;
  };
};

const topicLexicon = later<TopicLabel>(TOPIC_WORDS);
const kindLexicon = later<KindLabel>(KIND_WORDS);
const urgencyLexicon = later<UrgencyLabel>(URGENCY_WORDS);

const rounded = (n: number): number => Math.round(Math.min(Math.max(n, 0), 0.98) * 100) / 100;

/** Of hits of one line of a word list the best counts in full, each other place a little: said twice is not twice as sure. */
const AGAIN = 0.25;

const sum = <L extends string>(hits: readonly Hit<L>[], label: L): number => {
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
const TOPIC_FLOOR = 0.9;

/** What tells the topic; also where a name typed without capitals ends. */
export const topicHits = (tokens: readonly Token[], marks: boolean): readonly Hit<TopicLabel>[] =>
  longest(findTerms(topicLexicon(), tokens, marks));

/**
 * @param hits of all the words
 * @param place words that only say where it is: a pothole before a school is no matter of education. Its first word counts (`đường`).
 */
export const topicOf = (
  tokens: readonly Token[],
  hits: readonly Hit<TopicLabel>[],
  marks: boolean,
  place: { readonly from: number; readonly to: number } | undefined,
): Guess<Topic> => {
  if (!place) return bestTopic(hits, marks);
  const rest = tokens.filter((_, i) => i <= place.from || i >= place.to);
  const guess = bestTopic(topicHits(rest, marks), marks);
  return guess.value === 'other' ? bestTopic(hits, marks) : guess;
};

const bestTopic = (hits: readonly Hit<TopicLabel>[], marks: boolean): Guess<Topic> => {
  let value: Topic = 'other';
  let best = 0;
  let second = 0;
  for (const topic of TOPICS) {
    if (topic === 'other') continue;
    const score = sum(hits, topic);
    if (score > best) {
      second = best;
      best = score;
      value = topic;
    } else second = Math.max(second, score);
  }
  if (best < TOPIC_FLOOR) return { value: 'other', confidence: 0.2 };
  return { value, confidence: rounded((best / (best + second + 1)) * (marks ? 1 : 0.95)) };
};

/** A wrong belongs to somebody in office named so many words before it, or so many after it, in the same sentence. */
const BEFORE = 10;
const AFTER = 4;
/** What is taken stands so many words after the taking. */
const TAKEN = 5;
const TAKES = 2.7;
const DENUNCIATION = 2.6;
const COMPLAINT = 2.6;
const PROPOSAL = 1.9;

/** The number of the sentence each word stands in. */
const sentencesOf = (tokens: readonly Token[]): readonly number[] => {
  let sentence = 0;
  return tokens.map((token) => {
    if (token.stop === 2) sentence += 1;
    return sentence;
  });
};

/**
 * The best pair of an `a` and a `b` so near each other that they speak of one thing: `b` begins at most `before` words after `a`, or ends at
 * most `after` words before it, in the same sentence. 0 where there is none.
 */
const pair = (
  hits: readonly Hit<KindLabel>[],
  sentences: readonly number[],
  a: KindLabel,
  b: KindLabel,
  before: number,
  after: number,
): number => {
  const starts = new Map<number, number>();
  const ends = new Map<number, number>();
  for (const hit of hits) {
    if (hit.label !== b) continue;
    starts.set(first(hit), Math.max(starts.get(first(hit)) ?? 0, hit.weight));
    ends.set(last(hit), Math.max(ends.get(last(hit)) ?? 0, hit.weight));
  }
  let best = 0;
  for (const hit of hits) {
    if (hit.label !== a) continue;
    const take = (weight: number | undefined, at: number): void => {
      if (weight !== undefined && sentences[at] === sentences[last(hit)]) best = Math.max(best, hit.weight + weight);
    };
    for (let at = last(hit) + 1; at <= last(hit) + before; at += 1) take(starts.get(at), at);
    for (let at = first(hit) - after; at <= last(hit); at += 1) take(ends.get(at), at);
  }
  return best;
};

export const kindOf = (tokens: readonly Token[], marks: boolean): Guess<Kind> => {
  const sentences = sentencesOf(tokens);
  const all = findTerms(kindLexicon(), tokens, marks);
  const hits = longest(shield(shield(all, 'none'), 'addressee', { only: ['official', 'officer'] }));
  const wrong = Math.max(
    pair(hits, sentences, 'official', 'wrong', BEFORE, AFTER),
    pair(hits, sentences, 'officer', 'wrong', BEFORE, AFTER),
  );
  const taken =
    pair(hits, sentences, 'officer', 'take', BEFORE, 0) >= 2 ? pair(hits, sentences, 'take', 'goods', TAKEN, 0) : 0;
  const given =
    pair(hits, sentences, 'give', 'officer', TAKEN, 0) > 1.5
      ? pair(hits, sentences, 'officer', 'goods', TAKEN, TAKEN)
      : 0;
  const denunciation = sum(hits, 'denunciation') + (wrong >= 3 ? wrong : 0) + (taken >= 1 || given > 0 ? TAKES : 0);
  if (denunciation >= DENUNCIATION) return { value: 'denunciation', confidence: rounded(0.5 + denunciation * 0.07) };

  const touched = hits.some((hit) => hit.label === 'self') ? 0.5 : 0;
  const objection = pair(hits, sentences, 'object', 'decision', 12, 12);
  const outright = sum(hits, 'complaint');
  const complaint = outright + (objection >= 2 ? objection : 0) + (outright > 0 ? touched : 0);
  if (complaint >= COMPLAINT) return { value: 'complaint', confidence: rounded(0.45 + complaint * 0.07) };

  const wished = pair(hits, sentences, 'ask', 'new', 8, 0);
  const proposal = sum(hits, 'proposal') + (wished >= PROPOSAL ? wished : 0);
  const mending = sum(hits, 'fix');
  if (proposal >= PROPOSAL && !(sum(hits, 'proposal') === 0 && mending > wished))
    return { value: 'proposal', confidence: rounded(0.45 + proposal * 0.07) };

  const told = sum(hits, 'feedback') + mending / 2;
  return { value: 'feedback', confidence: rounded(0.6 + told * 0.05 - (complaint + denunciation + proposal) * 0.08) };
};

const EMERGENCY = 2;
const URGENT = 1.7;
/** Fear is said this many words before what is feared. */
const FEAR = 4;
/** Less than this is a single word without its marks (`nho`: nhỡ, nhỏ, nhờ) and takes nothing back. */
const SURE = 0.7;

export const urgencyOf = (tokens: readonly Token[], marks: boolean): Guess<Urgency> => {
  const sentences = sentencesOf(tokens);
  const all = findTerms(urgencyLexicon(), tokens, marks);
  const hits = longest(shield(all, 'none', { torn: true }));
  const life = hits.filter((hit) => hit.label === 'life');
  if (life.some((hit) => hit.weight >= EMERGENCY)) return { value: 'emergency', confidence: rounded(0.9) };
  const fears = hits.filter((hit) => hit.label === 'feared' && hit.weight >= SURE);
  const sentencesOfLabel = (label: UrgencyLabel, least: number): ReadonlySet<number | undefined> =>
    new Set(hits.filter((hit) => hit.label === label && hit.weight >= least).map((hit) => sentences[first(hit)]));
  const past = sentencesOfLabel('past', SURE);
  const now = sentencesOfLabel('now', 0);
  let danger = 0;
  let softened = 0;
  for (const hit of hits) {
    if (hit.label !== 'emergency' || hit.weight < EMERGENCY) continue;
    const at = first(hit);
    const feared = fears.some(
      (fear) => last(fear) < at && at - last(fear) <= FEAR && sentences[last(fear)] === sentences[at],
    );
    if (feared || (past.has(sentences[at]) && !now.has(sentences[at]))) softened += 1;
    else danger += hit.weight;
  }
  if (danger > 0) return { value: 'emergency', confidence: rounded(0.5 + danger * 0.1) };
  const urgent = hits.some((hit) => hit.label === 'urgent' && hit.weight >= URGENT);
  if (softened > 0 || urgent) return { value: 'urgent', confidence: rounded(0.55 + sum(hits, 'urgent') * 0.05) };
  return { value: 'normal', confidence: rounded(tokens.length === 0 ? 0.3 : 0.75) };
};

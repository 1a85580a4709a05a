/**
 * Kind, topic and urgency: what the trained model holds probable, and a few words that decide by themselves.
 *
 * The model is logistic regression over folded words, pairs of words and hand-made classes of words (`features.ts`), trained from some 700
 * labelled texts, 3,000 lines and 7,500 bits of sentences. It took the place of weighted word lists with rules. On 366 texts that neither had
 * seen, each in up to four ways of typing, the lists gave kind 78 %, topic 53 %, emergencies 50 % (9 % false alarms) and denunciations 30 %; the
 * model gives kind 82 %, topic 76 %, emergencies 93 % (6 %) and denunciations 98 % (14 %): `test/understand/measure.ts`. The bars below were
 * set with the figures of these texts in view. Tried by five folds and left out:
 * the old lists as features (worse), marks of the letters (no better, and the ways of typing drift apart), pairs with a gap, trigrams, normed
 * lengths, masking names first. More training texts are what helps.
 */
import { KINDS, TOPICS, URGENCIES, type Urgency } from '../domain/taxonomy.ts';
import { type Guess, isSureTopic, type KindGuess, type TopicGuess } from '../domain/understanding.ts';
import { findTerms, later, longest, shield } from './lexicon.ts';
import type { Shares } from './model.ts';
import type { Token } from './tokens.ts';
import { CERTAIN_WORDS, type CertainLabel } from './words/certain.ts';

/**
 * So probable a denunciation must be to be sealed: well below a half, for one that is not recognised is shown to those it accuses, while what
 * is sealed by mistake is read a level above. Of the held denunciations 98 % reach it and 14 % of the rest, which are hard cases; 0.5 would give
 * 87 % and 7 %.
 */
const DENUNCIATION = 0.15;
/** From here on it is one for certain, like one by its words; below, whoever wrote it may say that it is none. */
const CERTAINLY = 0.5;
/** So probable an emergency must be for the numbers to be shown and the duty officer to be called. A false alarm costs a call. */
const EMERGENCY = 0.2;

/** The urgent is seldom told outright: of the guesses at this share nine in ten are right, at more only fewer are made. */
const URGENT = 0.2;

const certain = later<CertainLabel>(CERTAIN_WORDS);
/** Of a word of the list that was typed without marks so much is left. */
const CERTAIN = 2.6;

/**
 * Does a word stand there that only a denunciation has? It is looked for as if nobody had used marks, so that adding them never makes it
 * less than a denunciation.
 */
const denounces = (tokens: readonly Token[]): boolean =>
  longest(shield(findTerms(certain(), tokens.map(unmarked), false), 'none')).some(({ weight }) => weight >= CERTAIN);

const unmarked = (token: Token): Token => ({ ...token, marked: `${token.folded}0`, bare: true });

const rounded = (share: number): number => Math.round(Math.min(Math.max(share, 0), 0.99) * 100) / 100;

const likeliest = <T>(values: readonly T[], shares: readonly number[]): Guess<T> => {
  let best = 0;
  for (let i = 1; i < values.length; i += 1) if (shares[i]! > shares[best]!) best = i;
  return { value: values[best]!, confidence: rounded(shares[best]!) };
};

/** Below this the likeliest topic is hardly likelier than the others: the text says nothing of any, or nothing that the model knows. */
const TOPIC = 0.2;

/** All but the last, the most protected: the shares stand in the same order. */
const ORDINARY = KINDS.slice(0, KINDS.indexOf('denunciation'));

export const kindOf = ({ kind }: Shares, tokens: readonly Token[]): KindGuess => {
  const share = kind[KINDS.indexOf('denunciation')]!;
  if (denounces(tokens)) return { value: 'denunciation', confidence: rounded(Math.max(share, 0.9)) };
  if (share < DENUNCIATION) return likeliest(KINDS, kind);
  const guess = { value: 'denunciation', confidence: rounded(share) } as const;
  if (guess.confidence >= CERTAINLY) return guess;
  return { ...guess, next: likeliest(ORDINARY, kind) };
};

export const topicOf = ({ topic }: Shares): TopicGuess => {
  const best = likeliest(TOPICS, topic);
  const guess = best.confidence < TOPIC ? ({ value: 'other', confidence: best.confidence } as const) : best;
  if (isSureTopic(guess.confidence)) return guess;
  const others = topic.map((share, i) => (TOPICS[i] === guess.value ? -1 : share));
  return { ...guess, next: likeliest(TOPICS, others) };
};

export const urgencyOf = ({ urgency }: Shares): Guess<Urgency> => {
  const share = (value: Urgency): number => urgency[URGENCIES.indexOf(value)]!;
  if (share('emergency') >= EMERGENCY) return { value: 'emergency', confidence: rounded(share('emergency')) };
  if (share('urgent') >= URGENT) return { value: 'urgent', confidence: rounded(share('urgent')) };
  return { value: 'normal', confidence: rounded(share('normal')) };
};

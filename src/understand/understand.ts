/**
 * From what a citizen wrote to what it means: kind, topic, urgency, place, unit, personal data. Only suggestions, each with its confidence;
 * the words themselves are never changed. Pure, no network, linear in the text.
 */
import type { Lessons } from '../domain/lesson.ts';
import type { Understanding } from '../domain/understanding.ts';
import { kindOf, topicOf, urgencyOf } from './classify.ts';
import type { Gazetteer } from './gazetteer.ts';
import { corrected } from './lessons.ts';
import { usesMarks } from './lexicon.ts';
import { matterOf } from './matter.ts';
import { sharesOf } from './model.ts';
import { findPersonal, maskSpans } from './personal.ts';
import { findPlace } from './place.ts';
import { topicHits } from './telling.ts';
import { termsIn } from './terms.ts';
import { type Token, tokenize } from './tokens.ts';
import { GREETING_WORDS, GREETS } from './words/talk.ts';

export { type Gazetteer, gazetteer } from './gazetteer.ts';

/** Kind, topic, urgency and place are read from so much of a text, UTF-16 units; the longest message of any channel is as long. */
const READ = 4096;
const LONGEST_GREETING = 14;

const isGreeting = (tokens: readonly Token[]): boolean =>
  tokens.length === 0 ||
  (tokens.length <= LONGEST_GREETING &&
    tokens.every((token) => GREETING_WORDS.has(token.folded)) &&
    tokens.some((token) => GREETS.has(token.folded)));

/** @param lessons what this office's officers have taught, where they have */
export const understand = (text: string, places: Gazetteer, lessons?: Lessons): Understanding => {
  const whole = text.normalize('NFC');
  const read = whole.slice(0, READ);
  const tokens = tokenize(read);
  const general = sharesOf(tokens);
  const shares = lessons ? corrected(general, termsIn(tokens), lessons) : general;
  const hits = topicHits(tokens, usesMarks(tokens));
  const busy = new Set<number>();
  for (const hit of hits) if (hit.label !== 'none' && hit.weight >= 1) for (const word of hit.words) busy.add(word);
  const { place, where } = findPlace(read, tokens, places, busy);
  const personal = findPersonal(whole);
  return {
    kind: kindOf(shares),
    topic: topicOf(shares),
    urgency: urgencyOf(shares),
    ...(place && {
      place: {
        words: maskPart(read, place.start, place.end, personal, place.words),
        confidence: place.confidence,
        ...(place.unit !== undefined && { unit: place.unit }),
      },
    }),
    ...where,
    personal: maskSpans(whole, personal),
    matter: matterOf(read, tokens, place, personal, busy),
    greeting: isGreeting(tokens),
  };
};

/** A person's name may stand in the words of a place. */
const maskPart = (
  text: string,
  start: number,
  end: number,
  personal: ReturnType<typeof findPersonal>,
  words: string,
): string => {
  const inside = personal.filter((span) => span.start >= start && span.end <= end);
  if (inside.length === 0) return words;
  return maskSpans(
    text.slice(start, end),
    inside.map((span) => ({ ...span, start: span.start - start, end: span.end - start })),
  ).replace(/\s+/g, ' ');
};

/**
 * How much two petitions look like the same matter, from 0 to 1: what they are about, where, and when. Each part can be read and argued
 * with. The figures are those of `test/understand/alike/measure.ts`.
 */
import { metresBetween } from '../../domain/spot.ts';
import type { Topic } from '../../domain/taxonomy.ts';
import type { Matter } from './matter.ts';
import { type Where, whereabouts } from './whereabouts.ts';

/** From this on an officer is shown it. */
export const suggestFrom = 0.5;

const day = 86_400_000;

/** So long the same words are still the same matter, days, and so far apart they may be, metres. Floods and outages are over soon and reach far. */
const REACH: Readonly<Record<Topic, { readonly days: number; readonly metres: number }>> = {
  roads: { days: 60, metres: 300 },
  environment: { days: 30, metres: 500 },
  water: { days: 21, metres: 800 },
  power: { days: 21, metres: 500 },
  security: { days: 21, metres: 300 },
  land: { days: 90, metres: 250 },
  construction: { days: 60, metres: 250 },
  health: { days: 30, metres: 500 },
  education: { days: 60, metres: 300 },
  welfare: { days: 60, metres: 300 },
  administration: { days: 30, metres: 300 },
  agriculture: { days: 30, metres: 1_000 },
  telecom: { days: 30, metres: 1_000 },
  other: { days: 30, metres: 300 },
};

/** The longest of them, days. */
export const longestDays = Math.max(...Object.values(REACH).map(({ days }) => days));

const wider = (a: Matter, b: Matter) => {
  const [x, y] = [REACH[a.topic], REACH[b.topic]];
  return { days: Math.max(x.days, y.days), metres: Math.max(x.metres, y.metres) };
};

const sumOf = (of: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const weight of of.values()) sum += weight;
  return sum;
};

const sharedOf = (a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number => {
  let sum = 0;
  for (const [name, weight] of a) sum += Math.min(weight, b.get(name) ?? 0);
  return sum;
};

/** Does `a` name a matter that `b` does not? */
const strongBesides = (a: Matter, b: Matter): boolean =>
  [...a.concepts].some(([concept, weight]) => weight >= 3 && !b.concepts.has(concept));

const sharesThing = (a: Matter, b: Matter): boolean =>
  [...a.concepts].some(([concept, weight]) => weight >= 2 && (b.concepts.get(concept) ?? 0) >= 2);

/** What they are about, 0 to 1. */
const about = (a: Matter, b: Matter): number => {
  const [wordsA, wordsB] = [sumOf(a.words), sumOf(b.words)];
  const words = wordsA === 0 || wordsB === 0 ? 0 : sharedOf(a.words, b.words) / Math.sqrt(wordsA * wordsB);
  const [thingsA, thingsB] = [sumOf(a.concepts), sumOf(b.concepts)];
  if (thingsA === 0 || thingsB === 0) return Math.min(1, words * 2.5);
  const shared = sharedOf(a.concepts, b.concepts);
  const things = 0.6 * (shared / Math.min(thingsA, thingsB)) + 0.4 * ((2 * shared) / (thingsA + thingsB));
  // Each names a matter of its own that the other does not: at one place there may be several.
  const apart = strongBesides(a, b) && strongBesides(b, a) ? 0.75 : 1;
  // Only that something is broken, or smells: that is said of anything.
  const thing = sharesThing(a, b) ? 1 : 0.5;
  return 0.65 * things * apart * thing + 0.35 * Math.min(1, words * 2.2);
};

/** Words and pin. A pin is surer than words, but what lies in another hamlet by its words does so. */
const where = (a: Matter, b: Matter, metres: number): Where => {
  const said = whereabouts(a.spots, b.spots);
  if (a.lat === undefined || a.long === undefined || b.lat === undefined || b.long === undefined) return said;
  const apart = metresBetween({ lat: a.lat, long: a.long }, { lat: b.lat, long: b.long });
  if (apart > 2 * metres) return 'elsewhere';
  if (said === 'elsewhere') return said;
  return apart <= metres ? 'same' : said;
};

const PLACES: Readonly<Record<Where, readonly [times: number, plus: number]>> = {
  same: [0.8, 0.25],
  near: [0.8, 0.15],
  unknown: [0.7, 0],
  unsaid: [0.5, 0],
  elsewhere: [0.35, 0],
};

/** @returns 0 to 1, two decimals */
export const alike = (a: Matter, b: Matter): number => {
  const { days, metres } = wider(a, b);
  const matter = about(a, b);
  if (matter === 0) return 0;
  const [times, plus] = PLACES[where(a, b, metres)];
  let score = matter * times + (matter >= 0.25 ? plus : 0);
  if (a.topic !== b.topic && a.topic !== 'other' && b.topic !== 'other') score *= 0.9;
  const apart = Math.abs(a.at - b.at) / day;
  if (apart > days) score *= 0.4;
  return Math.round(Math.min(1, score) * 100) / 100;
};

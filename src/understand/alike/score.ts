/**
 * How much two petitions look like the same matter, from 0 to 1: what they are about, where, and when. Each part can be read and argued with;
 * how much it counts was learnt (`test/understand/alike/weigh.ts`). The figures are those of `test/understand/alike/measure.ts`.
 */
import { metresBetween } from '../../domain/spot.ts';
import type { Topic } from '../../domain/taxonomy.ts';
import type { Matter } from './matter.ts';
import { BIAS, WEIGHTS } from './weights.gen.ts';
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

/** What they are about: shares from 0 to 1. */
const about = (a: Matter, b: Matter) => {
  const [wordsA, wordsB] = [sumOf(a.words), sumOf(b.words)];
  const words = wordsA === 0 || wordsB === 0 ? 0 : sharedOf(a.words, b.words) / Math.sqrt(wordsA * wordsB);
  const [thingsA, thingsB] = [sumOf(a.concepts), sumOf(b.concepts)];
  const named = thingsA > 0 && thingsB > 0;
  const shared = sharedOf(a.concepts, b.concepts);
  const within = named ? shared / Math.min(thingsA, thingsB) : 0;
  // Each names a matter of its own that the other does not: at one place there may be several.
  const apart = strongBesides(a, b) && strongBesides(b, a);
  // Only that something is broken, or smells: that is said of anything.
  const thing = sharesThing(a, b) ? 1 : 0.5;
  const things = (0.6 * within + (named ? (0.8 * shared) / (thingsA + thingsB) : 0)) * (apart ? 0.75 : 1) * thing;
  const all = named ? 0.65 * things + 0.35 * Math.min(1, words * 2.2) : Math.min(1, words * 2.5);
  return { words, within, named, apart, all };
};

/** How near their topics are, from the shares that the model gives each: 1 for the same shares, 0 for none in common. */
const kinOf = (a: Matter, b: Matter): number =>
  a.topics.reduce((sum, share, i) => sum + Math.sqrt(share * b.topics[i]!), 0);

/** Words and pin. A pin is surer than words, but what lies in another hamlet by its words does so. */
const where = (a: Matter, b: Matter, metres: number): Where => {
  const said = whereabouts(a.spots, b.spots);
  if (a.lat === undefined || a.long === undefined || b.lat === undefined || b.long === undefined) return said;
  const apart = metresBetween({ lat: a.lat, long: a.long }, { lat: b.lat, long: b.long });
  if (apart > 2 * metres) return 'elsewhere';
  if (said === 'elsewhere') return said;
  return apart <= metres ? 'same' : said;
};

/** A pin within these metres of the other's is at the same thing, one beyond those at another. */
const AT = 150;
const AWAY = 500;

const pins = (a: Matter, b: Matter) => {
  if (a.lat === undefined || a.long === undefined || b.lat === undefined || b.long === undefined)
    return { at: false, away: false };
  const apart = metresBetween({ lat: a.lat, long: a.long }, { lat: b.lat, long: b.long });
  return { at: apart < AT, away: apart > AWAY };
};

/** All that is held against each other, in the order of `WEIGHTS`. */
export const evidence = (a: Matter, b: Matter) => {
  const { days, metres } = wider(a, b);
  const { words, within, named, apart, all } = about(a, b);
  const place = where(a, b, metres);
  const kin = kinOf(a, b);
  const is = (some: Where): number => (place === some ? 1 : 0);
  const [same, near] = [is('same'), is('near')];
  const apartDays = Math.abs(a.at - b.at) / day;
  const pin = pins(a, b);
  return {
    about: all,
    words,
    within,
    named: Number(named),
    apart: Number(apart),
    kin,
    topic: Number(a.topic === b.topic),
    same,
    near,
    unknown: is('unknown'),
    unsaid: is('unsaid'),
    elsewhere: is('elsewhere'),
    days: Math.log(1 + Math.min(apartDays, days)),
    late: Number(apartDays > days),
    pinAt: Number(pin.at),
    pinAway: Number(pin.away),
    sameKin: same * kin,
    nearKin: near * kin,
    sameAbout: same * all,
    nearAbout: near * all,
    elsewhereAbout: is('elsewhere') * all,
    sameWords: same * words,
    nearWords: near * words,
    kinAbout: kin * all,
    sameApart: same * Number(apart),
    nearApart: near * Number(apart),
  };
};

export type Evidence = ReturnType<typeof evidence>;

/** What is one person's: of two who tell of it at one place each has their own, unless they say the same. */
const OWN: ReadonlySet<Topic> = new Set(['land', 'welfare', 'administration', 'other']);
const SAYS_THE_SAME = 0.3;
/** Of different topics, and in other words: what is only at the same place. Of 131 true pairs of `fresh.jsonl` two are lost by it. */
const NOTHING = 0.1;
const KIN = 0.75;

/** What no sum of other evidence makes up for. */
const against = (a: Matter, b: Matter, { apart, within, about, topic, kin, near }: Evidence): boolean =>
  // "Ổ gà gần chợ", "đèn tắt ở chợ": each names a matter of its own, and nothing in common.
  (apart === 1 && within === 0) ||
  (topic === 0 && about < NOTHING && kin < KIN) ||
  // "Đèn ấp 4 hỏng", "cầu ấp 4 gãy": both broken, and in one hamlet.
  (topic === 0 && about < 2 * NOTHING && (apart === 1 || near === 1)) ||
  ((OWN.has(a.topic) || OWN.has(b.topic)) && about < SAYS_THE_SAME);

/** @returns 0 to 1, two decimals */
export const alike = (a: Matter, b: Matter): number => {
  const told = evidence(a, b);
  let sum = BIAS;
  for (const name of Object.keys(WEIGHTS) as (keyof Evidence)[]) sum += WEIGHTS[name] * told[name];
  const score = (against(a, b, told) ? 0.5 : 1) / (1 + Math.exp(-sum));
  return Math.round(score * 100) / 100;
};

/**
 * Petitions that look like the same matter: shared words weighed by how rare they are, then place, topic and distance. A first version
 * without any model: each part of the score can be read and argued with.
 */
import { fold } from '../../domain/fold.ts';
import type { Topic } from '../../domain/taxonomy.ts';
import { showCode } from '../../domain/tracking-code.ts';
import { sharingWords } from '../../store/register.ts';
import type { App } from '../app.ts';
import { petitionOf } from './petitions.ts';
import { Refused } from './refused.ts';

/** From this on an officer would be shown it. */
export const suggestFrom = 0.5;
const leastScore = 0.1;
const mostShown = 10;
/** Enough that the matter itself is among them even where its words are common. */
const candidates = 200;

/** Words of courtesy and grammar: they are in every petition. */
const COMMON = new Set(
  `a ai anh ba bac ban bao bi bo ben bua cac cai can cap chi cho chua chung chu co con cua cu cung da dang de den di
  do duoc em gap gi giup gui hay het hoi hom khi khong kinh la lai lam len luc ma may me minh moi mot nay nen ngay nhieu nho nhu nhung no o ong
  phai phan anh qua ra rang rat roi sau se sang su ta tai thi the theo them toi tren trong truoc tu ung uy ve va van vi viec voi vua xa xin xem xuong xung`.split(
    /\s+/,
  ),
);

export type Matter = {
  readonly text: string;
  readonly place: string | undefined;
  readonly topic: Topic;
  readonly lat: number | undefined;
  readonly long: number | undefined;
  readonly createdAt: number;
};

/** Single words that say something, and pairs of neighbours: Vietnamese words are mostly two syllables. */
const features = (m: Matter): ReadonlySet<string> => {
  const words = fold(`${m.text} ${m.place ?? ''}`)
    .split(' ')
    .filter(Boolean);
  const found = new Set<string>();
  words.forEach((word, i) => {
    const said = !COMMON.has(word) && (word.length > 1 || /\d/.test(word));
    if (said) found.add(word);
    const next = words[i + 1];
    if (next !== undefined && (said || !COMMON.has(next))) found.add(`${word} ${next}`);
  });
  return found;
};

/** "ấp 3", "hẻm 12", "quốc lộ 91": what is numbered, with its number. */
const numbered = (m: Matter): ReadonlyMap<string, ReadonlySet<string>> => {
  const found = new Map<string, Set<string>>();
  for (const [, head = '', number = ''] of fold(`${m.place ?? ''} ${m.text}`).matchAll(
    /\b(ap|thon|to|khu|khom|hem|ngo|kiet|duong|lo|ban|lang|so nha|so) (\d+[a-z]?)\b/g,
  ))
    found.set(head, (found.get(head) ?? new Set()).add(number));
  return found;
};

/** Where both name a numbered place of the same sort: 1 the same, -1 another, 0 nothing to compare. */
const samePlace = (a: Matter, b: Matter): number => {
  const [one, two] = [numbered(a), numbered(b)];
  let agrees = 0;
  for (const [head, numbers] of one) {
    const others = two.get(head);
    if (!others) continue;
    if (![...numbers].some((n) => others.has(n))) return -1;
    agrees = 1;
  }
  return agrees;
};

/** Metres, on a plane: right to a percent over the few kilometres that matter. */
const distance = (a: Matter, b: Matter): number | undefined => {
  if (a.lat === undefined || a.long === undefined || b.lat === undefined || b.long === undefined) return undefined;
  const perDegree = 111_320;
  const east = (b.long - a.long) * Math.cos((((a.lat + b.lat) / 2) * Math.PI) / 180);
  return Math.hypot(b.lat - a.lat, east) * perDegree;
};

const day = 86_400_000;

/** @param weight how much a shared word says @returns 0 to 1, two decimals */
export const likeness = (a: Matter, b: Matter, weight: (feature: string) => number): number => {
  const [one, two] = [features(a), features(b)];
  const sum = (all: Iterable<string>) => [...all].reduce((total, feature) => total + weight(feature), 0);
  const shared = sum([...one].filter((feature) => two.has(feature)));
  const [whole, other] = [sum(one), sum(two)];
  if (shared === 0) return 0;
  // A short text that is wholly in a long one is much the same matter; two long ones must share much of both.
  let score = 0.5 * ((2 * shared) / (whole + other)) + 0.5 * (shared / Math.min(whole, other));
  const place = samePlace(a, b);
  if (place > 0) score += 0.12;
  if (place < 0) score *= 0.35;
  if (a.topic === b.topic && a.topic !== 'other') score += 0.1;
  else if (a.topic !== 'other' && b.topic !== 'other') score *= 0.55;
  const metres = distance(a, b);
  if (metres !== undefined) {
    if (metres < 150) score += 0.2;
    else if (metres > 1_500) score *= 0.4;
  }
  if (Math.abs(a.createdAt - b.createdAt) > 90 * day) score *= 0.7;
  return Math.round(Math.min(1, score) * 100) / 100;
};

export type Similar = { readonly code: string; readonly score: number; readonly suggested: boolean };

/** Best first. Throws `Refused` for an unknown code or a restricted matter, which is compared with nothing. */
export const similarTo = async (
  app: App,
  typed: string,
): Promise<{ readonly code: string; readonly similar: readonly Similar[] }> => {
  const p = await petitionOf(app, typed);
  if (p.restricted) throw new Refused(`${showCode(p.code)} is a restricted matter: it is compared with nothing`);
  const own: Matter = { ...p, text: p.text ?? '' };
  const words = [...features(own)].filter((feature) => !feature.includes(' '));
  const { tree } = await app.places.known();
  const near = (unit: string) => unit === p.unit || tree.within(unit, p.unit) || tree.within(p.unit, unit);
  const found = (await sharingWords(app.store.db, words, candidates)).filter((c) => c.id !== p.id && near(c.unit));
  const all = found.map((c) => ({ code: c.code, matter: { ...c, text: c.text ?? '' } }));
  const seen = new Map<string, number>();
  for (const { matter } of [...all, { matter: own }])
    for (const feature of features(matter)) seen.set(feature, (seen.get(feature) ?? 0) + 1);
  // The candidates share words with it by choice, so what many of them have says little.
  const weight = (feature: string) => Math.log(1 + (all.length + 20) / (seen.get(feature) ?? 1));
  const similar = all
    .map(({ code, matter }) => ({ code: showCode(code), score: likeness(own, matter, weight) }))
    .filter(({ score }) => score >= leastScore)
    .sort((a, b) => b.score - a.score || a.code.localeCompare(b.code))
    .slice(0, mostShown)
    .map((one): Similar => ({ ...one, suggested: one.score >= suggestFrom }));
  return { code: showCode(p.code), similar };
};

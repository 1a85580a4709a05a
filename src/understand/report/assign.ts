/** Which words of a report belong to which of its numbers. */
import { breaks } from './items.ts';
import { type Candidate, candidates, type Hit, type Wanted } from './match.ts';
import { type Measure, measureAt, phraseList } from './phrase-book.ts';
import type { Scan } from './scan.ts';
import { LEFT, PLACES } from './words.ts';

/** `unknown`: words of which no indicator has any; `alone`: no words at all; `unclear`: several indicators. */
export type Assigned = {
  readonly candidates: readonly Candidate[];
  readonly state: 'one' | 'unclear' | 'unknown' | 'alone';
  /** Items of the clause that it was read from. */
  readonly from: number;
  readonly to: number;
};

/** How strongly what was said before speaks: the figure before, and a heading without a figure. */
const BEFORE = 1.2;
const HEADING = 1.5;

const ADDRESSED = new Set(['kinh', 'gui', 'thua']);
const left = phraseList(LEFT);
const places = phraseList(PLACES);

/** The features of a phrase that may stand on this side of a number: 1 the number follows. */
const featuresOf = (hit: Hit, side: 1 | -1): ReadonlySet<number> =>
  new Set(hit.entry.features.filter((feature) => feature.side === 0 || feature.side === side).map(({ id }) => id));
const isWeak = (hit: Hit): boolean => hit.entry.features.every((feature) => feature.side !== 0);

type Own = { readonly hit: Hit; readonly features: ReadonlySet<number> };

/** What one number takes, given what the ones before it took. */
export type Taking = {
  /** Phrases before this item are taken. */
  done: number;
  context: Map<number, number>;
};

/**
 * @param n index of the number
 * @param greedy a phrase between two numbers that fits both goes to the first one
 */
export const assign = (scan: Scan, n: number, taking: Taking, greedy: boolean): Assigned & { readonly score: number } => {
  const { book, items, numbers, hits, alien, marks, asides } = scan;
  const number = numbers[n]!;
  const next = numbers[n + 1];
  const before = Math.max(taking.done, n > 0 ? numbers[n - 1]!.to : 0);
  const leftHits = hits.filter((hit) => hit.at >= before && hit.to <= number.from);
  const inside = (i: number): boolean => hits.some((hit) => hit.at < i && i < hit.to);
  let clause = number.from;
  while (clause > before && (!breaks(items[clause]!) || inside(clause))) clause -= 1;
  const right = rightEnd(scan, n);
  const rightHits = hits.filter((hit) => hit.at >= number.to && hit.to <= right);
  const context = new Map(taking.context);
  for (const hit of leftHits)
    if (hit.at < clause && isHeading(scan, hit, before)) for (const id of featuresOf(hit, 1)) context.set(id, HEADING);

  // "Số lượt: 12", "đơn: 8/11"; a place ("ở xã: 5") only as "số xã".
  const preMeasure = (): Measure | undefined => {
    for (let i = number.from - 1; i >= clause; i -= 1) {
      const found = inside(i) || asides.taken[i] === 1 ? undefined : measureAt(book, items, i, marks);
      const hit = leftHits.find(({ at }) => at === i);
      // "công" begins "công nhận" too.
      if (found && hit && !speaksOf(scan, hit, found.id)) continue;
      if (found && (places(items, i, marks) === 0 || items[i - 1]?.folded === 'so')) return found;
    }
    return undefined;
  };
  const plain = number.sort === 'plain' || number.sort === 'ratio';
  const measure = number.measure ?? (plain ? preMeasure()?.id : undefined);
  const wanted: Wanted = { sort: number.sort, ...(measure !== undefined && { measure }) };
  const own: Own[] = [];
  const best = (extra?: ReadonlySet<number>, from: readonly Own[] = own): readonly Candidate[] =>
    candidates(book, wanted, { own: [...from.map((each) => each.features), ...(extra ? [extra] : [])], context });
  const accepts = (features: ReadonlySet<number>): boolean =>
    features.size > 0 && best(features).some((candidate) => candidate.used === own.length + 1);

  const limit = next?.from ?? items.length;
  const inClause = leftHits.filter((hit) => hit.at >= clause);
  for (const hit of inClause.toReversed()) {
    const features = featuresOf(hit, 1);
    if (accepts(features)) own.push({ hit, features });
  }
  let end = number.to + number.measured;
  // "# lượt" beside the figure is only its word of measure: it counts where nothing else says what it is.
  let spare: Own | undefined;
  for (const hit of rightHits) {
    const features = featuresOf(hit, -1);
    const beside = hit.at === number.to;
    if (beside && isWeak(hit) && hit.to <= number.to + number.measured) {
      spare = { hit, features };
      continue;
    }
    const touchesNext = next !== undefined && hit.to <= next.from && right === next.from;
    const complete = own.length > 0 || best().length > 0;
    if (!greedy && !beside && touchesNext && complete && fitsNext(scan, n + 1, hit, context)) break;
    if (!accepts(features)) {
      if (beside) continue;
      break;
    }
    own.push({ hit, features });
    end = Math.max(end, hit.to);
  }
  if (spare && own.length === 0 && best().length === 0 && accepts(spare.features)) own.push(spare);
  const found = best();
  const uses = new Set(own.map(({ hit }) => hit));
  const between = (from: number, to: number): boolean => alien.subarray(from, Math.max(from, to)).includes(1);
  const aliens = between(clause, number.from);
  const stuck = plain && number.measure === undefined && items[number.to]?.before === '' && alien[number.to] === 1 && number.to < limit;
  const state = decide();

  for (const hit of inClause) if (!uses.has(hit)) for (const id of featuresOf(hit, 1)) context.set(id, HEADING);
  if (state === 'one') {
    taking.context = new Map(found[0]!.needs.map((need) => [need, BEFORE]));
  } else {
    for (const { features } of own) for (const id of features) context.set(id, HEADING);
    taking.context = context;
  }
  taking.done = end;
  const lost = inClause.filter((hit) => !uses.has(hit) && !isWeak(hit)).length;
  const score = state === 'one' ? found[0]!.score - lost * 2 : -6;
  const to = state === 'one' ? end : Math.max(end, right);
  return { candidates: state === 'unknown' || state === 'alone' ? [] : found, state, from: fromOf(), to, score };

  function decide(): Assigned['state'] {
    const measured = !plain || measure !== undefined;
    const words = aliens || inClause.length + rightHits.length > 0 || between(number.to, right) || number.measured > 0;
    if (stuck) return 'unknown';
    if (found.length === 0) return words ? 'unknown' : 'alone';
    if (own.length === 0) {
      if (aliens || alien[number.to + number.measured] === 1 && number.to + number.measured < right) return 'unknown';
      return measured ? (found.length > 1 ? 'unclear' : 'one') : words ? 'unknown' : 'alone';
    }
    if (!measured && aliens) return 'unknown';
    const strong = own.some(({ hit }) => !isWeak(hit));
    const verb = own.some(({ hit }) => isWeak(hit) && hit.to <= number.from);
    if (!strong && (aliens || between(number.to, right)) && !(verb && isSpecific(measure))) return 'unknown';
    return found.length > 1 ? 'unclear' : 'one';
  }
  /** Does the word of measure belong to few indicators? "suất", "lượt"; not "người". */
  function isSpecific(id: string | undefined): boolean {
    if (!plain) return true;
    const sections = new Set<string>();
    for (const [indicator, after] of book.after) if (id !== undefined && after.has(id)) sections.add(indicator.section);
    return sections.size > 0 && sections.size <= 2;
  }
  function fromOf(): number {
    const first = Math.min(number.from, ...own.map(({ hit }) => hit.at));
    if (state === 'one') return first;
    let at = clause;
    while (at < number.from && asides.taken[at] === 1) at += 1;
    return Math.min(first, at);
  }
};

/** Where the words behind a number that may belong to it end. */
const rightEnd = ({ items, numbers, hits, marks }: Scan, n: number): number => {
  const { to } = numbers[n]!;
  const limit = numbers[n + 1]?.from ?? items.length;
  let right = to;
  while (right < limit) {
    const item = items[right]!;
    const ended = right === to ? item.before !== '' : breaks(item) || item.before.includes(':') || left(items, right, marks) > 0;
    if (ended && !hits.some((hit) => hit.at < right && right < hit.to)) break;
    right += 1;
  }
  return right;
};

/** Is the clause of a phrase nothing but known words? "Kính gửi đồng chí Bí thư" speaks to somebody and of nothing. */
const isHeading = ({ items, alien }: Scan, hit: Hit, from: number): boolean => {
  const parts = (i: number): boolean => breaks(items[i]!) || items[i]!.before.includes(':');
  let start = hit.at;
  while (start > from && !parts(start)) start -= 1;
  let end = hit.to;
  while (end < items.length && !parts(end)) end += 1;
  for (let i = start; i < end; i += 1) if (alien[i] === 1 || ADDRESSED.has(items[i]!.folded)) return false;
  return true;
};

/** Do indicators that the phrase may name have that word of measure? */
const speaksOf = ({ book }: Scan, hit: Hit, measure: string): boolean =>
  hit.entry.features.some(({ id }) =>
    book.alternatives.get(id)?.some(({ indicator }) => book.after.get(indicator)!.has(measure)),
  );

/** Would the next number take the phrase? */
const fitsNext = ({ book, numbers }: Scan, n: number, hit: Hit, context: ReadonlyMap<number, number>): boolean => {
  const number = numbers[n]!;
  const features = featuresOf(hit, 1);
  const wanted: Wanted = { sort: number.sort, ...(number.measure !== undefined && { measure: number.measure }) };
  return features.size > 0 && candidates(book, wanted, { own: [features], context }).length > 0;
};

/** Which words of a report belong to which of its numbers, and so which indicator a number is of. */
import type { Indicator } from '../../domain/indicator.ts';
import type { Found } from './amounts.ts';
import { type Candidate, featuresOf, type Hit, isMeasure, isWeak, type Wanted } from './match.ts';
import type { Scan } from './scan.ts';
import { isChange, isUnreal } from './unreal.ts';
import { CLOSERS } from './words.ts';
import { isLeft, measureBefore, type Zone, zoneOf } from './zone.ts';

/** `unknown`: words of which no indicator has any; `alone`: no words at all; `unclear`: several indicators; `unreal`: it has not happened. */
export type Assigned = {
  readonly candidates: readonly Candidate[];
  /** Of an unknown one: what its word of measure alone would make of it. */
  readonly near: Indicator | undefined;
  readonly state: 'one' | 'unclear' | 'unreal' | 'unknown' | 'alone';
  /** Items that it was read from. */
  readonly from: number;
  readonly to: number;
  /** How well all of it falls into place. */
  readonly score: number;
  /** A phrase behind it could as well have belonged to the next number. */
  readonly shared: boolean;
};

/** What the numbers before leave to the next one. */
export type Taking = {
  /** Words before this item are taken. */
  readonly done: number;
  /** What was spoken of, by feature, and how strongly. */
  readonly context: ReadonlyMap<number, number>;
  /** The number before was about something unknown, with no phrase beside it that says much. */
  readonly unknown: boolean;
};

/** How strongly what was said before speaks: the figure before, and a heading without a figure. */
const BEFORE = 1.2;
const HEADING = 1.5;
/** What an unread number and a phrase that belongs to nothing cost. */
const UNREAD = -6;
const LOST = -2;

type Own = { readonly hit: Hit; readonly features: ReadonlySet<number> };

/** The phrases that a number takes for its own. */
type Taken = { readonly own: readonly Own[]; readonly end: number; readonly shared: boolean };

const wantedOf = (number: Found, measure: string | undefined): Wanted => ({
  sort: number.sort,
  ...(measure !== undefined && { measure }),
});

/** No sum of money that is reported is smaller, đồng; a smaller number is short for thousands or millions and must be asked. */
export const LEAST_MONEY = 1_000;

/** Of nothing else is so much reported, without a word of measure and in whole thousands. */
const SURELY_MONEY = 1_000_000;

/** "Số tiền quyên góp: 12.350.000" and "ủng hộ 12.500.000" are in đồng. */
const isMoney = ({ items, book }: Scan, { sort, readings, from }: Found, { clause, before }: Zone): boolean => {
  const least = (value: number): boolean => readings.length > 0 && readings.every((each) => each.value >= value);
  if (sort !== 'plain' || !least(LEAST_MONEY)) return false;
  if (items.slice(clause, from).some(({ folded }) => folded === 'tien')) return true;
  const given = before.some(({ entry }) =>
    entry.features.some(({ id }) => book.alternatives.get(id)?.some(({ indicator }) => indicator.kind === 'money')),
  );
  return given && least(SURELY_MONEY) && readings.every(({ value }) => value % 1_000 === 0);
};

/** Would the next number take the phrase, standing before it? */
const fitsNext = ({ match, numbers }: Scan, n: number, hit: Hit, context: ReadonlyMap<number, number>): boolean => {
  const features = featuresOf(hit, 1);
  const number = numbers[n]!;
  return features.size > 0 && match(wantedOf(number, number.measure), { own: [features], context }).length > 0;
};

/** Takes the phrases before the number from the nearest on, then those behind it, as long as one indicator has them all. */
const take = (
  scan: Scan,
  n: number,
  zone: Zone,
  wanted: Wanted,
  context: ReadonlyMap<number, number>,
  greedy: boolean,
): Taken => {
  const { match, numbers } = scan;
  const number = numbers[n]!;
  const own: Own[] = [];
  const accepts = (features: ReadonlySet<number>): boolean => {
    const all = [...own.map((each) => each.features), features];
    return features.size > 0 && match(wanted, { own: all, context }).some(({ used }) => used === all.length);
  };
  const takeBefore = (): void => {
    for (const hit of zone.before.toReversed()) {
      const features = featuresOf(hit, 1);
      if (!own.some((each) => each.hit === hit) && accepts(features)) own.push({ hit, features });
    }
  };
  const partnerOf = (features: ReadonlySet<number>): Own | undefined =>
    zone.before
      .toReversed()
      .map((hit) => ({ hit, features: featuresOf(hit, 1) }))
      .find((each) => {
        const all = [each.features, features];
        return match(wanted, { own: all, context }).some(({ used }) => used === all.length);
      });
  takeBefore();
  const measured = number.to + number.measured;
  let end = measured;
  let shared = false;
  // "# lượt" beside the figure is only its word of measure: it counts where nothing else says what it is.
  let spare: Own | undefined;
  for (const hit of zone.behind) {
    const features = featuresOf(hit, -1);
    const beside = hit.at === number.to;
    if (beside && isMeasure(hit) && hit.to <= measured) {
      spare = { hit, features };
      continue;
    }
    const between = zone.shared && !beside;
    if (between && (own.length > 0 || match(wanted, { own: [], context }).length > 0)) {
      const both = fitsNext(scan, n + 1, hit, context);
      shared ||= both;
      if (both && !greedy) break;
    }
    // "giải quyết 3 vụ khiếu nại": neither says it alone.
    const partner = own.length === 0 && !accepts(features) ? partnerOf(features) : undefined;
    if (partner) own.push(partner);
    if (accepts(features)) {
      own.push({ hit, features });
      end = Math.max(end, hit.to);
    } else if (!beside) break;
  }
  if (spare && own.length === 0 && accepts(spare.features)) {
    const [without, alone] = [match(wanted, { own: [], context }), match(wanted, { own: [spare.features], context })];
    if (without.length === 0 || without[0]!.indicator === alone[0]!.indicator) own.push(spare);
  }
  // "xử lý" fits "vụ" only with the "khiếu nại" behind it.
  takeBefore();
  return { own, end, shared };
};

/** Fields of work that a word of measure may belong to and still say which: "lượt" has 3, "người" 7. */
const SPECIFIC = 3;

const isSpecific = ({ book }: Scan, measure: string | undefined): boolean => {
  const sections = measure === undefined ? undefined : book.sections.get(measure);
  return sections !== undefined && sections.size <= SPECIFIC;
};

/** May the item stand behind a figure without a word of measure? */
const closes = ({ items, hitAt, asides }: Scan, i: number): boolean =>
  hitAt[i] !== -1 || asides.taken[i] === 1 || CLOSERS.has(items[i]!.folded);

/** May it be believed? Words that say something unknown may make another thing of it: "tặng 20 xe đạp", "12 người hiến máu". */
const stateOf = (
  scan: Scan,
  number: Found,
  zone: Zone,
  { own }: Taken,
  measure: string | undefined,
  found: readonly Candidate[],
  elsewhere: boolean,
): Assigned['state'] => {
  const { alien } = scan;
  const unknown = (from: number, to: number): boolean => from < to && alien.subarray(from, to).includes(1);
  const plain = number.sort === 'plain' || number.sort === 'ratio';
  const measured = !plain || measure !== undefined;
  const behind = number.to + number.measured;
  const before = unknown(zone.clause, number.from);
  const after = unknown(number.to, zone.right);
  const words = before || after || number.measured > 0 || zone.before.length + zone.behind.length > 0;
  const nothing = words ? 'unknown' : 'alone';
  // A word that nobody knows, or that closes nothing, in the place of the measure: "kiểm tra 15 cơ sở".
  if (plain && number.measured === 0 && number.to < zone.right && !closes(scan, number.to)) return 'unknown';
  // "trao 5 giấy khen": it counts what stands behind it, and that is nothing of the verb's.
  const beside = zone.behind.find(({ at }) => at === number.to);
  if (plain && beside && !own.some(({ hit }) => hit === beside) && !zone.shared && number.measured === 0)
    return 'unknown';
  if (found.length === 0) return nothing;
  // "tiếp nhận 7 tin báo, giải quyết 7/7": the sentence is about something else.
  if (elsewhere && own.length < 2 && own.every(({ hit }) => isWeak(hit))) return 'unknown';
  const hits = own.map(({ hit }) => hit);
  if (isChange(scan, number, hits)) return 'unknown';
  if (isUnreal(scan, number, hits, found[0]!.indicator)) return found.length > 1 ? 'unknown' : 'unreal';
  // "còn 3 đơn" without anything of which it could be left.
  if (isLeft(scan, number.from) && !own.some(({ hit }) => hit.to === number.from)) return 'unknown';
  if (own.length === 0) {
    if ((before && !zone.linked) || unknown(behind, Math.min(behind + 1, zone.right))) return 'unknown';
    if (!measured) return nothing;
  } else if (!measured && before) return 'unknown';
  else if ((before || after) && own.every(({ hit }) => isWeak(hit))) {
    // "cán bộ tư pháp tiếp 12 lượt bà con đến hỏi" is right; "xử lý 3 đơn vị vi phạm" is not.
    const verb = own.some(({ hit }) => hit.to <= number.from);
    const sure = plain ? verb && isSpecific(scan, measure) : !before;
    if (!sure || unknown(behind, Math.min(behind + 1, zone.right))) return 'unknown';
  }
  return found.length > 1 ? 'unclear' : 'one';
};

/** What is spoken of behind a number that was told by `needs`, or else by the phrases around it. */
const contextAfter = (
  context: ReadonlyMap<number, number>,
  own: readonly Own[],
  lost: readonly Hit[],
  state: Assigned['state'],
  found: Candidate | undefined,
): ReadonlyMap<number, number> => {
  if (state === 'one' && found) return new Map(found.needs.map((need) => [need, BEFORE]));
  const after = new Map(context);
  // "vđ 3 hộ di dời" was about something else; what follows is not about persuading.
  for (const { hit, features } of own)
    if (state === 'unclear' || !isWeak(hit)) for (const id of features) after.set(id, HEADING);
  for (const hit of lost) for (const id of featuresOf(hit, 1)) after.set(id, HEADING);
  return after;
};

/**
 * @param n index of the number
 * @param greedy a phrase between two numbers that fits both goes to the first one
 */
export const assign = (
  scan: Scan,
  n: number,
  taking: Taking,
  greedy: boolean,
): Assigned & { readonly taking: Taking } => {
  const number = scan.numbers[n]!;
  const zone = zoneOf(scan, n, taking.done);
  const context = new Map(taking.context);
  for (const hit of zone.headings) for (const id of featuresOf(hit, 1)) context.set(id, HEADING);
  const plain = number.sort === 'plain' || number.sort === 'ratio';
  const measure = number.measure ?? (plain ? measureBefore(scan, number, zone) : undefined);
  const money = measure === undefined && isMoney(scan, number, zone);
  const wanted: Wanted = money ? { sort: 'money' } : wantedOf(number, measure);
  const taken = take(scan, n, zone, wanted, context, greedy);
  const { own, shared } = taken;
  const found = scan.match(wanted, { own: own.map(({ features }) => features), context });
  const elsewhere = taking.unknown && scan.items[zone.clause]!.stop !== 2;
  const state = stateOf(scan, number, zone, taken, measure, found, elsewhere);
  const lost = zone.before.filter((hit) => !own.some((each) => each.hit === hit));
  const byMeasure = state === 'unknown' && found.length === 1 && number.measured > 0 && isSpecific(scan, measure);
  const first = Math.min(number.from, ...own.map(({ hit }) => hit.at));
  const good = state === 'one';
  const end = good ? taken.end : Math.max(taken.end, zone.right);
  return {
    candidates: state === 'unknown' || state === 'alone' ? [] : found,
    near: byMeasure && own.every(({ hit }) => isWeak(hit)) ? found[0]!.indicator : undefined,
    state,
    from: good ? first : Math.min(first, zone.words),
    to: end,
    score: good ? found[0]!.score + lost.filter((hit) => !isWeak(hit)).length * LOST : UNREAD,
    shared,
    taking: {
      done: taken.end,
      context: contextAfter(context, own, lost, state, found[0]),
      unknown: state === 'unknown' && [...lost, ...own.map(({ hit }) => hit)].every(isWeak),
    },
  };
};

/** Which indicator a figure is: by the phrases near it, the word of measure after it, and what the figures before were about. */
import type { Indicator } from '../../domain/indicator.ts';
import type { Book, Entry } from './phrase-book.ts';
import type { Sort } from './units.ts';

/** A phrase of the report, from item `at` to `to`. */
export type Hit = { readonly at: number; readonly to: number; readonly entry: Entry };

/** The features of a phrase that may stand on this side of a number: 1 the number follows, -1 it comes before. */
export const featuresOf = ({ entry }: Hit, side: 1 | -1): ReadonlySet<number> =>
  new Set(entry.features.filter((feature) => feature.side === 0 || feature.side === side).map(({ id }) => id));

/** Says little by itself: `tặng #`, `# suất`, "xử lý". */
export const isWeak = ({ entry }: Hit): boolean => entry.features.every((feature) => feature.weak);

/** Only ever stands behind a figure: `# suất`. */
export const isMeasure = ({ entry }: Hit): boolean => entry.features.every((feature) => feature.side === -1);

/** Do indicators that the phrase may name have that word of measure? "công" begins "công nhận" too. */
export const isMeasuredBy = ({ alternatives, after }: Book, { features }: Entry, measure: string): boolean =>
  features.some(({ id }) => alternatives.get(id)?.some(({ indicator }) => after.get(indicator)!.has(measure)));

/** What a figure asks for. */
export type Wanted = { readonly sort: Sort; readonly measure?: string };

/**
 * Features that stand beside the figure, as one set for each phrase (it may belong to several groups); and those that are only in the air, with how
 * strongly.
 */
export type Near = { readonly own: readonly ReadonlySet<number>[]; readonly context: ReadonlyMap<number, number> };

export type Candidate = {
  readonly indicator: Indicator;
  readonly score: number;
  /** Features it was told by. */
  readonly needs: readonly number[];
  /** How many of the own phrases it uses. */
  readonly used: number;
};

const OWN = 4;
const MEASURE = 3;
const UNUSED = 3;
/** A plain number for an x out of y: possible ("giải quyết 8 đơn"), but what is counted plainly is likelier. */
const HALF_RATIO = 1;
/** Told without a word of measure. */
const MAIN = 0.5;

const KINDS: Readonly<Record<Sort, readonly Indicator['kind'][]>> = {
  plain: ['count', 'members', 'ratio'],
  ratio: ['ratio'],
  money: ['money'],
  share: ['share'],
  area: ['area'],
  length: ['length'],
};

/** Does the figure fit the indicator, and by its measure? -1 no, 0 it says nothing, 1 yes. */
const suitsBy = (book: Book, indicator: Indicator, { sort, measure }: Wanted): -1 | 0 | 1 => {
  if (!KINDS[sort].includes(indicator.kind)) return -1;
  if (sort !== 'plain' && sort !== 'ratio') return 1;
  if (measure === undefined) return 0;
  return book.after.get(indicator)!.has(measure) ? 1 : -1;
};

const candidates = (book: Book, wanted: Wanted, { own, context }: Near): readonly Candidate[] => {
  const present = new Set(own.flatMap((features) => [...features]));
  const sources = own.length > 0 ? present : context.keys();
  const best = new Map<Indicator, Candidate>();
  for (const feature of sources)
    for (const { indicator, needs, outOf } of book.alternatives.get(feature) ?? []) {
      const suits = suitsBy(book, indicator, wanted);
      if (suits < 0 || (outOf && wanted.sort !== 'ratio')) continue;
      let score = suits * MEASURE + (suits === 0 && indicator.main ? MAIN : 0);
      if (indicator.kind === 'ratio' && wanted.sort === 'plain') score -= HALF_RATIO;
      let whole = true;
      for (const need of needs) {
        if (present.has(need)) continue;
        const strength = context.get(need);
        if (strength === undefined) {
          whole = false;
          break;
        }
        score += strength;
      }
      if (!whole) continue;
      const used = own.filter((features) => needs.some((need) => features.has(need))).length;
      score += used * OWN - (own.length - used) * UNUSED;
      const known = best.get(indicator);
      if (!known || known.score < score) best.set(indicator, { indicator, score, needs, used });
    }
  const top = Math.max(...[...best.values()].map((candidate) => candidate.score));
  return [...best.values()].filter((candidate) => candidate.score === top);
};

/** The best indicators for a figure, all with the same score; none where nothing fits. */
export type Match = (wanted: Wanted, near: Near) => readonly Candidate[];

/** One reading asks the same again and again; what was answered is kept for as long as it lasts. */
export const matcher = (book: Book): Match => {
  const known = new Map<string, readonly Candidate[]>();
  return (wanted, near) => {
    let key = `${wanted.sort}:${wanted.measure ?? ''}`;
    for (const features of near.own) {
      key += '|';
      for (const id of features) key += `${id},`;
    }
    for (const [id, strength] of near.context) key += `;${id}:${strength}`;
    let found = known.get(key);
    if (!found) {
      found = candidates(book, wanted, near);
      known.set(key, found);
    }
    return found;
  };
};

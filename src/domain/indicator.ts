/** What offices count: the definition of an indicator, and what makes a list of them a good one. Data in `indicators/`. */
import { fold } from './fold.ts';

export const INDICATOR_KINDS = ['count', 'members', 'ratio', 'share', 'money', 'area', 'length'] as const;
/** `count` of what happened, `members` of what stands, `ratio` x out of y with z left, `share` percent, `money` đồng, `area` m², `length` m. */
export type IndicatorKind = (typeof INDICATOR_KINDS)[number];

/** Fields of work in the order in which a report speaks of them. */
export const SECTIONS = [
  'reception',
  'petitions',
  'dialogue',
  'outreach',
  'models',
  'unions',
  'support',
  'clearance',
  'works',
  'mediation',
  'election',
  'inspection',
  'training',
  'commendation',
  'other',
] as const;
export type Section = (typeof SECTIONS)[number];

export const OVER_UNITS = ['sum', 'none'] as const;
export const OVER_PERIODS = ['sum', 'first', 'last', 'carry', 'none'] as const;

export type Indicator = {
  /** Stands in the database, in `--json` output and in files; never changes. */
  readonly code: string;
  readonly label: string;
  /** The word that is written after the figure: lượt, vụ, triệu đồng is `đồng`. */
  readonly unit: string;
  readonly kind: IndicatorKind;
  readonly section: Section;
  readonly units: (typeof OVER_UNITS)[number];
  readonly periods: (typeof OVER_PERIODS)[number];
  /** Other words after the figure that mean this indicator: người, lượt người, công dân. */
  readonly measures: readonly string[];
  /**
   * What people call it, with diacritics where there are any: each a phrase, or phrases joined by ` + ` all of which must be near the figure.
   * `<group>` is any phrase of that group. `#` stands for the figure: `tặng #` only before it, `# suất` only after it. `?` begins a phrase that says little
   * by itself (`?xử lý`): beside words that nobody knows the reader asks. `x/y` as one of the parts: only where the figure is told as x out of y (a plain
   * "3 vụ khiếu nại" may be those that came in). None: it comes from files only, no message tells it.
   */
  readonly synonyms: readonly string[];
  /** Of several told by the same words, the one that is meant where no word of measure follows: "đối thoại: 1". */
  readonly main?: true;
  /** Indicators whose sum it is. */
  readonly parts?: readonly string[];
  /** Where reports know only a wider indicator: this one counts in that. */
  readonly into?: string;
};

/** Names of groups of phrases → the phrases. */
export type WordGroups = Readonly<Record<string, readonly string[]>>;

export type IndicatorFault = { readonly index: number; readonly message: string };

const CODE = /^[a-z][a-z0-9-]*(?:\.[a-z0-9-]+)*$/;
const LONGEST_CODE = 60;
const LONGEST_LABEL = 160;
const LONGEST_WORD = 30;
const LONGEST_SYNONYM = 80;
const MOST_SYNONYMS = 40;

/** The phrases that must all be near, each folded, in one order: two synonyms with the same key say the same. */
const keyOf = (synonym: string): string =>
  synonym
    .split('+')
    .map((part) => (/^\s*<.*>\s*$/.test(part) ? part.trim() : fold(part)))
    .sort()
    .join('+');

/** Words written after the figure. Two indicators that share none are told apart by them. */
const wordsAfter = (indicator: Indicator): readonly string[] =>
  indicator.kind === 'money' || indicator.kind === 'area' || indicator.kind === 'length' || indicator.kind === 'share'
    ? [indicator.kind]
    : [indicator.unit, ...indicator.measures].map(fold);

const own = (indicator: Indicator, groups: WordGroups): readonly string[] => {
  const found: string[] = [];
  const bad = (message: string) => found.push(message);
  const { code, label, unit, measures, synonyms } = indicator;
  if (!CODE.test(code) || code.length > LONGEST_CODE)
    bad(`"${code.slice(0, 40)}" is no code: small letters, digits, hyphens and full stops`);
  if (label === '' || label.length > LONGEST_LABEL) bad(`"label" must have 1 to ${LONGEST_LABEL} characters`);
  for (const word of [unit, ...measures])
    if (fold(word) === '' ? word !== '%' : word.length > LONGEST_WORD || /[0-9+#<>|;]/.test(word.replace('m²', '')))
      bad(`"${word.slice(0, 40)}" is no word that can stand after a figure`);
  if (synonyms.length > MOST_SYNONYMS) bad(`"synonyms" must be at most ${MOST_SYNONYMS} phrases`);
  for (const synonym of synonyms) {
    const group = [...synonym.matchAll(/<([^<>]*)>/g)].find(([, name]) => !(name! in groups))?.[1];
    if (group !== undefined) bad(`there is no group of words "${group.slice(0, 40)}"`);
    const parts = synonym.split('+').map((part) => part.trim());
    const odd = parts.some((part) => (part.startsWith('<') ? !/^<[^<>]*>$/.test(part) : fold(part) === ''));
    if (odd || synonym.includes('|') || synonym.length > LONGEST_SYNONYM) bad(`"${synonym.slice(0, 40)}" is no phrase`);
    // "tiếp # lượt": what stands on both sides is two phrases.
    if (parts.some((part) => /[^\s?]\s*#\s*\S/.test(part))) bad(`"${synonym.slice(0, 40)}": # stands first or last`);
  }
  return found;
};

/**
 * What is wrong with a list of indicators; `index` is the place in it. Two that would be told by the same words and the same measure are
 * refused: no reader could tell them apart.
 */
export const checkIndicators = (all: readonly Indicator[], groups: WordGroups): readonly IndicatorFault[] => {
  const faults: IndicatorFault[] = [];
  const byCode = new Map<string, number>();
  const said = new Map<string, number[]>();
  all.forEach((indicator, index) => {
    const bad = (message: string) => faults.push({ index, message });
    own(indicator, groups).forEach(bad);
    if (byCode.has(indicator.code)) bad(`the code "${indicator.code}" stands there twice`);
    byCode.set(indicator.code, index);
    if (indicator.kind === 'share' && (indicator.units === 'sum' || indicator.periods === 'sum'))
      bad('shares cannot be summed');
    if (indicator.periods === 'carry' && indicator.kind !== 'ratio') bad('only an x out of y can be carried over');
    const words = new Set(wordsAfter(indicator));
    for (const key of new Set(indicator.synonyms.map(keyOf))) {
      for (const other of said.get(key) ?? [])
        if (
          (all[other]!.kind === 'ratio') === (indicator.kind === 'ratio') &&
          wordsAfter(all[other]!).some((word) => words.has(word))
        )
          bad(`"${key}" already means "${all[other]!.code}"`);
      said.set(key, [...(said.get(key) ?? []), index]);
    }
  });
  all.forEach((indicator, index) => {
    const bad = (message: string) => faults.push({ index, message });
    for (const code of [...(indicator.parts ?? []), ...(indicator.into === undefined ? [] : [indicator.into])]) {
      const other = all[byCode.get(code) ?? -1];
      if (!other) bad(`there is no indicator "${code.slice(0, 40)}"`);
      else if (other.kind !== indicator.kind) bad(`"${code}" is of another kind`);
      else if (other === indicator) bad('an indicator is no part of itself');
    }
    if (indicator.into !== undefined && all[byCode.get(indicator.into) ?? -1]?.into !== undefined)
      bad(`"${indicator.into}" counts in another one itself`);
  });
  // A circle of parts would make every sum wrong.
  const visited = new Map<string, 'open' | 'done'>();
  const circular = (code: string): boolean => {
    const seen = visited.get(code);
    if (seen !== undefined) return seen === 'open';
    visited.set(code, 'open');
    const found = (all[byCode.get(code) ?? -1]?.parts ?? []).some((part) => part !== code && circular(part));
    visited.set(code, 'done');
    return found;
  };
  all.forEach((indicator, index) => {
    if (circular(indicator.code)) faults.push({ index, message: 'the parts go round in a circle' });
  });
  return faults;
};

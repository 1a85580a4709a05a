/**
 * Numbers as Vietnamese writes them: a full stop and three digits part thousands, a comma begins the decimals. People also write the
 * English way or forget a nought; what can be read in two ways is given in both and never guessed.
 */

/** More digits than this are no figure of an office, and beyond 15 a double is no longer exact. */
const MOST_DIGITS = 15;

const joined = (groups: readonly string[]): number => Number(groups.join(''));
/** A head of at most three digits and then groups of three: a nought in front would be odd. */
const isGrouped = (groups: readonly string[]): boolean =>
  groups[0]!.length <= 3 && groups[0]![0] !== '0' && groups.slice(1).every((group) => group.length === 3);

/** One separator. @param decimal the other reading of three digits, and the only one after a nought, is a fraction */
const single = (head: string, tail: string, dot: boolean): readonly number[] => {
  const fraction = Number(`${head}.${tail}`);
  if (head === '0') return [fraction];
  const grouped = isGrouped([head, tail]);
  // "1.202" is a thousand; "1,202" may be one or the other.
  if (grouped) return dot ? [joined([head, tail])] : [fraction, joined([head, tail])];
  if (!dot) return tail.length === 3 ? [fraction, joined([head, tail])] : [fraction];
  // "1.5": either 1,5 or 1.500 with the noughts left out; "1202.500", "1.5000": a full stop in the wrong place.
  return [fraction, tail.length < 3 ? joined([head, tail.padEnd(3, '0')]) : joined([head, tail])];
};

/** Groups by one sign, the last part by the other. */
const mixed = (groups: readonly string[], tail: string): readonly number[] => {
  if (!isGrouped(groups)) return [];
  const fraction = Number(`${groups.join('')}.${tail}`);
  // "1.202,500": three decimals, or a comma where a full stop was meant.
  return tail.length === 3 ? [fraction, joined([...groups, tail])] : [fraction];
};

/**
 * @param text digits with full stops and commas between them, nothing else
 * @returns what it may mean: one number where it is clear, two where it must be asked, none where it is no number at all;
 *   `Infinity` where it has more than 15 digits
 */
export const readNumeral = (text: string): readonly number[] => {
  const parts = text.split(/[.,]/);
  if (parts.some((part) => part === '' || /[^0-9]/.test(part))) return [];
  if (text.length - (parts.length - 1) > MOST_DIGITS) return [Number.POSITIVE_INFINITY];
  const signs = text.replace(/[0-9]/g, '');
  if (signs === '') return [Number(text)];
  if (signs.length === 1) return single(parts[0]!, parts[1]!, signs === '.');
  const last = signs.at(-1)!;
  const before = signs.slice(0, -1);
  if (!before.includes(last)) return new Set(before).size === 1 ? mixed(parts.slice(0, -1), parts.at(-1)!) : [];
  // Several of one sort: groups, also by commas, where nothing else fits.
  return new Set(signs).size === 1 && isGrouped(parts) ? [joined(parts)] : [];
};

/** A product as a person would work it out: 2811,7 × 1.000.000 is 2.811.700.000 and nothing beside it. */
export const times = (value: number, factor: number): number => Number((value * factor).toPrecision(15));

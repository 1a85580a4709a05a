/** Numbers in words: "hai mươi", "một trăm hai", "hai nghìn ba trăm linh năm". Each may be typed without marks, which makes some of them doubtful. */
import { agreement, markedForm } from '../marked.ts';
import type { Item } from './items.ts';

type Role = 'digit' | 'ten' | 'tens' | 'hundred' | 'and' | 'twenty';
type Word = { readonly marked: string; readonly role: Role; readonly value: number };

const WORDS = new Map<string, Word[]>();
const add = (folded: string, text: string, role: Role, value: number): void => {
  WORDS.set(folded, [...(WORDS.get(folded) ?? []), { marked: markedForm(text), role, value }]);
};
for (const [folded, text, value] of [
  ['mot', 'một', 1],
  ['mot', 'mốt', 1],
  ['hai', 'hai', 2],
  ['ba', 'ba', 3],
  ['bon', 'bốn', 4],
  ['tu', 'tư', 4],
  ['nam', 'năm', 5],
  ['lam', 'lăm', 5],
  ['nham', 'nhăm', 5],
  ['sau', 'sáu', 6],
  ['bay', 'bảy', 7],
  ['bay', 'bẩy', 7],
  ['tam', 'tám', 8],
  ['chin', 'chín', 9],
] as const)
  add(folded, text, 'digit', value);
add('khong', 'không', 'digit', 0);
add('muoi', 'mười', 'ten', 10);
add('muoi', 'mươi', 'tens', 10);
add('chuc', 'chục', 'tens', 10);
add('tram', 'trăm', 'hundred', 100);
add('linh', 'linh', 'and', 0);
add('le', 'lẻ', 'and', 0);
add('ham', 'hăm', 'twenty', 20);

/** Without marks and alone these are mostly other words: sau (after), nam (year), bay (to fly), tam, tu (from), khong (no). */
const DOUBTFUL = new Set([
  'sau',
  'nam',
  'bay',
  'tam',
  'tu',
  'khong',
  'lam',
  'nham',
  'le',
  'linh',
  'ham',
  'tram',
  'muoi',
  'chuc',
]);

const wordAt = (items: readonly Item[], i: number, role: Role): Word | undefined => {
  const item = items[i];
  if (!item || item.digits) return undefined;
  return WORDS.get(item.folded)?.find(
    (word) => word.role === role && (item.bare || agreement(item.marked, word.marked) > 0),
  );
};
const joined = (items: readonly Item[], i: number): boolean => items[i]?.before === '';

export type Spoken = {
  readonly value: number;
  readonly to: number;
  /** One bare word that is mostly another one. */
  readonly doubtful: boolean;
  /** How many words it has. */
  readonly words: number;
};

/** Below 100: năm, mười lăm, hai mươi, hai mươi lăm, hai mốt, hăm hai. */
const small = (items: readonly Item[], i: number): { readonly value: number; readonly to: number } | undefined => {
  const twenty = wordAt(items, i, 'twenty');
  const ten = twenty ?? wordAt(items, i, 'ten');
  if (ten) {
    const unit = joined(items, i + 1) ? wordAt(items, i + 1, 'digit') : undefined;
    if (unit && unit.value > 0) return { value: ten.value + unit.value, to: i + 2 };
    // `muoi` without marks is mười here; as mươi it follows a digit.
    return twenty ? undefined : { value: 10, to: i + 1 };
  }
  const digit = wordAt(items, i, 'digit');
  if (!digit) return undefined;
  if (digit.value > 0 && joined(items, i + 1) && wordAt(items, i + 1, 'tens')) {
    const unit = joined(items, i + 2) ? wordAt(items, i + 2, 'digit') : undefined;
    return unit && unit.value > 0
      ? { value: digit.value * 10 + unit.value, to: i + 3 }
      : { value: digit.value * 10, to: i + 2 };
  }
  // "hai mốt", "ba lăm": the tens are left out.
  const short = digit.value >= 2 && joined(items, i + 1) && /^(?:mot|lam|nham)$/.test(items[i + 1]!.folded);
  const unit = short ? wordAt(items, i + 1, 'digit') : undefined;
  return unit ? { value: digit.value * 10 + unit.value, to: i + 2 } : { value: digit.value, to: i + 1 };
};

/** A number in words below 1000 that begins at `i`. */
export const spokenAt = (items: readonly Item[], i: number): Spoken | undefined => {
  const head = small(items, i);
  if (!head) return undefined;
  let { value, to } = head;
  if (value < 10 && value > 0 && joined(items, to) && wordAt(items, to, 'hundred')) {
    value *= 100;
    to += 1;
    const and = joined(items, to) && wordAt(items, to, 'and') !== undefined;
    const rest = joined(items, to) ? small(items, and ? to + 1 : to) : undefined;
    if (rest) {
      // "một trăm hai" is 120, "một trăm linh hai" 102.
      value += !and && rest.value < 10 && rest.to === to + 1 ? rest.value * 10 : rest.value;
      to = rest.to;
    }
  }
  const words = to - i;
  const item = items[i]!;
  // "hai ba lượt" is two or three, or twenty-three.
  const after = words === 1 && i > 0 && joined(items, i) && wordAt(items, i - 1, 'digit') !== undefined;
  return { value, to, words, doubtful: after || (words === 1 && item.bare && DOUBTFUL.has(item.folded)) };
};

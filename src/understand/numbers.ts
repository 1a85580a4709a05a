/** Telephone, identity card and account numbers, told from amounts, dates, papers and plots by their shape and by the words beside them. */
import { repair } from './fold.ts';
import type { Item, PersonalKind, PersonalSpan } from './items.ts';
import {
  BANK_PAIRS,
  BANK_WORDS,
  ID_PAIRS,
  ID_WORDS,
  MEASURES,
  PAPER_PAIRS,
  PAPER_WORDS,
  PHONE_WORDS,
  PLOT_WORDS,
} from './words/names.ts';

/** May two numbers be parts of one? Some signs between them, but no line end. */
const joins = (before: string): boolean => before.length <= 4 && !before.includes('\n') && !/[%=<>°]/.test(before);

/** A number that begins at `from` and goes on in the next lines: long groups alone between line ends, ten digits together. Its last group, or -1. */
const brokenEnd = (items: readonly Item[], from: number): number => {
  let digits = items[from]!.digits;
  for (let i = from + 1; digits.length < 11; i += 1) {
    const item = items[i];
    if (!item || item.digits.length < 2 || item.word !== item.digits || !/^[ .-]{0,2}\n?[ .-]{0,2}$/.test(item.before))
      return -1;
    digits += item.digits;
    if (/^0[35789][0-9]{8}$/.test(digits)) return i;
  }
  return -1;
};

const isPhone = (digits: string): boolean =>
  /^0[35789][0-9]{8}$/.test(digits) || // mobile
  /^01[2689][0-9]{8}$/.test(digits) || // mobile before 2018, still written
  /^02[0-9]{8,9}$/.test(digits) || // fixed line
  /^(?:00)?840?(?:[35789][0-9]{8}|2[0-9]{8,9})$/.test(digits);

type Near = { readonly words: ReadonlySet<string>; readonly pairs?: ReadonlySet<string> };
const PHONE: Near = { words: PHONE_WORDS };
const IDENTITY: Near = { words: ID_WORDS, pairs: ID_PAIRS };
const BANK: Near = { words: BANK_WORDS, pairs: BANK_PAIRS };
const SENT: Near = { words: new Set(['chuyen', 'ck']), pairs: new Set(['chuyen-vao', 'chuyen-vo']) };
const TAX: Near = { words: new Set(['mst']), pairs: new Set(['so-thue']) };
const OWN: Near = { words: new Set(), pairs: new Set(['ca-nhan']) };
const PAPER: Near = { words: PAPER_WORDS, pairs: PAPER_PAIRS };

/** Is one of these among the `reach` words before `items[at]`, in the same line? Gives the distance, 0 for no. */
const nearBefore = (items: readonly Item[], at: number, near: Near, reach: number): number => {
  for (let back = 1; back <= reach; back += 1) {
    const item = items[at - back];
    if (!item || items[at - back + 1]!.before.includes('\n') || /^[0-9]{4,}$/.test(item.digits)) return 0;
    if (near.words.has(item.word)) return back;
    if (near.pairs?.has(`${items[at - back - 1]?.word}-${item.word}`)) return back;
  }
  return 0;
};

const nearAfter = (items: readonly Item[], at: number, near: Near, reach: number): boolean => {
  for (let on = 1; on <= reach; on += 1) {
    const item = items[at + on];
    if (!item || item.before.includes('\n')) return false;
    if (near.words.has(item.word) || near.pairs?.has(`${item.word}-${items[at + on + 1]?.word}`)) return true;
  }
  return false;
};

/** A tax number is a person's if it says so or begins with 8; firms' are public. */
const isOwnTax = (items: readonly Item[], at: number, digits: string): boolean =>
  nearBefore(items, at, TAX, 4) > 0 && (digits[0] === '8' || nearBefore(items, at, OWN, 3) > 0);

const isYear = (digits: string): boolean => /^(?:19|20)[0-9]{2}$/.test(digits);

/** How many groups from `from` on are one date: 03/05/2024, 2024-05-03, 03.05.24. */
const dateLength = (items: readonly Item[], from: number, to: number): number => {
  const [a, b, c] = [items[from], items[from + 1], items[from + 2]];
  if (!a || !b || !c || from + 2 > to) return 0;
  const sign = b.before.trim();
  if (!/^[/.-]$/.test(sign) || c.before.trim() !== sign) return 0;
  // A fourth group after the same sign: a number written in bits.
  if (from + 3 <= to && items[from + 3]!.before.trim() === sign) return 0;
  const [x, y, z] = [a.digits, b.digits, c.digits];
  const small = (n: string, most: number) => n.length <= 2 && Number(n) >= 1 && Number(n) <= most;
  if (small(x, 31) && small(y, 12) && (isYear(z) || (z.length === 2 && sign === '/'))) return 3;
  return isYear(x) && small(y, 12) && small(z, 31) ? 3 : 0;
};

/** 50.000.000 or 1,250,000: groups of three after the first. */
const isAmountShape = (items: readonly Item[], from: number, to: number): boolean => {
  const head = items[from]!.digits;
  if (from === to || head.length > 3 || head[0] === '0') return false;
  for (let i = from + 1; i <= to; i += 1)
    if (items[i]!.digits.length !== 3 || !/^[.,]$/.test(items[i]!.before) || items[i]!.word !== items[i]!.digits)
      return false;
  return true;
};

const digitsOf = (items: readonly Item[], from: number, to: number): string => {
  let all = '';
  for (let i = from; i <= to; i += 1) all += items[i]!.digits;
  return all;
};

/** The longest telephone number that begins with group `from`; its last group, or -1. */
const phoneEnd = (items: readonly Item[], from: number, to: number): number => {
  const first = items[from]!;
  let digits = '';
  let end = -1;
  let pairs = true;
  for (let i = from; i <= to && digits.length < 14; i += 1) {
    const item = items[i]!;
    // Plots 03, 05, 07: a comma and a space part numbers, unless digits are told one by one or a long group came before.
    if (i > from && /[,;:]\s/.test(item.before) && item.digits.length > 1 && first.digits.length < 3) break;
    digits += item.digits;
    pairs &&= item.digits.length <= 2 && item.word === item.digits;
    if (isPhone(digits)) {
      const list =
        pairs &&
        i > from &&
        first.digits.length === 2 &&
        /^\s+$/.test(first.before) &&
        PLOT_WORDS.has(items[from - 1]?.word ?? '') &&
        nearBefore(items, from, PHONE, 3) === 0;
      if (!list) end = i;
    }
  }
  return end;
};

/** No number of a person has more digits; groups beyond so many are not looked at together. */
const LONGEST_NUMBER = 20;

/** Numbers in `items[from..to]`, all joined to each other. */
const readNumbers = (items: readonly Item[], from: number, to: number, found: PersonalSpan[]): void => {
  const add = (a: number, b: number, kind: PersonalKind) =>
    found.push({ start: items[a]!.start, end: items[b]!.end, kind });
  // Asked for again by each number before it.
  const known = new Map<number, number>();
  const phoneFrom = (i: number): number => {
    const end = known.get(i) ?? phoneEnd(items, i, to);
    known.set(i, end);
    return end;
  };
  let at = from;
  while (at <= to) {
    const dated = dateLength(items, at, to);
    if (dated > 0) {
      at += dated;
      continue;
    }
    const phone = phoneFrom(at);
    if (phone >= at) {
      // Told digit by digit it goes on to the last digit.
      let end = phone;
      while (end < to && items[at]!.digits.length === 1 && items[end + 1]!.digits.length === 1) end += 1;
      const paper = nearBefore(items, at, PAPER, 3);
      const told = nearBefore(items, at, PHONE, 3);
      const amount = isAmountShape(items, at, phone) && MEASURES.has(items[phone + 1]?.word ?? '');
      const isPaper = paper > 0 && !(told > 0 && told < paper) && at === phone;
      if (!amount && !isPaper) {
        const account = nearBefore(items, at, BANK, 3) > 0 && told === 0;
        add(at, end, account ? 'account' : 'phone');
      }
      at = end + 1;
      continue;
    }
    // The rest is told by what stands beside it; take as many groups as hang together and are written as digits.
    if (items[at]!.word !== items[at]!.digits) {
      at += 1;
      continue;
    }
    let end = at;
    while (
      end < to &&
      end - at < LONGEST_NUMBER &&
      items[end + 1]!.word === items[end + 1]!.digits &&
      /^[ .\-–]{1,3}$/.test(items[end + 1]!.before) &&
      dateLength(items, end + 1, to) === 0 &&
      (phoneFrom(end + 1) < 0 || (items[end]!.digits.length === 1 && items[end + 1]!.digits.length === 1))
    )
      end += 1;
    const digits = digitsOf(items, at, end);
    const after = items[end + 1]?.word ?? '';
    // "ngân hàng" is a bank and no thousand.
    const bank = after === 'ngan' && items[end + 2]?.word === 'hang';
    const measured = MEASURES.has(after) && !bank && !/[\n,;]/.test(items[end + 1]!.before);
    const size = digits.length;
    const single = at === end;
    const regular = single || [3, 4, 6].some((n) => items.slice(at, end + 1).every((item) => item.digits.length === n));
    if (measured || isAmountShape(items, at, end)) at = end + 1;
    else if (size === 10 && isOwnTax(items, at, digits)) {
      add(at, end, 'identity');
      at = end + 1;
    } else if (size >= 8 && size <= 15 && nearBefore(items, at, IDENTITY, 4) > 0) {
      add(lettersBefore(items, at), end, 'identity');
      at = end + 1;
    } else if (size === 7 && items[at]!.before === '' && nearBefore(items, at, IDENTITY, 5) > 0) {
      add(at - 1, end, 'identity');
      at = end + 1;
    } else if (
      size >= 6 &&
      size <= 19 &&
      (nearBefore(items, at, BANK, 5) > 0 ||
        (size >= 8 &&
          (nearAfter(items, end, BANK, 3) || (items[at]!.before !== '' && nearBefore(items, at, SENT, 2) > 0))) ||
        (size >= 9 && items.slice(at, end + 1).every((item) => item.digits.length === 1)))
    ) {
      add(lettersBefore(items, at), end, 'account');
      at = end + 1;
    } else if (size === 12 && digits[0] === '0' && regular && nearBefore(items, at, PAPER, 4) === 0) {
      add(at, end, 'identity');
      at = end + 1;
    } else if (size >= 7 && size <= 11 && !/^1[89]00/.test(digits) && isTold(items, at, size)) {
      add(at, end, 'phone');
      at = end + 1;
    } else if (isUnexplained(items, at, end, size)) {
      add(at, end, 'account');
      at = end + 1;
    } else at += 1;
  }
};

/** An insurance card or a savings book begins with letters, a digit and two more digits may stand by themselves behind them: "HC 4 01 0123456789". */
const lettersBefore = (items: readonly Item[], at: number): number => {
  const letters = items[at - 1];
  return letters && /^ ?$/.test(items[at]!.before) && /^\p{Lu}{1,2}$/u.test(letters.raw) ? at - 1 : at;
};

/**
 * So many digits that nothing explains: no amount, no paper, no code of letters and digits. Whose number it is is not known, but hardly anything
 * else is as long.
 */
const isUnexplained = (items: readonly Item[], at: number, end: number, size: number): boolean => {
  const first = items[at]!;
  const glued = items[at - 1] !== undefined && /^[./\-–]?$/.test(first.before);
  const open = items[end + 1] !== undefined && /^[./\-–]?$/.test(items[end + 1]!.before);
  if (size < 9 || size > 19 || glued || open) return false;
  if (first.before.endsWith('+')) return true;
  // "chuyển … vào số" is no "vào sổ".
  if (nearBefore(items, at, PAPER, 5) > 0 && nearBefore(items, at, SENT, 6) === 0) return false;
  // Short groups are lists of plots, rooms or days; one that begins with 0, or one whose groups are long, is a number.
  const long = items.slice(at, Math.max(end, at + 1)).every((item) => item.digits.length >= 3);
  return long || (first.digits.length >= 4 && first.digits[0] === '0');
};

/** A number without its prefix is a telephone number where the text says so: "sđt 912345678", "điện thoại bàn 3822 173". */
const isTold = (items: readonly Item[], at: number, size: number): boolean => {
  const back = nearBefore(items, at, PHONE, 3);
  if (back === 0 || nearBefore(items, at, PAPER, 3) > 0) return false;
  const word = items[at - back]!.word;
  const strong = [
    'sdt',
    'dt',
    'dth',
    'thoai',
    'phone',
    'zalo',
    'tel',
    'lh',
    'dd',
    'hotline',
    'mobile',
    'viber',
  ].includes(word);
  return size >= 9 ? strong || word === 'goi' || word === 'he' : strong && word !== 'zalo';
};

/** All numbers of persons in a text. */
export const numbersIn = (typed: readonly Item[]): PersonalSpan[] => {
  // "taif khoanr": the words that explain a number may hold leftovers of Telex.
  const items = typed.map((item) =>
    item.digits === '' ? { ...item, word: repair(item.word)?.folded ?? item.word } : item,
  );
  const found: PersonalSpan[] = [];
  for (let i = 0; i < items.length; i += 1) {
    if (items[i]!.digits === '') continue;
    const broken = items[i]!.digits.length >= 2 && items[i]!.digits[0] === '0' ? brokenEnd(items, i) : -1;
    if (broken > 0 && items.slice(i + 1, broken + 1).some(({ before }) => before.includes('\n'))) {
      found.push({ start: items[i]!.start, end: items[broken]!.end, kind: 'phone' });
      i = broken;
      continue;
    }
    let to = i;
    while (to + 1 < items.length && items[to + 1]!.digits !== '' && joins(items[to + 1]!.before)) to += 1;
    readNumbers(items, i, to, found);
    i = to;
  }
  return found;
};

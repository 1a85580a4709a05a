/**
 * Personal data in what citizens write: telephone and account numbers, identity cards, e-mail addresses, names of persons. Read by a
 * scanner and not by patterns, so that no text takes longer than its length. Over 300 lines: the kinds of numbers exclude each other and must be told apart in one place.
 */
import { fold, plainChar } from '../domain/fold.ts';
import {
  AFTER_NAME,
  BANK_PAIRS,
  BANK_WORDS,
  HONORIFICS,
  ID_PAIRS,
  ID_WORDS,
  MEASURES,
  MIDDLE,
  NAMED_AFTER,
  OFFICES,
  PAPER_PAIRS,
  PAPER_WORDS,
  PHONE_WORDS,
  PLOT_WORDS,
  SELF,
  SURNAMES,
  TITLES,
} from './words/names.ts';

export type PersonalKind = 'phone' | 'identity' | 'account' | 'email' | 'name';
/** UTF-16 units. */
export type PersonalSpan = { readonly start: number; readonly end: number; readonly kind: PersonalKind };

/** A word or a number of the text; `before`: what stands between it and the one before. */
type Item = {
  readonly word: string;
  /** Digits it says; empty for a word. A digit word is both. */
  readonly digits: string;
  readonly start: number;
  readonly end: number;
  readonly before: string;
  readonly capital: boolean;
};

/** Digits as people say them. */
const SPOKEN: Readonly<Record<string, string>> = {
  khong: '0',
  ko: '0',
  zero: '0',
  mot: '1',
  hai: '2',
  ba: '3',
  bon: '4',
  tu: '4',
  nam: '5',
  lam: '5',
  sau: '6',
  bay: '7',
  bayr: '7',
  tam: '8',
  chin: '9',
};

const LETTER = /[\p{L}\p{M}]/u;
const UPPER = /\p{Lu}/u;
/** Keycap and variation selector, zero width: between two digits they part nothing. */
const NOTHING = /[\ufe0f\u20e3\u200b-\u200f\u2060\ufeff\u00ad\u202a-\u202e\u2066-\u2069]/gu;

const scan = (text: string): Item[] => {
  const items: Item[] = [];
  let at = 0;
  let last = 0;
  while (at < text.length) {
    const start = at;
    let char = String.fromCodePoint(text.codePointAt(at)!);
    let plain = plainChar(char);
    if (/^[0-9]+$/.test(plain)) {
      let digits = '';
      while (/^[0-9]+$/.test(plain)) {
        digits += plain;
        at += char.length;
        if (at >= text.length) break;
        char = String.fromCodePoint(text.codePointAt(at)!);
        plain = plainChar(char);
      }
      items.push({
        word: digits,
        digits,
        start,
        end: at,
        before: text.slice(last, start).replace(NOTHING, ''),
        capital: false,
      });
      last = at;
    } else if (LETTER.test(char)) {
      let word = '';
      const capital = UPPER.test(char);
      while (LETTER.test(char) || (plain === '' && char > ' ')) {
        word += plain;
        at += char.length;
        if (at >= text.length) break;
        char = String.fromCodePoint(text.codePointAt(at)!);
        plain = plainChar(char);
      }
      const raw = text.slice(start, at);
      // The letters o, l and I in the place of digits, next to digits.
      const glued = start === last && items.at(-1)?.digits !== '' && items.length > 0;
      const followed = /^[0-9]/.test(plain) && at < text.length;
      const zeros = /^[oO]+$/.test(raw) ? '0'.repeat(raw.length) : '';
      const ones = /^[lI|]$/.test(raw) && (glued || followed) ? '1' : '';
      const digits = zeros || ones || (SPOKEN[word] ?? '');
      if (word !== '' || digits !== '')
        items.push({ word, digits, start, end: at, before: text.slice(last, start).replace(NOTHING, ''), capital });
      last = at;
    } else at += char.length;
  }
  return items;
};

/** May two numbers be parts of one? Some signs between them, but no line end. */
const joins = (before: string): boolean => before.length <= 4 && !before.includes('\n') && !/[%=<>°]/.test(before);

const isPhone = (digits: string): boolean =>
  /^0[35789][0-9]{8}$/.test(digits) || // mobile
  /^01[2689][0-9]{8}$/.test(digits) || // mobile before 2018, still written
  /^02[0-9]{8,9}$/.test(digits) || // fixed line
  /^(?:00)?840?(?:[35789][0-9]{8}|2[0-9]{8,9})$/.test(digits);

type Near = { readonly words: ReadonlySet<string>; readonly pairs?: ReadonlySet<string> };
const PHONE: Near = { words: PHONE_WORDS };
const IDENTITY: Near = { words: ID_WORDS, pairs: ID_PAIRS };
const BANK: Near = { words: BANK_WORDS, pairs: BANK_PAIRS };
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

const isYear = (digits: string): boolean => /^(?:19|20)[0-9]{2}$/.test(digits);

/** How many groups from `from` on are one date: 03/05/2024, 2024-05-03, 03.05.24. */
const dateLength = (items: readonly Item[], from: number, to: number): number => {
  const [a, b, c] = [items[from], items[from + 1], items[from + 2]];
  if (!a || !b || !c || from + 2 > to) return 0;
  const sign = b.before.trim();
  if (!/^[/.-]$/.test(sign) || c.before.trim() !== sign) return 0;
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
      const list = pairs && i > from && first.digits.length === 2 && PLOT_WORDS.has(items[from - 1]?.word ?? '');
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
      const paper = nearBefore(items, at, PAPER, 3);
      const told = nearBefore(items, at, PHONE, 3);
      const amount = isAmountShape(items, at, phone) && MEASURES.has(items[phone + 1]?.word ?? '');
      const isPaper = paper > 0 && !(told > 0 && told < paper) && at === phone;
      if (!amount && !isPaper) {
        const account = nearBefore(items, at, BANK, 3) > 0 && told === 0;
        add(at, phone, account ? 'account' : 'phone');
      }
      at = phone + 1;
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
      phoneFrom(end + 1) < 0
    )
      end += 1;
    const digits = digitsOf(items, at, end);
    const measured = MEASURES.has(items[end + 1]?.word ?? '') && !items[end + 1]!.before.includes('\n');
    const size = digits.length;
    const single = at === end;
    const regular = single || [3, 4, 6].some((n) => items.slice(at, end + 1).every((item) => item.digits.length === n));
    if (measured || isAmountShape(items, at, end)) at = end + 1;
    else if (size >= 8 && size <= 15 && nearBefore(items, at, IDENTITY, 4) > 0) {
      // An insurance card begins with two letters.
      const letters = items[at - 1];
      const glued = letters && items[at]!.before === '' && /^[a-z]{1,2}$/.test(letters.word);
      add(glued ? at - 1 : at, end, 'identity');
      at = end + 1;
    } else if (size === 7 && items[at]!.before === '' && nearBefore(items, at, IDENTITY, 5) > 0) {
      add(at - 1, end, 'identity');
      at = end + 1;
    } else if (
      size >= 6 &&
      size <= 19 &&
      (nearBefore(items, at, BANK, 5) > 0 || (size >= 8 && nearAfter(items, end, BANK, 3)))
    ) {
      add(at, end, 'account');
      at = end + 1;
    } else if (size === 12 && digits[0] === '0' && regular && nearBefore(items, at, PAPER, 4) === 0) {
      add(at, end, 'identity');
      at = end + 1;
    } else if (size >= 7 && size <= 11 && !/^1[89]00/.test(digits) && isTold(items, at, size)) {
      add(at, end, 'phone');
      at = end + 1;
    } else at += 1;
  }
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

/** Letters, digits and the signs of an address around an @ sign. */
const emails = (text: string, found: PersonalSpan[]): void => {
  const local = (c: string | undefined): boolean => c !== undefined && /[A-Za-z0-9._%+\-＿]/.test(c);
  const host = (c: string | undefined): boolean => c !== undefined && /[A-Za-z0-9.-]/.test(c);
  let done = 0;
  for (let at = text.search(/[@＠]/); at !== -1; ) {
    let from = at;
    // People put a space before the sign: "lan.ng @gmail.com".
    if (text[from - 1] === ' ') from -= 1;
    let start = from;
    while (start > done && local(text[start - 1])) start -= 1;
    let to = at + 1;
    if (text[to] === ' ') to += 1;
    let end = to;
    while (host(text[end])) end += 1;
    while (end > to && /[.-]/.test(text[end - 1]!)) end -= 1;
    if (start < from && /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}$/.test(text.slice(to, end)))
      found.push({ start, end, kind: 'email' });
    done = Math.max(at + 1, end);
    const next = text.slice(done).search(/[@＠]/);
    at = next === -1 ? -1 : done + next;
  }
};

const LONGEST_NAME = 5;
/** May the next word belong to the same name? */
const follows = (item: Item | undefined): item is Item =>
  item !== undefined && /^[ \u00a0]{1,2}$/.test(item.before) && /^[a-z]+$/.test(item.word);

/** How many words of a name begin at `at`; `shout`: everything is in capitals, or nothing is, so that they say nothing. */
const nameLength = (items: readonly Item[], at: number): number => {
  const head = items[at];
  if (!head || /[\n.!?]/.test(head.before) || !/^[a-z]+$/.test(head.word) || head.word.length < 2) return 0;
  const lower = [items[at - 1], items[at - 2]].some((item) => item && !item.capital && item.word !== '');
  let size = 1;
  if (head.capital && lower) {
    while (size < LONGEST_NAME && follows(items[at + size]) && items[at + size]!.capital) size += 1;
    // "Nguyễn văn A": the middle name is often typed small.
    if (
      size === 1 &&
      SURNAMES.has(head.word) &&
      follows(items[at + 1]) &&
      MIDDLE.has(items[at + 1]!.word) &&
      follows(items[at + 2])
    )
      size = 3;
    return size;
  }
  if (AFTER_NAME.has(head.word) && !SURNAMES.has(head.word)) return 0;
  const surname = SURNAMES.has(head.word);
  const least = surname ? (MIDDLE.has(items[at + 1]?.word ?? '') ? 3 : 2) : 1;
  const most = surname ? 4 : 2;
  while (size < most && follows(items[at + size]) && (size < least || !AFTER_NAME.has(items[at + size]!.word)))
    size += 1;
  return size;
};

const isFullName = (items: readonly Item[], at: number): number => {
  const head = items[at];
  if (!head || !SURNAMES.has(head.word) || !head.capital) return 0;
  const size = nameLength(items, at);
  return size >= 2 && !(head.word === 'ho' && items[at + 1]!.word === 'chi') ? size : 0;
};

/** Names that the text itself says to be names. */
const names = (items: readonly Item[], found: PersonalSpan[]): void => {
  const add = (at: number, size: number) => {
    if (size > 0) found.push({ start: items[at]!.start, end: items[at + size - 1]!.end, kind: 'name' });
  };
  const word = (at: number): string => items[at]?.word ?? '';
  for (let i = 0; i < items.length; i += 1) {
    const here = items[i]!;
    if (here.word === 'ten' && !NAMED_AFTER.has(word(i - 1))) {
      let at = i + 1;
      // tôi tên (là) …, tên (tôi) là …, họ và tên: …, ký tên: …, người gửi tên …
      const owner =
        SELF.has(word(i - 1)) || ['ho', 'va', 'ky', 'gai', 'trai', 'chong', 'vo', 'gui', 'don'].includes(word(i - 1));
      const own = SELF.has(word(at)) && !items[at]!.capital && ['la', 'ten'].includes(word(at + 1));
      if (own) at += 1;
      const is = word(at) === 'la' || word(at) === 'thuong' || /[:]/.test(items[at]?.before ?? '');
      if (word(at) === 'la') at += 1;
      if (owner || own || is) add(at, nameLength(items, at));
    } else if (here.word === 'la' && SELF.has(word(i - 1)) && !here.capital) {
      const next = items[i + 1];
      if (!next || (TITLES.has(next.word) === true && !SURNAMES.has(next.word))) continue;
      const size = nameLength(items, i + 1);
      const surname = SURNAMES.has(next.word);
      if (
        next.capital
          ? size >= 2
            ? surname || !TITLES.has(next.word)
            : !TITLES.has(next.word)
          : surname && size >= 3 && MIDDLE.has(word(i + 2))
      )
        add(i + 1, size);
    } else if (
      ['gui', 'don', 'anh', 'cao', 'nai'].includes(here.word) &&
      word(i - (here.word === 'gui' ? 1 : 2)) === 'nguoi' &&
      items[i + 1]?.before.includes(':')
    ) {
      // người gửi: …, người viết đơn: …, người phản ánh: …
      add(i + 1, nameLength(items, i + 1));
    } else if (HONORIFICS.has(here.word) && !NAMED_AFTER.has(word(i - 1)) && follows(items[i + 1]))
      add(i + 1, isFullName(items, i + 1));
    else if (OFFICES.has(`${word(i - 1)}-${here.word}`) && follows(items[i + 1])) add(i + 1, isFullName(items, i + 1));
  }
};

const merge = (found: PersonalSpan[]): PersonalSpan[] => {
  const merged: PersonalSpan[] = [];
  for (const span of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && span.start < last.end) {
      if (span.end > last.end) merged[merged.length - 1] = { ...last, end: span.end };
    } else merged.push(span);
  }
  return merged;
};

const findIn = (text: string, items: readonly Item[]): PersonalSpan[] => {
  const found: PersonalSpan[] = [];
  emails(text, found);
  for (let i = 0; i < items.length; i += 1) {
    if (items[i]!.digits === '') continue;
    let to = i;
    while (to + 1 < items.length && items[to + 1]!.digits !== '' && joins(items[to + 1]!.before)) to += 1;
    readNumbers(items, i, to, found);
    i = to;
  }
  names(items, found);
  return found;
};

/** With the plus sign or bracket before a number and the keycap after it. */
const whole = (text: string, found: PersonalSpan[]): PersonalSpan[] =>
  merge(found).map((span) => {
    let { start, end } = span;
    if (
      span.kind !== 'name' &&
      (text[start - 1] === '+' || (text[start - 1] === '(' && text.slice(start, end).includes(')')))
    )
      start -= 1;
    while (text[end] === '\ufe0f' || text[end] === '\u20e3') end += 1;
    return { ...span, start, end };
  });

/**
 * Personal data in a text, in order, not overlapping. Left alone: numbers of papers and plots, amounts, dates, measures, kilometre marks,
 * emergency and service numbers, tracking codes, house numbers. Linear.
 */
export const findPersonal = (text: string): PersonalSpan[] => whole(text, findIn(text, scan(text)));

export const MASK = '•••';

/** The spans cut out of a text, each replaced by `•••`. */
export const maskSpans = (text: string, spans: readonly PersonalSpan[]): string => {
  let out = '';
  let at = 0;
  for (const { start, end } of spans) {
    out += text.slice(at, start) + MASK;
    at = end;
  }
  return out + text.slice(at);
};

/**
 * The text as a group may read it.
 * @param alsoNames names known from elsewhere (the sender's profile); those of two words or more are masked wherever they stand, with or
 *   without marks
 */
export const mask = (text: string, alsoNames: readonly string[] = []): string => {
  const items = scan(text);
  const found = findIn(text, items);
  for (const name of alsoNames) {
    const words = fold(name).split(' ');
    if (words.length < 2) continue;
    for (let i = 0; i + words.length <= items.length; i += 1)
      if (words.every((word, k) => items[i + k]!.word === word))
        found.push({ start: items[i]!.start, end: items[i + words.length - 1]!.end, kind: 'name' });
  }
  return maskSpans(text, whole(text, found));
};

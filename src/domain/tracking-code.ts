/** The tracking code: eight digits shown as `0482-1735`, the last one a check digit that catches every single slip. */
import { plain } from './fold.ts';

/** H. M. Damm's quasigroup of order 10: totally anti-symmetric, so all single-digit slips and neighbour swaps show. */
const DAMM = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
];

const interim = (digits: string): number => {
  let row = 0;
  for (const digit of digits) row = Number(DAMM[row]![Number(digit)]);
  return row;
};

/** Eight digits whose last is the check digit of the others. */
export const isCode = (digits: string): boolean => /^[0-9]{8}$/.test(digits) && interim(digits) === 0;

/** @param random a number in [0, 1), as from a secure source; codes are drawn, never counted. */
export const makeCode = (random: () => number): string => {
  const body = String(Math.floor(random() * 1e7)).padStart(7, '0');
  return body + String(interim(body));
};

/** `04821735` → `0482-1735`. */
export const showCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

const SPOKEN: Readonly<Record<string, string>> = {
  khong: '0',
  mot: '1',
  hai: '2',
  ba: '3',
  bon: '4',
  tu: '4',
  nam: '5',
  lam: '5',
  sau: '6',
  bay: '7',
  tam: '8',
  chin: '9',
};

/** Words that say "a code follows"; with nothing but these around it, a number of the wrong sort is a slip of a code. */
const CUES = new Set(
  'ma so code tracuu tra cuu xem hoi la cua toi em minh ho viec don nay cho voi a oi da phieu theo doi kiem ket qua toi dau roi xong chua tien do'.split(
    ' ',
  ),
);
/** Before a number these say that it is something else; after it likewise. */
const NOT_BEFORE = new Set('sdt dt phone hotline thoai goi zalo may cccd cmnd cmt stk khoan'.split(' '));
const NOT_AFTER = new Set('dong vnd d trieu ty k m m2 ha kg'.split(' '));

type Run = { digits: string; shape: string; spoken: boolean; first: number; last: number };

/** Words and numbers in order; numbers parted by nothing but a hyphen, dot or spaces are one run, told digit words too. */
const readRuns = (text: string): { runs: Run[]; words: string[] } => {
  const words: string[] = [];
  const runs: Run[] = [];
  let open: Run | undefined;
  let end = 0;
  for (const match of text.matchAll(/[a-z]+|[0-9]+/g)) {
    const between = text.slice(end, match.index);
    end = match.index + match[0].length;
    const word = match[0];
    const digits = word < 'a' ? word : SPOKEN[word];
    words.push(word);
    if (digits === undefined) {
      if (!(open?.spoken && (word === 'gach' || word === 'ngang' || word === 'cham'))) open = undefined;
      continue;
    }
    const joint = /^[\s.\-–—_]{1,3}$/.exec(between)?.[0].trim();
    if (open && joint !== undefined) {
      open.digits += digits;
      open.shape += `${joint.charAt(0) || ' '}${digits.length}`;
      open.last = words.length - 1;
    } else {
      open = { digits, shape: String(digits.length), spoken: false, first: words.length - 1, last: words.length - 1 };
      runs.push(open);
    }
    if (word >= 'a') open.spoken = true;
  }
  return { runs, words };
};

const isDate = (run: Run): boolean =>
  /^[12][.-][12][.-]4$/.test(run.shape) &&
  /^(?:0?[1-9]|[12][0-9]|3[01])(?:0?[1-9]|1[0-2])(?:19|20)[0-9]{2}$/.test(run.digits);
const isAmount = (run: Run): boolean => /^[123](?:\.3)+$/.test(run.shape);

export type ReadCode = { readonly kind: 'code'; readonly code: string } | { readonly kind: 'slip' };

/**
 * Looks for a tracking code in what somebody wrote: alone or with words around, with or without hyphen, dots and spaces, also spoken.
 * @returns the code; `slip` when the text is nothing but a number of that sort which no code can be (a digit is wrong, missing or
 *   too many); undefined for everything else, phone numbers, dates and amounts too. Linear; reads the first 600 UTF-16 units.
 */
export const readCode = (text: string): ReadCode | undefined => {
  const { runs, words } = readRuns(plain(text.slice(0, 600)));
  let slip = false;
  for (const run of runs) {
    const before = words[run.first - 1] ?? '';
    const after = words[run.last + 1] ?? '';
    if (before !== 'ma' && (NOT_BEFORE.has(before) || NOT_BEFORE.has(words[run.first - 2] ?? ''))) continue;
    if (isDate(run) || isAmount(run) || NOT_AFTER.has(after)) continue;
    const others = words.filter((_, i) => i < run.first || i > run.last);
    const alone = others.every((word) => CUES.has(word));
    const hyphened = /(?:^| )4-4(?: |$)/.test(run.shape);
    if (run.digits.length === 8) {
      if (isCode(run.digits)) {
        if (alone || hyphened || others.length <= 8 || before === 'ma') return { kind: 'code', code: run.digits };
      } else if (alone) slip = true;
    } else if (hyphened) {
      // "ấp 3 0482-1735": the house or hamlet number stands before it.
      const at = run.shape.split(' ').indexOf('4-4');
      const skipped = run.shape.split(' ').slice(0, at);
      const from = skipped.reduce(
        (sum, part) => sum + part.split(/[^0-9]/).reduce((n, size) => n + Number(size), 0),
        0,
      );
      const digits = run.digits.slice(from, from + 8);
      if (isCode(digits)) return { kind: 'code', code: digits };
    } else if (alone && (run.digits.length === 7 || run.digits.length === 9)) {
      // One digit dropped or doubled, where the hyphen or a word says that a code was meant.
      if (run.shape.includes('-') || words.includes('ma') || words.includes('tracuu') || words.includes('code'))
        slip = true;
    }
  }
  return slip ? { kind: 'slip' } : undefined;
};

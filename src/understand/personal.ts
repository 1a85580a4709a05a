/**
 * Personal data in what citizens write: telephone and account numbers, identity cards, plates, e-mail addresses, names of persons. Read by scanners
 * and not by patterns, so that no text takes longer than its length.
 */
import { fold } from '../domain/fold.ts';
import { accountsIn } from './accounts.ts';
import { emailsIn } from './emails.ts';
import { type Item, type PersonalSpan, scan } from './items.ts';
import { namesIn } from './names.ts';
import { numbersIn } from './numbers.ts';
import { platesIn } from './plates.ts';

export type { PersonalSpan } from './items.ts';

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

const findIn = (text: string, items: readonly Item[]): PersonalSpan[] => [
  ...emailsIn(text, items),
  ...numbersIn(items),
  ...namesIn(items),
  ...accountsIn(text, items),
  ...platesIn(text),
];

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

/** Plates of cars and motorcycles. */
import { fold } from '../domain/fold.ts';
import type { PersonalSpan } from './items.ts';

/** 51F-123.45, 29-E2 112.34, 66 L1 234.56, 37C 221-96: province, series, five digits; older ones have four. */
const PLATE =
  /(?<![\p{L}\p{N}./-])[1-9][0-9][-. ]?[A-Za-zĐđ]{1,2}[0-9]?[-. ]?[0-9]{1,4}[-. ]?[0-9]{1,4}(?![\p{L}\p{N}]|[./-][0-9])/gu;

/** Four digits behind the series of a motorcycle are a plate's where one of these stands among the words just before. */
const TELLING = new Set('bien bks xe bs gac moto honda wave oto'.split(' '));
/** So far before a plate its word is looked for, UTF-16 units. */
const NEAR = 24;

export const platesIn = (text: string): PersonalSpan[] =>
  [...text.matchAll(PLATE)].flatMap(({ 0: plate, index: start }) => {
    // "62-K3 1209": the figure of the series is no part of the number.
    const behind = plate.replace(/^.*?[A-Za-zĐđ]{1,2}(?:[0-9](?=[-. ]))?/, '');
    const number = behind.replace(/^[-. ]+/, '');
    // "50kg 10.000": two and three digits only where nothing parts them from the letter.
    if (/^[0-9]{2}[-.]/.test(number) && number !== behind) return [];
    // "10h30 2024" is no number of a vehicle: five digits together, three and two, or two and three with a sign.
    if (!/^(?:[0-9]{4,6}|[0-9]{3}[-. ][0-9]{2}|[0-9]{2}[-.][0-9]{3})$/.test(number)) return [];
    if (number.length === 4) {
      const told = fold(text.slice(Math.max(0, start - NEAR), start))
        .split(' ')
        .slice(-4)
        .some((word) => TELLING.has(word));
      if (!told || !/[A-Za-zĐđ][0-9][-. ]/.test(plate)) return [];
    }
    return [{ start, end: start + plate.length, kind: 'plate' as const }];
  });

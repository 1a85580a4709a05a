/** What people call a place, as far as it may be kept: the name alone, with nothing of a person in it. */
import { findPersonal } from './personal.ts';
import { phraseAt, phrases } from './phrases.ts';
import { tokenize } from './tokens.ts';
import { RELATIONS } from './words/places.ts';

const relations = phrases(RELATIONS);
/** Somebody's home or shop is named after them; a market or bridge that is (chợ Bà Tư) is not theirs. */
const HOMES = new Set('nha quan tiem tro trai lo xuong vuon ao ruong hang'.split(' '));
const TITLES = new Set('ong ba anh chi co chu bac thay cu di cau thim em'.split(' '));
const LONGEST = 60;
const MOST_WORDS = 8;

/**
 * "gần cho ba tu cu" → "cho ba tu cu".
 * @returns undefined where it is one word, too long, or may tell who somebody is: a home, a name, a long number
 */
export const learnable = (words: string): string | undefined => {
  const text = words.normalize('NFC').replace(/\s+/g, ' ').trim();
  const tokens = tokenize(text);
  let from = 0;
  for (
    let size = phraseAt(relations, tokens, 0);
    size > 0 && tokens[from];
    size = tokens[from] ? phraseAt(relations, tokens, from) : 0
  )
    from += size;
  // "gan cho ba tu": a market, and not "gần chỗ".
  if (from > 0 && tokens[from - 1]!.folded === 'cho' && tokens[from - 1]!.bare) from -= 1;
  const rest = tokens.slice(from);
  if (rest.length < 2 || rest.length > MOST_WORDS) return undefined;
  if (rest.some(({ folded }, i) => HOMES.has(folded) && TITLES.has(rest[i + 1]?.folded ?? ''))) return undefined;
  const alias = text.slice(rest[0]!.start, rest.at(-1)!.end).toLowerCase();
  // What was masked in it, or is no name at all.
  if (!/^[\p{L}\p{N} .,/-]+$/u.test(alias)) return undefined;
  if (alias.length > LONGEST || /\d{5,}/.test(alias.replace(/[\s.-]/g, ''))) return undefined;
  return findPersonal(text).length > 0 ? undefined : alias;
};

/** Corrections in plain words: "sai rồi, ấp 4 chứ không phải ấp 3". */

import { unitTree } from '../domain/unit.ts';
import { gazetteer } from './gazetteer.ts';
import { findPlace } from './place.ts';
import { type Token, tokenize } from './tokens.ts';

/** In the citizen's own spelling. `from`: what it is not. */
export type Correction = { readonly field: 'place'; readonly from?: string; readonly to: string };

const nowhere = gazetteer(unitTree([]));

/** A correction is short; a longer text is a matter of its own. Words. */
const LONGEST = 24;

const placeIn = (text: string): string | undefined => {
  const found = findPlace(text, tokenize(text), nowhere, new Set()).place;
  // "ấp 4" and not "đường hư ở ấp 4, nước ngập": hardly anything else may stand beside it.
  return found && found.confidence >= 0.5 ? found.words : undefined;
};

const is = (tokens: readonly Token[], i: number, phrase: string): boolean =>
  phrase.split(' ').every((word, k) => tokens[i + k]?.folded === word);

/** "… chứ không phải …": what comes before is right, what comes after is not. */
const NOT_AFTER = [
  'chu khong phai la',
  'chu khong phai o',
  'chu khong phai',
  'chu hong phai',
  'chu dau phai',
  'chu ko phai',
  'chu khong',
  'khong phai la',
  'khong phai o',
  'khong phai',
];
/** "không phải … mà là …": the other way round. */
const BUT = ['ma la o', 'ma la', 'ma o', 'phai la o', 'phai la', 'ma phai la', 'ma'];
const WRONG = [
  'sai roi',
  'nham roi',
  'lon roi',
  'sai',
  'nham',
  'lon',
  'ghi nham',
  'ghi sai',
  'viet nham',
  'viet sai',
  'em nham',
  'toi nham',
  'toi ghi nham',
  'em ghi nham',
  'minh nham',
  'khong dung',
  'chua dung',
  'sua lai',
  'sua',
  'doi lai',
  'chinh lai',
  'dinh chinh',
  'xin sua',
  'cho sua lai',
  'o lai',
  'noi lai',
  'ghi lai',
  'quen',
];

/** Before those. */
const LEADS = new Set('da vang a o oi em toi tui minh con chau xin loi'.split(' '));

const startOf = (tokens: readonly Token[], i: number): number => tokens[i]?.start ?? 0;

/** Words that may stand around the place in a correction and say nothing else. */
const AROUND = new Set(
  'da a nhe nha em toi tui minh xin loi la o tai dung phai moi moi dung cho noi dia diem do roi lai thanh cho giup voi vi tri chinh xac sua ghi chua chu khong phai ma sai nham anh chi ad oi ban nay con chau'.split(
    ' ',
  ),
);

const onlyPlace = (text: string, place: string): boolean => {
  const at = text.indexOf(place);
  const rest = at === -1 ? text : text.slice(0, at) + text.slice(at + place.length);
  return tokenize(rest).every((token) => AROUND.has(token.folded));
};

/**
 * @returns the place said anew, and the one taken back where it is named; undefined for a text that corrects nothing, or where what is
 *   wrong is not the place. Short texts only.
 */
export const correction = (text: string): Correction | undefined => {
  const clean = text.slice(0, 400).normalize('NFC').replace(/\s+/g, ' ').trim();
  const tokens = tokenize(clean);
  if (tokens.length < 2 || tokens.length > LONGEST || text.length > 400) return undefined;

  // không phải A mà là B
  const no = ['khong phai', 'ko phai', 'hong phai', 'dau phai'];
  for (let i = 0; i < tokens.length; i += 1) {
    if (!no.some((phrase) => is(tokens, i, phrase))) continue;
    for (let k = i + 3; k < tokens.length; k += 1) {
      const but = BUT.find((phrase) => is(tokens, k, phrase));
      if (!but) continue;
      const from = placeIn(clean.slice(startOf(tokens, i + 2), tokens[k - 1]!.end));
      const to = placeIn(clean.slice(startOf(tokens, k + but.split(' ').length)));
      if (from && to) return { field: 'place', from, to };
    }
  }

  // B chứ không phải A
  for (let i = 1; i < tokens.length; i += 1) {
    const not = NOT_AFTER.find((phrase) => is(tokens, i, phrase));
    if (!not) continue;
    const after = i + not.split(' ').length;
    const to = placeIn(clean.slice(0, tokens[i - 1]!.end));
    const from = after < tokens.length ? placeIn(clean.slice(startOf(tokens, after))) : undefined;
    if (to && from && onlyPlace(clean.slice(0, tokens[i - 1]!.end), to)) return { field: 'place', from, to };
  }

  // nhầm, ở B; sai rồi, B; sửa lại là B; không phải A, B
  let lead = 0;
  while (lead < 4 && LEADS.has(tokens[lead]?.folded ?? '')) lead += 1;
  const wrong = WRONG.some((phrase) => is(tokens, lead, phrase) || is(tokens, 0, phrase));
  const denied = ['khong', 'ko', 'hong'].includes(tokens[0]!.folded) && tokens[1]!.stop > 0;
  if (wrong || denied) {
    const to = placeIn(clean);
    if (to && onlyPlace(clean, to)) return { field: 'place', to };
  }
  if (no.some((phrase) => is(tokens, 0, phrase))) {
    const comma = tokens.findIndex((token, i) => i > 2 && token.stop > 0);
    if (comma > 0) {
      const from = placeIn(clean.slice(startOf(tokens, 2), tokens[comma - 1]!.end));
      const to = placeIn(clean.slice(startOf(tokens, comma)));
      if (from && to && onlyPlace(clean.slice(startOf(tokens, comma)), to)) return { field: 'place', from, to };
    }
  }
  return undefined;
};

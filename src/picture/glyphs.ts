/** Texts before they are drawn: in the normal form, and only of characters that the fonts have. */
import { PictureError } from './data.ts';
import { has } from './measure.ts';

/** Composed letters, one kind of blank, none at the ends. */
const tidy = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim();

const codeOf = (character: string): string =>
  `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;

/**
 * For names that people have typed: what the fonts lack is replaced by its plain form (bold letters of telephones, wide
 * digits, odd hyphens) or left out (emoji, other scripts). `dropped` lists what was left out, as code points, each once;
 * the text may then be empty, and the caller needs another name.
 */
export const fitted = (text: string): { readonly text: string; readonly dropped: readonly string[] } => {
  const dropped = new Set<string>();
  const kept = [...tidy(text)].map((character) => {
    if (has(character)) return character;
    const plain = character.normalize('NFKC').replace(/[\u2010\u2011]/g, '-');
    if ([...plain].every(has)) return plain;
    dropped.add(codeOf(character));
    return '';
  });
  return { text: tidy(kept.join('')), dropped: [...dropped] };
};

/** A telephone number or an identity number begins with 0 or the country's prefix; no count that we write does. */
const personal = /(?<!\d)(?:\+84|0)(?:[ .-]?\d){8,11}(?!\d)/;

/**
 * The text as it is drawn. Throws a `PictureError` ('empty', 'glyph', 'personal') that names the place it was to stand in:
 * the renderer itself leaves a missing character out and says nothing.
 */
export const drawable = (text: string, place: string): string => {
  const tidied = tidy(text);
  if (tidied === '') throw new PictureError('empty', place);
  for (const character of tidied)
    if (!has(character)) throw new PictureError('glyph', `${codeOf(character)} in ${place}`);
  if (personal.test(tidied)) throw new PictureError('personal', place);
  return tidied;
};

/** A place said anew in plain words, put in the stead of the part that was wrong. */
import { fold } from '../domain/fold.ts';
import type { Correction } from '../understand/correction.ts';

/** The old place with what was corrected in it: "đầu hẻm 12, ấp 4" where only the hamlet was wrong. */
export const rePlaced = (old: string | undefined, { from, to }: Correction): string => {
  if (old === undefined) return to;
  const words = old.split(/\s+/);
  const wanted = from === undefined ? [] : fold(from).split(' ');
  const starts = words.map((_, i) => i);
  const named = starts.find((i) => wanted.length > 0 && wanted.every((word, k) => fold(words[i + k] ?? '') === word));
  // "nhầm rồi, ấp 3": what is not named is of the same sort, a hamlet for a hamlet, with its number or name.
  const [sort, ...name] = fold(to).split(' ');
  const same = starts.findLast((i) => name.length === 1 && fold(words[i] ?? '') === sort && i + 1 < words.length);
  const at = named ?? (from === undefined ? same : undefined);
  if (at === undefined) return to;
  const length = named === undefined ? 2 : wanted.length;
  // A comma or full stop after the old words stays where it is.
  const end = /[,.;]*$/.exec(words[at + length - 1] ?? '')?.[0] ?? '';
  return [...words.slice(0, at), `${to}${end}`, ...words.slice(at + length)].join(' ');
};

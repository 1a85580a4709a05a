/** What is left of a report when its figures are taken out: words to keep as they are. */

import type { Span } from '../../domain/reading.ts';
import { breaks } from './items.ts';
import type { Scan } from './scan.ts';

/** Fewer unknown words than these are only lead-up. */
const LEAST_WORDS = 2;

/** Clauses, joined where they follow one another, of which no figure or question was read and that say something. */
export const notesOf = (
  { items, asides, alien }: Scan,
  read: readonly { readonly from: number; readonly to: number }[],
): readonly Span[] => {
  const busy = new Uint8Array(items.length);
  for (const { from, to } of read) busy.fill(1, from, to);
  const notes: Span[] = [];
  let start = -1;
  let last = -1;
  let words = 0;
  const close = (): void => {
    if (words >= LEAST_WORDS) notes.push({ start: items[start]!.start, end: items[last]!.end });
    start = -1;
    words = 0;
  };
  for (let from = 0; from < items.length; ) {
    let to = from + 1;
    while (to < items.length && !breaks(items[to]!)) to += 1;
    const clause = busy.subarray(from, to);
    if (clause.includes(1)) close();
    else {
      let unknown = 0;
      for (let i = from; i < to; i += 1) if (alien[i] === 1 && asides.taken[i] !== 1) unknown += 1;
      if (unknown > 0 && start === -1) start = from;
      if (start !== -1) last = to - 1;
      words += unknown;
    }
    from = to;
  }
  close();
  return notes;
};

/** Names as buttons: short, and no two that are typed the same. */
import { oneLine } from '../domain/clean.ts';
import { fold } from '../domain/fold.ts';

/** What a button shows, UTF-16 units: a small phone shows no more. */
const maxLabel = 30;

/** A label for each name; the second of the same words is called so. */
export const labelsOf = (names: readonly string[]): readonly string[] => {
  const labels = names.map((name) => oneLine(name, maxLabel));
  return labels.map((label, i) => {
    const before = labels.slice(0, i).filter((each) => fold(each) === fold(label)).length;
    return before === 0 ? label : `${label} (${before + 1})`;
  });
};

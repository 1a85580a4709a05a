/** What an officer sees of a petition as they press a button: a press counts only for just that. */
import type { Petition } from './petition.ts';

type Seen = Pick<Petition, 'classified' | 'kind' | 'topic' | 'urgency' | 'unit' | 'place' | 'lat' | 'long'>;

/**
 * Its class, unit and place in at most seven letters and digits, as a button has no room for more (FNV-1a, 32 bits). Two that differ
 * are taken for the same once in four thousand million: no secret, only a guard against what changed between the sight and the press.
 */
export const seenOf = ({ classified, kind, topic, urgency, unit, place, lat, long }: Seen): string => {
  let sum = 0x811c9dc5;
  for (const char of [classified, kind, topic, urgency, unit, place, lat, long].join('\n'))
    sum = Math.imul(sum ^ (char.codePointAt(0) ?? 0), 0x01000193);
  return (sum >>> 0).toString(36);
};

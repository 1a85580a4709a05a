/** What citizens write about. The codes stand in the database, in `--json` output and in URLs, and never change. */

/** The legal nature of what is asked, from the least to the most protected. */
export const KINDS = ['feedback', 'proposal', 'complaint', 'denunciation'] as const;
export type Kind = (typeof KINDS)[number];

export const TOPICS = [
  'roads',
  'environment',
  'water',
  'power',
  'security',
  'land',
  'construction',
  'health',
  'education',
  'welfare',
  'administration',
  'agriculture',
  'telecom',
  'other',
] as const;
export type Topic = (typeof TOPICS)[number];

/** From the most to the least pressing. */
export const URGENCIES = ['emergency', 'urgent', 'normal'] as const;
export type Urgency = (typeof URGENCIES)[number];

export const isKind = (value: unknown): value is Kind => (KINDS as readonly unknown[]).includes(value);
export const isTopic = (value: unknown): value is Topic => (TOPICS as readonly unknown[]).includes(value);
export const isUrgency = (value: unknown): value is Urgency => (URGENCIES as readonly unknown[]).includes(value);

/** A petition that mixes kinds takes the most protected one; nothing at all is `feedback`. */
export const strictest = (kinds: Iterable<Kind>): Kind => {
  let rank = 0;
  for (const kind of kinds) rank = Math.max(rank, KINDS.indexOf(kind));
  return KINDS[rank]!;
};

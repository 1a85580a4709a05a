/**
 * What all mentions of a text together point at: one unit, or several that only a person can tell apart. Over the whole country each of the
 * 3,321 communes is found by name and province, without marks too but for the 8 pairs that look alike; of the 10,803 old ones with their
 * district none is taken for another (`test/understand/former.test.ts`).
 */
import type { Gazetteer } from './gazetteer.ts';
import type { Candidate, Mention } from './mentions.ts';

export type Resolved = {
  /** The one candidate that is meant, with the mention that names it. */
  readonly found: { readonly candidate: Candidate; readonly mention: Mention } | undefined;
  /** One mention that may be any of several, each as likely. */
  readonly doubt: { readonly mention: Mention; readonly candidates: readonly Candidate[] } | undefined;
};

/** More places than these are named by no petition; the rest of a hostile text is not looked at. */
const MOST = 12;

/** Does the mention speak of the unit, of something above it, or of something in it? */
const agrees = (places: Gazetteer, { units }: Mention, code: string): boolean => {
  for (const up of places.line(code)) if (units.has(up)) return true;
  for (const unit of units) if (places.line(unit).has(code)) return true;
  return false;
};

type Scored = Candidate & { readonly mention: Mention; readonly score: number; readonly depth: number };

const signature = ({ units, prefixed }: Mention): string => `${prefixed} ${[...units].join(' ')}`;

/** Agreement with the other mentions first, then the deepest, then what is likeliest by itself. */
const better = (a: Scored, b: Scored): number => a.score - b.score || a.depth - b.depth || a.rank - b.rank;

/** An old commune named together with its old district is meant as it was then. */
const asItWas = 3;
const inDistrict = ({ rank, entry }: Candidate, mentions: readonly Mention[]): boolean =>
  entry.sort === 'former' &&
  rank >= asItWas &&
  mentions.some(({ candidates }) => candidates.some((other) => other.entry.former?.name === entry.former?.within));

/** @returns nothing where mentions contradict each other: then the text is of several places, and none is guessed */
export const resolve = (places: Gazetteer, mentions: readonly Mention[]): Resolved => {
  const distinct = [...new Map(mentions.map((mention) => [signature(mention), mention])).values()].slice(0, MOST);
  const all: Scored[] = distinct.flatMap((mention) =>
    mention.candidates.map((candidate) => ({
      ...candidate,
      rank: candidate.rank + (inDistrict(candidate, distinct) ? asItWas : 0),
      mention,
      score: distinct.reduce((sum, other) => sum + (agrees(places, other, candidate.unit) ? 1 : 0), 0),
      depth: places.line(candidate.unit).size,
    })),
  );
  const eligible = all.filter(({ mention, score }) => !mention.weak || score > 1);
  const top = eligible.reduce<Scored | undefined>((a, b) => (a && better(a, b) >= 0 ? a : b), undefined);
  if (!top) return { found: undefined, doubt: undefined };
  const winners = eligible.filter((each) => better(each, top) === 0);
  const units = new Set(winners.map(({ unit }) => unit));
  // Of one unit the old name is the better match where only its kind has changed: "thị trấn Bến Lức" for "xã Bến Lức".
  const named = winners.find(({ entry }) => entry.sort === 'former') ?? top;
  if (units.size === 1) return { found: { candidate: named, mention: named.mention }, doubt: undefined };
  const owner = winners.find(({ mention }) => [...units].every((unit) => mention.units.has(unit)))?.mention;
  return {
    found: undefined,
    doubt: owner && { mention: owner, candidates: winners.filter(({ mention }) => mention === owner) },
  };
};

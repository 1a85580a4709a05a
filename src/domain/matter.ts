/** Several petitions about one matter: one of them stands for all, its card for theirs. Pure. */
import { type Change, isOpen, type Petition, type Status } from './petition.ts';

/** A petition of a matter, the one that stands for it too. `who`: its person, or itself where nobody is known. */
export type Member = {
  readonly petition: string;
  readonly who: string;
  /** An officer has joined it, or it is the one that stands for all. */
  readonly joined: boolean;
  readonly status: Status;
  readonly createdAt: number;
};

export type Crowd = {
  /** People, each once. */
  readonly people: number;
  /** From the first to the last, days, the first counted. */
  readonly days: number;
  /** Open petitions that look like it and were not joined. */
  readonly waiting: number;
};

const day = 86_400_000;

/** Withdrawn ones count no longer. */
export const crowd = (members: readonly Member[]): Crowd => {
  const those = members.filter(({ status }) => status !== 'withdrawn');
  const times = those.map(({ createdAt }) => createdAt);
  return {
    people: new Set(those.map(({ who }) => who)).size,
    days: times.length === 0 ? 0 : Math.floor((Math.max(...times) - Math.min(...times)) / day) + 1,
    waiting: those.filter(({ joined, status }) => !joined && isOpen(status)).length,
  };
};

/** What a card says of the matter. */
export type MatterView = Crowd & {
  /** The open petition that it belongs to, or looks like. */
  readonly parent?: { readonly petition: Petition; readonly people: number; readonly joined: boolean };
};

/** Numbers of people at which a committee chat is told, once each. */
export const milestones = [3, 10, 25, 50] as const;

/** So many that look alike have a card of their own; the others wait on the card of the one that they look like. */
export const ownCards = 3;

/** A row of the record of the one that stands for a matter: what was done to it, by whom. */
export type Done = { readonly action: string; readonly actor: string | undefined };

/** Changes of the one that stands for a matter that are done to all that are joined to it. */
export const common: readonly Change['type'][] = ['claim', 'release', 'finish', 'reject', 'transfer'];

/**
 * What brings a petition to where the one is that stands for its matter. Only to where that one is now: what came in between is no news.
 * @param missed what was done to that one meanwhile, in order
 * @param words the answer that ended it, where it has ended
 */
export const following = (
  parent: Petition,
  part: Petition,
  missed: readonly Done[],
  words: string,
): readonly Change[] => {
  const last = (what: Change['type']): Done | undefined =>
    missed.findLast(({ action }) => action === `petition.${what}`);
  const by = (done: Done | undefined) => ({ person: done?.actor ?? '', name: parent.holderName ?? '' });
  if (!isOpen(part.status) || !common.some(last)) return [];
  const moved = last('transfer');
  const away = moved && parent.unit !== part.unit;
  const there: readonly Change[] = away ? [{ type: 'transfer', by: by(moved), unit: parent.unit }] : [];
  if (parent.status === 'rejected') return [...there, { type: 'reject', by: by(last('reject')), reason: words }];
  if (parent.status === 'done' || parent.status === 'closed')
    return [...there, { type: 'finish', by: by(last('finish')), result: words }];
  if (parent.holder !== undefined)
    return [...there, { type: 'claim', by: { person: parent.holder, name: parent.holderName ?? '' } }];
  // Moved away and back again: whoever had it there has it no longer.
  const former = last('release')?.actor ?? (moved && !away ? part.holder : undefined);
  return former === undefined ? there : [...there, { type: 'release', by: { person: former, name: '' } }];
};

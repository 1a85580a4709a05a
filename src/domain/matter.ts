/** Several petitions about one matter: one of them stands for all, its card for theirs. Pure. */
import { isOpen, type Petition, type Status } from './petition.ts';

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

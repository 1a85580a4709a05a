/** What is searched for among petitions, and what is found. */
import type { Day } from './calendar.ts';
import type { Petition, Status } from './petition.ts';
import type { Topic } from './taxonomy.ts';

/** A word as typed, lower case with its marks, and the folded words it may stand for: as it is, and with Telex leftovers undone. */
export type SearchWord = { readonly typed: string; readonly folded: readonly string[] };

/** One of these is enough: the words themselves, one after the other, a unit of these, a topic of these. At least one phrase has words. */
export type Either = {
  readonly phrases: readonly string[];
  readonly units: readonly string[];
  readonly topics: readonly Topic[];
};

/** States as people ask for them. `overdue`: still owed an answer, after the deadline. */
export const SEARCH_STATES = ['overdue', 'open', 'new', 'working', 'waiting', 'done', 'rejected', 'withdrawn'] as const;
export type SearchState = (typeof SEARCH_STATES)[number];

/** What somebody typed into a search, read. */
export type SearchWords = {
  /** Each must occur. */
  readonly words: readonly SearchWord[];
  readonly either: readonly Either[];
  /** Filed on these days, both included. */
  readonly days?: { readonly from: Day; readonly to: Day };
  readonly state?: SearchState;
};

/** Everything given must hold. Restricted and erased petitions are never found, whatever is asked. */
export type Search = {
  readonly words: readonly SearchWord[];
  readonly either: readonly Either[];
  /** Only in these units; undefined: in all. */
  readonly units?: readonly string[] | undefined;
  readonly topics?: readonly Topic[] | undefined;
  readonly statuses?: readonly Status[] | undefined;
  /** People who have taken it. */
  readonly holders?: readonly string[] | undefined;
  /** Filed at this moment or later, and before that one, ms. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** The deadline was before, ms. */
  readonly dueBefore?: number | undefined;
};

/** What a search in a chat gives. `asked`: as it was understood. */
export type Found = {
  readonly asked: SearchWords;
  /** Best first. */
  readonly hits: readonly Petition[];
  /** There are others. */
  readonly more: boolean;
};

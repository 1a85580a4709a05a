/** The search of operators: over all units or one with those below it. What is sealed or erased is never found. */

import { officeDay } from '../../domain/calendar.ts';
import { fold } from '../../domain/fold.ts';
import type { Status } from '../../domain/petition.ts';
import type { Either } from '../../domain/search.ts';
import type { Topic } from '../../domain/taxonomy.ts';
import { namesOf } from '../../store/decisions.ts';
import { officers } from '../../store/people.ts';
import { readSearch, searchWords } from '../../understand/searching.ts';
import type { App } from '../app.ts';
import { namesFor } from '../asking.ts';
import { findPetitions } from '../search.ts';
import { type Entry, entry, petitionOf, unitNames } from './petitions.ts';
import { unitsUnder } from './units.ts';

export type Sought = {
  readonly unit?: string | undefined;
  readonly topic?: Topic | undefined;
  readonly statuses?: readonly Status[] | undefined;
  /** Words of the name of an officer who has taken it. */
  readonly holder?: string | undefined;
  /** Filed at this moment or later, and before that one, ms. */
  readonly since?: number | undefined;
  readonly until?: number | undefined;
  /** A unit, a place of the list, or any words for a place. */
  readonly place?: string | undefined;
};

/** A name of a unit or of the tenant's own place means all that is there; anything else the words as they stand. */
const placed = async (app: App, place: string): Promise<Either> => {
  const { tree, spots } = await app.places.known();
  const above = tree.roots.map(({ code }) => code);
  const today = officeDay(app.host.now(), app.office.zone);
  const { tables } = await app.catalogue.known();
  const scene = { today, tables, above, names: namesFor(tree, above), spots };
  const { words, either, days, state } = readSearch(place, scene);
  const [only] = either;
  const named = only && either.length === 1 && words.length === 0 && !days && !state;
  return named ? { ...only, topics: [] } : { phrases: [fold(place)], units: [], topics: [] };
};

const peopleCalled = async ({ store, vault }: App, name: string): Promise<readonly string[]> => {
  const wanted = fold(name).split(' ').filter(Boolean);
  const names = await namesOf(store.db, vault, await officers(store.db));
  return [...names].flatMap(([id, known]) =>
    wanted.every((word) => fold(known).split(' ').includes(word)) ? [id] : [],
  );
};

/** Best match first, with or without diacritics. Throws `Refused` for an unknown unit. */
export const searchRegister = async (
  app: App,
  words: string,
  limit: number,
  { unit, topic, statuses, holder, since, until, place }: Sought = {},
): Promise<readonly Entry[]> => {
  const search = {
    words: searchWords(words),
    either: place === undefined ? [] : [await placed(app, place)],
    units: unit === undefined ? undefined : await unitsUnder(app, unit),
    topics: topic === undefined ? undefined : [topic],
    holders: holder === undefined ? undefined : await peopleCalled(app, holder),
    statuses,
    since,
    until,
  };
  const names = await unitNames(app);
  // Words of which nothing can be looked for, such as "!?", find nothing rather than everything.
  if (search.words.length === 0 && words.trim() !== '') return [];
  return (await findPetitions(app, search, limit)).hits.map((p) => entry(app, names, p));
};

/** The petition with this code, where it may be found. Throws `Refused` for what is no code, and where there is none. */
export const findByCode = async (app: App, typed: string): Promise<readonly Entry[]> => {
  const p = await petitionOf(app, typed);
  return p.restricted ? [] : [entry(app, await unitNames(app), p)];
};

/** Finds petitions for those who may read them. */
import { addDays, officeDay, startOfDay } from '../domain/calendar.ts';
import { isOpen, type Petition, type Status, statuses } from '../domain/petition.ts';
import type { Found, Search, SearchState, SearchWords } from '../domain/search.ts';
import type { UnitTree } from '../domain/unit.ts';
import { findCandidates, petitionsByIds } from '../store/search.ts';
import { ranked } from '../understand/ranking.ts';
import { isEmptySearch, readSearch, searchWords } from '../understand/searching.ts';
import type { App } from './app.ts';
import { namesFor } from './asking.ts';

const statesOf: Readonly<Record<Exclude<SearchState, 'overdue' | 'open'>, readonly Status[]>> = {
  new: ['new'],
  working: ['claimed', 'waiting'],
  waiting: ['waiting'],
  done: ['done', 'closed'],
  rejected: ['rejected'],
  withdrawn: ['withdrawn'],
};

/** @param now ms */
const ofState = (state: SearchState, now: number): Pick<Search, 'statuses' | 'dueBefore'> =>
  state === 'overdue'
    ? { statuses: statuses.filter(isOpen), dueBefore: now }
    : { statuses: state === 'open' ? statuses.filter(isOpen) : statesOf[state] };

/** The best first: `limit` of them behind the first `skip`, and whether there are more. */
export const findPetitions = async (
  { store, vault, host }: App,
  search: Search,
  limit: number,
  skip = 0,
): Promise<{ readonly hits: readonly Petition[]; readonly more: boolean }> => {
  // A unit that is none has nothing.
  if (search.units?.length === 0) return { hits: [], more: false };
  const found = await findCandidates(store.db, search);
  // Who names a field or a hamlet sees first those that name it too.
  const named = search.either.flatMap(({ phrases }) => searchWords(phrases[0] ?? ''));
  const best = ranked([...search.words, ...named], found, host.now(), skip + limit + 1).slice(skip);
  const ids = best.slice(0, limit).map(({ id }) => id);
  const hits = await petitionsByIds(store.db, vault, ids);
  return { hits: hits.filter((p) => !p.restricted), more: best.length > limit };
};

const searchOf = ({ words, either, days, state }: SearchWords, units: readonly string[], app: App): Search => {
  const { zone } = app.office;
  return {
    words,
    either,
    units,
    ...(days && { since: startOfDay(days.from, zone), until: startOfDay(addDays(days.to, 1), zone) }),
    ...(state && ofState(state, app.host.now())),
  };
};

/** These units and all below them, each once. */
export const unitsBelow = (tree: UnitTree, above: readonly string[]): readonly string[] =>
  tree.all.flatMap(({ code }) => (above.some((unit) => tree.within(code, unit)) ? [code] : []));

/**
 * A search as people type it in a chat: "đèn đường ấp 3 tháng 10 quá hạn".
 * @param above codes of the units that the person may read, with all below them
 * @param page counts from 1
 */
export const searchTyped = async (
  app: App,
  typed: string,
  above: readonly string[],
  limit: number,
  page: number,
): Promise<Found> => {
  const { tree, spots } = await app.places.known();
  const units = unitsBelow(tree, above);
  const mine = new Set(units);
  const asked = readSearch(typed, {
    today: officeDay(app.host.now(), app.office.zone),
    tables: (await app.catalogue.known()).tables,
    names: namesFor(tree, above),
    above,
    spots: spots.filter(({ unit }) => mine.has(unit)),
  });
  if (isEmptySearch(asked)) return { asked, hits: [], more: false };
  return { asked, ...(await findPetitions(app, searchOf(asked, units, app), limit, (page - 1) * limit)) };
};

/**
 * Brings petitions from before this search into it, in the background: a start waits for nothing. 200 at a time hold the write lock for
 * some 10 ms; with 4,000 a tick, every 15 s on Node, a million take about an hour, the newest first. Where D1 counts queries, as many as
 * there is room for. Meanwhile the search finds what is in it.
 */

import { firstOfDay } from '../store/search.ts';
import {
  emptyOld,
  type FillRow,
  fillWrites,
  lastNumbers,
  oldIsEmpty,
  type Unfound,
  unfound,
} from '../store/search-fill.ts';
import { putSetting, settingOf } from '../store/settings.ts';
import { findableWords } from '../understand/searching.ts';
import { type App, always, type Room } from './app.ts';

const name = 'search.filled';
const done = 'done';
const atOnce = 200;
const inATick = 4_000;

/** Are all petitions in the search? */
export const searchIsFull = async ({ store }: App): Promise<boolean> => (await settingOf(store.db, name)) === done;

const rowsOf = async ({ store }: App, found: readonly Unfound[]): Promise<readonly FillRow[]> => {
  const firsts = [...new Set(found.map(({ at }) => firstOfDay(at)))];
  const last = new Map(await lastNumbers(store.db, firsts));
  return found.map(({ id, code, text, place, notes, at }) => {
    const first = firstOfDay(at);
    const next = (last.get(first) ?? first - 1) + 1;
    last.set(first, next);
    return { id: next, petition: id, words: findableWords(text, place ?? '', code, notes ?? '') };
  });
};

const full = new WeakSet<App['channels']>();

/** To be called by the clock. A number that somebody else took in the same moment makes the commit fail whole; the next tick goes on. */
export const fillSearch = async (app: App, room: Room = always): Promise<void> => {
  const { channels, store, host } = app;
  if (full.has(channels)) return;
  const known = await settingOf(store.db, name);
  if (known === done) {
    full.add(channels);
    return;
  }
  let until = known === undefined ? Number.MAX_SAFE_INTEGER : Number(known);
  for (let n = 0; n < inATick; n += atOnce) {
    if (!room()) return;
    const found = await unfound(store.db, until, atOnce);
    const writes = [...fillWrites(await rowsOf(app, found)), emptyOld({ rows: atOnce })];
    const ended = found.length < atOnce && (await oldIsEmpty(store.db));
    // Those of the same moment are looked at again: they are there by then.
    until = found.at(-1)?.at ?? until;
    if ((await store.commit([...writes, putSetting({ name, value: ended ? done : String(until) })])) !== 'ok') return;
    if (!ended) continue;
    full.add(channels);
    if (known !== undefined) host.log('info', 'search.filled');
    return;
  }
};

/** The tenant's own places: a whole file, what is there, and what is taken out again. */
import type { Spot } from '../../domain/spot.ts';
import { readSpots, SPOT_COLUMNS } from '../../domain/spot-file.ts';
import { record } from '../../store/audit.ts';
import type { Write } from '../../store/commit.ts';
import { allSpots, forgetAlias, learntAliases, putSpot, removeSpot } from '../../store/spots.ts';
import { treeChanged } from '../../store/units.ts';
import type { App } from '../app.ts';
import { committed, Refused } from './refused.ts';
import { unitsUnder } from './units.ts';

const changed = async (app: App, writes: readonly Write[], by: string, detail: string): Promise<void> => {
  const now = app.host.now();
  await committed(
    app.store.commit([
      ...writes,
      treeChanged({ version: `${now}-${app.host.newId()}` }),
      record({ at: now, actor: by, action: 'places.changed', detail }),
    ]),
  );
};

export type SpotsImported = { readonly places: number; readonly added: number; readonly changed: number };

/** A file of places, JSON or CSV; those of other codes stay. Throws `Refused`, one line for each fault; then nothing went in. */
export const importSpots = async (app: App, text: string, name: string, by: string): Promise<SpotsImported> => {
  const json = /\.json$/i.test(name) || (!/\.csv$/i.test(name) && /^\ufeff?\s*[[{]/.test(text));
  const known = await allSpots(app.store.db);
  const read = readSpots(text, json, (await app.places.known()).tree, known);
  if (read.errors)
    throw new Refused(read.errors.map(({ line, message }) => `${name}, line ${line}: ${message}`).join('\n'));
  const before = new Map(known.map((spot) => [spot.code, JSON.stringify(spot)]));
  const added = read.spots.filter(({ code }) => !before.has(code));
  const other = read.spots.filter((spot) => before.has(spot.code) && before.get(spot.code) !== JSON.stringify(spot));
  const detail = `${added.length} added, ${other.length} changed`;
  if (added.length + other.length > 0) await changed(app, [...added, ...other].map(putSpot), by, detail);
  return { places: read.spots.length, added: added.length, changed: other.length };
};

export type ListedSpot = Spot & {
  /** Names that officers have confirmed, with how often. */
  readonly learnt: readonly { readonly alias: string; readonly times: number }[];
};

/** @param unit of this unit and everything under it */
export const listSpots = async (app: App, unit: string | undefined): Promise<readonly ListedSpot[]> => {
  const units = unit === undefined ? undefined : new Set(await unitsUnder(app, unit));
  const [spots, learnt] = [await allSpots(app.store.db), await learntAliases(app.store.db)];
  return spots
    .filter((spot) => !units || units.has(spot.unit))
    .map((spot) => ({
      ...spot,
      learnt: learnt.filter(({ place }) => place === spot.code).map(({ alias, times }) => ({ alias, times })),
    }));
};

const cell = (value: string | number | undefined): string => {
  const text = String(value ?? '');
  return /[",\n;]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** The file that `place import` takes, learnt names among the aliases. */
export const exportSpots = async (app: App, unit: string | undefined): Promise<string> =>
  [
    SPOT_COLUMNS.join(','),
    ...(await listSpots(app, unit)).map((spot) => {
      const aliases = [...spot.aliases, ...spot.learnt.map(({ alias }) => alias)].join('|');
      return [spot.code, spot.name, spot.kind, spot.unit, spot.within, aliases, spot.lat, spot.long]
        .map(cell)
        .join(',');
    }),
  ].join('\n');

/** Takes a place out, with all that was learnt of it. Throws `Refused`. */
export const dropSpot = async (app: App, code: string, by: string): Promise<void> => {
  const spots = await allSpots(app.store.db);
  if (!spots.some((spot) => spot.code === code))
    throw new Refused(`there is no place ${JSON.stringify(code.slice(0, 40))}`);
  const inside = spots.find(({ within }) => within === code);
  if (inside) throw new Refused(`${inside.code} lies in ${code}: take that out first`);
  await changed(app, removeSpot(code), by, `${code} removed`);
};

/** Forgets a name that was learnt. Throws `Refused`. */
export const dropAlias = async (app: App, code: string, alias: string, by: string): Promise<void> => {
  const found = (await learntAliases(app.store.db)).some(
    (each) => each.place === code && each.alias === alias.normalize('NFC'),
  );
  if (!found) throw new Refused(`${code.slice(0, 40)} has learnt no such name; see "place list"`);
  await changed(app, [forgetAlias({ place: code, alias: alias.normalize('NFC') })], by, `a name of ${code} forgotten`);
};

/** Under which names a petition is kept and looked for by those that may be of the same matter. Pure. */
import type { Matter } from './matter.ts';
import { placeKeys } from './whereabouts.ts';

/** About 1.1 km: the widest reach of a topic, so that a square and its neighbours hold all that may be near. Degrees. */
const square = 0.01;
const mostPlaces = 4;

const cell = (lat: number, long: number, north = 0, east = 0): string =>
  `g${Math.floor(lat / square) + north}:${Math.floor(long / square) + east}`;

const common = (matter: Matter, area: string, spot: string | undefined): string[] => [
  ...(spot === undefined ? [] : [`s${spot}`]),
  ...placeKeys(matter.spots, mostPlaces).map((place) => `p${area}|${place}`),
  `t${area}|${matter.topic}`,
];

/**
 * @param area code of the commune in which it is
 * @param spot code of the tenant's own place, where it is known
 */
export const keysOf = (matter: Matter, area: string, spot: string | undefined): readonly string[] => [
  ...common(matter, area, spot),
  ...(matter.lat === undefined || matter.long === undefined ? [] : [cell(matter.lat, matter.long)]),
];

/** At most 15: its own, and the squares around its pin. */
export const lookedUnder = (matter: Matter, area: string, spot: string | undefined): readonly string[] => {
  const { lat, long } = matter;
  const steps = [-1, 0, 1];
  const around =
    lat === undefined || long === undefined
      ? []
      : steps.flatMap((north) => steps.map((east) => cell(lat, long, north, east)));
  return [...common(matter, area, spot), ...around];
};

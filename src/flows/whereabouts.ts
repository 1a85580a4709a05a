/** Where a draft is about: the words, what they mean today, the unit in which it lies, and what is left open. */
import { metresBetween, type Spot } from '../domain/spot.ts';
import type { Doubt, Understanding } from '../domain/understanding.ts';
import { placeName, type Unit, type UnitTree } from '../domain/unit.ts';
import type { Env } from '../engine/flow.ts';
import type { Draft } from './draft.ts';

export type Whereabouts = {
  readonly unit: string | undefined;
  /** As told, with the unit that was chosen for it. Masked. */
  readonly place: string | undefined;
  readonly former: { readonly name: string; readonly unit: Unit } | undefined;
  readonly doubt: Doubt | undefined;
  /** The tenant's own place that is named. */
  readonly spot: string | undefined;
};

/** So near to a place whose location is known, it is there. Metres. */
const atMost = 500;

/** The unit and place nearest to the location, where one is near. */
const atPin = async (draft: Draft, env: Env): Promise<Pick<Whereabouts, 'unit' | 'spot'>> => {
  const { lat, long } = draft.place ?? {};
  if (lat === undefined || long === undefined) return { unit: undefined, spot: undefined };
  const measured = (await env.look.spots()).flatMap((spot) =>
    spot.lat === undefined || spot.long === undefined
      ? []
      : [{ spot, metres: metresBetween({ lat, long }, { lat: spot.lat, long: spot.long }) }],
  );
  const [nearest] = measured.filter(({ metres }) => metres <= atMost).toSorted((a, b) => a.metres - b.metres);
  return { unit: nearest?.spot.unit, spot: nearest?.spot.code };
};

/** Further than this they are two places: a telephone's location is good to some 50 m, a market or a hamlet has some hundred. Metres. */
const apart = 500;

/** From the location to the place, metres; 0 where one of them is not known. */
export const distance = (draft: Draft, spot: Spot | undefined): number => {
  const { lat, long } = draft.place ?? {};
  if (lat === undefined || long === undefined || spot?.lat === undefined || spot.long === undefined) return 0;
  return metresBetween({ lat, long }, { lat: spot.lat, long: spot.long });
};

/** Do the words name a known place that lies elsewhere than the location, and was that not asked yet? */
export const disagrees = async (draft: Draft, spot: string | undefined, env: Env): Promise<boolean> =>
  spot !== undefined &&
  !draft.asked.includes('pin') &&
  draft.place?.by === undefined &&
  distance(draft, await env.look.spot(spot)) > apart;

/** "gần chợ" says enough to one commune's bot; where several communes have a committee each, it does not say whose. */
const unnamed = async (told: string | undefined, tree: UnitTree, env: Env): Promise<Doubt | undefined> => {
  if (told === undefined) return undefined;
  const units: string[] = [];
  for (const { code, kind } of tree.all)
    if (kind === 'commune' && (await env.look.receiver(code)).code === code) units.push(code);
  return units.length > 1 ? { name: told, units, why: 'unnamed' } : undefined;
};

/** @param words all that was written; `understood` is their meaning */
export const whereOf = async (
  words: string,
  understood: Understanding,
  draft: Draft,
  env: Env,
): Promise<Whereabouts> => {
  const tree = await env.look.units();
  if (draft.place?.by === 'pin')
    return { ...(await atPin(draft, env)), place: undefined, former: undefined, doubt: undefined };
  const said = draft.place?.words;
  const place = said === undefined ? undefined : await env.look.understand(said);
  const told = place?.personal ?? understood.place?.words;
  const chosen = draft.place?.unit === undefined ? undefined : tree.get(draft.place.unit);
  if (chosen) {
    const name = placeName(chosen);
    return {
      unit: chosen.code,
      place: told ? `${told} (${name})` : name,
      former: undefined,
      doubt: undefined,
      spot: undefined,
    };
  }
  // What the place leaves open the rest may tell: "ấp 1", and elsewhere "xã Tân Mẫu".
  const both = place?.doubt ? await env.look.understand(`${said}\n${words}`) : undefined;
  const meant = [place, both, understood].find((each) => each?.unit);
  const doubt = meant ? undefined : (place?.doubt ?? understood.doubt ?? (await unnamed(told, tree, env)));
  const code = meant?.unit?.value;
  const unit = code === undefined ? undefined : tree.get(code);
  return {
    unit: code,
    place: told,
    former: meant?.former !== undefined && unit ? { name: meant.former, unit } : undefined,
    doubt,
    spot: meant?.spot,
  };
};

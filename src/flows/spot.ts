/** `/diadiem 217 chợ Bà Tư`: an officer says which of the office's own places is meant; what the citizen called it is learnt. */
import { fold } from '../domain/fold.ts';
import type { Line } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import { metresBetween, type Spot } from '../domain/spot.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Flow } from '../engine/flow.ts';
import { learnable } from '../understand/alias.ts';
import { caseNamed } from './case-named.ts';

/** So many are told where none is called so. */
const maxTold = 5;

/** Places that lie in the petition's unit, above it or below it. */
const near = async (petition: Petition, env: Env): Promise<readonly Spot[]> => {
  const tree = await env.look.units();
  const { unit } = petition;
  return (await env.look.spots()).filter((spot) => tree.within(spot.unit, unit) || tree.within(unit, spot.unit));
};

const namesOf = (spot: Spot): readonly string[] => [spot.code, spot.name, ...spot.aliases].map(fold);

/** How much a place looks like what was typed, or like where the pin is: for the ones that are told. */
const likeness = (spot: Spot, typed: string, { lat, long }: Petition): number => {
  const words = new Set(fold(typed).split(' '));
  const shared = Math.max(...namesOf(spot).map((name) => name.split(' ').filter((word) => words.has(word)).length));
  const here = lat !== undefined && long !== undefined && spot.lat !== undefined && spot.long !== undefined;
  return shared + (here ? 1 / (1 + metresBetween({ lat, long }, { lat: spot.lat!, long: spot.long! }) / 1_000) : 0);
};

const say = (...lines: readonly Line[]) => ({ end: true, say: { say: lines } }) as const;

export const spot: Flow<Record<string, never>> = {
  id: 'spot',
  version: 1,
  commands: ['diadiem', 'dia diem', 'place'],
  where: 'group',
  open: async (opening, env) => {
    const unit = await env.look.chatUnit();
    if (unit === undefined) return { end: true };
    const named = await caseNamed(opening.kind === 'command' ? opening.rest : '', unit, { id: 'spot-how' }, env);
    if (!named.petition) return say(named.say);
    const { petition, rest } = named;
    const spots = await near(petition, env);
    if (spots.length === 0) return say({ id: 'spot-none' });
    const hits = spots.filter((each) => namesOf(each).includes(fold(rest)));
    const [meant] = hits;
    if (hits.length !== 1 || !meant) {
      const typed = rest === '' ? (petition.place ?? '') : rest;
      const told = spots.toSorted((a, b) => likeness(b, typed, petition) - likeness(a, typed, petition));
      return say({
        id: 'spot-unknown',
        args: {
          names: told
            .slice(0, maxTold)
            .map(({ name }) => name)
            .join(' · '),
        },
      });
    }
    const understood = petition.place === undefined ? undefined : await env.look.understand(petition.place);
    const taken =
      understood?.spot !== undefined || (understood?.unit?.value !== undefined && understood.place === undefined);
    const alias = petition.place === undefined || taken ? undefined : learnable(petition.place);
    const code = showCode(petition.code);
    return {
      end: true,
      facts: [{ type: 'place.taught', petition: petition.id, spot: meant.code, ...(alias !== undefined && { alias }) }],
      say: {
        say: [
          { id: 'spot-set', args: { code, place: meant.name } },
          ...(alias === undefined ? [] : [{ id: 'spot-learnt', args: { alias, place: meant.name } } as const]),
        ],
      },
    };
  },
  parse: () => undefined,
  steps: {},
};

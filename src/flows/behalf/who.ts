/** Who may write down petitions for others, and for which units. */
import type { Env } from '../../engine/flow.ts';

/** Units of which the person is a cadre or an officer; their own first. */
export const scribeUnits = async (env: Env): Promise<readonly string[]> => {
  const roles = await env.look.roles(env.person.id);
  const near = (role: string): number => (role === 'cadre' ? 0 : 1);
  return roles
    .filter(({ role }) => role === 'cadre' || role === 'officer')
    .toSorted((a, b) => near(a.role) - near(b.role))
    .map(({ unit }) => unit);
};

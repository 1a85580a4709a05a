/** About which units somebody may ask here, and what is said where they mean another, or several, or days that cannot be. */
import type { Asking } from '../domain/asking.ts';
import type { Prompt } from '../domain/message.ts';
import type { UnitTree } from '../domain/unit.ts';
import type { Env } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';

const askers = ['leader', 'officer'] as const;

/** So many units of one name are told apart. */
const mostNamed = 5;

/** The units about which, with all below them, this person may ask here; the highest first. */
export const askedUnits = async (env: Env): Promise<readonly string[]> => {
  if (env.group) {
    const unit = await env.look.chatUnit();
    return unit === undefined ? [] : [unit];
  }
  const roles = await env.look.roles(env.person.id);
  const own = new Set(roles.filter(({ role }) => askers.some((each) => each === role)).map(({ unit }) => unit));
  if (own.size < 2) return [...own];
  const tree = await env.look.units();
  return [...own].sort((a, b) => tree.ancestors(a).length - tree.ancestors(b).length || (a < b ? -1 : 1));
};

const problems = {
  future: 'asking-future',
  several: 'asking-several',
  'no-such-day': 'asking-no-day',
  backwards: 'asking-no-day',
  unclear: 'asking-unclear-day',
} as const;

/** What has to be said more clearly; undefined where all is clear. @param home the highest unit that the person may ask about */
export const objectionTo = (
  { elsewhere, units, problem }: Pick<Asking, 'elsewhere' | 'units' | 'problem'>,
  home: string,
  tree: UnitTree,
): Prompt | undefined => {
  const nameOf = (code: string): string => tree.get(code)?.name ?? code;
  // What is not theirs is refused alike, whether it exists or not.
  if (elsewhere) return { say: [{ id: 'asking-elsewhere', args: { unit: nameOf(home) } }] };
  if (units.length > 1)
    return {
      say: [
        { id: 'asking-which', args: { n: units.length } },
        ...units.slice(0, mostNamed).map((code): Text => {
          const above = tree.get(code)?.parent ?? '';
          return { id: 'asking-which-unit', args: { unit: nameOf(code), above: nameOf(above) } };
        }),
      ],
    };
  return problem && { say: [oneOf(problems[problem])] };
};

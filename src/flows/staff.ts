/** What only staff may do, and for which units. */
import { fold } from '../domain/fold.ts';
import type { Line } from '../domain/message.ts';
import type { Env, Next, Opening } from '../engine/flow.ts';

const staff = ['cadre', 'officer', 'leader'] as const;

/** Units in which the person has a role that feeds reports and registers. */
export const staffUnits = async (env: Env): Promise<readonly string[]> => {
  const roles = await env.look.roles(env.person.id);
  return [...new Set(roles.filter((r) => staff.some((name) => name === r.role)).map((r) => r.unit))];
};

/** Has the person still a part in this unit, or in any where none is chosen yet? What they began as staff ends with it. */
export const stillStaff = async (unit: string | undefined, env: Env): Promise<boolean> => {
  const units = await staffUnits(env);
  return unit === undefined ? units.length > 0 : units.includes(unit);
};

/** `Mô hình: …`: what follows the words that open a register, undefined where it opens nothing. @param words folded */
export const afterOpener = (text: string, words: string): string | undefined => {
  const at = text.search(/[:\n]/);
  return at > 0 && fold(text.slice(0, at)) === words ? text.slice(at + 1).trim() : undefined;
};

/** A citizen who began a petition with the same words goes on with it; who typed the command is told whom it is for. */
export const notForCitizens = (opening: Opening, line: Line): Next<never> =>
  opening.kind === 'content'
    ? { end: true, onward: { flow: 'petition', opening } }
    : { end: true, say: { say: [line] } };

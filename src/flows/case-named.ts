/** The case that a command of a committee chat names: by its code, or by the end of it. */
import type { Line } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import { resolveEnding } from '../domain/short-command.ts';
import type { Env } from '../engine/flow.ts';
import { check } from './case-act.ts';

export type NamedCase =
  | { readonly petition: Petition; readonly rest: string }
  | { readonly petition?: undefined; readonly say: Line };

/**
 * @param typed `217 …`, `0482-1737 …`: the number first, what follows it is `rest`
 * @param how said where there is no number
 */
export const caseNamed = async (typed: string, unit: string, how: Line, env: Env): Promise<NamedCase> => {
  const [, number = '', rest = ''] = /^\s*(\d[\d.\s-]*\d)\s*(.*)$/s.exec(typed) ?? [];
  const ending = number.replace(/\D/g, '');
  if (ending.length < 3 || ending.length > 8) return { say: how };
  const found = resolveEnding(ending, await env.look.openCodes(unit, ending));
  if (found.kind === 'none') return { say: { id: 'short-none', args: { ending } } };
  if (found.kind === 'many') return { say: { id: 'short-many', args: { ending } } };
  const checked = await check(found.code, env);
  return checked.ok ? { petition: checked.petition, rest: rest.trim() } : { say: { id: 'officers-only' } };
};

/** What looks like the same matter, for the operator: every score can be seen. */
import { showCode } from '../../domain/tracking-code.ts';
import { traceOf } from '../../store/routes.ts';
import { alikeTo } from '../alike.ts';
import type { App } from '../app.ts';
import { petitionOf } from './petitions.ts';

const leastScore = 0.1;
const mostShown = 10;

export type Similar = { readonly code: string; readonly score: number; readonly suggested: boolean };

/**
 * Best first. A restricted matter is compared with nothing, and one among many codes is no reason to tell nothing of the others.
 * @throws Refused for an unknown code
 */
export const similarTo = async (
  app: App,
  typed: string,
): Promise<{ readonly code: string; readonly similar: readonly Similar[] }> => {
  const p = await petitionOf(app, typed);
  if (p.restricted) return { code: showCode(p.code), similar: [] };
  const all = await alikeTo(app, p, await traceOf(app.store.db, p.id));
  const similar = all
    .filter(({ score }) => score >= leastScore)
    .slice(0, mostShown)
    .map(({ petition, score, suggested }): Similar => ({ code: showCode(petition.code), score, suggested }));
  return { code: showCode(p.code), similar };
};

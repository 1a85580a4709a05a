/** Figures of models in a report: a unit that keeps the register does not tell them a second time. */
import type { Figure } from '../../domain/figure.ts';
import type { Env } from '../../engine/flow.ts';

/** The figures that count, without those that the unit's register counts already. */
export const withoutRegister = async <F extends Figure>(
  unit: string,
  figures: readonly F[],
  env: Env,
): Promise<readonly F[]> => {
  const isModel = ({ indicator }: Figure): boolean => indicator.startsWith('models.');
  if (!figures.some(isModel) || !(await env.look.models.kept(unit))) return figures;
  return figures.filter((one) => !isModel(one));
};

/** A fifth field of models in documents that know only four: it counts in the one that the office has said. */
import { type Amount, foldInto } from '../domain/figure.ts';
import { MODEL_FIELDS } from '../domain/indicators.ts';
import type { PeriodData, PeriodFigure } from './period-data.ts';

const nameOf: ReadonlyMap<string, string> = new Map(MODEL_FIELDS);
const OWN = /^(models\.\w+)\.fifth$/;

/**
 * The data as its documents tell them. The frozen ones keep five, so that the same figures can be told both ways.
 * @returns the same data where the fifth field is told, or there is none
 */
export const asPrinted = (data: PeriodData): PeriodData => {
  const { fifth, figures } = data;
  if (!fifth || fifth.printed) return data;
  const targets = new Map(
    figures.flatMap(({ indicator }) => {
      const whole = OWN.exec(indicator)?.[1];
      return whole === undefined ? [] : [[indicator, { into: `${whole}.${fifth.into}` }] as const];
    }),
  );
  if (targets.size === 0) return data;
  const folded = (of: (figure: PeriodFigure) => Amount | undefined): ReadonlyMap<string, Amount> =>
    new Map(
      foldInto(
        figures.flatMap((figure) => {
          const amount = of(figure);
          return amount ? [{ indicator: figure.indicator, ...amount }] : [];
        }),
        targets,
      ).map(({ indicator, ...amount }) => [indicator, amount]),
    );
  const now = folded(({ value, total }) => ({ value, ...(total !== undefined && { total }) }));
  const then = folded(({ before }) => before);
  const reports = Map.groupBy(figures, ({ indicator }) => targets.get(indicator)?.into ?? indicator);
  return {
    ...data,
    figures: figures.flatMap((figure): readonly PeriodFigure[] => {
      const { indicator, label, before: _, ...rest } = figure;
      const target = targets.get(indicator)?.into;
      // Nobody has told of the wider field: the fifth stands in its place.
      const standsAlone = target !== undefined && figures.every((other) => other.indicator !== target);
      const code = target ?? indicator;
      const amount = now.get(code);
      if (!amount || (target !== undefined && !standsAlone)) return [];
      const before = then.get(code);
      const its = reports.get(code) ?? [figure];
      return [
        {
          ...rest,
          // The label of the fifth ends with its name.
          label: standsAlone ? label.replace(fifth.name, nameOf.get(fifth.into) ?? fifth.into) : label,
          indicator: code,
          ...amount,
          ...(before && { before }),
          reports: [...new Set(its.flatMap((one) => one.reports))].sort(),
        },
      ];
    }),
  };
};

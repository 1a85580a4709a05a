/** The forms of the State behind a report: a row for the unit and each one below it, from what was reported and from nothing else. */
import type { FilledForm, FormRow } from '../documents/form-sheet.ts';
import { columnsOf, type Form, PETITIONS, RECEPTION } from '../documents/forms.ts';
import { completed, type Known } from '../documents/sums.ts';
import type { Figure } from '../domain/figure.ts';
import { brokenIdentities, type Identity, identity, isOfDetail, termsOf } from '../domain/identity.ts';
import type { Indicator } from '../domain/indicator.ts';
import { PETITION_COLUMNS, RECEPTION_COLUMNS } from '../domain/indicators/forms.ts';
import type { Window } from '../domain/period.ts';
import type { Unit, UnitTree } from '../domain/unit.ts';
import { figureRows } from '../store/period-figures.ts';
import type { App } from './app.ts';
import type { PeriodData } from './period-data.ts';
import { fromRows } from './period-figures.ts';

/** What was reported of one row of a form: by the unit itself, or by a unit below it together with all under that. */
export type UnitFigures = Pick<Unit, 'code' | 'name'> & { readonly figures: readonly Figure[] };

const CODES = new Set([...RECEPTION_COLUMNS, ...PETITION_COLUMNS].map((term) => term.replace(/\.left$/, '')));

const sumsOf = ({ sums }: Form, columns: readonly string[]): readonly Identity[] =>
  sums.map((sum) => identity(sum.replace(/\d+/g, (column) => columns[Number(column) - 1]!)));

const FORM_SUMS: readonly Identity[] = [
  ...sumsOf(RECEPTION, RECEPTION_COLUMNS),
  ...sumsOf(PETITIONS, PETITION_COLUMNS),
];

/**
 * A column that only some of the reports behind a row tell is not the whole of that row: where its sum does not hold for that reason, it is left open.
 * @param told ids of the reports that tell an indicator
 */
const withoutUneven = (figures: readonly Figure[], told: (code: string) => readonly string[]): readonly Figure[] => {
  const uneven = new Set(
    brokenIdentities(FORM_SUMS, termsOf(figures))
      .filter((broken) => isOfDetail(broken, told))
      .flatMap(({ identity: { sides } }) => {
        const codes = [...new Set(sides.flat().map((term) => term.replace(/\.(?:total|left)$/, '')))];
        const all = new Set(codes.flatMap(told));
        return codes.filter((code) => new Set(told(code)).size < all.size);
      }),
  );
  return figures.filter(({ indicator }) => !uneven.has(indicator));
};

/** Bodies that receive citizens themselves: their row stands there although nothing was reported. Of hamlets and offices only what was. */
const isBody = ({ kind }: Unit): boolean => kind === 'province' || kind === 'commune';

/** @param units the unit and everything below it */
export const figuresByUnit = async (
  { store }: App,
  tree: UnitTree,
  unit: Unit,
  units: readonly string[],
  indicators: readonly Indicator[],
  { from, to }: Window,
): Promise<readonly UnitFigures[]> => {
  const wanted = indicators.filter(({ code }) => CODES.has(code));
  const below = tree.children(unit.code);
  const branchOf = new Map(
    units.map((code) => [code, below.find((child) => tree.within(code, child.code))?.code ?? unit.code]),
  );
  const rows = Map.groupBy(
    await figureRows(
      store.db,
      units,
      wanted.map(({ code }) => code),
      from,
      to,
    ),
    (row) => branchOf.get(row.unit) ?? unit.code,
  );
  const figuresOf = (branch: string): readonly Figure[] => {
    const its = Map.groupBy(rows.get(branch) ?? [], (row) => row.indicator);
    const figures = wanted.flatMap((indicator) => {
      const amount = fromRows(indicator, its.get(indicator.code) ?? [], branch);
      return amount ? [{ indicator: indicator.code, ...amount }] : [];
    });
    return withoutUneven(figures, (code) => (its.get(code) ?? []).map(({ report }) => report));
  };
  const all = [unit, ...below].map((one) => ({ one, figures: figuresOf(one.code) }));
  const shown = all.filter(({ one, figures }) => figures.length > 0 || (one !== unit && isBody(one)));
  // Beside rows of those below, the unit's own row is what it did itself.
  const nameOf = (one: Unit): string => (one === unit && shown.length > 1 ? `${one.name} (trực tiếp)` : one.name);
  return (shown.length > 0 ? shown : all.slice(0, 1)).map(({ one, figures }) => ({
    code: one.code,
    name: nameOf(one),
    figures,
  }));
};

const rowOf = (form: Form, columns: readonly string[], { name, figures }: UnitFigures): FormRow => {
  if (columns.length !== columnsOf(form.head)) throw new RangeError(`form ${form.code} has other columns`);
  const terms = termsOf(figures);
  const values = columns.map((term): Known => terms.get(term) ?? null);
  return { unit: name, values: completed(form.sums, values) };
};

/** 01/TCD and 01/XLD; none for figures that were frozen before there were any. */
export const formsOf = ({ byUnit, period: { from, to } }: PeriodData): readonly FilledForm[] =>
  byUnit === undefined
    ? []
    : (
        [
          [RECEPTION, RECEPTION_COLUMNS],
          [PETITIONS, PETITION_COLUMNS],
        ] as const
      ).map(([form, columns]) => ({ form, from, to, rows: byUnit.map((one) => rowOf(form, columns, one)) }));

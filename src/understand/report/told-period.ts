/** Which of the days that a report tells are the ones that it is about. */
import type { Days, PeriodProblem, Reading, Span } from '../../domain/reading.ts';
import type { Scan } from './scan.ts';
import type { Told } from './when.ts';

const lies = (inside: Days, outside: Days): boolean => outside.from <= inside.from && inside.to <= outside.to;

/** The first that is told counts, where all others lie within it ("tháng 5 … ngày 12/5 đối thoại"); else it must be asked. */
export const periodOfReport = (
  scan: Scan,
): { readonly period?: Reading['period']; readonly problem?: PeriodProblem } => {
  const { told } = scan.asides;
  const spanOf = ({ at, to }: Told): Span => ({ start: scan.items[at]!.start, end: scan.items[to - 1]!.end });
  const wrong = told.find(({ days }) => typeof days === 'string');
  if (wrong && typeof wrong.days === 'string')
    return { problem: { code: wrong.days, ...spanOf(wrong), choices: wrong.choices ?? [] } };
  const all = told.filter(({ asOf }, _, list) => !asOf || list.every((each) => each.asOf));
  const [first] = all;
  if (!first || typeof first.days === 'string') return {};
  const main = first.days;
  const choices = all.map(({ days }) => days).filter((days) => typeof days !== 'string');
  const apart = choices.filter((days) => !lies(days, main));
  if (apart.length === 0) return { period: { ...main, ...spanOf(first) } };
  // "12/6: … 6 tháng đầu năm …": one of the later ones may hold all.
  const whole = choices.find((days) => choices.every((each) => lies(each, days)));
  const at = all.find(({ days }) => days === whole);
  if (whole && at) return { period: { ...whole, ...spanOf(at) } };
  const distinct = [...new Map(choices.map((days) => [`${days.from}${days.to}`, days])).values()];
  return { problem: { code: 'several', ...spanOf(first), choices: distinct } };
};

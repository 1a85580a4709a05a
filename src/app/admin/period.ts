/** The periodic report as an operator asks for it: figures, the document, the spreadsheet, and who approves. */
import { isHole, isTable, type Report, type Section } from '../../documents/report.ts';
import type { DocumentStyle } from '../../domain/official.ts';
import { parsePeriod } from '../../domain/period.ts';
import { writeNumber } from '../../domain/written.ts';
import { record } from '../../store/audit.ts';
import { putSetting } from '../../store/settings.ts';
import type { App } from '../app.ts';
import { approvePeriod, isWhole, type PeriodRun, runPeriod, standing, withApprover } from '../period.ts';
import type { PeriodData } from '../period-data.ts';
import { reportFrom } from '../period-document.ts';
import {
  type IssuerSettings,
  type Issuing,
  issuerSetting,
  issuerSettings,
  issuerSettingsOf,
  issuingOf,
} from '../period-issuer.ts';
import { hasPetitions } from '../period-petition-text.ts';
import type { BrokenSum } from '../period-sums.ts';
import { isoMoment } from './moments.ts';
import { committed, Refused } from './refused.ts';
import { knownUnit, unitsUnder } from './units.ts';

export type Asked = {
  readonly unit: string;
  readonly period: string;
  /** Work it out anew, whatever was frozen before. */
  readonly fresh: boolean;
  /** Who approves it. */
  readonly approve: string | undefined;
  readonly by: string;
};

/** A name longer than this is none. */
const longestName = 100;

const sidesOf = ({ identity, sides }: BrokenSum): string =>
  identity.sides
    .flatMap((terms, i) => {
      const { sum, whole } = sides[i] ?? { sum: 0, whole: true };
      return sum === 0 && !whole ? [] : [`${terms.join(' + ')} is ${whole ? '' : 'at least '}${writeNumber(sum)}`];
    })
    .join(', ');

/** Names the sum and its sides, one line for each. */
export const brokenText = (broken: readonly BrokenSum[], { period }: PeriodData): string =>
  broken
    .map((each) => {
      const where = each.of === 'earlier' ? 'a year before, ' : each.of === 'petitions' ? 'petitions, ' : '';
      return `${period.code}: ${where}the sum ${each.identity.text} does not hold: ${sidesOf(each)}${each.label === undefined ? '' : ` (“${each.label}”)`}`;
    })
    .join('\n');

const notYet = (): Refused =>
  new Refused('the period is not over: it can be approved from the day after its last day on');

/**
 * The figures of a unit and everything below it: as they were frozen, or worked out and frozen now.
 * @throws Refused for an unknown unit or period, or where it cannot be approved
 */
export const periodOf = async (app: App, asked: Asked): Promise<PeriodRun> => {
  const unit = await knownUnit(app, asked.unit);
  const period = parsePeriod(asked.period, (await app.catalogue.known()).tables);
  if (!period)
    throw new Refused(
      `${JSON.stringify(asked.period.slice(0, 40))} is no period: 2026-05, 2026-Q1, 2026-H1, 2026-9M or 2026`,
    );
  const today = isoMoment(app.host.now(), app.office.zone)?.slice(0, 10) ?? '';
  const frozen = asked.fresh ? undefined : await standing(app, unit, period.code);
  const { from, to } = frozen ?? period;
  if (from > today) throw new Refused(`${period.code} begins on ${from}: there is nothing to report yet`);
  const name = asked.approve?.trim();
  if (name !== undefined && (name === '' || name.length > longestName))
    throw new Refused(`--approve takes the name of who approves, 1 to ${longestName} characters`);
  if (name !== undefined && to >= today) throw notYet();
  const run = await runPeriod(app, unit, await unitsUnder(app, unit.code), period, asked.fresh);
  if (name === undefined) return run.stored ? { ...run, stored: await withApprover(app, run.stored) } : run;
  if (!run.stored) throw new Refused(`${brokenText(run.broken, run.data)}\nnothing is approved`);
  if (run.stored.approvedAt === undefined && !(await isWhole(app, run.stored)))
    throw new Refused(
      'these figures were frozen before the period was over, or with other days than it has now: add --fresh to work them out anew',
    );
  return { ...run, stored: await approvePeriod(app, run.stored, name, asked.by) };
};

/** For `--json`: the data as they were frozen, and what became of them. */
export const periodJson = (app: App, { data, stored, broken }: PeriodRun): unknown => {
  const { zone } = app.office;
  return {
    snapshot: stored?.id ?? null,
    frozenAt: isoMoment(stored?.at, zone),
    final: stored?.approvedAt !== undefined,
    approvedBy: stored?.approvedBy ?? null,
    approvedAt: isoMoment(stored?.approvedAt, zone),
    broken: broken.map((each) => brokenText([each], data)),
    ...data,
  };
};

/**
 * The report as it will stand on paper.
 * @throws Refused where a sum does not hold, or nobody has reported anything
 */
export const reportOf = async (app: App, run: PeriodRun, style: DocumentStyle | undefined): Promise<Report> => {
  const { data, stored, broken } = run;
  if (!stored) throw new Refused(`${brokenText(broken, data)}\nno document is made: correct the figures first`);
  if (data.figures.length === 0 && !hasPetitions(data))
    throw new Refused(`nobody has reported anything for ${data.period.code}: no document is made`);
  return reportFrom(app, { data, snapshot: stored.id, approved: stored.approvedAt !== undefined }, style);
};

const sectionLines = ({ heading, blocks, sections = [] }: Section): readonly string[] => [
  '',
  heading,
  ...blocks.flatMap((block) =>
    isTable(block)
      ? []
      : [
          block.runs
            .map((run) => (isHole(run) ? `[CẦN BỔ SUNG${run.missing && `: ${run.missing}`}]` : run.text))
            .join(''),
        ],
  ),
  ...sections.flatMap(sectionLines),
];

/** The sentences of a report, for a terminal. */
export const reportText = ({ summary, sections }: Report): string =>
  [summary, ...sections.flatMap(sectionLines)].join('\n');

/** Keeps who issues the reports of a unit and of those below that have no settings of their own. @throws Refused */
export const keepIssuer = async (app: App, code: string, text: string, by: string): Promise<IssuerSettings> => {
  const unit = await knownUnit(app, code);
  let given: unknown;
  try {
    given = JSON.parse(text);
  } catch {
    throw new Refused('the settings of an issuer are not JSON');
  }
  const read = issuerSettings.safeParse(given);
  if (!read.success) {
    const [first] = read.error.issues;
    throw new Refused(
      `the settings of an issuer: ${first?.path.join('.') || 'they'}: ${first?.message ?? 'not as expected'}`,
    );
  }
  await committed(
    app.store.commit([
      putSetting({ name: issuerSetting(unit.code), value: JSON.stringify(read.data) }),
      record({ at: app.host.now(), actor: by, action: 'issuer.changed', unit: unit.code }),
    ]),
  );
  return read.data;
};

/** What is kept, and what follows from it for one layout. */
export const issuerOf = async (app: App, code: string, style: DocumentStyle | undefined): Promise<Issuing> => {
  const unit = await knownUnit(app, code);
  const { tree } = await app.places.known();
  return issuingOf(tree, unit, await issuerSettingsOf(app, tree, unit), style);
};

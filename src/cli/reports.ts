/** `report …` and `period`: what cadres report, and what becomes of it. */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { brokenText, issuerOf, keepIssuer, periodJson, periodOf, reportOf, reportText } from '../app/admin/period.ts';
import { DECIMALS } from '../app/admin/report-file.ts';
import { importReports, listReports } from '../app/admin/reports.ts';
import type { PeriodRun } from '../app/period.ts';
import { bytesOf } from '../app/period-document.ts';
import { isDay } from '../domain/calendar.ts';
import { STYLES } from '../domain/official.ts';
import { writeChange, writeFigure } from '../domain/written.ts';
import { type Command, type Given, oneOfWords, UsageError, wholeNumber } from './command.ts';
import { list, table } from './table.ts';

const styleOf = (given: Given) => {
  const style = given.value('style');
  return style === undefined ? undefined : oneOfWords(style, STYLES, 'style');
};

const figures = ({ data }: PeriodRun): string =>
  table(
    ['indicator', 'what', 'figure', 'a year before', 'reports'],
    data.figures.map((figure) => [
      figure.indicator,
      figure.label,
      writeFigure(figure, figure),
      figure.before ? writeChange(figure, figure, figure.before, Number(data.period.code.slice(0, 4)) - 1) : '',
      figure.reports.length,
    ]),
    'nobody has reported any figures',
  );

const petitions = ({ data: { petitions: p } }: PeriodRun): string =>
  list([
    [
      'petitions',
      `${p.before} before, ${p.filed} filed, ${p.done} done (${p.late} late), ${p.open} open (${p.overdue} overdue)`,
    ],
    ['rated', `${p.rated}, ${p.satisfied} satisfied, ${p.reopened} reopened`],
  ]);

const heading = ({ data, stored }: PeriodRun): string =>
  list([
    ['unit', `${data.unit.name} (${data.unit.code}), with ${data.units.length - 1} below`],
    ['days', `${data.period.from} to ${data.period.to}, compared with ${data.earlier.from} to ${data.earlier.to}`],
    ['cut-off', data.cutOff.at],
    ['definitions', data.definitions],
    ['snapshot', stored?.id ?? 'none: the figures are not in order'],
    ['approved', stored && (stored.approvedBy ?? 'no: a draft')],
  ]);

const withName = (given: Given, option: string, ending: string): string | undefined => {
  const file = given.value(option);
  if (file !== undefined && !file.toLowerCase().endsWith(ending))
    throw new UsageError(`--${option} must name a file that ends with ${ending}`);
  return file;
};

export const reportCommands: readonly Command[] = [
  {
    name: 'report list',
    does: "cadres' reports with their figures, the newest first",
    more: 'In which words and by whom a report was written is not shown. Replaced and withdrawn reports are in the list and count nowhere.',
    options: {
      unit: { value: 'CODE', does: 'of this unit and everything under it' },
      since: { value: 'YYYY-MM-DD', does: 'whose last day is this one or later' },
      limit: { value: 'N', does: 'at most so many (50)' },
    },
    run: async (given, context) => {
      const since = given.value('since');
      if (since !== undefined && !isDay(since)) throw new UsageError('--since must be a day: YYYY-MM-DD');
      const limit = wholeNumber(given.value('limit'), 50, 'limit');
      const { app } = await context.open();
      const { get } = await app.catalogue.known();
      const reports = await listReports(app, { unit: given.value('unit'), since }, limit);
      const written = ({ indicator, value, total }: (typeof reports)[number]['figures'][number]): string => {
        const known = get(indicator);
        return `${indicator}: ${known ? writeFigure(known, { value, total }) : value}`;
      };
      return {
        json: reports,
        text: table(
          ['unit', 'from', 'to', 'state', 'source', 'place', 'files', 'figures'],
          reports.map((r) => [
            r.unit,
            r.from,
            r.to,
            r.state,
            r.source,
            r.place ?? '',
            r.files.length === 0 ? '' : String(r.files.length),
            r.figures.map(written).join('; '),
          ]),
          'no reports',
        ),
      };
    },
  },
  {
    name: 'report import',
    takes: 'FILE.csv',
    args: [1, 1],
    does: 'figures of the past or from another system, all of them or none',
    more: `Columns: unit, indicator, value; from and to (2026-06-30 or 30/6/2026), or period (2026-H1) in their place; optional total (y of an x out
of y; 33/37 as the value says the same) and source. Codes of indicators: "report indicators". Money is in đồng, areas in m², lengths in m;
"2.811,7 triệu", "1,5 ha" and "2 km" are read too. Decimals begin with a comma or a point: 99,95 and 99.95. Where 1.202 could be 1202 or a
fraction, the file is refused until --decimal says which sign begins the decimals. A figure that is there already is left alone, with another
value it needs --replace. Figures of a period that was approved are closed. "-" reads standard input.`,
    options: {
      decimal: { value: 'comma|point', does: 'which sign begins the decimals' },
      replace: { does: 'figures that are there already with another value are replaced' },
    },
    run: async (given, context) => {
      const [file = '-'] = given.args;
      const decimal = given.value('decimal');
      const read = decimal === undefined ? undefined : oneOfWords(decimal, DECIMALS, 'decimal');
      const text = await context.readText(file);
      const { app } = await context.open();
      const done = await importReports(app, text, {
        name: file === '-' ? 'standard input' : basename(file),
        decimal: read,
        replace: given.flag('replace'),
        by: context.by,
      });
      return {
        json: done,
        text: `${done.reports} reports with ${done.figures} figures imported, ${done.again} figures there already`,
      };
    },
  },
  {
    name: 'period',
    does: "a unit's periodic report: figures, document, spreadsheet",
    more: `Periods: 2026-05, 2026-Q1, 2026-H1, 2026-9M, 2026. Figures of the unit and everything below it, beside the same days a year before. They are
frozen when they are asked for first: the same command gives the same figures ever after, until --fresh. Sums that do not hold are named, and
no document is made of them. A document is a draft until --approve; then its figures are final, and reports of its days are closed. Number,
day and signature stay open; [CẦN BỔ SUNG] marks what a person has to write. The layout goes by the body that issues it: --style, else "period
issuer", else the unit's name.`,
    options: {
      unit: { value: 'CODE', does: 'the unit', required: true },
      period: { value: 'PERIOD', does: 'the period', required: true },
      docx: { value: 'FILE', does: 'the report as a document' },
      style: { value: 'party|state', does: 'which body issues it' },
      xlsx: { value: 'FILE', does: 'the figures as a spreadsheet' },
      fresh: { does: 'work the figures out anew' },
      approve: { value: 'NAME', does: 'who approves the figures' },
    },
    run: async (given, context) => {
      const style = styleOf(given);
      const [docx, xlsx] = [withName(given, 'docx', '.docx'), withName(given, 'xlsx', '.xlsx')];
      const { app } = await context.open();
      const run = await periodOf(app, {
        unit: given.value('unit') ?? '',
        period: given.value('period') ?? '',
        fresh: given.flag('fresh'),
        approve: given.value('approve'),
        by: context.by,
      });
      const { data, stored, broken } = run;
      if (broken.length > 0) context.note(brokenText(broken, data));
      for (const { unit, indicator, why } of data.doubtful)
        context.note(
          `${indicator} of ${unit} may be counted twice: ${why === 'overlap' ? 'two reports have days in common' : 'a report begins before the period'}`,
        );
      const report =
        docx !== undefined || xlsx !== undefined || (stored && !given.flag('json') && data.figures.length > 0)
          ? await reportOf(app, run, style)
          : undefined;
      if (report && docx !== undefined) writeFileSync(docx, await bytesOf(report, 'docx'));
      if (report && xlsx !== undefined) writeFileSync(xlsx, await bytesOf(report, 'xlsx'));
      return {
        json: periodJson(app, run),
        text: [heading(run), figures(run), petitions(run), ...(report ? [reportText(report)] : [])].join('\n\n'),
        failed: broken.length > 0,
      };
    },
  },
  {
    name: 'period issuer',
    takes: '[FILE.json]',
    args: [0, 1],
    does: 'which body issues the reports of a unit and of those below; a file sets it',
    more: `A file: {"style": "party", "party": {…}, "state": {…}}, each with any of parent, body, abbreviation, place, onBehalfOf, title, addressees, to,
kept. What is left open follows from the unit's name. Never a person's name: the office signs by hand.`,
    options: {
      unit: { value: 'CODE', does: 'the unit', required: true },
      style: { value: 'party|state', does: 'which body' },
    },
    run: async (given, context) => {
      const [file] = given.args;
      const unit = given.value('unit') ?? '';
      const text = file === undefined ? undefined : await context.readText(file);
      const { app } = await context.open();
      if (text !== undefined) await keepIssuer(app, unit, text, context.by);
      const issuing = await issuerOf(app, unit, styleOf(given));
      const { issuer, signature, addressees, recipients } = issuing;
      return {
        json: issuing,
        text: list([
          ['layout', issuer.kind],
          ['parent', issuer.parent],
          ['body', issuer.body],
          ['abbreviation', issuer.abbreviation],
          ['place', issuer.place],
          ['signed for', signature.onBehalfOf],
          ['by the', signature.title],
          ['to', addressees.join('; ')],
          ['recipients', [...recipients.to, recipients.kept].join('; ')],
        ]),
      };
    },
  },
];

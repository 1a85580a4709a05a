/** `report indicators`, `report field`, `period windows`: what the office defines for itself. */
import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import {
  changeWindows,
  importIndicators,
  importWindows,
  keepFifth,
  listedIndicators,
  versionOf,
} from '../app/admin/catalogue.ts';
import { isoMoment } from '../app/admin/moments.ts';
import { writeIndicatorsCsv, writeIndicatorsJson } from '../domain/indicator-file.ts';
import { MODEL_FIELDS } from '../domain/indicators.ts';
import { daysOf, PERIOD_KINDS, periodsOf } from '../domain/period.ts';
import { type Command, oneOfWords, UsageError, wholeNumber } from './command.ts';
import { list, table } from './table.ts';

const nameOf = (file: string): string => (file === '-' ? 'standard input' : basename(file));

export const catalogueCommands: readonly Command[] = [
  {
    name: 'report indicators',
    takes: '[FILE]',
    args: [0, 1],
    does: 'what can be reported, and how figures add up; a file sets the indicators of your own',
    more: `--export writes all of them to a file, .csv or .json, to be edited. Handing it in again sets your own: all that are in the file, and no others.
Columns: code, label, unit, kind (count, members, ratio, share, money, area, length), section, units and periods (how it adds up), measures and
synonyms (what people write, parted by |), parts (codes it is the sum of), into. A file with anything wrong is refused whole. Indicators that come
with the service cannot be changed, and one that has figures cannot be left out. A running service reads messages by it from the next one on.`,
    options: { export: { value: 'FILE', does: 'writes all to a file ending with .csv or .json' } },
    run: async (given, context) => {
      const [file] = given.args;
      const out = given.value('export');
      if (out !== undefined && file !== undefined) throw new UsageError('give either a file to read or --export');
      if (out !== undefined && !/\.(?:csv|json)$/i.test(out))
        throw new UsageError('--export must name a file that ends with .csv or .json');
      const text = file === undefined ? undefined : await context.readText(file);
      const { app } = await context.open();
      const done =
        file !== undefined && text !== undefined
          ? await importIndicators(app, text, nameOf(file), context.by)
          : undefined;
      const { all, unfit } = await app.catalogue.known();
      for (const code of unfit)
        context.note(`your own "${code}" does not go together with the indicators of this version and is not used`);
      if (out !== undefined) writeFileSync(out, (/\.csv$/i.test(out) ? writeIndicatorsCsv : writeIndicatorsJson)(all));
      const indicators = await listedIndicators(app);
      const version = await versionOf(app, 'indicators');
      return {
        json: done ? { ...done, ...version } : indicators,
        text: done
          ? `${done.added} added, ${done.changed} changed, ${done.removed} removed; version ${version.version} of your own indicators`
          : table(
              ['code', 'what', 'unit', 'kind', 'over units', 'over periods', 'own'],
              indicators.map((one) => [one.code, one.label, one.unit, one.kind, one.units, one.periods, one.own]),
              'none',
            ),
      };
    },
  },
  {
    name: 'report field',
    does: 'the fifth field of “Dân vận khéo” models, where the office keeps one',
    more: `--name "xây dựng nông thôn mới" --into economy keeps a fifth field beside the four; --words adds what people call it, parted by |. Models and
reports are counted in it. Documents name four fields and count it in the one given by --into, until --print five.`,
    options: {
      name: { value: 'NAME', does: 'what it is called' },
      into: {
        value: MODEL_FIELDS.map(([field]) => field).join('|'),
        does: 'which of the four it counts in where only four are known',
      },
      words: { value: 'WORDS', does: 'other words for it, parted by |' },
      print: { value: 'four|five', does: 'how many fields documents name (four)' },
      off: { does: 'keep none any more; only where nobody has reported any of it' },
    },
    run: async (given, context) => {
      const [name, into, words] = [given.value('name'), given.value('into'), given.value('words')];
      const print = given.value('print');
      const printed = print === undefined ? undefined : oneOfWords(print, ['four', 'five'], 'print') === 'five';
      const field =
        into === undefined
          ? undefined
          : oneOfWords(
              into,
              MODEL_FIELDS.map(([code]) => code),
              'into',
            );
      if (given.flag('off') && [name, into, words, print].some((each) => each !== undefined))
        throw new UsageError('--off stands alone');
      const { app } = await context.open();
      const before = (await app.catalogue.known()).fifth;
      if (given.flag('off')) await keepFifth(app, undefined, context.by);
      else if ([name, field, words, printed].some((each) => each !== undefined)) {
        const called = name ?? before?.name;
        const counted = field ?? before?.into;
        if (called === undefined || counted === undefined) throw new UsageError('--name and --into are both needed');
        const others = words
          ?.split('|')
          .map((word) => word.trim())
          .filter((word) => word !== '');
        await keepFifth(
          app,
          {
            name: called.normalize('NFC').trim(),
            words: others ?? before?.words ?? [],
            into: counted,
            printed: printed ?? before?.printed ?? false,
          },
          context.by,
        );
      }
      const { fifth } = await app.catalogue.known();
      return {
        json: fifth ?? null,
        text: fifth
          ? list([
              ['field', fifth.name],
              ['words', fifth.words.join(', ')],
              ['counts in', MODEL_FIELDS.find(([code]) => code === fifth.into)?.[1]],
              ['documents name', fifth.printed ? 'five fields' : 'four fields'],
            ])
          : 'there is no fifth field: models are counted in four',
      };
    },
  },
  {
    name: 'period windows',
    takes: '[FILE]',
    args: [0, 1],
    does: 'which days months, quarters, half-years and years have; a file or --first-day sets it',
    more: `--first-day 15 --since 2026-12-15: from that day on May is 15 April to 14 May, and the year 15 December to 14 December; 1 is the calendar. --longer
gives quarters and years another first day than months. The window in which the change falls is shorter or longer, so that no day is lost and none is
counted twice. A file has the whole table: CSV with since, month, longer, source; or JSON. Reports that were approved keep their days: a change
that would move them is refused.`,
    options: {
      'first-day': { value: 'N', does: "first day of each month's window, 1 to 28" },
      longer: { value: 'N', does: 'the same for quarters, half-years and years (as --first-day)' },
      since: { value: 'YYYY-MM-DD', does: 'windows that open on this day or later go by it' },
      source: { value: 'TEXT', does: 'the rule that says so' },
      year: { value: 'YYYY', does: 'the windows of this year (the running one)' },
    },
    run: async (given, context) => {
      const [file] = given.args;
      const [first, longer, since] = [given.value('first-day'), given.value('longer'), given.value('since')];
      const flags = [first, longer, since, given.value('source')].some((each) => each !== undefined);
      if (flags && (first === undefined || since === undefined))
        throw new UsageError('--first-day and --since are both needed');
      if (flags && file !== undefined) throw new UsageError('give either a file or --first-day');
      const month = wholeNumber(first, 1, 'first-day');
      const text = file === undefined ? undefined : await context.readText(file);
      const { app } = await context.open();
      if (file !== undefined && text !== undefined) await importWindows(app, text, nameOf(file), context.by);
      if (since !== undefined) {
        const source = (given.value('source') ?? '').trim();
        await changeWindows(app, { since, month, longer: wholeNumber(longer, month, 'longer'), source }, context.by);
      }
      const today = isoMoment(app.host.now(), app.office.zone) ?? '';
      const year = wholeNumber(given.value('year'), Number(today.slice(0, 4)), 'year');
      const { tables } = await app.catalogue.known();
      const periods = PERIOD_KINDS.flatMap((kind) => periodsOf(year, kind, tables));
      return {
        json: { tables, ...(await versionOf(app, 'windows')), periods },
        text: [
          table(
            ['since', 'months', 'longer', 'source'],
            tables.map((one) => [one.since, one.month, one.longer, one.source]),
            'none',
          ),
          table(
            ['period', 'from', 'to', 'days'],
            periods.map((one) => [one.code, one.from, one.to, daysOf(one)]),
            'no such year',
          ),
        ].join('\n\n'),
      };
    },
  },
];

/** The digests of a whole country, over a year of history and over ten: how long, how much memory, and how much the history adds. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { output } from './child.ts';
import { type Line, median } from './figures.ts';
import type { Measured, MorningAnswer } from './national-morning.ts';
import { buildYear } from './national-store.ts';
import { buildYears } from './national-years.ts';

const YEARS = 10;
/** What is to be reached over ten years. */
const GOALS = { seconds: 20, megabytes: 500, ratio: 1.3 };

export type NationalSize = { readonly petitions: number; readonly figures: number };

/** Built under another name first: a file that is there is whole. */
const built = (file: string, build: (file: string) => void): Line[] => {
  if (existsSync(file)) return [];
  const since = performance.now();
  const half = `${file}.half`;
  for (const left of [half, `${half}-journal`]) rmSync(left, { force: true });
  build(half);
  renameSync(half, file);
  const system = file.endsWith('ten-years.db') ? '10 years' : '1 year';
  return [
    { figure: 'national_build_seconds', system, value: (performance.now() - since) / 1000 },
    { figure: 'national_store_mb', system, value: statSync(file).size / 1e6 },
  ];
};

const STORES = ['1 year', '10 years'] as const;
const PARTS = ['digests', 'morning', 'nightly'] as const;
type Answers = ReadonlyMap<(typeof STORES)[number], readonly MorningAnswer[]>;

const linesOf = (answers: Answers): Line[] => {
  const lines: Line[] = [];
  const of = (system: (typeof STORES)[number], pick: (answer: MorningAnswer) => number): number[] =>
    (answers.get(system) ?? []).map(pick);
  const put = (figure: string, pick: (answer: MorningAnswer) => number): void => {
    for (const system of STORES) {
      const rounds = of(system, pick);
      lines.push({ figure, system, value: median(rounds), rounds });
    }
  };
  put('national_digests', (a) => a.digests.count);
  put('national_messages', (a) => a.morning.messages);
  put('national_open_cases', (a) => a.digests.open);
  put('national_overdue_cases', (a) => a.digests.late);
  put('national_days_recounted_wrong', (a) => a.recounted.wrong + a.nightly.wrong);
  for (const part of PARTS) {
    put(`national_${part}_seconds`, (a) => a[part].seconds);
    put(`national_${part}_cpu_seconds`, (a) => a[part].cpuSeconds);
    put(`national_${part}_longest_block_ms`, (a) => a[part].slowestMs);
    put(`national_${part}_peak_memory_mb`, (a) => a[part].peakMb);
    const ratio = (pick: (measured: Measured) => number): number =>
      median(of('10 years', (a) => pick(a[part]))) / median(of('1 year', (a) => pick(a[part])));
    lines.push({ figure: `national_${part}_ratio`, system: '10 years/1 year', value: ratio((m) => m.seconds) });
    lines.push({ figure: `national_${part}_cpu_ratio`, system: '10 years/1 year', value: ratio((m) => m.cpuSeconds) });
  }
  return lines;
};

const notesOf = (answers: Answers): string[] =>
  [...answers].flatMap(([system, all]) =>
    all.map(({ digests, morning, nightly, recounted }) => {
      const told = ({ seconds, cpuSeconds, slowestMs, peakMb }: Measured): string =>
        `${seconds.toFixed(2)} s (${cpuSeconds.toFixed(2)} s of processor time, longest block ${slowestMs.toFixed(0)} ms, ${peakMb.toFixed(0)} MB)`;
      return (
        `national, ${system}: ${digests.count} digests with their texts ${told(digests)}; kept and put into the outbox, ` +
        `${morning.messages} messages, ${told(morning)}; nightly check ${told(nightly)}; ` +
        `${recounted.days} days recounted, ${recounted.wrong} wrong`
      );
    }),
  );

/**
 * @param folder where the stores are made, 17 GB of them at the full size; those that are there already are used
 * @param size of a year
 */
export async function measureNational(
  folder: string,
  size: NationalSize,
  rounds: number,
): Promise<{ readonly lines: readonly Line[]; readonly notes: readonly string[]; readonly missed: boolean }> {
  const [year, years] = [join(folder, 'year.db'), join(folder, 'ten-years.db')];
  const lines = [
    ...built(year, (file) => buildYear(file, size)),
    ...built(years, (file) => buildYears(file, year, YEARS)),
  ];
  const answers = new Map<(typeof STORES)[number], MorningAnswer[]>(STORES.map((system) => [system, []]));
  for (let round = 0; round < rounds; round++)
    for (const [system, file] of [
      ['1 year', year],
      ['10 years', years],
    ] as const) {
      const said = await output([join(import.meta.dirname, 'national-morning.ts'), file], {});
      answers.get(system)?.push(JSON.parse(said) as MorningAnswer);
    }
  const figures = linesOf(answers);
  const value = (figure: string, system: string): number =>
    Number(figures.find((line) => line.figure === figure && line.system === system)?.value);
  const goals: readonly (readonly [what: string, reached: number, most: number])[] = [
    ['seconds for all digests', value('national_digests_seconds', '10 years'), GOALS.seconds],
    ['MB at most', value('national_morning_peak_memory_mb', '10 years'), GOALS.megabytes],
    ['times as long with ten years', value('national_digests_cpu_ratio', '10 years/1 year'), GOALS.ratio],
    ['wrong days', value('national_days_recounted_wrong', '10 years'), 0],
  ];
  const told = goals.map(
    ([what, reached, most]) =>
      `${what}: ${reached.toFixed(2)} (at most ${most}): ${reached <= most ? 'reached' : 'MISSED'}`,
  );
  return {
    lines: [...lines, ...figures],
    notes: [...notesOf(answers), ...told],
    missed: goals.some(([, a, b]) => !(a <= b)),
  };
}

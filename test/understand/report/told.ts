/** Readings as short lines, to be compared and read by people. */
import { readFileSync } from 'node:fs';
import type { Amount } from '../../../src/domain/figure.ts';
import { shippedIndicators, WORD_GROUPS } from '../../../src/domain/indicators.ts';
import { CALENDAR, type PeriodTable } from '../../../src/domain/period.ts';
import type { Reading } from '../../../src/domain/reading.ts';
import { phraseBook } from '../../../src/understand/report/phrase-book.ts';
import { readReport } from '../../../src/understand/report/read.ts';

export const ZONE = 'Asia/Ho_Chi_Minh';
/** A Monday. */
export const NOW = Date.parse('2026-06-15T08:00:00+07:00');
export const BOOK = phraseBook(shippedIndicators(), WORD_GROUPS);

export const read = (text: string, now = NOW, tables: readonly PeriodTable[] = CALENDAR): Reading =>
  readReport(text, BOOK, { now, zone: ZONE, tables });

const amount = ({ value, total }: Amount): string => (total === undefined ? `${value}` : `${value}/${total}`);
const days = ({ from, to }: { readonly from: string; readonly to: string }): string =>
  from === to ? from : `${from}..${to}`;

/** `reception.turns=12-3 ?ambiguous:gifts.money:1500000|1500000000 @2026-06-14` */
export const told = ({ figures, problems, period, periodProblem }: Reading): string[] => [
  ...figures.map(({ indicator, about, change, ...rest }) => {
    const more = change === undefined ? '' : change > 0 ? `+${change}` : `${change}`;
    return `${indicator}=${amount(rest)}${about ? '~' : ''}${more}`;
  }),
  ...problems.map(({ code, indicators, readings }) =>
    [`?${code}`, ...(indicators.length > 0 ? [indicators.join(','), readings.map(amount).join('|')] : [])]
      .filter((part) => part !== '')
      .join(':'),
  ),
  ...(period ? [`@${days(period)}`] : []),
  ...(periodProblem ? [`@?${periodProblem.code}`] : []),
];

export type Message = { readonly text: string; readonly wanted: readonly string[] };

/** The table of `messages.txt`. */
export const messages = (): readonly Message[] => {
  const lines = readFileSync(new URL('./messages.txt', import.meta.url), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('# '));
  return lines.flatMap((text, i) => {
    const next = lines[i + 1];
    if (text === '=' || text.startsWith('= ') || next === undefined) return [];
    return [
      {
        text: text.replaceAll('⏎', '\n'),
        wanted: next
          .slice(1)
          .split(' ')
          .filter((token) => token !== ''),
      },
    ];
  });
};

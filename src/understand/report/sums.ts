/** Parts told beside their whole must come to it. */
import { times } from '../../domain/numeral.ts';
import type { Draft } from './drafts.ts';

/** "30 mô hình: kinh tế 10, văn hóa 10, an ninh 5, chính trị 4" becomes a question: 30, or the 29 that they come to. */
export const summed = (drafts: readonly Draft[]): Draft[] => {
  const good = drafts.filter(({ problem }) => problem === undefined);
  const values = new Map(good.map(({ indicators, readings }) => [indicators[0]!.code, readings[0]!.value]));
  return drafts.map((draft) => {
    const [reading] = draft.readings;
    const codes = draft.problem === undefined ? (draft.indicators[0]?.parts ?? []) : [];
    const parts = codes.flatMap((code) => values.get(code) ?? []);
    const sum = times(
      parts.reduce((a, b) => a + b, 0),
      1,
    );
    if (!reading || parts.length === 0) return draft;
    // Of some of the parts it is only known that they cannot be more than all.
    if (parts.length === codes.length ? sum === reading.value : sum <= reading.value) return draft;
    const other = reading.total === undefined || sum <= reading.total ? [{ ...reading, value: sum }] : [];
    return { ...draft, problem: 'parts', readings: [reading, ...other] };
  });
};

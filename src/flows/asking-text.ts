/** The answer to a question for figures, in one message that can be read at a glance. */
import type { Answer, IndicatorAnswer, PetitionAnswer, PetitionSums, Question, Shown } from '../domain/asking.ts';
import type { Line, Prompt } from '../domain/message.ts';
import { writeChange, writeDay, writeFigure, writePeriod, writeShare } from '../domain/written.ts';
import type { Env } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';
import { beforeText, partText, shownOf } from './asking-shown.ts';
import { bare } from './report/card.ts';

/** What can be taken in on a telephone, and as much as a picture's caption may have. UTF-16 units. */
const longest = 900;
/** A percentage of fewer says nothing. */
const leastForShare = 20;
const mostIndicators = 10;

const matters = { kind: 'count', unit: 'việc' } as const;

const joined = (parts: readonly Text[]): Text | undefined =>
  parts.length === 0 ? undefined : parts.reduceRight((rest, first) => ({ id: 'asking-and', args: { first, rest } }));

const isPeriod = (kind: Answer['days']['kind']): kind is Parameters<typeof writePeriod>[0]['kind'] =>
  kind !== 'day' && kind !== 'week' && kind !== 'range';

/** "tháng 10 năm 2026, tính đến 22/10/2026". */
const daysText = ({ days, until, running }: Answer): Text | string => {
  const { from, to, kind, code } = days;
  if (from === to) return oneOf(running ? 'asking-today' : 'asking-day', { day: writeDay(from) });
  if (kind === 'range') return { id: 'asking-range', args: { from: writeDay(from), to: writeDay(until) } };
  const named = isPeriod(kind) && code !== undefined;
  const period = named
    ? writePeriod({ kind, code })
    : oneOf(kind === 'week' ? 'asking-week' : 'asking-range', { from: writeDay(from), to: writeDay(to) });
  return until < to ? { id: 'asking-so-far', args: { days: period, day: writeDay(until) } } : period;
};

const changeOf = (now: number, before: number | undefined, { earlier }: Answer): string =>
  writeChange(
    matters,
    { value: now },
    before === undefined ? undefined : { value: before },
    Number(earlier.from.slice(0, 4)),
  );

const sharedText = (n: number, of: number): Text | number =>
  of >= leastForShare ? { id: 'asking-share', args: { n, share: writeShare(n, of) } } : n;

const doneText = (sums: PetitionAnswer, answer: Answer, compare: boolean): Text => {
  const { done, late, open, before } = sums;
  const args = { done, all: done + open, intime: sharedText(done - late, done) };
  return compare && before
    ? { id: 'asking-done-change', args: { ...args, change: changeOf(done, before.done, answer) } }
    : { id: 'asking-done', args };
};

const openText = ({ open, overdue }: PetitionAnswer, { running, until }: Answer): Text => {
  if (!running) return { id: 'asking-open-then', args: { n: open, day: writeDay(until) } };
  return overdue === undefined
    ? { id: 'asking-open-now', args: { n: open } }
    : { id: 'asking-open-late', args: { n: open, late: overdue } };
};

const isNothing = ({ filed, done, open }: PetitionSums & { readonly open: number }, before: PetitionSums | undefined) =>
  filed === 0 && done === 0 && open === 0 && !before;

const petitionLines = (answer: Answer, { topics, compare }: Question): readonly Text[] => {
  const sums = answer.petitions;
  if (!sums) return [];
  const about = joined(topics.map((topic) => oneOf(`topic-${topic}`)));
  const head: readonly Text[] = about ? [{ id: 'asking-about', args: { topics: about } }] : [];
  if (isNothing(sums, sums.before))
    return [
      ...head,
      sums.receiver === undefined ? { id: 'asking-none' } : { id: 'asking-received', args: { unit: sums.receiver } },
    ];
  const most = joined(
    sums.topics.map(({ topic, n }): Text => ({ id: 'asking-topic', args: { topic: oneOf(`topic-${topic}`), n } })),
  );
  // In one place only: the line above says how many.
  const late = sums.parts.length < 2 ? undefined : joined(sums.parts.map(partText));
  const [complaints] = sums.sensitive;
  return [
    ...head,
    compare
      ? { id: 'asking-filed-change', args: { n: sums.filed, change: changeOf(sums.filed, sums.before?.filed, answer) } }
      : { id: 'asking-filed', args: { n: sums.filed } },
    doneText(sums, answer, compare),
    openText(sums, answer),
    ...(late ? [{ id: 'asking-late-parts', args: { parts: late } } as const] : []),
    ...(most ? [{ id: 'asking-topics', args: { topics: most } } as const] : []),
    ...(complaints ? [{ id: 'asking-complaints', args: { n: complaints.n } } as const] : []),
  ];
};

const figureLine = ({ indicator, now, before }: IndicatorAnswer, { earlier }: Answer, compare: boolean): Text => {
  const args = { label: bare(indicator), figure: writeFigure(indicator, now) };
  if (!compare) return { id: 'asking-figure', args };
  const change = writeChange(indicator, now, before, Number(earlier.from.slice(0, 4)));
  return { id: 'asking-figure-change', args: { ...args, change } };
};

/** Its place in the answer is not left empty: a leader would take the missing line for a zero. */
const silentLine = ({ indicator, before }: Answer['silent'][number], { earlier }: Answer): Text => ({
  id: 'asking-figure-silent',
  args: { label: bare(indicator), year: earlier.from.slice(0, 4), figure: writeFigure(indicator, before) },
});

/** @param otherwise it was to be compared with something else @returns also what a picture beside it shows, where one helps */
export const answerPrompt = (
  answer: Answer,
  question: Question,
  otherwise: boolean,
  env: Env,
): { readonly say: Prompt; readonly shown: Shown | undefined } => {
  const { indicators } = answer;
  const args = { unit: answer.unit, days: daysText(answer) };
  const petitions = petitionLines(answer, question);
  const figures = [
    ...indicators.map((one) => figureLine(one, answer, question.compare)),
    ...answer.silent.map((one) => silentLine(one, answer)),
  ];
  const all = question.topics.length === 0 && answer.petitions;
  const few = answer.few || (all && all.filed > 0 && all.sensitive.length === 0);
  const asked = question.what === 'indicators' || question.indicators.length > 0;
  const last: readonly Text[] = [
    ...(few ? [{ id: 'asking-few' } as const] : []),
    ...(otherwise ? [{ id: 'asking-only-year' } as const] : []),
  ];
  const pictureWith = (shown: number): Shown | undefined =>
    shownOf({ ...answer, indicators: indicators.slice(0, shown) }, question, daysText(answer));
  const beforeWith = (shown: number): readonly Text[] => {
    const text = beforeText(pictureWith(shown), { ...answer, indicators: indicators.slice(0, shown) });
    return text ? [text] : [];
  };
  const linesWith = (shown: number): readonly Line[] => [
    oneOf(answer.below ? 'asking-head-below' : 'asking-head', args),
    ...petitions,
    ...(figures.length > 0 && petitions.length > 0 ? [{ id: 'asking-reported' } as const] : []),
    ...figures.slice(0, shown),
    ...beforeWith(shown),
    ...(figures.length > shown ? [{ id: 'asking-more', args: { n: figures.length - shown } } as const] : []),
    ...(figures.length === 0 && asked && !answer.few ? [{ id: 'asking-figures-none' } as const] : []),
    ...last,
  ];
  const lengthOf = (lines: readonly Line[]): number =>
    lines.reduce((n, line) => n + 1 + ('id' in line ? env.t(line, env.lang).length : 0), -1);
  let shown = Math.min(figures.length, mostIndicators);
  while (shown > 0 && lengthOf(linesWith(shown)) > longest) shown -= 1;
  return { say: { say: linesWith(shown) }, shown: pictureWith(shown) };
};

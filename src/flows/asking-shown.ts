/** What of an answer becomes a picture: two periods beside each other, who holds what is late, or what most is about. Never a single number. */
import type { Answer, IndicatorAnswer, PetitionAnswer, Question, Shown } from '../domain/asking.ts';
import type { Amount } from '../domain/figure.ts';
import { writeFigure, writeNumber } from '../domain/written.ts';
import { oneOf, type Text } from '../text/text.ts';
import { bare } from './report/card.ts';

const mostRows = 6;
/** Of a sum below that the words say đồng, and not millions of them. */
const MILLION = 1_000_000;

type Row = Shown['rows'][number];

const yearOf = ({ earlier }: Answer): number => Number(earlier.from.slice(0, 4));
const beforeYear = (answer: Answer): Text => ({ id: 'asking-before-year', args: { year: String(yearOf(answer)) } });
const matters = (n: number): Text => ({ id: 'asking-matters', args: { n } });

export const partText = ({ unit, n }: PetitionAnswer['parts'][number]): Text => ({
  id: 'asking-topic',
  args: { topic: unit ?? { id: 'digest-elsewhere' }, n },
});

const titlesOf = (
  label: Text | string,
  now: Text | string,
  before: Text,
  then: Text | string,
): readonly [Text, Text] => [
  { id: 'asking-title-compared', args: { label, now, before, then } },
  { id: 'asking-title-compared-short', args: { now, before, then } },
];

type Base = Pick<Shown, 'unit' | 'days'>;

const comparedPetitions = (answer: Answer, base: Base): Shown | undefined => {
  const sums = answer.petitions;
  if (!sums?.before) return undefined;
  const { filed, done, before } = sums;
  const as = { before: beforeYear(answer) };
  const label: Text = { id: 'asking-row-filed' };
  return {
    ...base,
    as,
    titles: titlesOf(label, matters(filed), as.before, matters(before.filed)),
    rows: [
      { label, value: filed, before: before.filed },
      { label: { id: 'asking-row-done' }, value: done, before: before.done },
    ],
  };
};

type Measure = Pick<IndicatorAnswer['indicator'], 'kind' | 'unit'>;

/** As it is drawn: money in millions, as the words have it. Undefined where the words use another measure. */
const drawnValue = ({ kind }: Measure, { value }: Amount): number | undefined => {
  if (kind === 'money') return value >= MILLION ? Math.round(value / 100_000) / 10 : undefined;
  return kind === 'area' || kind === 'length' ? undefined : value;
};

const rowOf = ({ indicator, now, before }: IndicatorAnswer): Row | undefined => {
  const value = drawnValue(indicator, now);
  const then = before && drawnValue(indicator, before);
  if (value === undefined || (before && then === undefined)) return undefined;
  return { label: bare(indicator), value, ...(then !== undefined && { before: then }) };
};

/** Those of one measure: bars of lượt beside bars of suất would lie. */
const comparable = ({ indicators }: Answer): readonly IndicatorAnswer[] => {
  const first = indicators.find((one) => one.before && rowOf(one));
  if (!first) return [];
  return indicators
    .filter(
      ({ indicator: { kind, unit } }) =>
        unit === first.indicator.unit && (kind === 'money') === (first.indicator.kind === 'money'),
    )
    .filter((one) => rowOf(one))
    .slice(0, mostRows);
};

const comparedIndicators = (answer: Answer, base: Base): Shown | undefined => {
  const told = comparable(answer);
  const first = told.find(({ before }) => before);
  if (!first?.before) return undefined;
  const as = { before: beforeYear(answer) };
  const { indicator, now, before } = first;
  return {
    ...base,
    as,
    titles: titlesOf(`${bare(indicator)}:`, writeFigure(indicator, now), as.before, writeFigure(indicator, before)),
    rows: told.flatMap((one) => rowOf(one) ?? []),
    ...(indicator.kind === 'share' && { percent: true }),
  };
};

const latePlaces = ({ petitions }: Answer, base: Base): Shown | undefined => {
  const { parts = [], overdue = 0 } = petitions ?? {};
  const [first] = parts;
  if (!first || parts.length < 2) return undefined;
  const whole: Text = { id: 'asking-title-late', args: { n: overdue } };
  return {
    ...base,
    as: { heading: { id: 'asking-heading-late' } },
    titles: [
      ...(first.unit === undefined
        ? []
        : [{ id: 'asking-title-late-where', args: { n: overdue, most: first.n, unit: first.unit } } as const]),
      whole,
    ],
    rows: parts.map(({ unit, n }) => ({ label: unit ?? { id: 'digest-elsewhere' }, value: n })),
  };
};

const topTopics = ({ petitions }: Answer, base: Base): Shown | undefined => {
  const { topics = [], filed = 0 } = petitions ?? {};
  const [first] = topics;
  if (!first || topics.length < 2) return undefined;
  const topic = oneOf(`topic-${first.topic}`);
  return {
    ...base,
    as: { heading: { id: 'asking-heading-topics' } },
    titles: [
      { id: 'asking-title-topic', args: { n: filed, topic, most: first.n } },
      { id: 'asking-title-filed', args: { n: filed } },
    ],
    rows: topics.map((each) => ({ label: oneOf(`topic-${each.topic}`), value: each.n })),
  };
};

/** @param days the period in words @returns undefined where a picture would show no more than a number or two */
export const shownOf = (answer: Answer, { compare }: Question, days: Text | string): Shown | undefined => {
  const base = { unit: answer.unit, days };
  const compared = compare ? (comparedPetitions(answer, base) ?? comparedIndicators(answer, base)) : undefined;
  return compared ?? latePlaces(answer, base) ?? topTopics(answer, base);
};

/** The values of the year before, which the picture shows and the lines before do not say. */
export const beforeText = (shown: Shown | undefined, answer: Answer): Text | undefined => {
  if (!shown || !('before' in shown.as)) return undefined;
  const figures = new Map(answer.indicators.map((one) => [bare(one.indicator), one]));
  const told = shown.rows.flatMap(({ label, before }): Text[] => {
    const one = typeof label === 'string' ? figures.get(label) : undefined;
    if (before === undefined) return [];
    const written = one?.before ? writeFigure(one.indicator, one.before) : writeNumber(before);
    return [{ id: 'asking-topic', args: { topic: label, n: written } }];
  });
  const rows = told.reduceRight<Text | undefined>(
    (rest, first) => (rest ? { id: 'asking-and', args: { first, rest } } : first),
    undefined,
  );
  return rows && { id: 'asking-before', args: { year: String(yearOf(answer)), rows } };
};

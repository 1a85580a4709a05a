/** Figures on demand, from the sums: what was sent in and answered, and what cadres have reported, of a unit with all below it. */
import type { Answer, Asking, IndicatorAnswer, PetitionAnswer, PetitionSums, Question } from '../domain/asking.ts';
import { addDays, officeDay, weekday } from '../domain/calendar.ts';
import { type Amount, overUnits } from '../domain/figure.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { OfficialAsking } from '../domain/official.ts';
import { type Window, yearEarlier } from '../domain/period.ts';
import { isTopic, type Topic } from '../domain/taxonomy.ts';
import type { UnitTree } from '../domain/unit.ts';
import { lateCountAt, openAt } from '../store/figures-at.ts';
import { figureSums } from '../store/reports.ts';
import { firstTallied, type Summed, sums } from '../store/tally.ts';
import { type AskingScene, readAsking } from '../understand/asking.ts';
import { type Names, namesOf } from '../understand/asking-units.ts';
import { readOfficial } from '../understand/official.ts';
import type { App } from './app.ts';
import { isPlain, workedOut } from './period-figures.ts';

/** A smaller number of complaints might name who complained. */
const least = 5;
/** Bars of a picture. */
const most = 5;
/** Before the first day of any record. */
const never = '0001-01-01';

/** Asked for everything: what reports speak of most, in their order. */
const headlines = [
  'reception.turns',
  'petitions.new',
  'petitions.settled',
  'dialogues.held',
  'outreach.sessions',
  'gifts.count',
  'gifts.money',
  'models.registered',
  'mediation.settled',
] as const;

/** Of the office's own indicators so many are told where everything is asked for. */
const ownTold = 4;

/** The names are made ready once for a tree and those who ask; a new tree forgets them. */
const made = new WeakMap<UnitTree, Map<string, Names>>();
/** @param above codes of units, whose names are wanted with those of all below them */
export const namesFor = (tree: UnitTree, above: readonly string[]): Names => {
  const known = made.get(tree) ?? new Map<string, Names>();
  made.set(tree, known);
  const key = [...above].sort().join(' ');
  const names = known.get(key) ?? namesOf(tree, above);
  known.set(key, names);
  return names;
};

/** By what a person's words are read. @param above codes of the units whose figures, with all below them, the person may ask for */
const sceneOf = async ({ host, office, places, catalogue }: App, above: readonly string[]): Promise<AskingScene> => {
  const { tree } = await places.known();
  const { book, tables } = await catalogue.known();
  return { today: officeDay(host.now(), office.zone), tables, book, names: namesFor(tree, above) };
};

/**
 * @param above codes of the units whose figures, with all below them, the person may ask for
 * @param typed it must begin with a word that makes it a question
 */
export const readQuestion = async (
  app: App,
  text: string,
  above: readonly string[],
  typed: boolean,
): Promise<Asking | undefined> => readAsking(text, await sceneOf(app, above), typed);

/** A request for an official report. @param above as for a question */
export const readRequest = async (
  app: App,
  text: string,
  above: readonly string[],
): Promise<OfficialAsking | undefined> => readOfficial(text, await sceneOf(app, above));

const added = (rows: readonly Summed[]): PetitionSums => ({
  filed: rows.reduce((n, row) => n + row.filed, 0),
  done: rows.reduce((n, row) => n + row.done, 0),
  late: rows.reduce((n, row) => n + row.late, 0),
});

const openOf = (rows: readonly Summed[]): number => rows.reduce((n, row) => n + row.opened - row.closed, 0);
const plus = (counted: ReadonlyMap<string, number>): number => [...counted.values()].reduce((a, b) => a + b, 0);

/** What most are about. */
const mostOf = (rows: readonly Summed[]): PetitionAnswer['topics'] => {
  const byTopic = new Map<Topic, number>();
  for (const { topic, filed } of rows) {
    const name = isTopic(topic) ? topic : 'other';
    byTopic.set(name, (byTopic.get(name) ?? 0) + filed);
  }
  return [...byTopic]
    .filter(([, n]) => n > 0)
    .sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .slice(0, most)
    .map(([topic, n]) => ({ topic, n }));
};

/** By the unit right below that holds them, or the unit itself. */
const partsOf = (tree: UnitTree, unit: string, late: ReadonlyMap<string, number>): PetitionAnswer['parts'] => {
  const byPart = new Map<string, number>();
  for (const [code, n] of late) {
    const way = [code, ...tree.ancestors(code).map((above) => above.code)];
    const part = way[Math.max(0, way.indexOf(unit) - 1)] ?? code;
    byPart.set(part, (byPart.get(part) ?? 0) + n);
  }
  const all = [...byPart]
    .map(([code, n]) => ({ unit: tree.get(code)?.name ?? code, n }))
    .sort((a, b) => b.n - a.n || (a.unit < b.unit ? -1 : 1));
  if (all.length <= most) return all;
  return [...all.slice(0, most - 1), { n: all.slice(most - 1).reduce((sum, { n }) => sum + n, 0) }];
};

type Asked = {
  readonly unit: string;
  readonly units: readonly string[];
  readonly topics: readonly Topic[];
  readonly window: Window;
  readonly earlier: Window | undefined;
  readonly today: string;
};

const petitionsOf = async (
  { host, places, store: { db } }: App,
  { unit, units, topics, window, earlier, today }: Asked,
): Promise<PetitionAnswer> => {
  const wanted = (rows: readonly Summed[]): readonly Summed[] =>
    topics.length === 0 ? rows : rows.filter(({ topic }) => topics.some((each) => each === topic));
  const within = async (from: string, to: string) => wanted(await sums(db, units, from, to));
  const { from, to } = window;
  const running = to >= today;
  const now = await within(from, to);
  // Later than anything that is written: the present state.
  const cut = { at: host.now() + 1, seq: Number.MAX_SAFE_INTEGER };
  const open =
    topics.length > 0
      ? openOf(await within(never, to))
      : plus(await openAt(db, units, cut)) - (running ? 0 : openOf(await within(addDays(to, 1), today)));
  const first = earlier && (await firstTallied(db, units));
  const known = earlier !== undefined && first !== undefined && first <= earlier.from;
  // Petitions count where they are worked on: of a hamlet without a committee that is the commune.
  const { tree, receiver: receiverOf } = await places.known();
  const receiver = receiverOf(unit);
  const late = running && topics.length === 0 ? await lateCountAt(db, units, cut) : undefined;
  const complaints = now.filter(({ kind }) => kind === 'complaint').reduce((n, row) => n + row.filed, 0);
  return {
    ...added(now),
    open,
    ...(late && { overdue: plus(late) }),
    parts: late ? partsOf(tree, unit, late) : [],
    topics: topics.length === 0 ? mostOf(now) : [],
    sensitive: topics.length === 0 && complaints >= least ? [{ kind: 'complaint', n: complaints }] : [],
    ...(!units.includes(receiver.code) && { receiver: receiver.name }),
    ...(known && { before: added(await within(earlier.from, earlier.to)) }),
  };
};

type Amounts = ReadonlyMap<string, Amount>;

/** What the indicators came to. Those that only add up come from the sums alone; the others need the reports of the days in their order. */
const amountsOf = async (
  { store: { db } }: App,
  { unit, units }: Asked,
  indicators: readonly Indicator[],
  window: Window,
): Promise<Amounts> => {
  const plain = new Set(indicators.filter(isPlain).map(({ code }) => code));
  const others = indicators.filter(({ code }) => !plain.has(code));
  const found = new Map(others.length === 0 ? [] : (await workedOut(db, others, unit, units, window)).amounts);
  if (plain.size === 0) return found;
  const sums = (await figureSums(db, units, window.from, window.to)).filter(({ indicator }) => plain.has(indicator));
  // Hundredths of square metres would not add up as they are.
  for (const [code, rows] of Map.groupBy(sums, ({ indicator }) => indicator))
    found.set(code, { value: Math.round(rows.reduce((n, { value }) => n + value, 0) * 100) / 100 });
  return found;
};

/** Its own figure; where only its parts were reported, theirs together. */
const amountOf = (indicator: Indicator, amounts: Amounts): Amount | undefined =>
  amounts.get(indicator.code) ??
  overUnits(
    indicator,
    (indicator.parts ?? []).flatMap((code) => amounts.get(code) ?? []),
  );

const isSensitive = ({ code }: Indicator): boolean => /\.(?:complaint|denunciation)$|^cases\./.test(code);

const indicatorsOf = async (
  app: App,
  codes: readonly string[],
  asked: Asked,
): Promise<Pick<Answer, 'indicators' | 'silent' | 'few'>> => {
  const { get } = await app.catalogue.known();
  const { window, earlier } = asked;
  const wanted = [...new Set(codes)].flatMap((code) => get(code) ?? []);
  const needed = [...new Set(wanted.flatMap((one) => [one.code, ...(one.parts ?? [])]))].flatMap(
    (code) => get(code) ?? [],
  );
  const now = await amountsOf(app, asked, needed, window);
  const before = earlier ? await amountsOf(app, asked, needed, earlier) : new Map<string, Amount>();
  const told = wanted.flatMap((indicator): readonly IndicatorAnswer[] => {
    const amount = amountOf(indicator, now);
    const ago = amountOf(indicator, before);
    return amount ? [{ indicator, now: amount, ...(ago && { before: ago }) }] : [];
  });
  const isFew = ({ indicator, now: { value, total }, before: ago }: IndicatorAnswer): boolean =>
    isSensitive(indicator) && [value, total, ago?.value].some((n) => n !== undefined && n < least);
  const silent = wanted.flatMap((indicator) => {
    const ago = amountOf(indicator, now) ? undefined : amountOf(indicator, before);
    return ago ? [{ indicator, before: ago }] : [];
  });
  const kept = (one: (typeof silent)[number]): boolean => !isFew({ indicator: one.indicator, now: one.before });
  return {
    indicators: told.filter((one) => !isFew(one)),
    silent: silent.filter(kept),
    few: told.some(isFew) || !silent.every(kept),
  };
};

/** The end of the week of a day: reports of a running week are dated by it. */
const sunday = (day: string): string => addDays(day, 7 - weekday(day));
const upTo = ({ from, to, ...days }: Question['days'], last: string): Question['days'] => ({
  ...days,
  from,
  to: to > last ? last : to,
});

/** @param question of a unit that the person may ask about */
export const answerOf = async (app: App, question: Question): Promise<Answer> => {
  const { tree } = await app.places.known();
  const { unit, days, what, topics, compare } = question;
  const today = officeDay(app.host.now(), app.office.zone);
  const units = tree.all.flatMap(({ code }) => (tree.within(code, unit) ? [code] : []));
  const window = upTo(days, today);
  const reported = upTo(days, sunday(today));
  const asked = { unit, units, topics, today } as const;
  const earlier = yearEarlier(window);
  const petitions =
    what === 'indicators'
      ? undefined
      : await petitionsOf(app, { ...asked, window, earlier: compare ? earlier : undefined });
  const { own } = await app.catalogue.known();
  const every = [...headlines, ...own.slice(0, ownTold)];
  const codes = question.indicators.length > 0 ? question.indicators : what === 'all' ? every : [];
  const told = await indicatorsOf(app, codes, {
    ...asked,
    window: reported,
    earlier: compare ? yearEarlier(reported) : undefined,
  });
  return {
    unit: tree.get(unit)?.name ?? unit,
    below: units.length > 1,
    days,
    until: window.to,
    running: days.to >= today,
    earlier,
    ...(petitions && { petitions }),
    ...told,
  };
};

/** A digest as data: everything that is told, by names of units and codes, and what is needed to find the rows behind each number again. */
import { type Day, officeDay } from '../domain/calendar.ts';
import type { Numbers } from '../domain/digest.ts';
import type { PeriodTable } from '../domain/period.ts';
import type { Unit, UnitTree } from '../domain/unit.ts';
import type { Cut, Late } from '../store/figures-at.ts';
import { codesOf } from '../store/petitions.ts';
import { type App, breathe } from './app.ts';
import { type Case, casesToDecide } from './decision-choice.ts';
import { closed, type Figures, type Flow, figuresOf, lateDays, opened, yearOf } from './digest-figures.ts';
import { type Crowds, crowdsOf, type Hot } from './digest-hot.ts';
import type { DigestKind, Window } from './digest-window.ts';

/** Who holds what is late: one of the units right below, with all below that, or the unit itself. `days` is the age of the oldest. */
export type Holder = {
  readonly unit: string;
  readonly n: number;
  readonly days: number;
  /** By ids, the most first; nobody has taken what has none. Empty where the unit is a committee that knows its people better. */
  readonly people: readonly { readonly person?: string; readonly n: number }[];
};

export type Digest = {
  /** Of this shape. One that was stored in another is computed anew. */
  readonly shape: 2;
  readonly id: string;
  readonly kind: DigestKind;
  readonly unit: string;
  readonly name: string;
  readonly day: Day;
  /** The window, ms, and the rows of the record at its ends. */
  readonly from: number;
  readonly to: number;
  readonly rows: readonly [from: number, to: number];
  /** open = before + opened − closed, always. */
  readonly before: number;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
  readonly flow: Flow;
  /** What the seven days before would bring in a window as long; undefined where the record is younger. */
  readonly usual: { readonly opened: number; readonly closed: number } | undefined;
  readonly overdue: number;
  /** At the beginning of the window. */
  readonly overdueBefore: number;
  /** The most first. Their sum is `overdue`. */
  readonly holders: readonly Holder[];
  readonly oldest: { readonly code: string; readonly days: number } | undefined;
  /** Of what most people told in one place; missing where there is nothing, and in digests from before. */
  readonly hot?: Hot | undefined;
  /** Open petitions that are joined to others: `open` less these are matters. Missing in digests from before. */
  readonly joined?: number;
  /** Petitions by topic, the most first. */
  readonly topics: readonly { readonly topic: string; readonly n: number }[];
  /** Petitions since the first day of the year; in the same days a year earlier, where the record goes back so far. */
  readonly year: { readonly from: Day; readonly n: number; readonly earlier: number | undefined } | undefined;
  /** Restricted matters that came in: code, unit and day are all a committee ever learns. */
  readonly restricted: readonly { readonly code: string; readonly unit: string; readonly day: Day }[];
  /** The one case about which its leaders are asked. */
  readonly decision: (Case & { readonly code: string; readonly unitName: string }) | undefined;
  /** Codes of the units that are counted, as the tree was then. */
  readonly units: readonly string[];
};

export const cutsOf = ({ from, to, rows }: Digest): { readonly from: Cut; readonly to: Cut } => ({
  from: { at: from, seq: rows[0] },
  to: { at: to, seq: rows[1] },
});

/** The numbers that open a list. */
export const numbersOf = ({ overdue, opened, closed, open }: Digest): Numbers => ({
  late: overdue,
  opened,
  done: closed,
  open,
});

const dayMs = 86_400_000;
const week = 7;
/** Digests put together between two looks at what else waits: a few milliseconds. */
const piece = 100;

/** The digests of several units in one pass. */
export const digestsOf = async (
  app: App,
  units: readonly string[],
  window: Window,
): Promise<ReadonlyMap<string, Digest>> => {
  const { tree } = await app.places.known();
  const figures = await figuresOf(app, tree, units, window);
  const daysOf = lateDays(app, window.to.at);
  const asked = window.kind === 'day' && window.whole ? await casesToDecide(app, tree, figures, daysOf) : new Map();
  const oldest = new Map([...figures].map(([unit, { late }]) => [unit, first(late)]));
  const codes = await codesOf(app.store.db, [
    ...new Set([...oldest.values(), ...asked.values()].flatMap((one) => (one ? [one.petition] : []))),
  ]);
  const { tables } = await app.catalogue.known();
  const below = units.length * 2 > tree.all.length ? undefined : [...figures.values()].flatMap((its) => [...its.units]);
  const crowds = await crowdsOf(app, tree, units, below && [...new Set([...units, ...below])], window);
  const context = { app, tree, window, tables, daysOf, codes, crowds };
  const digests = new Map<string, Digest>();
  for (const [unit, its] of figures) {
    if (digests.size % piece === piece - 1) await breathe(app);
    digests.set(unit, digestOf(context, unit, its, oldest.get(unit), asked.get(unit)));
  }
  return digests;
};

const first = (late: readonly Late[]): Late | undefined => {
  let found: Late | undefined;
  for (const one of late) if (!found || one.dueAt < found.dueAt) found = one;
  return found;
};

type Context = {
  readonly app: App;
  readonly tree: UnitTree;
  readonly window: Window;
  readonly tables: readonly PeriodTable[];
  readonly daysOf: (late: Late) => number;
  readonly codes: ReadonlyMap<string, string>;
  readonly crowds: Crowds;
};

const digestOf = (
  { app, tree, window, tables, daysOf, codes, crowds }: Context,
  unit: string,
  figures: Figures,
  oldest: Late | undefined,
  asked: Case | undefined,
): Digest => {
  const { zone } = app.office;
  const { kind, day, from, to } = window;
  const { before, flow, late, topics, sealed } = figures;
  const nameOf = (code: string): string => tree.get(code)?.name ?? code;
  return {
    shape: 2,
    id: app.host.newId(),
    kind,
    unit,
    name: nameOf(unit),
    day,
    from: from.at,
    to: to.at,
    rows: [from.seq, to.seq],
    before,
    opened: opened(flow),
    closed: closed(flow),
    open: before + opened(flow) - closed(flow),
    flow,
    usual: usualOf(window, figures),
    overdue: late.length,
    overdueBefore: figures.lateBefore,
    holders: holdersOf(tree, unit, late, daysOf),
    oldest: oldest && { code: codes.get(oldest.petition) ?? '', days: daysOf(oldest) },
    hot: crowds.hot.get(unit),
    joined: crowds.joined.get(unit) ?? 0,
    topics: [...topics].map(([topic, n]) => ({ topic, n })).sort((a, b) => b.n - a.n || (a.topic < b.topic ? -1 : 1)),
    year: yearlyOf(window, figures, tables),
    restricted: sealed.map((s) => ({ code: s.code, unit: nameOf(s.unit), day: officeDay(s.at, zone) })),
    decision: asked && { ...asked, code: codes.get(asked.petition) ?? '', unitName: nameOf(asked.unit) },
    units: [...figures.units],
  };
};

const usualOf = ({ whole, began, from, to }: Window, { flowBefore }: Figures): Digest['usual'] => {
  if (!whole || began > from.at - week * dayMs) return undefined;
  const share = (to.at - from.at) / (week * dayMs);
  return { opened: Math.round(opened(flowBefore) * share), closed: Math.round(closed(flowBefore) * share) };
};

const yearlyOf = (window: Window, { year }: Figures, tables: readonly PeriodTable[]): Digest['year'] => {
  if (!year) return undefined;
  const { now, earlier } = yearOf(window, tables);
  return { from: now.from, n: year.now, earlier: year.first <= earlier.from ? year.earlier : undefined };
};

/** Committees of their own: who works there is told in their own digest. */
const isCommittee = (unit: Unit | undefined): boolean =>
  unit?.kind === 'country' || unit?.kind === 'province' || unit?.kind === 'commune';

const holdersOf = (
  tree: UnitTree,
  unit: string,
  late: readonly Late[],
  daysOf: (late: Late) => number,
): readonly Holder[] => {
  const parts = new Map<string, string>();
  const partOf = (code: string): string => {
    const known = parts.get(code);
    if (known !== undefined) return known;
    const way = [code, ...tree.ancestors(code).map((above) => above.code)];
    const part = way[Math.max(0, way.indexOf(unit) - 1)] ?? code;
    parts.set(code, part);
    return part;
  };
  return [...Map.groupBy(late, (one) => partOf(one.unit))]
    .map(([part, cases]): Holder => {
      const named = part === unit || !isCommittee(tree.get(part));
      const people = named ? [...Map.groupBy(cases, ({ holder }) => holder)] : [];
      return {
        unit: tree.get(part)?.name ?? part,
        n: cases.length,
        days: cases.reduce((most, one) => Math.max(most, daysOf(one)), 0),
        people: people
          .map(([person, its]) => ({ ...(person !== undefined && { person }), n: its.length }))
          .sort((a, b) => b.n - a.n),
      };
    })
    .sort((a, b) => b.n - a.n || b.days - a.days || (a.unit < b.unit ? -1 : 1));
};

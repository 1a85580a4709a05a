/**
 * The official report handed out in a chat: one message that says what it is, with the document and its figures as files, to the person who asked
 * and nobody else. A leader of the unit approves it; then it is final, and its figures are closed.
 */
import { DocumentRefused } from '../documents/refused.ts';
import { holesOf, type Report } from '../documents/report.ts';
import { officeDay } from '../domain/calendar.ts';
import type { Fact } from '../domain/fact.ts';
import type { Address, ChannelId, Choice, Line, Outgoing } from '../domain/message.ts';
import type { DocumentStyle, Draft } from '../domain/official.ts';
import { parsePeriod } from '../domain/period.ts';
import type { Unit, UnitTree } from '../domain/unit.ts';
import { writeDay, writePeriod } from '../domain/written.ts';
import { channelName } from '../flows/channel-names.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import { rolesOf } from '../store/people.ts';
import { reachOf } from '../store/sessions.ts';
import { approve, type Snapshot, snapshotById } from '../store/snapshots.ts';
import type { Text } from '../text/text.ts';
import { type App, abilitiesOf } from './app.ts';
import { type Actor, type Effects, none } from './effects.ts';
import { promised } from './made-file.ts';
import { currentPeriod, isWhole, type PeriodRun, withApprover } from './period.ts';
import type { PeriodData } from './period-data.ts';
import { reportFrom } from './period-document.ts';
import { hasPetitions } from './period-petition-text.ts';

/** Both kinds of file, in the order in which they come. */
const sorts = ['docx', 'xlsx'] as const;
type Sort = (typeof sorts)[number];

const below = (tree: UnitTree, unit: Unit): readonly string[] =>
  tree.all.flatMap(({ code }) => (tree.within(code, unit.code) ? [code] : []));

/** @param person who asks */
export const draftOf = async (app: App, id: string, person: string): Promise<Draft | undefined> => {
  const stored = await snapshotById(app.store.db, id);
  if (!stored) return undefined;
  const { tree } = await app.places.known();
  const data = JSON.parse(stored.data) as PeriodData;
  const unit = tree.get(stored.unit);
  const { approvedAt: at, approvedBy } = stored;
  const whole = await isWhole(app, stored);
  const period = parsePeriod(stored.period, (await app.catalogue.known()).tables);
  const isCurrent = async (): Promise<boolean> =>
    unit !== undefined &&
    period !== undefined &&
    (await currentPeriod(app, unit, below(tree, unit), period)).stored?.id === id;
  const named = await withApprover(app, stored);
  return {
    id,
    unit: stored.unit,
    unitName: unit?.name ?? data.unit.name,
    period: writePeriod(data.period),
    to: stored.to,
    whole,
    current: at === undefined && whole && (await isCurrent()),
    ...(at !== undefined && { approved: { name: nameIn(stored, named), own: approvedBy === person, at } }),
  };
};

/** Ids of people are nobody's business: of somebody who is gone there is no name. */
const nameIn = (stored: Snapshot, named: Snapshot): string | undefined =>
  named.approvedBy !== stored.approvedBy || /\s|\p{Lu}/u.test(stored.approvedBy ?? '') ? named.approvedBy : undefined;

/** Can this sort of file be sent there? */
const takes = (app: App, channel: string, sort: Sort): boolean => {
  const can = abilitiesOf(app, channel);
  if (can === undefined || (can.sends !== undefined && !can.sends.includes('document'))) return false;
  return can.documents === undefined || can.documents.includes(sort);
};

/** Where the person gets documents: here, or by another channel of theirs; undefined where by none. */
const placeFor = async (app: App, { at, person }: Actor): Promise<Address | undefined> => {
  if (takes(app, at.channel, 'docx')) return at;
  const ways = await reachOf(app.store.db, app.vault, person);
  const way = ways.find(({ channel }) => takes(app, channel, 'docx'));
  return way && { channel: way.channel as ChannelId, chat: way.chat };
};

type Handing = {
  readonly data: PeriodData;
  readonly stored: Snapshot;
  readonly style: DocumentStyle | undefined;
  readonly report: Report;
};

/** The files, with a line of the record for each. */
const files = (app: App, { data, stored, style }: Handing, to: Address, { person }: Actor) => {
  const approved = stored.approvedAt !== undefined;
  const name = `${data.period.code}-${data.unit.code}${approved ? '' : '-du-thao'}`;
  const names = { docx: `bao-cao-${name}.docx`, xlsx: `so-lieu-${name}.xlsx` };
  const given = sorts.filter((sort) => takes(app, to.channel, sort));
  const made = given.map((make) =>
    promised(app, { make, name: names[make], snapshot: stored.id, approved, ...(style && { style }) }),
  );
  const at = app.host.now();
  return {
    enclosures: made.map(({ enclosure }) => enclosure),
    writes: [
      ...made.flatMap(({ writes }) => writes),
      ...given.map((sort) =>
        record({ at, actor: person, action: 'document.handed', unit: stored.unit, detail: `${stored.id}.${sort}` }),
      ),
    ],
  };
};

const stateLines = async (app: App, { data, stored, report }: Handing): Promise<readonly Line[]> => {
  const { approvedAt } = stored;
  const n = holesOf(report);
  const { from, to } = data.period;
  const by = await withApprover(app, stored);
  return [
    {
      id: 'official-days',
      args: { from: writeDay(from), to: writeDay(to), at: { at: Date.parse(data.cutOff.at), as: 'time' } },
    },
    approvedAt === undefined
      ? { id: 'official-draft' }
      : {
          id: 'official-final',
          args: { name: nameIn(stored, by) ?? { id: 'decide-somebody' }, when: { at: approvedAt, as: 'time' } },
        },
    n > 0 ? { id: 'official-holes', args: { n } } : { id: 'official-no-holes' },
  ];
};

/** Who may approve is offered to, once the period is over. */
const approval = async (
  app: App,
  { stored, style }: Handing,
  { person }: Actor,
): Promise<{ readonly lines: readonly Line[]; readonly choices: readonly Choice[] }> => {
  if (stored.approvedAt !== undefined) return { lines: [], choices: [] };
  if (!(await isWhole(app, stored)))
    return { lines: [{ id: 'official-running', args: { day: writeDay(stored.to) } }], choices: [] };
  const roles = await rolesOf(app.store.db, person);
  if (!roles.some(({ role, unit }) => role === 'leader' && unit === stored.unit)) return { lines: [], choices: [] };
  const id = `!approve.${stored.id}${style ? `.${style}` : ''}`;
  return {
    lines: [{ id: 'official-approve-how' }],
    choices: [{ id, label: { id: 'official-approve-button' } }],
  };
};

/** Of files, what the person is told where they cannot all be sent here. */
const placeLines = (app: App, { data }: Handing, to: Address | undefined, { at }: Actor): readonly Line[] => {
  if (to && to.channel !== at.channel)
    return [{ id: 'official-elsewhere', args: { channel: channelName(to.channel) } }];
  if (to) return takes(app, to.channel, 'xlsx') ? [] : [{ id: 'official-no-sheet' }];
  const args = { period: data.period.code, unit: data.unit.code };
  const others = [...app.channels.keys()].some((channel) => takes(app, channel, 'docx'));
  return [others ? { id: 'official-no-files', args } : { id: 'official-no-files-here', args }];
};

/** The message with its files. @param first what stands above all else */
const handed = async (app: App, handing: Handing, actor: Actor, first: readonly Line[]): Promise<Effects> => {
  const { data, report } = handing;
  const to = await placeFor(app, actor);
  const given = to ? files(app, handing, to, actor) : { enclosures: [], writes: [] };
  const { lines, choices } = await approval(app, handing, actor);
  const head: Line = {
    id: report.issuer.kind === 'party' ? 'official-head-party' : 'official-head-state',
    args: { period: writePeriod(data.period), unit: data.unit.name, body: report.issuer.body },
  };
  const staff = { person: actor.person };
  const message = (where: Address, say: readonly Line[], more: Partial<Extract<Outgoing, { kind: 'message' }>>) =>
    ({ kind: 'message', to: where, lang: actor.lang, purpose: 'answer', prompt: { say }, staff, ...more }) as const;
  const say = [...first, head, ...(await stateLines(app, handing)), ...lines, ...placeLines(app, handing, to, actor)];
  const prompt = { say, ...(choices.length > 0 && { choices }) };
  const { enclosures, writes } = given;
  if (!to || to.channel === actor.at.channel)
    return { writes, messages: [message(actor.at, say, { prompt, ...(to && { enclosures }) })] };
  return { writes, messages: [message(actor.at, say, { prompt }), message(to, [head], { enclosures })] };
};

const told = (line: Text, { at, lang }: Actor): Effects => ({
  writes: [],
  messages: [{ kind: 'message', to: at, lang, purpose: 'answer', prompt: { say: [line] } }],
});

/** Where nothing can be made of the figures, what the person is told. */
const obstacle = ({ data, broken }: PeriodRun): Text | undefined => {
  const args = { period: writePeriod(data.period), unit: data.unit.name };
  const [first] = broken;
  if (first)
    return { id: 'official-broken', args: { ...args, where: first.label ?? { id: 'official-broken-petitions' } } };
  return data.figures.length === 0 && !hasPetitions(data) ? { id: 'official-nothing', args } : undefined;
};

/** As it would stand on paper; or the sentence why it must not. */
const onPaper = async (app: App, data: PeriodData, stored: Snapshot, style: DocumentStyle | undefined) => {
  const approved = stored.approvedAt !== undefined;
  const report = await reportFrom(app, { data, snapshot: stored.id, approved }, style);
  try {
    // Loaded late, as what makes the files.
    (await import('../documents/guard.ts')).checkReport(report);
    return { report, why: undefined };
  } catch (error) {
    if (error instanceof DocumentRefused) return { report, why: error.message };
    throw error;
  }
};

const refusedFor = (data: PeriodData, why: string): Text => ({
  id: 'official-refused',
  args: { period: writePeriod(data.period), unit: data.unit.name, why },
});

export const periodAsked = async (
  app: App,
  { unit: code, period: name, style }: Extract<Fact, { type: 'period.asked' }>,
  actor: Actor,
): Promise<Effects> => {
  const { tree } = await app.places.known();
  const unit = tree.get(code);
  const period = parsePeriod(name, (await app.catalogue.known()).tables);
  // It is for one person's eyes.
  if (!unit || !period || actor.at.group) return none;
  if (period.from > officeDay(app.host.now(), app.office.zone)) return told({ id: 'official-not-begun' }, actor);
  const run = await currentPeriod(app, unit, below(tree, unit), period);
  const { data, stored, writes } = run;
  const stop = obstacle(run);
  if (stop || !stored) return told(stop ?? { id: 'went-wrong' }, actor);
  const { report, why } = await onPaper(app, data, stored, style);
  if (why !== undefined) return told(refusedFor(data, why), actor);
  const effects = await handed(app, { data, stored, style, report }, actor, []);
  return { ...effects, writes: [...writes, ...effects.writes] };
};

export const periodApproved = async (
  app: App,
  { snapshot, style }: Extract<Fact, { type: 'period.approved' }>,
  actor: Actor,
): Promise<Effects> => {
  const found = await snapshotById(app.store.db, snapshot);
  if (!found || actor.at.group) return none;
  const now = app.host.now();
  const data = JSON.parse(found.data) as PeriodData;
  const stored: Snapshot = { ...found, approvedBy: actor.person, approvedAt: now };
  const { report, why } = await onPaper(app, data, stored, style);
  if (why !== undefined) return told(refusedFor(data, why), actor);
  const args = {
    period: writePeriod(data.period),
    unit: data.unit.name,
    from: writeDay(found.from),
    to: writeDay(found.to),
  };
  const writes: readonly Write[] = [
    approve(snapshot, actor.person, now),
    record({ at: now, actor: actor.person, action: 'period.approved', unit: found.unit, detail: snapshot }),
  ];
  const effects = await handed(app, { data, stored, style, report }, actor, [{ id: 'official-approved', args }]);
  return { ...effects, writes: [...writes, ...effects.writes] };
};

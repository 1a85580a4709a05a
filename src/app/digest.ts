/** The morning digest: what came, what went, what is open, who holds what is late. Computed once a unit and day, then kept. */
import { addDays, atTime, type Day, officeDay, startOfDay } from '../domain/calendar.ts';
import type { ChannelId, Line, Outgoing, Prompt } from '../domain/message.ts';
import { isTopic } from '../domain/taxonomy.ts';
import { showCode } from '../domain/tracking-code.ts';
import { storeDigest, storedDigest } from '../store/digests.ts';
import { seenOf, taken } from '../store/inbox.ts';
import { peopleWith, unitsWithRole } from '../store/people.ts';
import { codesOf, holderNames } from '../store/petitions.ts';
import { reachOf } from '../store/sessions.ts';
import { oneOf, type Text } from '../text/text.ts';
import { type App, always, type Room } from './app.ts';
import { attempt } from './attempt.ts';
import { type Figures, figuresOf, lateDays } from './digest-figures.ts';
import { toChat } from './effects.ts';
import { post } from './post.ts';

export type Digest = {
  readonly unit: string;
  readonly name: string;
  readonly day: Day;
  /** The window: from the digest hour of the day before to that of this day, ms. */
  readonly from: number;
  readonly to: number;
  /** open = before + opened − closed, always. */
  readonly before: number;
  readonly opened: number;
  readonly closed: number;
  readonly open: number;
  readonly overdue: number;
  /** The most first; `days` is the age of the oldest beyond its deadline. */
  readonly holders: readonly {
    readonly name: string | undefined;
    readonly unit: string;
    readonly n: number;
    readonly days: number;
  }[];
  readonly oldest: { readonly code: string; readonly days: number } | undefined;
  readonly topics: readonly { readonly topic: string; readonly n: number }[];
  /** Restricted matters that came in: code, unit and day are all a committee ever learns. */
  readonly restricted: readonly { readonly code: string; readonly unit: string; readonly day: Day }[];
};

const maxRows = 5;
const chunk = 90;

/** A digest as it was first computed for a past window; the running day is computed anew each time. */
export const digestFor = async (app: App, unit: string, day: Day): Promise<Digest> => {
  const stored = await storedDigest(app.store.db, unit, day);
  if (stored !== undefined) return JSON.parse(stored) as Digest;
  return compute(app, unit, day);
};

const compute = async (app: App, unit: string, day: Day): Promise<Digest> => {
  const { office, host } = app;
  const { zone, digestAt } = office;
  const from = atTime(addDays(day, -1), digestAt, zone);
  const to = Math.min(atTime(day, digestAt, zone), Math.max(host.now(), from));
  const figures = (await figuresOf(app, [unit], from, to)).get(unit);
  if (!figures) throw new Error('the figures of a unit that was asked for are there');
  return digestOf(app, unit, day, { from, to }, figures);
};

/** What is told of the figures: who holds what is late, the most first; names only of the few that are shown. */
const digestOf = async (
  app: App,
  unit: string,
  day: Day,
  { from, to }: { readonly from: number; readonly to: number },
  { before, opened, closed, open, topics, late, sealed }: Figures,
): Promise<Digest> => {
  const { store, office, places, vault } = app;
  const { zone } = office;
  const { tree } = await places.known();
  const groups = [...Map.groupBy(late, (p) => `${p.unit}\n${p.holder ?? ''}`).values()]
    .map((group) => ({ first: group[0], n: group.length, days: Math.max(...group.map((p) => lateDays(p, to, zone))) }))
    .sort((a, b) => b.n - a.n || b.days - a.days);
  const told = groups.slice(0, maxRows).flatMap(({ first }) => (first?.holder === undefined ? [] : [first.petition]));
  const names = await holderNames(store.db, vault, told);
  const holders = groups.map(({ first, n, days }) => ({
    name: names.get(first?.petition ?? ''),
    unit: tree.get(first?.unit ?? '')?.name ?? first?.unit ?? '',
    n,
    days,
  }));
  const oldest = late.toSorted((a, b) => a.dueAt - b.dueAt)[0];
  const codes = oldest ? await codesOf(store.db, [oldest.petition]) : new Map<string, string>();
  return {
    unit,
    name: tree.get(unit)?.name ?? unit,
    day,
    from,
    to,
    before,
    opened,
    closed,
    open,
    overdue: late.length,
    holders,
    oldest: oldest && { code: codes.get(oldest.petition) ?? '', days: lateDays(oldest, to, zone) },
    topics: [...topics].map(([topic, n]) => ({ topic, n })).sort((a, b) => b.n - a.n || a.topic.localeCompare(b.topic)),
    restricted: sealed.map((s) => ({
      code: s.code,
      unit: tree.get(s.unit)?.name ?? s.unit,
      day: officeDay(s.at, zone),
    })),
  };
};

/** The day whose digest is still to come: tomorrow's, once today's hour is past. */
export const runningDay = (app: App): Day => {
  const { zone, digestAt } = app.office;
  const now = app.host.now();
  const today = officeDay(now, zone);
  return now < atTime(today, digestAt, zone) ? today : addDays(today, 1);
};

const join = (parts: readonly Text[]): Text | undefined =>
  parts.reduceRight<Text | undefined>(
    (rest, first) => (rest ? { id: 'digest-topic-more', args: { first, rest } } : first),
    undefined,
  );

/** The digest as a message. Bottom line first; the balance adds up; an empty day is one line. */
export const digestPrompt = (app: App, d: Digest): Prompt => {
  const day = { at: startOfDay(d.day, app.office.zone), as: 'day' } as const;
  const restricted = d.restricted.map(
    (r): Line => ({
      id: 'digest-restricted',
      args: { code: showCode(r.code), unit: r.unit, day: { at: startOfDay(r.day, app.office.zone), as: 'day' } },
    }),
  );
  const unit = d.name;
  // Asked for before its hour: the figures of the hours gone by.
  const running = d.to < atTime(d.day, app.office.digestAt, app.office.zone);
  const until = { at: d.to, as: 'time' } as const;
  if (d.opened === 0 && d.closed === 0 && d.overdue === 0)
    return {
      say: [
        running
          ? { id: 'digest-now-empty', args: { unit, until, open: d.open } }
          : { id: 'digest-empty', args: { unit, day, open: d.open } },
        ...restricted,
      ],
    };
  const say: Line[] = [
    running
      ? { id: 'digest-now', args: { unit, until, overdue: d.overdue } }
      : d.overdue > 0
        ? { id: 'digest-title-overdue', args: { unit, day, overdue: d.overdue } }
        : { id: 'digest-title', args: { unit, day } },
    {
      id: 'digest-flow',
      args: { from: { at: d.from, as: 'time' }, to: { at: d.to, as: 'time' }, opened: d.opened, done: d.closed },
    },
    { id: 'digest-balance', args: { open: d.open, before: d.before, opened: d.opened, done: d.closed } },
  ];
  if (d.overdue > 0) {
    say.push({ id: 'digest-overdue', args: { overdue: d.overdue } });
    for (const h of d.holders.slice(0, maxRows)) {
      const who: Text = h.name === undefined ? { id: 'digest-nobody' } : { id: 'digest-of', args: { unit: h.name } };
      say.push({ id: 'digest-holder', args: { unit: h.unit, holder: who, n: h.n, days: h.days } });
    }
    const rest = d.holders.slice(maxRows).reduce((sum, h) => sum + h.n, 0);
    if (rest > 0) say.push({ id: 'digest-rest', args: { n: rest } });
    if (d.oldest) say.push({ id: 'digest-oldest', args: { code: showCode(d.oldest.code), days: d.oldest.days } });
  }
  const topics = join(
    d.topics.slice(0, 3).map((t) => ({
      id: 'digest-topic',
      args: { topic: oneOf(`topic-${isTopic(t.topic) ? t.topic : 'other'}`), n: t.n },
    })),
  );
  if (topics) say.push({ id: 'digest-topics', args: { topics } });
  return { say: [...say, ...restricted] };
};

/** Units that get a digest: those with a committee chat or a leader. */
const receivers = async (app: App): Promise<readonly string[]> => {
  const known = await app.places.known();
  const withChat = known.chats.map((chat) => chat.unit);
  return [...new Set([...withChat, ...(await unitsWithRole(app.store.db, 'leader'))])];
};

/**
 * Puts a unit's digest of a day into the outbox of its chats and leaders, once, however often it is called.
 * @param again the operator asked for it to be sent, also if it was before
 */
export const sendDigest = async (app: App, unit: string, day: Day, again = false): Promise<'sent' | 'before'> => {
  const { store, host, vault } = app;
  const now = host.now();
  const key = again ? `digest:${unit}:${day}:${host.newId()}` : `digest:${unit}:${day}`;
  const digest = await digestFor(app, unit, day);
  const whole = digest.to >= atTime(day, app.office.digestAt, app.office.zone);
  const known = await app.places.known();
  const chats = known.chats
    .filter((chat) => chat.unit === unit)
    .map((chat) => ({ to: toChat(chat), lang: 'vi' as const }));
  const leaders = await peopleWith(store.db, unit, 'leader');
  const reach = (await Promise.all(leaders.map((person) => reachOf(store.db, vault, person)))).flatMap(([first]) =>
    first ? [{ to: { channel: first.channel as ChannelId, chat: first.chat }, lang: first.lang }] : [],
  );
  const messages = [...chats, ...reach].map(
    ({ to, lang }): Outgoing => ({
      kind: 'message',
      to,
      lang,
      purpose: 'digest',
      prompt: digestPrompt(app, digest),
    }),
  );
  const posted = post(app, messages, `clock:${key}`);
  const stored = whole ? [storeDigest(unit, day, JSON.stringify(digest), now)] : [];
  const outcome = await store.commit([taken('clock', key, now), ...stored, ...posted.writes]);
  if (outcome !== 'ok') return 'before';
  app.metrics.count('caunoi_digests_total');
  host.hint({ lanes: posted.lanes });
  return 'sent';
};

/** The digests of today, when their hour has come or is past: also at the first start after it was missed. */
export const sendDueDigests = async (app: App, room: Room = always): Promise<void> => {
  const { host, office, store } = app;
  const now = host.now();
  const day = officeDay(now, office.zone);
  if (now < atTime(day, office.digestAt, office.zone)) return;
  const keyOf = (unit: string) => `digest:${unit}:${day}`;
  const units = await receivers(app);
  // Asked every minute of the day: one query for all units, not one for each.
  for (let i = 0; i < units.length; i += chunk) {
    const some = units.slice(i, i + chunk);
    const before = await seenOf(store.db, 'clock', some.map(keyOf));
    for (const unit of some)
      if (!before.has(keyOf(unit)) && room()) await attempt(app, 'digest.failed', () => sendDigest(app, unit, day));
  }
};

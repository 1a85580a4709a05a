/**
 * News of a petition goes to the channel its citizen used last. Where that one turns out to be blocked, closed or dead, the same
 * news goes to another channel of the person; what no channel can take stays where it is.
 */
import type { Address, ChannelId, Outgoing } from '../domain/message.ts';
import type { Write } from '../store/commit.ts';
import { type Lane, laneOf } from '../store/lanes.ts';
import { failed, type OutboxRow } from '../store/outbox.ts';
import { reachOf, standing } from '../store/sessions.ts';
import type { Lang } from '../text/text.ts';
import { laneIdOf } from './address.ts';
import { type App, abilitiesOf } from './app.ts';
import { post } from './post.ts';

/** `waits`: the platform lets nothing through before the person's next word. */
export type Reached = { readonly to: Address; readonly lang: Lang; readonly person: string; readonly waits: boolean };

/** Is the time over in which we may write to this chat? `lane` as it stands; where no word was ever noted the platform decides. */
export const isClosed = (app: App, lane: Pick<Lane, 'channel' | 'group' | 'heardAt'>, now: number): boolean => {
  const window = abilitiesOf(app, lane.channel)?.window;
  return window !== undefined && !lane.group && lane.heardAt !== undefined && now - lane.heardAt > window.openMs;
};

const closedNow = async (app: App, to: Address): Promise<boolean> => {
  if (abilitiesOf(app, to.channel)?.window === undefined) return false;
  const lane = await laneOf(app.store.db, app.vault, laneIdOf(app.vault, to));
  return lane !== undefined && isClosed(app, lane, app.host.now());
};

type Way = { readonly to: Address; readonly lang: Lang; readonly waits: boolean };

/** The ways to a person that are not blocked, the channel used last first, closed ones behind the open ones. */
const waysTo = async (app: App, person: string): Promise<readonly Way[]> => {
  const ways: Way[] = [];
  for (const { channel, chat, lang } of await reachOf(app.store.db, app.vault, person)) {
    const to = { channel: channel as ChannelId, chat };
    if (app.channels.has(to.channel)) ways.push({ to, lang, waits: await closedNow(app, to) });
  }
  return ways.sort((a, b) => Number(a.waits) - Number(b.waits));
};

/**
 * How the citizen of a petition is reached now; undefined where nothing of them is left.
 * @param session of the petition · @param source the channel it came by: the last resort, though it may be blocked
 */
export const reachCitizen = async (app: App, session: string, source: string): Promise<Reached | undefined> => {
  const known = await standing(app.store.db, app.vault, session);
  if (!known || known.erased) return undefined;
  const [first] = await waysTo(app, known.person);
  if (first) return { ...first, person: known.person };
  const to = { channel: source as ChannelId, chat: known.address };
  return { to, lang: known.session.lang, person: known.person, waits: false };
};

export type Moved = {
  readonly writes: readonly Write[];
  readonly lanes: readonly string[];
  readonly left: readonly OutboxRow[];
};

/** What of these rows can go to another channel of the person, and what is left. */
export const elsewhere = async (app: App, lane: Lane, rows: readonly OutboxRow[]): Promise<Moved> => {
  const writes: Write[] = [];
  const lanes: string[] = [];
  const gone = new Set<number>();
  for (const row of rows) {
    const { news } = row.call;
    if (!news?.news) continue;
    const tried = [...(news.news.tried ?? []), lane.channel as ChannelId];
    const way = (await waysTo(app, news.news.person)).find(({ to, waits }) => !waits && !tried.includes(to.channel));
    if (!way) continue;
    const again: Outgoing = { ...news, to: way.to, lang: way.lang, news: { ...news.news, tried } };
    const posted = post(app, [again], row.cause);
    lanes.push(...posted.lanes);
    // The other parts of a message that was too long for one go with the first.
    const parts = rows.filter((r) => r === row || (r.cause === row.cause && r.seq > row.seq && !r.call.news));
    for (const { seq } of parts) gone.add(seq);
    writes.push(
      ...parts.map(({ seq }) => failed(seq, { state: 'superseded', failure: 'elsewhere', counted: false })),
      ...posted.writes,
    );
    app.metrics.count('caunoi_sends_total', { channel: lane.channel, outcome: 'elsewhere' });
  }
  return { writes, lanes, left: rows.filter(({ seq }) => !gone.has(seq)) };
};

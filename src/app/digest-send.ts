/** Puts a digest into the outbox: of the unit's chats, and of its leaders, each in their own words; of a week, of its officers. */
import type { ChannelId, Outgoing, Target } from '../domain/message.ts';
import type { Write } from '../store/commit.ts';
import { askDecision, decisionOf, namesOf } from '../store/decisions.ts';
import { storeDigest } from '../store/digests.ts';
import { taken } from '../store/inbox.ts';
import { peopleWith } from '../store/people.ts';
import { petitionById } from '../store/petitions.ts';
import { reachOf } from '../store/sessions.ts';
import type { Lang } from '../text/text.ts';
import { type App, abilitiesOf } from './app.ts';
import { keyOf } from './digest.ts';
import type { Digest } from './digest-data.ts';
import { painted, showsPictures } from './digest-picture.ts';
import { detailFor, digestPrompt, type Reader } from './digest-text.ts';
import { digestHour } from './digest-window.ts';
import { toChat } from './effects.ts';
import { post } from './post.ts';

type Receiver = { readonly to: Target; readonly lang: Lang };

/** People with a role, each by the channel they used last. */
const peopleOf = async (app: App, people: readonly string[]): Promise<readonly Receiver[]> => {
  const { store, vault, channels } = app;
  const ways = await Promise.all(people.map((person) => reachOf(store.db, vault, person)));
  return ways.flatMap((all) => {
    const way = all.find(({ channel }) => channels.has(channel as ChannelId));
    return way ? [{ to: { channel: way.channel as ChannelId, chat: way.chat }, lang: way.lang }] : [];
  });
};

/** Who gets it: chats and leaders every working day; officers who are not leaders, once a week. */
export const receiversOf = async (
  app: App,
  { unit, kind }: Pick<Digest, 'unit' | 'kind'>,
): Promise<{ readonly chats: readonly Receiver[]; readonly people: readonly Receiver[] }> => {
  const { db } = app.store;
  const leaders = await peopleWith(db, unit, 'leader');
  if (kind === 'week') {
    const officers = await peopleWith(db, unit, 'officer');
    return {
      chats: [],
      people: await peopleOf(
        app,
        officers.filter((person) => !leaders.includes(person)),
      ),
    };
  }
  const { chats } = await app.places.known();
  const bound = chats.filter((chat) => chat.unit === unit && app.channels.has(chat.channel as ChannelId));
  return {
    chats: bound.map((chat) => ({ to: toChat(chat), lang: 'vi' })),
    people: await peopleOf(app, leaders),
  };
};

/** Everybody who is named in it, by their ids. */
export const peopleIn = ({ holders, decision }: Digest): readonly string[] => {
  const all = [...holders.flatMap(({ people }) => people.map(({ person }) => person)), decision?.holder];
  return [...new Set(all.filter((person) => person !== undefined))];
};

/** The question to the leaders: asked once a day, whatever is sent how often. */
const question = async (
  app: App,
  { unit, day, decision }: Digest,
): Promise<{ readonly asked: Reader['asked']; readonly writes: readonly Write[] }> => {
  if (!decision) return { asked: undefined, writes: [] };
  const { store, vault, host } = app;
  const matter = (await petitionById(store.db, vault, decision.petition))?.matter;
  const before = await decisionOf(store.db, unit, day);
  if (before) return { asked: { id: before.id, matter }, writes: [] };
  const id = host.newId();
  return { asked: { id, matter }, writes: [askDecision({ id, unit, day, petition: decision.petition })] };
};

/**
 * Once, however often it is called.
 * @param again the operator asked for it to be sent, also if it was before
 * @returns how many get it; undefined where it was sent before
 */
export const sendDigest = async (app: App, d: Digest, again = false): Promise<number | undefined> => {
  const { store, host, vault } = app;
  const now = host.now();
  const name = `digest:${d.unit}:${keyOf(d.day, d.kind)}`;
  const key = again ? `${name}:${host.newId()}` : name;
  const { chats, people } = await receiversOf(app, d);
  const whole = d.to >= digestHour(d.day, app.office);
  const { asked, writes: asking } =
    people.length > 0 && whole ? await question(app, d) : { asked: undefined, writes: [] };
  const names = people.length > 0 ? await namesOf(store.db, vault, peopleIn(d)) : undefined;
  const readers = [
    ...chats.map(({ to, lang }) => ({ to, lang, names: undefined, asked: undefined, rows: rowsIn(app, to, whole) })),
    ...people.map(({ to, lang }) => ({ to, lang, names, asked, rows: whole ? 'buttons' : 'none' }) as const),
  ];
  const detail = detailFor(app, d, readers);
  const drawn = readers.some(({ to }) => showsPictures(app, to.channel)) ? await painted(app, d, detail) : undefined;
  const messages = readers.map(
    (reader): Outgoing => ({
      kind: 'message',
      to: reader.to,
      lang: reader.lang,
      purpose: 'digest',
      prompt: digestPrompt(app, d, reader, detail),
      ...(drawn && showsPictures(app, reader.to.channel) && { enclosures: [drawn.enclosure] }),
    }),
  );
  const posted = post(app, messages, `clock:${key}`);
  const keeping = whole
    ? [storeDigest({ unit: d.unit, key: keyOf(d.day, d.kind), id: d.id, data: JSON.stringify(d) }, now)]
    : [];
  const outcome = await store.commit([
    taken('clock', key, now),
    ...keeping,
    ...asking,
    ...(drawn?.writes ?? []),
    ...posted.writes,
  ]);
  if (outcome !== 'ok') return undefined;
  app.metrics.count('caunoi_digests_total');
  host.hint({ lanes: posted.lanes });
  return messages.length;
};

/** In a group without buttons the lists are typed, as they are at that moment. */
const rowsIn = (app: App, to: Target, whole: boolean): Reader['rows'] => {
  if (abilitiesOf(app, to.channel)?.groupButtons !== true) return 'typed';
  return whole ? 'buttons' : 'none';
};

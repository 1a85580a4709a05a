/** Puts a digest into the outbox: of the unit's chats, and of its leaders, each in their own words; of a week, of its officers. */
import type { Role } from '../domain/fact.ts';
import type { AsStaff, ChannelId, Outgoing, Target } from '../domain/message.ts';
import type { Write } from '../store/commit.ts';
import { askDecision, decisionById, decisionOf, namesOf } from '../store/decisions.ts';
import { storeDigest } from '../store/digests.ts';
import { taken } from '../store/inbox.ts';
import { notesOf } from '../store/notes.ts';
import { peopleWith } from '../store/people.ts';
import { petitionById } from '../store/petitions.ts';
import { reachOf } from '../store/sessions.ts';
import type { Lang } from '../text/text.ts';
import { type App, abilitiesOf } from './app.ts';
import type { Case } from './decision-choice.ts';
import { keyOf } from './digest.ts';
import type { Digest } from './digest-data.ts';
import { pictureOf } from './digest-picture.ts';
import { detailFor, digestPrompt, type Reader } from './digest-text.ts';
import { digestHour } from './digest-window.ts';
import { toChat } from './effects.ts';
import { promised, showsPictures } from './made-file.ts';
import { post } from './post.ts';

type Receiver = { readonly to: Target; readonly lang: Lang; readonly staff?: AsStaff };

/** People with a role, each by the channel they used last. */
const peopleOf = async (
  app: App,
  people: readonly string[],
  as: { readonly unit: string; readonly role: Role },
): Promise<readonly Receiver[]> => {
  const { store, vault, channels } = app;
  const all = await Promise.all(
    people.map(async (person) => ({ person, ways: await reachOf(store.db, vault, person) })),
  );
  return all.flatMap(({ person, ways }) => {
    const way = ways.find(({ channel }) => channels.has(channel as ChannelId));
    const to = way && { channel: way.channel as ChannelId, chat: way.chat };
    return to ? [{ to, lang: way.lang, staff: { person, ...as } }] : [];
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
        { unit, role: 'officer' },
      ),
    };
  }
  const { chats } = await app.places.known();
  const bound = chats.filter((chat) => chat.unit === unit && app.channels.has(chat.channel as ChannelId));
  return {
    chats: bound.map((chat) => ({ to: toChat(chat), lang: 'vi' })),
    people: await peopleOf(app, leaders, { unit, role: 'leader' }),
  };
};

/** Everybody who is named in it, by their ids. */
export const peopleIn = ({ holders, decision }: Digest): readonly string[] => {
  const all = [...holders.flatMap(({ people }) => people.map(({ person }) => person)), decision?.holder];
  return [...new Set(all.filter((person) => person !== undefined))];
};

/** What the question is about: the case, or what an officer proposes. */
export const matterOf = async ({ store, vault }: App, { petition, proposal }: Case): Promise<string | undefined> => {
  if (proposal === undefined) return (await petitionById(store.db, vault, petition))?.matter;
  const row = await decisionById(store.db, proposal);
  return (await notesOf(store.db, petition)).find(({ id }) => id === row?.proposal)?.text;
};

/** The question to the leaders: asked once a day, whatever is sent how often. */
const question = async (
  app: App,
  { unit, day, decision }: Digest,
): Promise<{ readonly asked: Reader['asked']; readonly writes: readonly Write[] }> => {
  if (!decision) return { asked: undefined, writes: [] };
  const { store, host } = app;
  const { petition, proposal } = decision;
  const matter = await matterOf(app, decision);
  if (proposal !== undefined) return { asked: { id: proposal, matter, proposal: true }, writes: [] };
  const before = await decisionOf(store.db, unit, day);
  if (before) return { asked: { id: before.id, matter, proposal: false }, writes: [] };
  const id = host.newId();
  return { asked: { id, matter, proposal: false }, writes: [askDecision({ id, unit, day, petition })] };
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
    ...chats.map((chat) => ({ ...chat, names: undefined, asked: undefined, rows: rowsIn(app, chat.to, whole) })),
    ...people.map((one) => ({ ...one, names, asked, rows: whole ? 'buttons' : 'none' }) as const),
  ];
  const detail = detailFor(app, d, readers);
  const seen = app.png !== undefined && readers.some(({ to }) => showsPictures(app, to.channel));
  const picture = seen ? pictureOf(app, d, detail, 'vi') : undefined;
  // Drawn when the first of them is sent: three thousand pictures at once would hold up everything else.
  const shown = picture && promised(app, { make: 'picture', picture });
  const messages = readers.map(
    (reader): Outgoing => ({
      kind: 'message',
      to: reader.to,
      lang: reader.lang,
      purpose: 'digest',
      prompt: digestPrompt(app, d, reader, detail),
      ...(reader.staff && { staff: reader.staff }),
      ...(shown && showsPictures(app, reader.to.channel) && { enclosures: [shown.enclosure] }),
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
    ...(shown?.writes ?? []),
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

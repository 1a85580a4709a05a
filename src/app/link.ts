/** Conversations on several channels become one person's, and separate again. */
import type { ChannelId, Outgoing } from '../domain/message.ts';
import { channelName } from '../flows/channel-names.ts';
import { partChoice } from '../flows/link.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import {
  type Conversation,
  conversationsOf,
  hasNumber,
  joinPeople,
  knownSince,
  moveHeldCases,
  partPeople,
  type Showing,
  sameConversations,
  showNumber,
  withNumber,
} from '../store/linking.ts';
import { rolesOf } from '../store/people.ts';
import type { Text } from '../text/text.ts';
import type { App } from './app.ts';
import { type Actor, type Effects, none } from './effects.ts';

/** Who looks, and where they are. */
export type Asker = Pick<Actor, 'person' | 'session'> & { readonly at: { readonly channel: ChannelId } };

const talksOf = (app: App, person: string): Promise<readonly Conversation[]> =>
  conversationsOf(app.store.db, app.vault, person);

/** The channels of these conversations and of the one that may not be stored yet. */
const channelsWith = (talks: readonly Conversation[], asker: Asker): readonly ChannelId[] => [
  ...(talks.some(({ id }) => id === asker.session) ? [] : [asker.at.channel]),
  ...talks.map(({ channel }) => channel as ChannelId),
];

/** One person has one conversation a channel: two accounts on the same one are two people, or nobody could tell them apart. */
export const canBeOne = (channels: readonly string[]): boolean => new Set(channels).size === channels.length;

export const links = async (
  app: App,
  asker: Asker,
): Promise<{ readonly channels: readonly ChannelId[]; readonly number: boolean }> => ({
  channels: channelsWith(await talksOf(app, asker.person), asker),
  number: await hasNumber(app.store.db, asker.person),
});

/** Says it in these conversations, where they can be reached. */
export const tell = (talks: readonly Conversation[], say: Text, choice?: typeof partChoice): Outgoing[] =>
  talks
    .filter(({ blocked }) => !blocked)
    .map(({ channel, chat, lang }) => ({
      kind: 'message',
      to: { channel: channel as ChannelId, chat },
      lang,
      purpose: 'notice',
      prompt: { say: [say], ...(choice && { choices: [choice] }) },
    }));

/**
 * These people are one from now on. Who can do something stays, else who was known first: the record names people, and most of
 * it then goes on being about the same one.
 * @param people the acting one among them
 */
export const join = async (app: App, people: readonly string[], actor: Asker): Promise<Write[]> => {
  const { db } = app.store;
  const now = app.host.now();
  const ranked = await Promise.all(
    people.map(async (id) => ({
      id,
      staff: (await rolesOf(db, id)).length > 0,
      since: (await knownSince(db, id)) ?? now,
      talks: await talksOf(app, id),
    })),
  );
  const [kept, ...others] = ranked.sort(
    (a, b) => Number(b.staff) - Number(a.staff) || a.since - b.since || (a.id < b.id ? -1 : 1),
  );
  if (!kept || others.length === 0) return [];
  const talks = ranked.flatMap((each) => each.talks);
  return [
    ...sameConversations(people, talks, actor.session),
    ...others.flatMap(({ id, staff }) => [
      ...(staff ? moveHeldCases(id, kept.id, now) : []),
      ...joinPeople(id, kept.id),
      record({ at: now, actor: kept.id, action: 'person.linked', detail: id }),
    ]),
  ];
};

type Sharing = {
  /** The number as it is stored. */
  readonly hash: string;
  /** Conversations on other channels in which it was shown. */
  readonly elsewhere: readonly Showing[];
  /** Those of them who would now be one with the asker. */
  readonly people: readonly string[];
};

const sharing = async (app: App, phone: string, asker: Asker): Promise<Sharing> => {
  const hash = app.vault.blind('phone', phone);
  const shown = await withNumber(app.store.db, hash);
  const elsewhere = shown.filter(({ channel }) => channel !== asker.at.channel);
  const people: string[] = [];
  let channels = channelsWith(await talksOf(app, asker.person), asker);
  for (const person of new Set(elsewhere.map((each) => each.person))) {
    if (person === asker.person) continue;
    const theirs = (await talksOf(app, person)).map(({ channel }) => channel as ChannelId);
    if (!canBeOne([...channels, ...theirs])) continue;
    people.push(person);
    channels = [...channels, ...theirs];
  }
  return { hash, elsewhere, people };
};

export const sameNumber = async (app: App, phone: string, asker: Asker): Promise<readonly ChannelId[]> => {
  const { elsewhere, people } = await sharing(app, phone, asker);
  return elsewhere.flatMap(({ person, channel }) => (people.includes(person) ? [channel as ChannelId] : []));
};

/** The person has shown their number: whoever showed the same on another channel is the same person, from now on. */
export const numberShown = async (app: App, phone: string, actor: Actor): Promise<Effects> => {
  const { hash, elsewhere, people } = await sharing(app, phone, actor);
  const writes = [
    ...showNumber({
      phone: hash,
      acting: actor.session,
      channel: actor.at.channel,
      elsewhere,
    }),
    ...(people.length > 0 ? await join(app, [actor.person, ...people], actor) : []),
  ];
  const heard = (await Promise.all(people.map((person) => talksOf(app, person)))).flat();
  const channel = channelName(actor.at.channel);
  // A number may be given to somebody else: who has it no longer can undo this.
  return { writes, messages: tell(heard, { id: 'link-told', args: { channel } }, partChoice) };
};

/** Every conversation is its own person again. */
export const parted = async (app: App, actor: Actor): Promise<Effects> => {
  const talks = await talksOf(app, actor.person);
  if (talks.length < 2) return none;
  const at = app.host.now();
  const others = talks.filter(({ id }) => id !== actor.session);
  const gone = talks.filter(({ own }) => own !== actor.person);
  return {
    writes: [
      ...sameConversations([actor.person], talks, actor.session),
      ...partPeople(actor.person),
      ...gone.map(({ own }) => record({ at, actor: actor.person, action: 'person.parted', detail: own })),
    ],
    messages: tell(others, { id: 'link-parted-told', args: { channel: channelName(actor.at.channel) } }),
  };
};

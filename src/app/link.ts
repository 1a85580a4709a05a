/** Conversations on several channels become one person's, and separate again. */
import type { ChannelId, Outgoing } from '../domain/message.ts';
import { channelName } from '../flows/channel-names.ts';
import type { partChoice } from '../flows/link.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import {
  type Conversation,
  conversationsOf,
  joinPeople,
  knownSince,
  moveHeldCases,
  partPeople,
  sameConversations,
} from '../store/linking.ts';
import { hasNumber } from '../store/numbers.ts';
import { rolesOf } from '../store/people.ts';
import type { Text } from '../text/text.ts';
import type { App } from './app.ts';
import { type Actor, type Effects, none } from './effects.ts';

/** Who looks, and where they are. */
export type Asker = Pick<Actor, 'person' | 'session'> & { readonly at: { readonly channel: ChannelId } };

export const talksOf = (app: App, person: string): Promise<readonly Conversation[]> =>
  conversationsOf(app.store.db, app.vault, person);

/** The channels of these conversations and of the one that may not be stored yet. */
export const channelsWith = (talks: readonly Conversation[], asker: Asker): readonly ChannelId[] => [
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

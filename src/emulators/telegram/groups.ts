/** Groups: who is in, and how the bot stands to them. */
import type { Delivery } from './delivery.ts';
import type { Person } from './people.ts';
import { type Shown, show } from './show.ts';
import { addChat, type Chat, post, type Standing, seconds, touch, type User, type World } from './world.ts';

export type Group = {
  /** Another one after `upgrade`. */
  readonly id: number;
  readonly title: string;
  join(person: Person): void;
  leave(person: Person): void;
  addBot(by: Person): void;
  /** Makes the bot an administrator: it then gets everything that is said. */
  promoteBot(by: Person): void;
  removeBot(by: Person): void;
  /** Becomes a supergroup with a new id; the old id only tells the new one. */
  upgrade(by?: Person): number;
  readonly messages: () => readonly Shown[];
};

export const createGroup = (
  world: World,
  delivery: Delivery,
  how: {
    readonly id?: number;
    readonly title: string;
    readonly supergroup?: boolean;
    readonly members?: readonly Person[];
  },
): Group => {
  const info = (type: 'group' | 'supergroup', id?: number) => ({
    id: id ?? (type === 'group' ? -++world.count.group : -++world.count.supergroup),
    type,
    title: how.title,
  });
  const { id, members } = how;
  if (id !== undefined && world.chats.has(id)) throw new Error(`There is a chat with the id ${id} already`);
  const kind = how.supergroup ? 'supergroup' : 'group';
  let chat: Chat = addChat(world, info(kind, id), members ? 'member' : 'never');

  const userOf = (person: Person): User => {
    const user = world.people.get(person.id);
    if (!user) throw new Error(`Nobody has the id ${person.id}`);
    return user;
  };

  for (const person of members ?? []) chat.members.set(person.id, userOf(person));

  /** Service messages reach a bot that is in, whatever its privacy mode. */
  const service = (from: User, content: object): void => {
    const raw = post(world, chat, from, { ...content });
    if (isIn(chat.bot)) delivery.emit('message', raw, chat.info.id);
  };

  const member = (by: Person): User => {
    if (!chat.members.has(by.id)) throw new Error(`${by.name} is not in ${how.title}`);
    return userOf(by);
  };

  return {
    get id() {
      return chat.info.id;
    },
    title: how.title,
    join: (person) => {
      const user = userOf(person);
      chat.members.set(user.id, user);
      service(user, { new_chat_members: [user] });
    },
    leave: (person) => {
      const user = member(person);
      chat.members.delete(user.id);
      service(user, { left_chat_member: user });
    },
    addBot: (by) => {
      const user = member(by);
      if (isIn(chat.bot)) throw new Error(`The bot is already in ${how.title}`);
      stand(world, delivery, chat, user, 'member');
      service(user, { new_chat_members: [world.me] });
    },
    promoteBot: (by) => {
      if (!isIn(chat.bot)) throw new Error(`The bot is not in ${how.title}`);
      stand(world, delivery, chat, member(by), 'administrator');
    },
    removeBot: (by) => {
      const user = member(by);
      if (!isIn(chat.bot)) throw new Error(`The bot is not in ${how.title}`);
      stand(world, delivery, chat, user, 'kicked');
    },
    upgrade: (by) => {
      if (chat.info.type === 'supergroup') throw new Error(`${how.title} is a supergroup already`);
      const user = by ? member(by) : (chat.members.values().next().value ?? world.me);
      const before = chat;
      const after = addChat(world, info('supergroup'), before.bot);
      for (const [id, each] of before.members) after.members.set(id, each);
      service(user, { migrate_to_chat_id: after.info.id });
      before.movedTo = after.info.id;
      chat = after;
      service(user, { migrate_from_chat_id: before.info.id });
      return after.info.id;
    },
    messages: () => [...chat.messages.keys()].map((id) => show(world, chat, id)),
  };
};

const isIn = (standing: Standing): boolean => standing === 'member' || standing === 'administrator';

/** Changes how the bot stands to a group, and tells it. */
export const stand = (world: World, delivery: Delivery, chat: Chat, by: User, standing: Standing): void => {
  const entry = (is: Standing) => ({ user: world.me, status: is === 'never' ? 'left' : is });
  const change = {
    chat: chat.info,
    from: by,
    date: seconds(world),
    old_chat_member: entry(chat.bot),
    new_chat_member: entry(standing),
  };
  chat.bot = standing;
  delivery.emit('my_chat_member', change, chat.info.id);
  touch(world);
};

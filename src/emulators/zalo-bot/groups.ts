/** Groups: existing ones that the bot is let into. The platform tells the bot nothing of that. */
import type { Person } from './people.ts';
import { type Shown, show } from './show.ts';
import { addChat, groupId, touch, type World } from './world.ts';

export type Group = {
  readonly id: string;
  readonly title: string;
  join(person: Person): void;
  leave(person: Person): void;
  /** Throws where the bot may not be in groups, or is in as many as its plan allows. */
  addBot(by: Person): void;
  removeBot(by: Person): void;
  readonly messages: () => readonly Shown[];
};

export const createGroup = (
  world: World,
  how: { readonly id?: string; readonly title: string; readonly members?: readonly Person[] },
): Group => {
  const { title, members } = how;
  const id = how.id ?? groupId(world);
  if (world.chats.has(id)) throw new Error(`There is a chat with the id ${id} already`);
  const chat = addChat(world, { id, group: true, title, open: members !== undefined });

  const add = (person: Person): void => {
    const user = world.people.get(person.id);
    if (!user) throw new Error(`Nobody has the id ${person.id}`);
    chat.members.set(user.id, user);
    touch(world);
  };
  const inside = (person: Person): void => {
    if (!chat.members.has(person.id)) throw new Error(`${person.name} is not in ${title}`);
  };
  for (const person of members ?? []) add(person);

  return {
    id,
    title,
    join: add,
    leave: (person) => {
      inside(person);
      chat.members.delete(person.id);
      touch(world);
    },
    addBot: (by) => {
      inside(by);
      if (!world.canJoinGroups) throw new Error('This bot may not join groups');
      if (chat.open) throw new Error(`The bot is already in ${title}`);
      const joined = [...world.chats.values()].filter(({ group, open }) => group && open).length;
      if (joined >= world.plan.groups) throw new Error(`The plan allows ${world.plan.groups} groups`);
      chat.open = true;
      touch(world);
    },
    removeBot: (by) => {
      inside(by);
      if (!chat.open) throw new Error(`The bot is not in ${title}`);
      chat.open = false;
      touch(world);
    },
    messages: () => [...chat.messages.keys()].map((each) => show(chat, each)),
  };
};

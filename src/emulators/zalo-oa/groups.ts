/** Groups: the account makes them itself and cannot be let into others. */
import type { Delivery } from './delivery.ts';
import { lifecycle } from './events.ts';
import type { Person } from './people.ts';
import { type Shown, show } from './show.ts';
import { type Chat, newGroupId, touch, type World } from './world.ts';

export type Group = {
  readonly id: string;
  readonly name: string;
  join(person: Person): void;
  leave(person: Person): void;
  /** What was paid for has run out; the group can be renewed for 45 days. */
  expire(): void;
  renew(): void;
  /** The account is no longer in it. */
  removeOa(): void;
  dissolve(): void;
  readonly messages: () => readonly Shown[];
};

export const createGroup = (
  world: World,
  delivery: Delivery,
  how: { readonly id?: string; readonly name: string; readonly members: readonly string[]; readonly told: boolean },
): Group => {
  const id = how.id ?? newGroupId(world);
  if (world.chats.has(id)) throw new Error(`There is a chat with the id ${id} already`);
  if (how.name.trim() === '' || how.name.length > 30) throw new Error('A group’s name has 1 to 30 characters');
  const state = { name: how.name, state: 'enabled' as NonNullable<Chat['group']>['state'] };
  const chat: Chat = { id, group: state, members: new Map(), messages: new Map() };
  world.chats.set(id, chat);

  const userOf = (user: string) => {
    const found = world.people.get(user);
    if (!found) throw new Error(`Nobody has the id ${user}`);
    return found;
  };
  for (const member of how.members) chat.members.set(member, userOf(member));
  const tell = (name: string, users: readonly string[]): void => {
    if (state.state !== 'without-us') delivery.emit(lifecycle(world, name, id, users), id);
    touch(world);
  };
  if (how.told) tell('create_group', how.members);
  const become = (next: typeof state.state): void => {
    state.state = next;
    touch(world);
  };

  return {
    id,
    name: how.name,
    join: (person) => {
      chat.members.set(person.id, userOf(person.id));
      tell('user_join_group', [person.id]);
    },
    leave: (person) => {
      if (!chat.members.delete(person.id)) throw new Error(`${person.name} is not in ${how.name}`);
      tell('user_out_group', [person.id]);
    },
    expire: () => become('expired'),
    renew: () => become('enabled'),
    removeOa: () => become('without-us'),
    dissolve: () => {
      tell('delete_group', []);
      become('dissolved');
    },
    messages: () => [...chat.messages.values()].map((each) => show(world, chat, each)),
  };
};

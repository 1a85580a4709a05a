/** What people see, as data that a page can draw. */
import { type Button, type Chat, type Medium, type Message, type User, type World, windowOf } from './world.ts';

export type Shown = {
  readonly id: string;
  readonly chat: string;
  /** ms */
  readonly at: number;
  /** `admin`: a colleague in the account's own tool. */
  readonly from: { readonly id: string; readonly name: string; readonly oa: boolean; readonly admin: boolean };
  readonly text?: string;
  readonly buttons: readonly Button[];
  readonly medium?: Medium;
  /** The others of several pictures that were sent at once. */
  readonly more: readonly Medium[];
  readonly place?: { readonly lat: number; readonly long: number };
  /** The form that asks for name and phone number. */
  readonly form?: { readonly title: string; readonly subtitle: string };
  readonly quote?: string;
  readonly mentions: readonly string[];
  readonly billed: boolean;
};

export type ShownChat = {
  readonly id: string;
  readonly group: boolean;
  readonly title: string;
  readonly state: 'open' | 'closed' | 'enabled' | 'expired' | 'without-us' | 'dissolved';
  /** In a chat with a person: messages that cost nothing until their next word. */
  readonly freeLeft?: number;
  /** In a chat with a person: their last word, tap or follow, ms; and what else the account has to do with them. */
  readonly heardAt?: number;
  readonly follows?: boolean;
  readonly standing?: User['standing'];
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly messages: readonly Shown[];
};

export const show = (world: World, chat: Chat, message: Message): Shown => {
  const { text, medium, place, form, quote } = message;
  const oa = message.from === world.oaId;
  return {
    id: message.id,
    chat: chat.id,
    at: message.at,
    from: {
      id: message.from,
      name: oa ? world.title : (world.people.get(message.from)?.name ?? ''),
      oa,
      admin: message.admin !== undefined,
    },
    ...(text !== undefined && { text }),
    buttons: message.buttons ?? [],
    ...(medium && { medium }),
    more: message.more ?? [],
    ...(place && { place }),
    ...(form && { form }),
    ...(quote !== undefined && { quote }),
    mentions: message.mentions ?? [],
    billed: message.billed === true,
  };
};

export const showChat = (world: World, chat: Chat): ShownChat => {
  const user = world.people.get(chat.id);
  const standing = user && windowOf(world, user);
  return {
    id: chat.id,
    group: chat.group !== undefined,
    title: chat.group?.name ?? user?.name ?? '',
    state: chat.group?.state ?? (standing?.open ? 'open' : 'closed'),
    ...(standing && { freeLeft: standing.freeLeft, follows: user.follows, standing: user.standing }),
    ...(user?.heardAt !== undefined && { heardAt: user.heardAt }),
    members: [...chat.members.values()].map(({ id, name }) => ({ id, name })),
    messages: [...chat.messages.values()].filter(({ hidden }) => !hidden).map((each) => show(world, chat, each)),
  };
};

/** Events in the shapes that Zalo sends. */
import type { Event, Message, User, World } from './world.ts';

/** What people send from their phones: `what` is the end of the event's name. */
export const userEvent = (
  world: World,
  user: User,
  group: string | undefined,
  what: string,
  message: Readonly<Record<string, unknown>>,
): Event => ({
  event_name: `user_send_${group === undefined ? '' : 'group_'}${what}`,
  sender: { id: user.id },
  user_id_by_app: user.appId,
  ...(group === undefined ? { recipient: { id: world.oaId } } : { oa_id: world.oaId, ...inGroup(world, group) }),
  message,
});

/** Sources differ about where the group stands. */
const inGroup = (world: World, group: string): Readonly<Record<string, unknown>> => {
  switch (world.settings.groupIn) {
    case 'recipient.id':
      return { recipient: { id: group } };
    case 'recipient.group_id':
      return { recipient: { group_id: group } };
    case 'group_id':
      return { recipient: { id: world.oaId }, group_id: group };
    case 'group_info':
      return { group_info: { group_id: group } };
  }
};

/** What went out comes back as an event; `admin_id` only where a colleague wrote it in the account's own tool. */
export const echo = (world: World, chat: string, group: boolean, what: string, message: Message): Event => ({
  event_name: `oa_send_${group ? 'group_' : ''}${what}`,
  sender: { id: world.oaId, ...(message.admin !== undefined && { admin_id: message.admin }) },
  recipient: { id: chat },
  ...(group && { oa_id: world.oaId }),
  message: { msg_id: message.id, ...(message.text !== undefined && { text: message.text }) },
});

export const lifecycle = (world: World, name: string, group: string, users: readonly string[]): Event => ({
  event_name: name,
  oa_id: world.oaId,
  group_id: group,
  users: users.map((id) => ({ id })),
});

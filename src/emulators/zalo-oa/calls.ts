/** The calls of the API, by method and path. Each gives the `data` of the answer, or refuses. */
import type { Called, Upload } from '../telegram/body.ts';
import { contentOf, fieldsOf } from './content.ts';
import type { Delivery } from './delivery.ts';
import { echo } from './events.ts';
import { createGroup } from './groups.ts';
import { refuse } from './refusal.ts';
import { typeOf } from './samples.ts';
import { type Chat, DAY, FREE, type Message, OPEN, post, touch, type User, type World, windowOf } from './world.ts';

export type Call = (call: Called, query: URLSearchParams) => unknown;

const MB = 1024 * 1024;
const UPLOADS = 5_000;

const idIn = (value: unknown, name: string): string =>
  typeof value === 'string' && value !== '' ? value : refuse(-201, name);

/** What an echo of this message is called. */
const nameOf = ({ medium, form }: Partial<Message>): string =>
  form ? 'template' : medium ? (medium.kind === 'image' ? 'image' : medium.kind) : 'text';

export const calls = (world: World, delivery: Delivery): Readonly<Record<string, Call>> => {
  const personFor = (id: unknown): User => {
    const user = world.people.get(idIn(id, 'user_id'));
    if (!user || user.heardAt === undefined) return refuse(-213);
    if (user.standing === 'inactive') return refuse(-227);
    return user.standing === 'restricted' ? refuse(-244) : user;
  };
  const groupFor = (id: unknown): Chat => {
    const chat = world.chats.get(idIn(id, 'group_id'));
    if (!chat?.group || chat.group.state === 'without-us' || chat.group.state === 'dissolved') return refuse(-403);
    return chat.group.state === 'expired' ? refuse(-237) : chat;
  };

  const upload =
    (kind: 'image' | 'gif' | 'file', limit: number, types: readonly string[]): Call =>
    ({ uploads }) => {
      const given: Upload = uploads.get('file') ?? refuse(-201, 'file');
      const { bytes, name } = given;
      if (bytes.length > limit) refuse(-210, 'file');
      const extension = name.split('.').at(-1)?.toLowerCase() ?? '';
      const type = typeOf(bytes) === 'zip' && extension === 'docx' ? 'docx' : typeOf(bytes);
      if (type === undefined || !types.includes(type)) return refuse(-201, 'file is invalid');
      if (kind === 'file' && extension !== type) refuse(-201, 'file is invalid');
      if (world.uploads.size >= UPLOADS) refuse(-211);
      const id = `${kind === 'file' ? 'tok' : 'att'}_${++world.count.file}`;
      world.uploads.set(id, { id, kind, bytes, name, until: world.now() + 7 * DAY });
      touch(world);
      return kind === 'file' ? { token: id } : { attachment_id: id };
    };

  return {
    'POST v3.0/oa/message/cs': ({ params }) => {
      const user = personFor(fieldsOf(params.recipient).user_id);
      const chat = world.chats.get(user.id) as Chat;
      const { open, freeLeft } = windowOf(world, user);
      if (!open) refuse(-230);
      const content = contentOf(world, chat, params.message);
      if (freeLeft === 0 && !world.settings.paid) refuse(-211);
      user.sentSince++;
      const message = post(world, chat, { from: world.oaId, ...content, ...(freeLeft === 0 && { billed: true }) });
      delivery.emit(echo(world, user.id, false, nameOf(content), message), user.id);
      const total = world.settings.freeReplies;
      return {
        message_id: message.id,
        user_id: user.id,
        // Without it the message was paid for.
        ...(freeLeft > 0 && { quota: { quota_type: 'reply', remain: String(freeLeft - 1), total: String(total) } }),
      };
    },

    'POST v3.0/oa/group/message': ({ params }) => {
      const chat = groupFor(fieldsOf(params.recipient).group_id);
      const content = contentOf(world, chat, params.message);
      const message = post(world, chat, { from: world.oaId, ...content });
      delivery.emit(echo(world, chat.id, true, nameOf(content), message), chat.id);
      return { message_id: message.id, group_id: chat.id };
    },

    'POST v2.0/oa/upload/image': upload('image', MB, ['jpg', 'png']),
    'POST v2.0/oa/upload/gif': upload('gif', 5 * MB, ['gif']),
    'POST v2.0/oa/upload/file': upload('file', 5 * MB, ['pdf', 'doc', 'docx']),

    'GET v2.0/oa/getoa': () => ({
      oaid: world.oaId,
      name: world.title,
      oa_type: 4,
      is_verified: true,
      package_name: 'Nâng cao',
      package_valid_through_date: '31/12/2027',
    }),

    'POST v3.0/oa/quota/message': ({ params }) => {
      const user = world.people.get(idIn(params.user_id, 'user_id')) ?? refuse(-213);
      const { freeLeft } = windowOf(world, user);
      return {
        ...(user.heardAt !== undefined && { last_interaction: String(user.heardAt) }),
        cs_reply: { remain: freeLeft, total: world.settings.freeReplies },
        window: { free_ms: FREE, open_ms: OPEN },
      };
    },

    'GET v3.0/oa/user/detail': (_, query) => {
      const user = world.people.get(idIn(dataIn(query).user_id, 'user_id')) ?? refuse(-213);
      return {
        user_id: user.id,
        user_id_by_app: user.appId,
        display_name: user.name,
        is_sensitive: false,
        user_is_follower: user.follows,
      };
    },

    'POST v3.0/oa/group/creategroupwithoa': ({ params }) => {
      const { group_name: name, asset_id: assetId, member_user_ids: members } = params;
      const asset = world.assets.find(({ id }) => id === assetId) ?? refuse(-201, 'asset_id');
      if (asset.usedBy !== undefined) refuse(-238);
      if (typeof name !== 'string' || name.trim() === '' || name.length > 30) return refuse(-201, 'group_name');
      if (!Array.isArray(members) || members.length < 1 || members.length > 99) return refuse(-201, 'member_user_ids');
      // Only who follows the account can be put in; the others come by the group's link.
      if (!members.every((id) => world.people.get(String(id))?.follows)) return refuse(-213);
      const group = createGroup(world, delivery, { name, members: members.map(String), told: true });
      asset.usedBy = group.id;
      return {
        group_id: group.id,
        name,
        group_link: `https://zalo.me/g/${group.id.slice(-8)}`,
        status: 'enabled',
        total_member: members.length,
      };
    },

    'GET v3.0/oa/group/getgroup': (_, query) => {
      const chat = groupFor(query.get('group_id'));
      return {
        group_info: { group_id: chat.id, name: chat.group?.name, status: 'enabled', total_member: chat.members.size },
      };
    },

    'GET v3.0/oa/group/conversation': (_, query) => {
      const chat = groupFor(query.get('group_id'));
      const [offset, count] = [Number(query.get('offset') ?? 0), Number(query.get('count') ?? 5)];
      if (!(offset >= 0) || !(count >= 1)) return refuse(-201);
      if (count > 10) return refuse(-210, 'count');
      return [...chat.messages.values()]
        .reverse()
        .slice(offset, offset + count)
        .map((message) => ({
          src: message.from === world.oaId ? 0 : 1,
          time: message.at,
          type: message.medium ? 'photo' : message.place ? 'location' : 'text',
          message: message.text ?? '',
          message_id: message.id,
          from_id: message.from,
          from_display_name: world.people.get(message.from)?.name ?? world.title,
          group_id: chat.id,
          ...(message.medium && { url: message.medium.file }),
        }));
    },
  };
};

/** Some calls take one parameter that is JSON in itself. */
const dataIn = (query: URLSearchParams): Readonly<Record<string, unknown>> => {
  try {
    return fieldsOf(JSON.parse(query.get('data') ?? ''));
  } catch {
    return refuse(-201, 'data');
  }
};

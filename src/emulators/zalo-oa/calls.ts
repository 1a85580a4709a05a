/** The calls of the API, by method and path. Each gives the `data` of the answer, or refuses. */
import type { Called, Upload } from '../telegram/body.ts';
import { contentOf, fieldsOf } from './content.ts';
import type { Delivery } from './delivery.ts';
import { echo } from './events.ts';
import { groupCalls, groupFor } from './group-calls.ts';
import { idIn, refuse } from './refusal.ts';
import { typeOf } from './samples.ts';
import { type Chat, DAY, FREE, type Message, OPEN, post, touch, type User, type World, windowOf } from './world.ts';

export type Call = (call: Called, query: URLSearchParams) => unknown;

const MB = 1024 * 1024;
const UPLOADS = 5_000;

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

    /** Approved words: at any time, paid for, and nothing but the fields that were approved. */
    'POST v3.0/oa/message/template': ({ params }) => {
      const user = world.people.get(idIn(params.user_id, 'user_id')) ?? refuse(-213);
      if (user.standing === 'inactive') return refuse(-227);
      const template = world.settings.templates[idIn(params.template_id, 'template_id')] ?? refuse(-201, 'template_id');
      const data = fieldsOf(params.template_data);
      const filled = template.fields.map((name) => {
        const value = data[name];
        if (typeof value !== 'string' || value === '') return refuse(-201, name);
        return value.length > 30 ? refuse(-210, name) : value;
      });
      if (Object.keys(data).length !== filled.length) refuse(-201, 'template_data');
      const text = template.fields.reduce(
        (words, name, i) => words.replace(`<${name}>`, filled[i] ?? ''),
        template.text,
      );
      const chat = world.chats.get(user.id) as Chat;
      return { message_id: post(world, chat, { from: world.oaId, text, billed: true }).id };
    },

    'POST v3.0/oa/group/message': ({ params }) => {
      const chat = groupFor(world, fieldsOf(params.recipient).group_id);
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

    ...groupCalls(world, delivery),
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

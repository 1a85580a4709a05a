/** The methods of the Bot API. There are none to edit, delete, answer or upload. */
import type { Called } from '../telegram/body.ts';
import type { Delivery } from './delivery.ts';
import { badRequest, checkLink, checkStyles, checkText, refuse } from './limits.ts';
import { countMessage, messagesUsed } from './plan.ts';
import { type Chat, type Message, post, type World } from './world.ts';

export type Method = (call: Called) => unknown;

/** The chat that is meant, if the bot may write there. */
const chatFor = (world: World, given: unknown): Chat => {
  if (typeof given !== 'string' || given === '') return badRequest('chat_id is required');
  const chat = world.chats.get(given);
  if (!chat?.open) return badRequest(chat?.group ? 'the bot is not a member of the group' : 'chat not found');
  if (chat.blocked) badRequest('the bot was blocked by the user');
  if (!chat.group && !world.usage.people.has(chat.id)) refuse(429, 'Quota exceeded');
  return chat;
};

const SHORTEST_SECRET = 8;
const LONGEST_SECRET = 256;

/** @param registrations how often a webhook may be set in a day */
export const methodsOf = (world: World, delivery: Delivery, registrations: number): ReadonlyMap<string, Method> => {
  const registered: number[] = [];

  const send = (
    { params }: Called,
    content: (chat: Chat) => Omit<Message, 'id' | 'at' | 'from'> | undefined,
  ): unknown => {
    if (params.parse_mode !== undefined) badRequest('this stand-in knows no parse_mode; send text_styles');
    const chat = chatFor(world, params.chat_id);
    const said = content(chat);
    if (messagesUsed(world.usage, world.now()) >= world.plan.messages) refuse(429, 'Quota exceeded');
    countMessage(world.usage, world.now());
    // Said to be sent, and never seen by anybody.
    if (!said) return { message_id: '0', date: world.now() };
    const { id, at } = post(world, chat, world.me, said);
    return { message_id: id, date: at };
  };

  const info = () => ({ url: delivery.webhook()?.url ?? '', updated_at: delivery.updatedAt() });

  const methods: Readonly<Record<string, Method>> = {
    getMe: () => ({
      id: world.me.id,
      account_name: world.account,
      account_type: 'BASIC',
      can_join_groups: world.canJoinGroups,
      display_name: world.me.name,
    }),

    sendMessage: (call) =>
      send(call, () => {
        const text = checkText(call.params.text, 'text');
        const styles = checkStyles(call.params.text_styles, text);
        return { text, ...(styles.length > 0 && { styles }) };
      }),
    sendPhoto: (call) =>
      send(call, () => {
        const text = checkText(call.params.caption, 'caption');
        const url = checkLink(call.params.photo, 'photo');
        return { media: { kind: 'photo', url }, ...(text !== '' && { text }) };
      }),
    sendSticker: (call) =>
      send(call, () => {
        const { sticker } = call.params;
        if (typeof sticker !== 'string' || sticker === '' || URL.canParse(sticker)) badRequest('no such sticker');
        return { media: { kind: 'sticker', url: String(sticker) } };
      }),
    sendVoice: (call) =>
      send(call, (chat) => {
        const url = checkLink(call.params.voice_url, 'voice_url', '.aac');
        return chat.group ? undefined : { media: { kind: 'voice', url } };
      }),
    sendChatAction: ({ params }) => {
      chatFor(world, params.chat_id);
      if (params.action !== 'typing') badRequest('no such action');
      return undefined;
    },

    setWebhook: async ({ params }) => {
      const { url, secret_token: secret } = params;
      if (typeof url !== 'string' || !URL.canParse(url) || new URL(url).protocol !== 'https:')
        return badRequest('url must be an HTTPS address');
      if (typeof secret !== 'string' || secret.length < SHORTEST_SECRET || secret.length > LONGEST_SECRET)
        return badRequest('secret_token must have 8 to 256 characters');
      const now = world.now();
      if (registered.filter((at) => now - at < 86_400_000).length >= registrations)
        return refuse(426, 'Too many calls of setWebhook');
      registered.push(now);
      delivery.setWebhook({ url, secret });
      // The address is kept whatever comes of this.
      return { ...info(), verification: await delivery.verify() };
    },
    deleteWebhook: () => {
      delivery.setWebhook(undefined);
      return info();
    },
    getWebhookInfo: info,
    getUpdates: async ({ params }) => {
      if (delivery.webhook()) return badRequest('getUpdates is not available while a webhook is set');
      const seconds = Number(params.timeout ?? 30);
      if (!Number.isInteger(seconds) || seconds < 0) return badRequest('timeout must be a number of seconds');
      return (await delivery.next(seconds * 1000)) ?? refuse(408, 'Request timeout');
    },
  };
  return new Map(Object.entries(methods));
};

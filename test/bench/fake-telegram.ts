/**
 * A fast stand-in for the Bot API server: the real shapes of the answers, none of the strictness. The strict emulator judges
 * behaviour in the tests; here it would take the processor time that is to be measured.
 */
import type { Answer } from './wire.ts';

export type Button = { readonly text: string; readonly callback_data?: string };
export type SentMessage = {
  readonly message_id: number;
  readonly from: typeof BOT;
  readonly chat: { readonly id: number; readonly type: string };
  readonly date: number;
  readonly text?: string;
  readonly reply_markup?: { readonly inline_keyboard?: readonly (readonly Button[])[] };
};
/** One API call of the bot. `message` is there where the call made or changed one. */
export type BotCall = { readonly method: string; readonly chat: number | undefined; readonly message?: SentMessage };

export const BOT = { id: 4242, is_bot: true, first_name: 'Bot', username: 'do_thu_bot' } as const;
const ME = {
  ...BOT,
  can_join_groups: true,
  can_read_all_group_messages: false,
  supports_inline_queries: false,
  can_connect_to_business: false,
  has_main_web_app: false,
};

type Payload = Readonly<Record<string, unknown>>;

export type FakeTelegram = {
  /** Answers an HTTP request `/bot<token>/<method>`. */
  readonly handle: (path: string, body: string) => Answer;
  /** The body of the answer to a webhook may be a call itself (`{"method": …}`); anything else is ignored. */
  readonly webhookReply: (body: string) => void;
  readonly counts: Map<string, number>;
  readonly inWebhookReply: () => number;
};

const ok = (result: unknown): Answer => ({ status: 200, json: JSON.stringify({ ok: true, result }) });
const refused = (error_code: number, description: string): Answer => ({
  status: error_code,
  json: JSON.stringify({ ok: false, error_code, description: `Bad Request: ${description}` }),
});

/** @param heard told of every call, after its message has its id and before the bot gets the answer */
export function fakeTelegram(heard: (call: BotCall) => void): FakeTelegram {
  const counts = new Map<string, number>();
  let lastMessage = 100;
  let byWebhookReply = 0;

  const call = (method: string, payload: Payload): Answer => {
    counts.set(method, (counts.get(method) ?? 0) + 1);
    const chat = payload.chat_id === undefined ? undefined : Number(payload.chat_id);
    if (method.startsWith('send') || method.startsWith('edit')) {
      if (method === 'sendChatAction') return ok(true);
      if (chat === undefined || Number.isNaN(chat)) return refused(400, 'chat not found');
      if (method.startsWith('send')) lastMessage += 1;
      const text = payload.text ?? payload.caption;
      const markup = payload.reply_markup as SentMessage['reply_markup'] | undefined;
      const message: SentMessage = {
        message_id: method.startsWith('send') ? lastMessage : Number(payload.message_id),
        from: BOT,
        chat: { id: chat, type: chat < 0 ? 'supergroup' : 'private' },
        date: Math.floor(Date.now() / 1000),
        ...(typeof text === 'string' ? { text } : {}),
        ...(markup === undefined ? {} : { reply_markup: markup }),
      };
      heard({ method, chat, message });
      return ok(message);
    }
    heard({ method, chat });
    switch (method) {
      case 'getMe':
        return ok(ME);
      case 'getWebhookInfo':
        return ok({ url: '', has_custom_certificate: false, pending_update_count: 0, max_connections: 40 });
      case 'getChat':
        return ok({ id: chat, type: (chat ?? 0) < 0 ? 'supergroup' : 'private', title: 'Uỷ ban', accent_color_id: 0 });
      case 'getChatMember':
        return ok({
          status: 'administrator',
          user: { id: Number(payload.user_id), is_bot: false, first_name: 'Cán bộ' },
        });
      case 'getChatAdministrators':
        return ok([{ status: 'administrator', user: ME }]);
      default:
        return ok(true);
    }
  };

  return {
    counts,
    inWebhookReply: () => byWebhookReply,
    handle: (path, body) => {
      const method = path.slice(path.lastIndexOf('/') + 1).split('?', 1)[0] ?? '';
      try {
        return call(method, body === '' ? {} : (JSON.parse(body) as Payload));
      } catch {
        counts.set(`${method} (unreadable)`, (counts.get(`${method} (unreadable)`) ?? 0) + 1);
        return refused(400, 'the stand-in reads JSON only');
      }
    },
    webhookReply: (body) => {
      if (!body.startsWith('{')) return;
      const { method, ...payload } = JSON.parse(body) as Payload;
      if (typeof method !== 'string') return;
      byWebhookReply += 1;
      call(method, payload);
    },
  };
}

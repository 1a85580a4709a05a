/** The methods that send nothing: set-up, files, answers to presses, membership. */
import type { Delivery, Webhook } from './delivery.ts';
import { badRequest } from './limits.ts';
import { chatFor, integer, type Method, nested } from './sending.ts';
import { note, touch, type World } from './world.ts';

const FETCH_LIMIT = 20 * 1024 * 1024;
const TOAST_LIMIT = 200;
/** How long a press may be answered, ms. The platform shows the clock on the button about as long. */
const PRESS_LIFE = 60_000;
const PORTS = ['', '443', '80', '88', '8443'];

export const otherMethods = (
  world: World,
  delivery: Delivery,
  left: (chat: number) => void,
): Readonly<Record<string, Method>> => ({
  getMe: () => ({
    ...world.me,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
  }),

  answerCallbackQuery: ({ params }) => {
    const press = world.presses.get(String(params.callback_query_id));
    const text = params.text === undefined ? undefined : String(params.text);
    if (text !== undefined && text.length > TOAST_LIMIT) badRequest('MESSAGE_TOO_LONG');
    if (!press || world.now() - press.at > PRESS_LIFE) {
      return badRequest('query is too old and response timeout expired or query ID is invalid');
    }
    const alert = params.show_alert === true || params.show_alert === 'true';
    const toast = { at: world.now(), person: press.person, press: press.id, alert, ...(text && { text }) };
    note(world.toasts, toast, world.keep);
    touch(world);
    return true;
  },

  getFile: ({ params }) => {
    const id = String(params.file_id ?? '');
    const file = world.files.get(id) ?? world.files.get(id.replace(/s$/, ''));
    if (!file) return badRequest('wrong file_id or the file is temporarily unavailable');
    if (file.size > FETCH_LIMIT) badRequest('file is too big');
    return { file_id: id, file_unique_id: id.slice(-8), file_size: file.size, file_path: file.path };
  },

  setWebhook: ({ params }) => {
    const url = String(params.url ?? '');
    const drop = params.drop_pending_updates === true || params.drop_pending_updates === 'true';
    if (url === '') {
      delivery.setWebhook(undefined, undefined, drop);
      return true;
    }
    delivery.setWebhook(webhookOf(url, params), allowedUpdates(params.allowed_updates), drop);
    return true;
  },
  deleteWebhook: ({ params }) => {
    delivery.setWebhook(undefined, undefined, params.drop_pending_updates === true);
    return true;
  },
  getWebhookInfo: () => delivery.info(),
  getUpdates: ({ params }) =>
    delivery.fetchUpdates({
      offset: integer(params.offset) ?? 0,
      limit: integer(params.limit) ?? 100,
      wait: (integer(params.timeout) ?? 0) * 1000,
      allowed: allowedUpdates(params.allowed_updates),
    }),

  setMyCommands: ({ params }) => {
    const commands = nested(params.commands);
    if (!Array.isArray(commands) || commands.length > 100) return badRequest('expected an Array of BotCommand');
    for (const { command, description } of commands as readonly Readonly<Record<string, unknown>>[]) {
      if (typeof command !== 'string' || !/^[a-z0-9_]{1,32}$/.test(command)) badRequest('BOT_COMMAND_INVALID');
      if (typeof description !== 'string' || description.trim() === '' || description.length > 256) {
        badRequest('BOT_COMMAND_DESCRIPTION_INVALID');
      }
    }
    world.commands.set(placeOf(params), commands);
    touch(world);
    return true;
  },
  getMyCommands: ({ params }) => world.commands.get(placeOf(params)) ?? [],

  leaveChat: ({ params }) => {
    const chat = chatFor(world, params.chat_id);
    if (chat.info.type === 'private') badRequest("chat member status can't be changed in private chats");
    left(chat.info.id);
    return true;
  },
  getChatMember: ({ params }) => {
    const chat = chatFor(world, params.chat_id);
    const id = integer(params.user_id);
    if (id === world.me.id) return { user: world.me, status: chat.bot };
    const user = world.people.get(id ?? 0);
    if (!user) return badRequest('PARTICIPANT_ID_INVALID');
    return { user, status: chat.members.has(user.id) ? 'member' : 'left' };
  },
});

const webhookOf = (url: string, params: Readonly<Record<string, unknown>>): Webhook => {
  const { secret_token: secret, max_connections: given } = params;
  if (!URL.canParse(url)) badRequest('bad webhook: invalid URL specified');
  const { protocol, hostname, port } = new URL(url);
  const here = ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  // On this machine there is neither a certificate nor a free choice of ports.
  if (protocol !== 'https:' && !here) badRequest('bad webhook: An HTTPS URL must be provided for webhook');
  if (!PORTS.includes(port) && !here) {
    badRequest('bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443');
  }
  if (secret !== undefined) {
    if (typeof secret !== 'string' || secret.length > 256) badRequest('secret token is too long');
    if (!/^[A-Za-z0-9_-]*$/.test(secret as string)) badRequest('secret token contains unallowed characters');
  }
  const connections = given === undefined ? 40 : integer(given);
  if (connections === undefined || connections < 1 || connections > 100) {
    return badRequest('max_connections must be between 1 and 100');
  }
  return { url, connections, ...(typeof secret === 'string' && secret !== '' && { secret }) };
};

const allowedUpdates = (given: unknown): readonly string[] | undefined => {
  if (given === undefined) return undefined;
  const kinds = nested(given);
  return Array.isArray(kinds) && kinds.every((kind) => typeof kind === 'string')
    ? kinds
    : badRequest("can't parse allowed_updates: expected an Array of String");
};

const placeOf = (params: Readonly<Record<string, unknown>>): string => {
  const lang = String(params.language_code ?? '');
  if (!/^(?:[a-z]{2})?$/.test(lang)) badRequest('invalid language code specified');
  const scope = nested(params.scope) as { readonly type?: unknown } | undefined;
  return `${scope?.type ?? 'default'}/${lang}`;
};

/**
 * Peer: grammY with its conversations plugin, conversations and petitions in SQLite. Written as its documentation shows:
 * a storage adapter by key, side effects in `external`, `webhookCallback` with a secret on a plain `node:http` server.
 *
 * Environment: PORT, DATABASE_PATH, TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET, TELEGRAM_API_ROOT, COMMITTEE_CHAT.
 */
import { createServer } from 'node:http';
import {
  type Conversation,
  type ConversationData,
  type ConversationFlavor,
  conversations,
  createConversation,
  type VersionedState,
} from '@grammyjs/conversations';
import { Bot, type Context, InlineKeyboard, webhookCallback } from 'grammy';
import { openPeerDatabase, sessionStatements } from './peer-database.ts';
import { COMMITTEE_ACTIONS, card, committeeCard, OFFERS, receipt } from './peer-texts.ts';

type Outside = ConversationFlavor<Context>;

const env = process.env;
const committee = Number(env.COMMITTEE_CHAT);
const { db, file } = openPeerDatabase(env.DATABASE_PATH ?? 'peer.db');
const statements = sessionStatements(db);

const adapter = {
  read: (key: string): VersionedState<ConversationData> | undefined => {
    const data = statements.get.get(key);
    return data === undefined ? undefined : JSON.parse(data);
  },
  write: (key: string, state: VersionedState<ConversationData>): void => {
    statements.set.run(key, JSON.stringify(state));
  },
  delete: (key: string): void => {
    statements.delete.run(key);
  },
};

const offers = InlineKeyboard.from(OFFERS.map(([label, data]) => [InlineKeyboard.text(label, data)]));

async function petition(conversation: Conversation<Outside, Context>, ctx: Context): Promise<void> {
  const text = ctx.message?.text ?? '';
  await ctx.reply(card(text), { reply_markup: offers });
  const press = await conversation.waitFor('callback_query:data', {
    otherwise: (other) => other.reply('Ông/bà bấm một nút ở trên giúp tôi.'),
  });
  await press.answerCallbackQuery();
  if (press.callbackQuery.data !== 'send') {
    await press.reply('Tôi đã bỏ phản ánh này.');
    return;
  }
  const code = await conversation.external(() => file({ chat: press.chatId ?? 0, name: press.from.first_name, text }));
  await press.reply(receipt(code));
  const actions = COMMITTEE_ACTIONS.map(([label, action]) => InlineKeyboard.text(label, `${action}:${code}`));
  await press.api.sendMessage(committee, committeeCard(code, text), {
    reply_markup: InlineKeyboard.from([actions.slice(0, 2), actions.slice(2)]),
  });
}

const bot = new Bot<Outside>(env.TELEGRAM_BOT_TOKEN ?? '', {
  client: { apiRoot: env.TELEGRAM_API_ROOT ?? 'https://api.telegram.org' },
});
bot.use(conversations<Outside, Context>({ storage: { type: 'key', adapter } }));
bot.use(createConversation<Outside, Context>(petition));
bot.on('message:text', (ctx) => ctx.conversation.enter('petition'));
bot.catch(({ error }) => console.error(error instanceof Error ? error.message : 'failed'));

const handle = webhookCallback(bot, 'http', { secretToken: env.TELEGRAM_WEBHOOK_SECRET ?? '' });
const server = createServer((request, response) => {
  if (request.url === '/webhooks/telegram') {
    handle(request, response).catch(() => response.writeHead(500).end());
  } else response.writeHead(404).end();
}).listen(Number(env.PORT), '127.0.0.1');

process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  db.close();
  process.exit(0);
});

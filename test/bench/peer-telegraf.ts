/**
 * Peer: a Telegraf wizard scene that takes a petition, with sessions and petitions in SQLite. Written as Telegraf's own
 * documentation shows: session store with get/set/delete, `createWebhook` with a secret on a plain `node:http` server,
 * default options (answers to button presses travel in the reply to the webhook).
 *
 * Environment: PORT, DATABASE_PATH, TELEGRAM_BOT_TOKEN, TELEGRAM_WEBHOOK_SECRET, TELEGRAM_API_ROOT, COMMITTEE_CHAT.
 */
import { createServer } from 'node:http';
import { Markup, Scenes, session, Telegraf } from 'telegraf';
import { callbackQuery, message } from 'telegraf/filters';
import { openPeerDatabase, sessionStatements } from './peer-database.ts';
import { COMMITTEE_ACTIONS, card, committeeCard, OFFERS, receipt } from './peer-texts.ts';

type Draft = { text?: string };
type Context = Scenes.WizardContext;

const env = process.env;
const committee = Number(env.COMMITTEE_CHAT);
const { db, file } = openPeerDatabase(env.DATABASE_PATH ?? 'peer.db');
const statements = sessionStatements(db);

const store = {
  get: (key: string) => {
    const data = statements.get.get(key);
    return data === undefined ? undefined : JSON.parse(data);
  },
  set: (key: string, value: object) => statements.set.run(key, JSON.stringify(value)),
  delete: (key: string) => statements.delete.run(key),
};

const offers = Markup.inlineKeyboard(OFFERS.map(([label, data]) => [Markup.button.callback(label, data)]));

const petition = new Scenes.WizardScene<Context>(
  'petition',
  async (ctx) => {
    if (!ctx.has(message('text'))) return;
    (ctx.wizard.state as Draft).text = ctx.message.text;
    await ctx.reply(card(ctx.message.text), offers);
    return ctx.wizard.next();
  },
  async (ctx) => {
    if (!ctx.has(callbackQuery('data'))) {
      await ctx.reply('Ông/bà bấm một nút ở trên giúp tôi.');
      return;
    }
    await ctx.answerCbQuery();
    if (ctx.callbackQuery.data !== 'send') {
      await ctx.reply('Tôi đã bỏ phản ánh này.');
      return ctx.scene.leave();
    }
    const { text = '' } = ctx.wizard.state as Draft;
    const code = file({ chat: ctx.chat?.id ?? 0, name: ctx.from.first_name, text });
    await ctx.reply(receipt(code));
    await ctx.telegram.sendMessage(
      committee,
      committeeCard(code, text),
      Markup.inlineKeyboard(
        COMMITTEE_ACTIONS.map(([label, action]) => Markup.button.callback(label, `${action}:${code}`)),
        { columns: 2 },
      ),
    );
    return ctx.scene.leave();
  },
);

const bot = new Telegraf<Context>(env.TELEGRAM_BOT_TOKEN ?? '', {
  telegram: { apiRoot: env.TELEGRAM_API_ROOT ?? 'https://api.telegram.org' },
});
bot.use(session({ store }));
bot.use(new Scenes.Stage<Context>([petition]).middleware());
bot.on(message('text'), (ctx) => ctx.scene.enter('petition'));
bot.catch((error) => console.error(error instanceof Error ? error.message : 'failed'));

const webhook = await bot.createWebhook({
  domain: 'bot.example.org',
  path: '/webhooks/telegram',
  ...(env.TELEGRAM_WEBHOOK_SECRET ? { secret_token: env.TELEGRAM_WEBHOOK_SECRET } : {}),
});
const server = createServer(webhook).listen(Number(env.PORT), '127.0.0.1');

process.once('SIGTERM', () => {
  server.close();
  server.closeAllConnections();
  db.close();
  process.exit(0);
});

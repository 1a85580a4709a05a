/** The card as a chat can show it: with buttons where its channel has them in groups, else with what to type. */
import type { Address, Prompt } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import { leastEnding, shortEnding } from '../domain/short-command.ts';
import { traceOf } from '../store/routes.ts';
import type { CommitteeChat } from '../store/units.ts';
import { laneIdOf } from './address.ts';
import { type App, abilitiesOf } from './app.ts';
import { type CardContext, card } from './card.ts';
import { matterView } from './matters.ts';
import { openCodesIn } from './open-codes.ts';

/** Looked up only where there are rules that name such units. */
const takingPart = async (app: App, p: Petition): Promise<readonly string[]> => {
  const { tree, sharing } = await app.places.known();
  if (!sharing) return [];
  return ((await traceOf(app.store.db, p.id))?.co ?? []).map((code) => tree.get(code)?.name ?? code);
};

export const cardFor = async (
  app: App,
  chat: Pick<CommitteeChat, 'channel' | 'unit'>,
  p: Petition,
  context: Omit<CardContext, 'ending' | 'showsFiles'>,
): Promise<Prompt> => {
  const can = abilitiesOf(app, chat.channel);
  const co = context.co ?? (await takingPart(app, p));
  const matter = context.matter ?? (p.restricted ? undefined : await matterView(app, p));
  const shows = { ...context, co, ...(matter && { matter }) };
  if (!can || can.groupButtons) return card(p, shows);
  const ending = shortEnding(p.code, await openCodesIn(app, chat.unit, p.code.slice(-leastEnding)));
  return card(p, { ...shows, ending, showsFiles: can.sends === undefined || can.sends.length > 0 });
};

/** The card as it would stand in this chat now, for whoever asks for it. Its files stand under the first one. */
export const cardNow = async (app: App, p: Petition, at: Address): Promise<Prompt> => {
  const { tree, chats } = await app.places.known();
  const lane = laneIdOf(app.vault, at);
  const chat = chats.find(({ id }) => id === lane);
  const unitName = tree.get(p.unit)?.name ?? p.unit;
  const context = { now: app.host.now(), here: true, unitName, sure: undefined, files: 0 };
  if (chat) return cardFor(app, chat, p, { ...context, fromBelow: chat.unit !== p.unit });
  return card(p, { ...context, fromBelow: true, co: await takingPart(app, p) });
};

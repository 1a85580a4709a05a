/** The card as a chat can show it: with buttons where its channel has them in groups, else with what to type. */
import type { Prompt } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import { shortEnding } from '../domain/short-command.ts';
import type { CommitteeChat } from '../store/units.ts';
import { type App, abilitiesOf } from './app.ts';
import { type CardContext, card } from './card.ts';
import { openCodesIn } from './look.ts';

export const cardFor = async (
  app: App,
  chat: Pick<CommitteeChat, 'channel' | 'unit'>,
  p: Petition,
  context: Omit<CardContext, 'ending' | 'showsFiles'>,
): Promise<Prompt> => {
  const can = abilitiesOf(app, chat.channel);
  if (!can || can.groupButtons) return card(p, context);
  const ending = shortEnding(p.code, await openCodesIn(app, chat.unit, p.code));
  return card(p, { ...context, ending, showsFiles: can.sends === undefined || can.sends.length > 0 });
};

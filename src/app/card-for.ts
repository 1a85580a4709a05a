/** The card as a chat can show it: with buttons where its channel has them in groups, else with what to type. */
import type { MatterView } from '../domain/matter.ts';
import type { Address, Prompt } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import type { Trace } from '../domain/route.ts';
import { leastEnding, shortEnding } from '../domain/short-command.ts';
import { attachmentsOf } from '../store/attachments.ts';
import { traceOf } from '../store/routes.ts';
import type { CommitteeChat } from '../store/units.ts';
import { laneIdOf } from './address.ts';
import { type App, abilitiesOf } from './app.ts';
import { type CardContext, card } from './card.ts';
import { classChoices } from './card-class.ts';
import { guessView } from './guesses.ts';
import { matterView } from './matters.ts';
import { openCodesIn } from './open-codes.ts';

/** What a card tells besides the petition itself. */
export type Around = Pick<CardContext, 'now' | 'here' | 'fromBelow' | 'files' | 'copy'> & {
  /** As they will be, where that is not what is stored yet. */
  readonly matter?: MatterView | undefined;
  readonly trace?: Trace | undefined;
};

/** Photos and other files of the citizen's that came with it. */
export const filesWith = async (app: App, p: Petition): Promise<number> =>
  (await attachmentsOf(app.store.db, app.vault, p.id)).filter((a) => a.note === undefined).length;

/** All of it that is the same in every chat. */
export const contextOf = async (app: App, p: Petition, { matter, trace, ...rest }: Around): Promise<CardContext> => {
  const { tree } = await app.places.known();
  const why = trace ?? (rest.here ? await traceOf(app.store.db, p.id) : undefined);
  return {
    ...rest,
    unitName: tree.get(p.unit)?.name ?? p.unit,
    co: (why?.co ?? []).map((code) => tree.get(code)?.name ?? code),
    guess: await guessView(app, p, why),
    t: app.t,
    ...(matter && { matter }),
  };
};

type Chat = Pick<CommitteeChat, 'channel' | 'unit'>;

export const cardFor = async (app: App, chat: Chat, p: Petition, around: Around): Promise<Prompt> => {
  const can = abilitiesOf(app, chat.channel);
  const matter = around.matter ?? (p.restricted ? undefined : await matterView(app, p));
  const context = await contextOf(app, p, { ...around, matter });
  if (!can || can.groupButtons) return card(p, context);
  const ending = shortEnding(p.code, await openCodesIn(app, chat.unit, p.code.slice(-leastEnding)));
  return card(p, { ...context, ending, showsFiles: can.sends === undefined || can.sends.length > 0 });
};

/** The card as it would stand in this chat now, for whoever asks for it. Its files stand under the first one. */
export const cardNow = async (app: App, p: Petition, at: Address): Promise<Prompt> => {
  const { chats } = await app.places.known();
  const lane = laneIdOf(app.vault, at);
  const chat = chats.find(({ id }) => id === lane);
  const around = { now: app.host.now(), here: true, fromBelow: chat?.unit !== p.unit, files: 0, copy: true };
  return chat ? cardFor(app, chat, p, around) : card(p, await contextOf(app, p, around));
};

/** The card as it stands in a chat of its committee, with the classes to choose from in place of its own buttons. */
export const cardOfClasses = async (app: App, chat: Chat, p: Petition, around: Around): Promise<Prompt> => {
  const choices = classChoices(p, await guessView(app, p, undefined));
  return { ...(await cardFor(app, chat, p, around)), choices };
};

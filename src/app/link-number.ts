/**
 * A telephone number is shown. Two of which the platform is sure make one person of those who showed them. One that is only said
 * may be anybody's: whoever surely has it is asked, and who says it never learns whether anybody does.
 */
import type { Fact } from '../domain/fact.ts';
import type { ChannelId } from '../domain/message.ts';
import type { SameNumber } from '../engine/look.ts';
import { channelName } from '../flows/channel-names.ts';
import { partChoice } from '../flows/link.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import { countNumber, insertRequest, mayAsk, openRequest, type Question } from '../store/link-requests.ts';
import { turnAgain } from '../store/linking.ts';
import { type Showing, showNumber, withNumber } from '../store/numbers.ts';
import type { App } from './app.ts';
import { type Actor, type Effects, none } from './effects.ts';
import { type Asker, canBeOne, channelsWith, join, talksOf, tell } from './link.ts';
import { ask } from './link-request.ts';

type Sharing = {
  /** The number as it is stored. */
  readonly phone: string;
  /** All conversations with this number but the asker's. */
  readonly others: readonly Showing[];
  /** Where the platform is sure of it, on other channels: one conversation of each who could be one person with the asker, all together. */
  readonly sure: readonly Showing[];
  /** Where it was only said, by who could be one person with all of these. */
  readonly said: readonly Showing[];
};

const sharing = async (app: App, number: string, asker: Asker): Promise<Sharing> => {
  const phone = app.vault.blind('phone', number);
  const others = (await withNumber(app.store.db, phone)).filter((each) => each.conversation !== asker.session);
  let channels = channelsWith(await talksOf(app, asker.person), asker);
  const people = [asker.person];
  const sure: Showing[] = [];
  const said: Showing[] = [];
  for (const each of others.toSorted((a, b) => Number(b.sure) - Number(a.sure))) {
    if (each.channel === asker.at.channel || people.includes(each.person)) continue;
    const all = [...channels, ...(await talksOf(app, each.person)).map(({ channel }) => channel as ChannelId)];
    if (!canBeOne(all)) continue;
    if (each.sure) {
      people.push(each.person);
      channels = all;
    }
    (each.sure ? sure : said).push(each);
  }
  return { phone, others, sure, said };
};

type Doubt = { readonly who: Showing; readonly question: Question; readonly open: string | undefined };

/** Whom to ask about in the answer itself. Of two on one channel nobody could say which is theirs: then about neither. */
const doubt = async (app: App, { said }: Sharing, asker: Asker): Promise<Doubt | undefined> => {
  const { db } = app.store;
  const who = said.find(({ channel }) => said.filter((each) => each.channel === channel).length === 1);
  if (!who) return undefined;
  const now = app.host.now();
  const question = { asked: asker.session, person: who.person, bidden: true, now };
  const open = await openRequest(db, { asked: asker.session, session: who.conversation, now });
  return open !== undefined || (await mayAsk(db, question)) ? { who, question, open } : undefined;
};

export const sameNumber = async (app: App, number: string, asker: Asker): Promise<SameNumber> => {
  const shared = await sharing(app, number, asker);
  const asks = await doubt(app, shared, asker);
  return {
    linked: shared.sure.map(({ channel }) => channel as ChannelId),
    ...(asks && { asks: { channel: asks.who.channel as ChannelId, open: asks.open } }),
  };
};

const shown = (shared: Sharing, sure: boolean, actor: Actor): Write[] =>
  showNumber({
    phone: shared.phone,
    sure,
    acting: actor.session,
    channel: actor.at.channel,
    others: shared.others,
  });

/** Whoever surely has the number is asked, once: the one used last, where there are several. */
const said = async (app: App, shared: Sharing, actor: Actor): Promise<Effects> => {
  const [holder] = shared.sure;
  const talk = holder && (await talksOf(app, holder.person)).find(({ id }) => id === holder.conversation);
  const asked = talk ? await ask(app, { talk, petition: undefined }, actor) : none;
  const counted = { id: app.host.newId(), session: actor.session, now: app.host.now() };
  return {
    writes: [...shown(shared, false, actor), ...asked.writes, ...countNumber(counted)],
    messages: asked.messages,
  };
};

/** The person has shown a number, or says one. */
export const numberShown = async (
  app: App,
  fact: Extract<Fact, { type: 'number.shown' }>,
  actor: Actor,
): Promise<Effects> => {
  const shared = await sharing(app, fact.phone, actor);
  if (!fact.sure) return said(app, shared, actor);
  const asks = await doubt(app, shared, actor);
  const request = fact.request;
  // What the person was just told is not so any more.
  if ((asks !== undefined && asks.open === undefined) !== (request !== undefined))
    return { writes: [turnAgain({ acting: actor.session })], messages: [] };
  const people = shared.sure.map(({ person }) => person);
  const heard = (await Promise.all(people.map((person) => talksOf(app, person)))).flat();
  const channel = channelName(actor.at.channel);
  return {
    writes: [
      ...shown(shared, true, actor),
      ...(people.length > 0 ? await join(app, [actor.person, ...people], actor) : []),
      ...(asks && request !== undefined
        ? [
            ...insertRequest({ ...asks.question, id: request, session: asks.who.conversation }),
            record({ at: asks.question.now, actor: asks.who.person, action: 'link.asked' }),
          ]
        : []),
    ],
    // A number may be given to somebody else: who has it no longer can undo this.
    messages: tell(heard, { id: 'link-told', args: { channel } }, partChoice),
  };
};

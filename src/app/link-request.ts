/** Somebody says on another channel that a petition, or a number, is theirs: the conversation it came from is asked, and answers. */
import type { ChannelId, Prompt } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { LinkRequest } from '../engine/look.ts';
import { channelName } from '../flows/channel-names.ts';
import { confirmChoices, handChoices, partChoice } from '../flows/link.ts';
import { record } from '../store/audit.ts';
import { answerRequest, day, insertRequest, mayAsk, requestById } from '../store/link-requests.ts';
import { type Conversation, conversationsOf, turnAgain } from '../store/linking.ts';
import { shareNumber } from '../store/numbers.ts';
import { handOver, petitionByCode, petitionById } from '../store/petitions.ts';
import { standing } from '../store/sessions.ts';
import type { Text } from '../text/text.ts';
import type { App } from './app.ts';
import { type Actor, type Effects, none } from './effects.ts';
import { canBeOne, join, tell } from './link.ts';

/**
 * Asks this conversation, once, whether the actor is the same person. Nothing where it cannot be reached, and where somebody asks
 * too often: the actor is told the same in every case. @param about.petition without one it is about the number
 */
export const ask = async (
  app: App,
  { talk, petition: p }: { readonly talk: Conversation; readonly petition: Petition | undefined },
  actor: Actor,
): Promise<Effects> => {
  const { store, host, channels } = app;
  if (talk.blocked || !channels.has(talk.channel as ChannelId)) return none;
  const now = host.now();
  const question = { ...(p && { petition: p.id }), asked: talk.id, person: actor.person, bidden: false, now };
  if (!(await mayAsk(store.db, question))) return none;
  const id = host.newId();
  const channel = channelName(actor.at.channel);
  return {
    writes: [
      ...insertRequest({ ...question, id, session: actor.session }),
      record({ at: now, actor: actor.person, action: 'link.asked', petition: p?.id, unit: p?.unit }),
    ],
    messages: [
      {
        kind: 'message',
        to: { channel: talk.channel as ChannelId, chat: talk.chat },
        lang: talk.lang,
        purpose: 'notice',
        prompt: questionAbout(p, channel, id),
      },
    ],
  };
};

const questionAbout = (p: Petition | undefined, channel: Text, id: string): Prompt => {
  if (!p)
    return {
      say: [{ id: 'link-asked-number', args: { channel } }, { id: 'link-number-means' }],
      choices: confirmChoices(id),
    };
  const args = { channel, code: showCode(p.code) };
  return p.behalf
    ? { say: [{ id: 'behalf-asked', args }, { id: 'behalf-asked-means' }], choices: handChoices(id) }
    : { say: [{ id: 'link-asked', args }, { id: 'link-asked-means' }], choices: confirmChoices(id) };
};

/** Asks the conversation that filed the petition, if there is one: of a sealed matter no row may point to anybody. */
export const asked = async (app: App, code: string, actor: Actor): Promise<Effects> => {
  const { store, vault } = app;
  const { db } = store;
  const p = await petitionByCode(db, vault, code);
  if (!p || p.restricted || p.session === undefined || p.person === undefined) return none;
  const theirs = await conversationsOf(db, vault, p.person);
  const talk = theirs.find(({ id }) => id === p.session);
  const mine = (await conversationsOf(db, vault, actor.person)).filter(({ id }) => id !== actor.session);
  if (!talk) return none;
  // Two people, who stay two: only the petition goes over.
  if (p.behalf) return p.person === actor.person ? none : ask(app, { talk, petition: p }, actor);
  if (!canBeOne([actor.at.channel, ...[...theirs, ...mine].map(({ channel }) => channel)])) return none;
  return ask(app, { talk, petition: p }, actor);
};

type Found = {
  readonly request: LinkRequest;
  readonly petition: Petition | undefined;
  readonly asker: { readonly person: string; readonly talk: Conversation };
};

/** A request, for the person who is asked; undefined for anybody else, and where one of the two is gone. */
const found = async (app: App, id: string, person: string): Promise<Found | undefined> => {
  const { store, vault, host } = app;
  const { db } = store;
  const row = await requestById(db, id);
  if (row?.asked === undefined) return undefined;
  const [asked, asker] = [await standing(db, vault, row.asked), await standing(db, vault, row.session)];
  if (!asker || asked?.person !== person) return undefined;
  const petition = row.petition === undefined ? undefined : await petitionById(db, vault, row.petition);
  if (row.petition !== undefined && petition?.person !== person) return undefined;
  const talks = await conversationsOf(db, vault, asker.person);
  const talk = talks.find((each) => each.id === row.session);
  if (!talk) return undefined;
  const late =
    host.now() - row.askedAt >= day ||
    (!petition && !(await shareNumber(db, { asked: row.asked, asker: row.session })));
  const state = asker.person === person ? 'linked' : row.answered ? 'refused' : late ? 'late' : 'open';
  const behalf = petition?.behalf === true;
  if (state === 'open' && !behalf) {
    const all = [...talks, ...(await conversationsOf(db, vault, person))];
    // One of the two has been linked elsewhere meanwhile, to another account on the same channel.
    if (!canBeOne(all.map(({ channel }) => channel))) return undefined;
  }
  const request = {
    state,
    channel: talk.channel as ChannelId,
    ...(petition && { code: petition.code }),
    ...(behalf && { behalf }),
  } as const;
  return { request, petition, asker: { person: asker.person, talk } };
};

export const requestFor = async (app: App, id: string, person: string): Promise<LinkRequest | undefined> =>
  (await found(app, id, person))?.request;

/** The citizen has the petition from now on, and hears of it; the cadre does not any more. */
const handed = (request: string, petition: Petition, asker: Found['asker'], actor: Actor, now: number): Effects => {
  const { id, unit, code } = petition;
  const row = { at: now, actor: actor.person, action: 'petition.handed', petition: id, unit, detail: asker.person };
  return {
    writes: [
      answerRequest(request, now),
      handOver(petition, { session: asker.talk.id, person: asker.person }),
      record({
        ...row,
        status: petition.status,
        holder: petition.holder,
        dueAt: petition.dueAt,
        topic: petition.topic,
      }),
    ],
    messages: tell([asker.talk], { id: 'link-handed', args: { code: showCode(code) } }),
  };
};

/** The one who was asked has answered. */
export const answered = async (
  app: App,
  { request: id, yes }: { readonly request: string; readonly yes: boolean },
  actor: Actor,
): Promise<Effects> => {
  const now = app.host.now();
  const it = await found(app, id, actor.person);
  // It was open a moment ago: what the person was just told must be thought over.
  if (it?.request.state !== 'open') return { writes: [turnAgain({ acting: actor.session })], messages: [] };
  const { asker, petition } = it;
  if (yes && petition?.behalf) return handed(id, petition, asker, actor, now);
  const channel = channelName(actor.at.channel);
  if (yes)
    return {
      writes: [answerRequest(id, now), ...(await join(app, [actor.person, asker.person], actor))],
      messages: petition
        ? tell([asker.talk], { id: 'link-done', args: { channel } })
        : tell([asker.talk], { id: 'link-told', args: { channel } }, partChoice),
    };
  return {
    writes: [
      answerRequest(id, now),
      record({
        at: now,
        actor: actor.person,
        action: 'link.refused',
        petition: petition?.id,
        unit: petition?.unit,
        detail: asker.person,
      }),
    ],
    // Who only said a number must not learn that somebody has it.
    messages: petition ? tell([asker.talk], { id: 'link-unconfirmed', args: { code: showCode(petition.code) } }) : [],
  };
};

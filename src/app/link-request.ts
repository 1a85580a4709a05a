/** Somebody says on another channel that a petition is theirs: the account that filed it is asked, and answers. */
import type { ChannelId } from '../domain/message.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { LinkRequest } from '../engine/flow.ts';
import { channelName } from '../flows/channel-names.ts';
import { confirmChoices } from '../flows/link.ts';
import { record } from '../store/audit.ts';
import { answerRequest, day, insertRequest, mayAsk, requestById } from '../store/link-requests.ts';
import { type Conversation, conversationsOf, turnAgain } from '../store/linking.ts';
import { petitionByCode, petitionById } from '../store/petitions.ts';
import { standing } from '../store/sessions.ts';
import type { App } from './app.ts';
import { type Actor, type Effects, none } from './effects.ts';
import { canBeOne, join, tell } from './link.ts';

/**
 * Asks the conversation that filed the petition, once. Nothing where there is none, where it cannot be reached or is sealed, and
 * where somebody asks too often: the asker was told the same in every case, and of a sealed matter no row may point to anybody.
 */
export const asked = async (app: App, code: string, actor: Actor): Promise<Effects> => {
  const { store, vault, host, channels } = app;
  const { db } = store;
  const p = await petitionByCode(db, vault, code);
  if (!p || p.restricted || p.session === undefined || p.person === undefined) return none;
  const theirs = await conversationsOf(db, vault, p.person);
  const filer = theirs.find(({ id }) => id === p.session);
  if (!filer || filer.blocked || !channels.has(filer.channel as ChannelId)) return none;
  const mine = (await conversationsOf(db, vault, actor.person)).filter(({ id }) => id !== actor.session);
  if (!canBeOne([actor.at.channel, ...[...theirs, ...mine].map(({ channel }) => channel)])) return none;
  const now = host.now();
  const request = { petition: p.id, person: actor.person, now };
  if (!(await mayAsk(db, request))) return none;
  const id = host.newId();
  const channel = channelName(actor.at.channel);
  return {
    writes: [
      ...insertRequest({ ...request, id, session: actor.session }),
      record({ at: now, actor: actor.person, action: 'link.asked', petition: p.id, unit: p.unit }),
    ],
    messages: [
      {
        kind: 'message',
        to: { channel: filer.channel as ChannelId, chat: filer.chat },
        lang: filer.lang,
        purpose: 'notice',
        prompt: {
          say: [{ id: 'link-asked', args: { channel, code: showCode(p.code) } }, { id: 'link-asked-means' }],
          choices: confirmChoices(id),
        },
      },
    ],
  };
};

type Found = {
  readonly request: LinkRequest;
  readonly unit: string;
  readonly petition: string;
  readonly asker: Asking;
};
type Asking = { readonly person: string; readonly talk: Conversation };

/** A request, for the person who filed the petition; undefined for anybody else, and where one of the two is gone. */
const found = async (app: App, id: string, person: string): Promise<Found | undefined> => {
  const { db } = app.store;
  const row = await requestById(db, id);
  const p = row && (await petitionById(db, app.vault, row.petition));
  const asker = row && (await standing(db, app.vault, row.session));
  if (!row || !asker || p?.person === undefined || p.person !== person) return undefined;
  const talks = await conversationsOf(db, app.vault, asker.person);
  const talk = talks.find((each) => each.id === row.session);
  if (!talk) return undefined;
  const late = app.host.now() - row.askedAt >= day;
  const state = asker.person === person ? 'linked' : row.answered ? 'refused' : late ? 'late' : 'open';
  if (state === 'open') {
    const all = [...talks, ...(await conversationsOf(db, app.vault, person))];
    // One of the two has been linked elsewhere meanwhile, to another account on the same channel.
    if (!canBeOne(all.map(({ channel }) => channel))) return undefined;
  }
  const request = { state, channel: talk.channel as ChannelId, code: p.code } as const;
  return { request, unit: p.unit, petition: p.id, asker: { person: asker.person, talk } };
};

export const requestFor = async (app: App, id: string, person: string): Promise<LinkRequest | undefined> =>
  (await found(app, id, person))?.request;

/** The one who filed the petition has answered. */
export const answered = async (
  app: App,
  { request: id, yes }: { readonly request: string; readonly yes: boolean },
  actor: Actor,
): Promise<Effects> => {
  const now = app.host.now();
  const it = await found(app, id, actor.person);
  // It was open a moment ago: what the person was just told must be thought over.
  if (it?.request.state !== 'open') return { writes: [turnAgain({ acting: actor.session })], messages: [] };
  const { asker, petition, unit } = it;
  if (yes)
    return {
      writes: [answerRequest(id, now), ...(await join(app, [actor.person, asker.person], actor))],
      messages: tell([asker.talk], { id: 'link-done', args: { channel: channelName(actor.at.channel) } }),
    };
  return {
    writes: [
      answerRequest(id, now),
      record({ at: now, actor: actor.person, action: 'link.refused', petition, unit, detail: asker.person }),
    ],
    messages: tell([asker.talk], { id: 'link-unconfirmed', args: { code: showCode(it.request.code) } }),
  };
};

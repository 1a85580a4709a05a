/** A file that cannot be had: settled as what it came to, and whoever sent it is told, once for all of a day. */
import type { Channel } from '../channels/contract.ts';
import { officeDay } from '../domain/calendar.ts';
import type { Line, Outgoing } from '../domain/message.ts';
import { type Attachment, settleAttachment } from '../store/attachments.ts';
import { taken } from '../store/inbox.ts';
import { standing } from '../store/sessions.ts';
import type { App } from './app.ts';
import { post } from './post.ts';

/** Why: as the channel says, or a type that is not kept. */
export type Unfetched = 'too-big' | 'gone' | 'later' | 'refused' | 'type';

const MB = 1_048_576;
/** So soon after the file it is an answer; later it waits for the morning like any other news. ms */
const atOnce = 60_000;

/** @param bytes of the file, where it was read at all */
export const unfetched = async (
  app: App,
  channel: Channel,
  one: Attachment,
  why: Unfetched,
  bytes?: number,
): Promise<void> => {
  const { host, store, vault, office } = app;
  host.log('warn', 'attachment.missing', { channel: one.channel, reason: why });
  const state = why === 'gone' || why === 'later' ? 'missing' : 'refused';
  const settled = settleAttachment(one.id, { state, ...(bytes !== undefined && { bytes }) });
  const known = await standing(store.db, vault, one.session);
  const now = host.now();
  if (known && !known.erased) {
    const line: Line =
      why === 'too-big'
        ? { id: 'file-too-big', args: { limit: String(Math.floor(channel.can.fetchLimit / MB)) } }
        : { id: 'file-not-taken' };
    const message: Outgoing = {
      kind: 'message',
      to: { channel: channel.id, chat: known.address },
      lang: known.session.lang,
      purpose: now - one.at <= atOnce ? 'answer' : 'notice',
      prompt: { say: [line] },
    };
    const key = `unfetched:${one.session}:${officeDay(now, office.zone)}`;
    const posted = post(app, [message], `clock:${key}`);
    if ((await store.commit([settled, taken('clock', key, now), ...posted.writes])) === 'ok') {
      host.hint({ lanes: posted.lanes });
      return;
    }
  }
  await store.commit([settled]);
};

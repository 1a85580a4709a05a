/** A Zalo event → what happened, in words of the domain. Reads only the fields named here and ignores all others. */
import { oneLine } from '../../domain/clean.ts';
import type { Body, Inbound } from '../../domain/message.ts';
import type { Read } from '../contract.ts';
import { CHOICE, contents, phoneOf, withoutMentions } from './contents.ts';
import { fingerprint } from './fingerprint.ts';
import { type Fields, fieldsOf, idOf, isFields, textOf } from './json.ts';

/** What `read` knows of us. `now` stands in for a time that makes no sense, ms. */
export type Self = { readonly oaId: string; readonly appId: string; readonly now: () => number };

const NOTHING: Read = { ok: true, events: [] };
/** Refusing it could make Zalo switch the webhook off; dropping it could lose a petition. */
const UNREADABLE: Read = { ok: false, keep: true };
const FOREIGN: Read = { ok: false, why: 'foreign' };

/** Never throws. Events we have no use for give nothing; a broken one of those that carry a citizen's word is unreadable. */
export const read = (body: unknown, self: Self): Read => {
  if (!isFields(body)) return UNREADABLE;
  // The console's probe.
  if (Object.keys(body).length === 0) return NOTHING;
  const name = textOf(body.event_name);
  if (name === undefined || name === '') return UNREADABLE;
  if (isForeign(body, name, self)) return FOREIGN;
  const found = happened(body, name, self);
  if (found === 'nothing') return NOTHING;
  if (found === 'unreadable') return UNREADABLE;
  const { from, to, message, bodies, replyTo, addressed } = found;
  const key = message === undefined ? `${name}:${fingerprint(body)}` : `${name}:${message}`;
  return {
    ok: true,
    events: bodies.map((each, i) => ({
      key: i === 0 ? key : `${key}:${i}`,
      at: timeOf(body.timestamp, self.now),
      from,
      to,
      ...(message !== undefined && { message }),
      ...(replyTo !== undefined && { replyTo }),
      ...(addressed && { addressed }),
      body: each,
    })),
  };
};

const isGroup = (name: string): boolean => /_group(?:_|$)/.test(name);

/**
 * Meant for another account or app? Events of one app come to one address, whichever account they are of. A group's messages
 * name us only in `oa_id`; where that is missing, only the key can tell whose they are.
 */
const isForeign = (body: Fields, name: string, { oaId, appId }: Self): boolean => {
  const app = idOf(body.app_id);
  if (app !== undefined && app !== appId) return true;
  const account = idOf(body.oa_id);
  if (account !== undefined) return account !== oaId;
  if (isGroup(name)) return false;
  const ends = [fieldsOf(body.sender).id, fieldsOf(body.recipient).id].map(idOf).filter((id) => id !== undefined);
  return ends.length > 0 && !ends.includes(oaId);
};

type Found = {
  readonly from: Inbound['from'];
  readonly to: Inbound['to'];
  readonly message?: string;
  readonly replyTo?: string;
  /** In a group: it calls the account. */
  readonly addressed?: boolean;
  readonly bodies: readonly Body[];
};

type Look = Found | 'nothing' | 'unreadable';

const happened = (body: Fields, name: string, self: Self): Look => {
  const [, group, what] = /^user_send_(group_)?(\w{1,40})$/.exec(name) ?? [];
  if (what !== undefined) return group === undefined ? said(body, what, self) : saidInGroup(body, what, self);
  if (/^oa_send_(?!group_|anonymous_|consent)/.test(name)) return answeredByHand(body);
  switch (name) {
    case 'user_submit_info':
      return submitted(body);
    case 'follow':
    case 'user_click_chatnow':
      return about(body, { kind: 'joined' });
    case 'unfollow':
      return about(body, { kind: 'left' });
    case 'user_withdraw':
      return about(body, { kind: 'withdrawn' });
    case 'create_group':
      return ofGroup(body, { kind: 'joined' }, self);
    case 'delete_group':
    case 'disperse_group':
      return ofGroup(body, { kind: 'left' }, self);
    default:
      return 'nothing';
  }
};

const privately = (user: string): Found['to'] => ({ channel: 'zalo-oa', chat: user, group: false });

/** Only the form for contact data tells a name. 128 UTF-16 units are two full names. */
const person = (id: string, name?: string): Found['from'] => ({ id, name: oneLine(name ?? '', 128) });

const labelled = (message: Fields): { readonly message?: string; readonly replyTo?: string } => {
  const [id, answered] = [idOf(message.msg_id), idOf(message.quote_msg_id)];
  return { ...(id !== undefined && { message: id }), ...(answered !== undefined && { replyTo: answered }) };
};

const said = (body: Fields, what: string, { oaId }: Self): Look => {
  const user = idOf(fieldsOf(body.sender).id);
  if (user === oaId) return 'nothing';
  if (user === undefined || !isFields(body.message)) return 'unreadable';
  const { message } = body;
  const text = textOf(message.text);
  if (what === 'text' && text === undefined) return 'unreadable';
  const token = what === 'text' && text?.startsWith(CHOICE) ? text.slice(CHOICE.length).trim() : undefined;
  const bodies: readonly Body[] =
    token === undefined ? contents(message, what) : [{ kind: 'choice', token, press: idOf(message.msg_id) ?? '' }];
  return { from: person(user), to: privately(user), ...labelled(message), bodies };
};

const saidInGroup = (body: Fields, what: string, self: Self): Look => {
  const user = idOf(fieldsOf(body.sender).id);
  if (user === self.oaId) return 'nothing';
  const chat = groupOf(body, self);
  if (user === undefined || chat === undefined || !isFields(body.message)) return 'unreadable';
  const { message } = body;
  if (what === 'text' && typeof message.text !== 'string') return 'unreadable';
  const text = textOf(message.text);
  const bare = text === undefined ? message : { ...message, text: withoutMentions(text) };
  return {
    from: person(user),
    to: { channel: 'zalo-oa', chat, group: true },
    ...labelled(message),
    addressed: text?.includes(`[@${self.oaId}]`) ?? false,
    bodies: contents(bare, what),
  };
};

/** Sources put the group's id in four places. */
const groupOf = (body: Fields, { oaId }: Self): string | undefined => {
  const { id, group_id: inRecipient } = fieldsOf(body.recipient);
  const places = [id, inRecipient, body.group_id, fieldsOf(body.group_info).group_id];
  return places.map(idOf).find((found) => found !== undefined && found !== oaId);
};

/** Echo of what we sent ourselves: nothing. With an `admin_id` a colleague wrote it in the account's own tool. */
const answeredByHand = (body: Fields): Look => {
  const admin = idOf(fieldsOf(body.sender).admin_id);
  const user = idOf(fieldsOf(body.recipient).id);
  if (admin === undefined || user === undefined) return 'nothing';
  return {
    from: person(admin),
    to: privately(user),
    ...labelled(fieldsOf(body.message)),
    bodies: [{ kind: 'takeover' }],
  };
};

/** Two shapes: with ward, district and city beside each other, and, since there are no districts, with `full_address`. */
const submitted = (body: Fields): Look => {
  const user = idOf(fieldsOf(body.sender).id);
  if (user === undefined || !isFields(body.info)) return 'unreadable';
  const { info } = body;
  const newer = fieldsOf(info.full_address);
  const parts = [
    ...[newer.user_address ?? info.address, newer.user_ward ?? info.ward],
    ...[info.district, newer.user_city ?? info.city],
  ];
  const given = parts.flatMap((part) => (typeof part === 'string' && part.trim() !== '' ? [part.trim()] : []));
  const address = oneLine(given.join(', '), 300);
  const phone = phoneOf(info.phone);
  return {
    from: person(user, textOf(info.name)),
    to: privately(user),
    ...labelled(fieldsOf(body.message)),
    bodies: [
      phone === undefined
        ? { kind: 'other', name: 'info' }
        : // Zalo does not say whether the number was typed: any might have been.
          { kind: 'contact', phone, own: 'said', ...(address !== '' && { address }) },
    ],
  };
};

/** An event about a person without a message. The id scoped to the app is another one: with it alone nobody is found. */
const about = (body: Fields, happening: Body): Look => {
  const user = idOf(fieldsOf(body.follower).id) ?? idOf(body.user_id) ?? idOf(fieldsOf(body.sender).id);
  if (user === undefined) return 'unreadable';
  return { from: person(user), to: privately(user), bodies: [happening] };
};

const ofGroup = (body: Fields, happening: Body, self: Self): Look => {
  const chat = groupOf(body, self);
  if (chat === undefined) return 'unreadable';
  return { from: person(self.oaId), to: { channel: 'zalo-oa', chat, group: true }, bodies: [happening] };
};

/** Years in which this can have happened, ms: 2015 to 2100. */
const [EARLIEST, LATEST] = [1_420_070_400_000, 4_102_444_800_000];

const timeOf = (value: unknown, now: () => number): number => {
  const at = typeof value === 'string' && /^\d{1,20}$/.test(value) ? Number(value) : value;
  return typeof at === 'number' && Number.isSafeInteger(at) && at >= EARLIEST && at < LATEST ? at : now();
};

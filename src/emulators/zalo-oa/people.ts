/** What people do on their phones. Each act throws where a real person could not do it. */
import type { Delivery } from './delivery.ts';
import { userEvent } from './events.ts';
import { AUDIO, DOCUMENT, GIF, IMAGE, VIDEO } from './samples.ts';
import { type Shown, show } from './show.ts';
import { type Chat, type Event, type Medium, post, publish, touch, type User, type World } from './world.ts';

export type InChat = { readonly group?: string; readonly quote?: string };
export type Bytes = { readonly bytes?: Uint8Array };

export type Info = { readonly name: string; readonly phone: string; readonly address?: string; readonly ward?: string };

/** A person with a phone; `group` in the acts is a group's id, without it the talk is with the account alone. */
export type Person = {
  readonly id: string;
  readonly name: string;
  say(text: string, where?: InChat): Shown;
  photo(what?: InChat & Bytes & { readonly caption?: string }): Shown;
  /** Several pictures chosen at once: one event. */
  photos(n: number, what?: InChat & { readonly caption?: string; readonly bytes?: readonly Uint8Array[] }): Shown;
  gif(what?: InChat & Bytes): Shown;
  voice(what?: InChat & Bytes): Shown;
  video(what?: InChat & Bytes): Shown;
  document(what: InChat & Bytes & { readonly name: string }): Shown;
  location(lat: number, long: number, what?: InChat & { readonly title?: string }): Shown;
  link(url: string, what?: InChat & { readonly text?: string }): Shown;
  card(phone: string, where?: InChat): Shown;
  sticker(where?: InChat): Shown;
  /** Taps a button by its title, under the newest message that has it or under one message. Throws where there is none. */
  tap(title: string, message?: string | Shown): Shown;
  /** Answers the form for contact data. `shape`: as it came before and since the districts were abolished. */
  submit(info: Info, shape?: 'older' | 'newer'): Event;
  follow(): Event;
  unfollow(): Event;
  /** Opens the chat from a profile: once a person. */
  open(): Event;
  /** Takes back the consent to hold personal data. */
  withdraw(): Event;
  stand(standing: User['standing']): void;
  /** The chat with the account as the person sees it. */
  readonly messages: () => readonly Shown[];
};

export const createPerson = (world: World, delivery: Delivery, user: User): Person => {
  const own: Chat = { id: user.id, members: new Map([[user.id, user]]), messages: new Map() };
  world.chats.set(user.id, own);

  const heard = (): void => {
    user.heardAt = world.now();
    user.sentSince = 0;
  };

  const put = (
    where: InChat,
    what: string,
    seen: {
      text?: string;
      medium?: Medium;
      more?: readonly Medium[];
      place?: { lat: number; long: number };
      hidden?: true;
    },
    sent: object,
  ): Shown => {
    const chat = where.group === undefined ? own : world.chats.get(where.group);
    if (!chat?.members.has(user.id)) throw new Error(`${user.name} is not in chat ${where.group}`);
    if (where.quote !== undefined && !chat.messages.has(where.quote))
      throw new Error('There is no such message to answer');
    if (!chat.group) heard();
    const quote = where.quote === undefined ? {} : { quote: where.quote };
    const message = post(world, chat, { from: user.id, ...seen, ...quote });
    const body = { msg_id: message.id, ...(where.quote !== undefined && { quote_msg_id: where.quote }), ...sent };
    if (chat.group?.state !== 'without-us') {
      delivery.emit(userEvent(world, user, chat.group && chat.id, what, body), chat.id);
    }
    return show(world, chat, message);
  };

  const attached = (type: string, payload: object) => ({ attachments: [{ type, payload }] });

  const media = (where: InChat, kind: Medium['kind'], bytes: Uint8Array, name?: string, caption?: string): Shown => {
    const url = publish(world, kind, bytes, name);
    const medium = { kind, file: url, bytes: bytes.length, ...(name !== undefined && { name }) };
    const payload =
      kind === 'file'
        ? { url, name, size: String(bytes.length), type: name?.split('.').at(-1) ?? '', checksum: 'd41d8cd98f00b204' }
        : kind === 'audio'
          ? { url }
          : { thumbnail: url, url };
    const text = caption === undefined ? {} : { text: caption };
    return put(where, kind, { ...text, medium }, { ...text, ...attached(kind, payload) });
  };

  const happening = (name: string, fields: object): Event => {
    const event = { event_name: name, ...fields, user_id_by_app: user.appId };
    delivery.emit(event, user.id);
    touch(world);
    return delivery.events.at(-1) as Event;
  };

  const find = (title: string, message: string | Shown | undefined) => {
    const id = typeof message === 'object' ? message.id : message;
    const kept = [...own.messages.values()].reverse().filter((each) => id === undefined || each.id === id);
    for (const { buttons = [] } of kept) {
      const found = buttons.find((each) => each.title === title);
      if (found) return found;
    }
    const there = kept.flatMap(({ buttons = [] }) => buttons.map((each) => `"${each.title}"`)).join(', ') || 'none';
    throw new Error(`There is no button "${title}" to tap; there are: ${there}`);
  };

  return {
    id: user.id,
    name: user.name,
    say: (text, where = {}) => put(where, 'text', { text }, { text }),
    photo: (what = {}) => media(what, 'image', what.bytes ?? IMAGE, undefined, what.caption),
    photos: (n, what = {}) => {
      const media = Array.from({ length: n }, (_, i): Medium => {
        const bytes = what.bytes?.[i] ?? IMAGE;
        return { kind: 'image', file: publish(world, 'image', bytes), bytes: bytes.length };
      });
      const [medium, ...more] = media;
      const text = what.caption === undefined ? {} : { text: what.caption };
      const attachments = media.map(({ file: url }) => ({ type: 'image', payload: { thumbnail: url, url } }));
      return put(what, 'image', { ...text, ...(medium && { medium, more }) }, { ...text, attachments });
    },
    gif: (what = {}) => media(what, 'gif', what.bytes ?? GIF),
    voice: (what = {}) => media(what, 'audio', what.bytes ?? AUDIO),
    video: (what = {}) => media(what, 'video', what.bytes ?? VIDEO),
    document: (what) => media(what, 'file', what.bytes ?? DOCUMENT, what.name),
    location: (lat, long, what = {}) => {
      const coordinates = { latitude: lat.toFixed(6), longitude: long.toFixed(6) };
      const text = what.title === undefined ? {} : { text: what.title };
      return put(
        what,
        'location',
        { ...text, place: { lat, long } },
        { ...text, ...attached('location', { coordinates }) },
      );
    },
    link: (url, what = {}) => {
      const payload = { thumbnail: '', description: 'Một trang', url };
      return put(what, 'link', { text: what.text ?? url }, { text: what.text ?? url, ...attached('link', payload) });
    },
    card: (phone, where = {}) => {
      const description = JSON.stringify({ phone, qrCodeUrl: 'https://qr.zadn.vn/none' });
      return put(where, 'business_card', { text: phone }, attached('link', { description, url: '' }));
    },
    sticker: (where = {}) => {
      const url = 'https://stc-sticker.zdn.vn/23311.png';
      const medium = { kind: 'sticker' as const, file: url, bytes: 0 };
      return put(where, 'sticker', { medium }, attached('sticker', { id: '23311', url }));
    },
    tap: (title, message) => {
      const { type, payload } = find(title, message);
      if (!type.startsWith('oa.query.'))
        throw new Error(`The button "${title}" opens something; nothing comes of it here`);
      const text = String(payload);
      return put({}, 'text', { text, ...(type === 'oa.query.hide' && { hidden: true as const }) }, { text });
    },
    submit: ({ name, phone, address = '', ward = '' }, shape = 'newer') => {
      heard();
      const info =
        shape === 'older'
          ? { name, phone, address, ward, district: 'Quận Ví Dụ', city: 'TP. Ví Dụ' }
          : { name, phone, full_address: { user_city: 'TP. Ví Dụ', user_ward: ward, user_address: address } };
      return happening('user_submit_info', { sender: { id: user.id }, recipient: { id: world.oaId }, info });
    },
    follow: () => {
      user.follows = true;
      heard();
      return happening('follow', { oa_id: world.oaId, follower: { id: user.id }, source: 'oa_profile' });
    },
    unfollow: () => {
      if (!user.follows) throw new Error(`${user.name} does not follow the account`);
      user.follows = false;
      return happening('unfollow', { oa_id: world.oaId, follower: { id: user.id }, source: 'oa_profile' });
    },
    open: () => happening('user_click_chatnow', { oa_id: world.oaId, user_id: user.id }),
    withdraw: () => happening('user_withdraw', { user_id: user.id }),
    stand: (standing) => {
      user.standing = standing;
      touch(world);
    },
    messages: () => [...own.messages.values()].filter(({ hidden }) => !hidden).map((each) => show(world, own, each)),
  };
};

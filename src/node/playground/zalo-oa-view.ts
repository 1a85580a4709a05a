/** A chat with a Zalo Official Account as it stands on a phone, and the windows in which the account may write. */
import type { Shown, ShownChat, ZaloOaEmulator } from '../../emulators/zalo-oa.ts';
import type { Button, Media, Message, Pane } from '../../web/playground/state.ts';
import { fileName, messagesShown, type Seat, type View } from './platform.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** What Zalo gives after each word of a person: so many messages for nothing, within 48 hours; open for 7 days. */
const freeReplies = 8;

const inPrivate: Pane['cannot'] = { edit: 'Zalo không cho sửa tin đã gửi.' };
const elsewhere = 'Chỉ làm được trong khung riêng với OA.';
const inGroup: Pane['cannot'] = {
  ...inPrivate,
  follow: elsewhere,
  form: elsewhere,
  colleague: elsewhere,
  withdraw: elsewhere,
  block: elsewhere,
};

export const zaloOaView = (emulator: ZaloOaEmulator, seat: Seat, now: number): View => {
  const chat = emulator.chat(seat.chat);
  return {
    blocked: chat.standing === 'restricted',
    commands: [],
    keyboard: [],
    messages: chat.messages.slice(-messagesShown).flatMap((message) => messagesOf(message, seat, chat)),
    cannot: chat.group ? inGroup : inPrivate,
    limit: chat.group
      ? { text: 'Nhóm Zalo: không nút, không sửa tin. Trả lời bằng chữ.', tone: 'calm' }
      : windowOf(chat, now),
    ...(chat.follows !== undefined && { follows: chat.follows }),
  };
};

const windowOf = ({ heardAt, freeLeft = 0 }: ShownChat, now: number): NonNullable<View['limit']> => {
  if (heardAt === undefined) return { text: 'Chưa nhắn lần nào: OA không được nhắn trước.', tone: 'warn' };
  const [free, open] = [heardAt + 2 * day, heardAt + 7 * day];
  if (now > open) return { text: 'Cửa sổ 7 ngày đã đóng. OA chỉ nhắn được sau khi người này nhắn lại.', tone: 'bad' };
  if (now > free) return { text: 'Quá 48 giờ: mỗi tin OA phải trả tiền. Cửa sổ 7 ngày tới', tone: 'warn', until: open };
  if (freeLeft === 0)
    return { text: 'Hết 8 tin miễn phí, tin sau tính tiền. Cửa sổ 48 giờ tới', tone: 'warn', until: free };
  return { text: `Còn trả lời miễn phí ${freeLeft}/${freeReplies} · cửa sổ 48 giờ tới`, tone: 'calm', until: free };
};

const buttonOf = ({ title, type, payload }: Shown['buttons'][number]): Button => {
  if (type.startsWith('oa.query.')) return { text: title, kind: 'press', value: title };
  const { url, phone_code: phone } = payload as { readonly url?: string; readonly phone_code?: string };
  return { text: title, kind: 'link', value: url ?? phone ?? '' };
};

const kinds: Readonly<Record<NonNullable<Shown['medium']>['kind'], Media['kind']>> = {
  image: 'photo',
  gif: 'photo',
  audio: 'voice',
  video: 'video',
  file: 'document',
  sticker: 'sticker',
};

const mediaOf = ({ kind, file, bytes, name }: NonNullable<Shown['medium']>): Media => ({
  kind: kinds[kind],
  file: fileName('zalo-oa', file),
  bytes,
  ...(name !== undefined && { name }),
});

/** Several pictures at once are one message of Zalo's; the page shows each on its own, tied together. */
const messagesOf = (message: Shown, { person }: Seat, chat: ShownChat): readonly Message[] => {
  const { id, at, from, text, medium, more, place, form, quote, billed } = message;
  const origin = quote === undefined ? undefined : chat.messages.find((each) => each.id === quote);
  const words = form ? `${form.title}\n${form.subtitle}` : text;
  const note = from.admin ? 'cán bộ trả lời tay' : billed && !chat.group ? 'tin tính tiền' : undefined;
  const common = {
    at,
    from: from.name,
    side: from.oa ? ('bot' as const) : from.id === person ? ('mine' as const) : ('other' as const),
    entities: [],
    edited: false,
    ...(more.length > 0 && { album: id }),
  };
  return [
    {
      ...common,
      id,
      ...(words !== undefined && { text: words }),
      // Each on a line of its own.
      buttons: form
        ? [[{ text: 'Chia sẻ thông tin', kind: 'form', value: id }]]
        : message.buttons.map((button) => [buttonOf(button)]),
      ...(medium && { media: mediaOf(medium) }),
      ...(place && { place }),
      ...(origin && { answers: { from: origin.from.name, text: (origin.text ?? '').slice(0, 60) } }),
      ...(note !== undefined && { note }),
    },
    ...more.map((each, i) => ({ ...common, id: `${id}:${i + 1}`, buttons: [], media: mediaOf(each) })),
  ];
};

/** A chat with a bot of the Zalo Bot Platform as it stands on a phone, and what is left of its plan. */
import type { ShownChat, ZaloBotEmulator } from '../../emulators/zalo-bot.ts';
import type { Media, Message, Pane } from '../../web/playground/state.ts';
import { fileName, messagesShown, type Seat, type View } from './platform.ts';

const cannot: Pane['cannot'] = {
  edit: 'Zalo không cho sửa tin đã gửi.',
  place: 'Nền tảng Zalo Bot không chuyển vị trí cho bot. Gõ tên nơi bằng chữ.',
  file: 'Nền tảng Zalo Bot không chuyển tệp cho bot.',
  follow: 'Zalo Bot không có nút quan tâm.',
  form: 'Zalo Bot không có mẫu liên hệ.',
  colleague: 'Trên Zalo Bot không ai viết thay bot được.',
  withdraw: 'Zalo Bot không báo việc này. Người dân nhắn /xoadulieu cho bot.',
};

export const zaloBotView = (emulator: ZaloBotEmulator, seat: Seat): View => {
  const chat = emulator.chat(seat.chat);
  const { messages, people, plan } = emulator.used();
  const part = Math.max(messages / plan.messages, people / plan.people);
  return {
    blocked: chat.blocked,
    commands: [],
    keyboard: [],
    messages: chat.messages.slice(-messagesShown).map((message) => messageOf(message, seat, chat)),
    cannot,
    limit: {
      text: `Đã dùng ${messages}/${plan.messages.toLocaleString('vi')} tin tháng này · ${people}/${plan.people} người. Không nút: trả lời bằng số.`,
      tone: part >= 1 ? 'bad' : part > 0.9 ? 'warn' : 'calm',
    },
  };
};

const unheard: Readonly<Record<NonNullable<ShownMessage['unheard']>, string>> = {
  'not-mentioned': 'bot không nhận được: chưa gọi tên bot',
  'not-in-group': 'bot không nhận được: bot không ở trong nhóm',
  'too-many-people': 'bot không nhận được: gói chỉ cho 50 người',
  'nobody-listened': 'bot không nhận được: chưa có webhook',
  'given-up': 'bot không nhận được: webhook không trả lời',
};

const styles: Readonly<Record<string, string>> = { b: 'bold', i: 'italic', u: 'underline', s: 'strikethrough' };

type ShownMessage = ShownChat['messages'][number];

const mediaOf = (emulated: NonNullable<ShownMessage['media']>): Media => ({
  kind: emulated.kind,
  file: fileName('zalo-bot', emulated.url),
  bytes: 0,
});

const messageOf = (message: ShownMessage, { person }: Seat, chat: ShownChat): Message => {
  const { id, at, from, text, media, replyTo } = message;
  const origin = replyTo === undefined ? undefined : chat.messages.find((each) => each.id === replyTo);
  return {
    id,
    at,
    from: from.name,
    side: from.bot ? 'bot' : from.id === person ? 'mine' : 'other',
    ...(text !== undefined && { text }),
    entities: message.styles.flatMap(({ start: offset, len: length, st }) =>
      st.flatMap((code) => (styles[code] === undefined ? [] : [{ type: styles[code], offset, length }])),
    ),
    buttons: [],
    ...(media && { media: mediaOf(media) }),
    ...(origin && { answers: { from: origin.from.name, text: (origin.text ?? '').slice(0, 60) } }),
    edited: false,
    ...(message.unheard && { note: unheard[message.unheard] }),
  };
};

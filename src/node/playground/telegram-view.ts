/** A Telegram chat as it stands on a phone. */
import type { ShownChat, TelegramEmulator } from '../../emulators/telegram.ts';
import type { Button, Message, Pane } from '../../web/playground/state.ts';
import { fileName, messagesShown, type Seat, type View } from './platform.ts';

const inGroups: Pane['commands'] = [
  { command: 'tonghop', description: 'Tổng hợp hôm nay' },
  { command: 'tim', description: 'Tìm việc, kèm vài chữ' },
  { command: 'gan', description: 'Gắn nhóm với đơn vị, kèm mã' },
];

const cannot: Pane['cannot'] = {
  follow: 'Telegram không có nút quan tâm.',
  form: 'Telegram không có mẫu liên hệ. Người dân tự viết số điện thoại.',
  colleague: 'Trên Telegram không ai viết thay bot được.',
  withdraw: 'Telegram không báo việc này. Người dân nhắn /xoadulieu cho bot.',
};

export const telegramView = (emulator: TelegramEmulator, seat: Seat): View => {
  const chat = emulator.chat(Number(seat.chat));
  const group = seat.chat !== seat.person;
  const last = chat.messages.findLast(({ from }) => from.bot);
  const answered = chat.messages.at(-1)?.from.bot === false;
  return {
    blocked: chat.bot === 'kicked',
    commands: group ? inGroups : menu(emulator),
    messages: chat.messages.slice(-messagesShown).map((message) => messageOf(message, seat, chat)),
    // It goes away once it was used.
    keyboard:
      answered || !last?.replyKeyboard
        ? []
        : last.replyKeyboard.flat().map(({ text, request_location: asks }) => ({ text, place: asks === true })),
    cannot: group ? { ...cannot, block: 'Trong nhóm không ai chặn riêng bot được.' } : cannot,
  };
};

/** The bot's own menu, as the platform shows it to somebody whose telephone speaks Vietnamese. */
const menu = ({ commands }: TelegramEmulator): Pane['commands'] =>
  (commands.get('all_private_chats/vi') ??
    commands.get('default/vi') ??
    commands.get('default/') ??
    []) as Pane['commands'];

type ShownMessage = ShownChat['messages'][number];

const buttonOf = (button: ShownMessage['buttons'][number][number]): Button => {
  const { text, callback_data: data, copy_text: copy, url } = button;
  if (data !== undefined) return { text, kind: 'press', value: data };
  return copy ? { text, kind: 'copy', value: copy.text } : { text, kind: 'link', value: url ?? '' };
};

const service = (message: ShownMessage): string => {
  const who = (message.members ?? []).join(', ');
  switch (message.service) {
    case 'new_chat_members':
      return who === message.from.name ? `${who} vào nhóm` : `${message.from.name} thêm ${who} vào nhóm`;
    case 'left_chat_member':
      return `${who} rời nhóm`;
    default:
      return 'Nhóm đổi thành nhóm lớn';
  }
};

const messageOf = (message: ShownMessage, { person }: Seat, chat: ShownChat): Message => {
  const { id, at, from, media, album, place: pin, contact, edited, replyTo } = message;
  const side = message.service ? 'service' : from.bot ? 'bot' : String(from.id) === person ? 'mine' : 'other';
  const text = message.service ? service(message) : message.text;
  const origin = replyTo === undefined ? undefined : chat.messages.find((each) => each.id === replyTo);
  return {
    id: String(id),
    at,
    from: from.name,
    side,
    ...(text !== undefined && { text }),
    entities: message.service
      ? []
      : message.entities.map(({ type, offset, length, url }) => ({
          type,
          offset,
          length,
          ...(typeof url === 'string' && { url }),
        })),
    buttons: message.buttons.map((row) => row.map(buttonOf)),
    ...(media && { media: { ...media, file: fileName('telegram', media.file) } }),
    ...(album !== undefined && { album }),
    ...(pin && { place: pin }),
    ...(contact && { phone: contact.phone }),
    ...(origin && { answers: { from: origin.from.name, text: (origin.text ?? '').slice(0, 60) } }),
    edited,
  };
};

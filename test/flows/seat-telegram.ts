/** Somebody on Telegram. */
import type { Person, Shown, TelegramEmulator } from '../../src/emulators/telegram.ts';
import { type Heard, impossible, plain, type Room, type Seat, withChoice } from './seat.ts';

const kinds: Readonly<Record<string, string>> = {
  photo: 'ảnh',
  voice: 'ghi âm',
  video: 'phim',
  document: 'tệp',
  sticker: 'nhãn dán',
};

/** Words of people stand in a block of their own there. */
const quoted = (m: Shown): string => {
  let text = m.text ?? '';
  for (const e of [...m.entities].sort((a, b) => b.offset - a.offset))
    if (e.type === 'blockquote')
      text = `${text.slice(0, e.offset)}«${text.slice(e.offset, e.offset + e.length)}»${text.slice(e.offset + e.length)}`;
  return plain(text);
};

const heard = (messages: readonly Shown[]): readonly Heard[] =>
  messages.flatMap((m) => {
    if (!m.from.bot) return [];
    const buttons = m.buttons.flat();
    const links = buttons.filter((b) => b.callback_data === undefined);
    const keys = (m.replyKeyboard ?? []).flat();
    return {
      id: String(m.id),
      at: m.at,
      ...(m.media && { media: kinds[m.media.kind] ?? m.media.kind }),
      text: quoted(m),
      choices: buttons.flatMap((b) => (b.callback_data === undefined ? [] : [b.text])),
      extras: [
        ...links.map((b) => (b.text.startsWith('📋') ? '[Chép mã]' : `[${b.text}]`)),
        ...keys.map((b) => `[nút: ${b.text}]`),
      ],
      ...(m.album !== undefined && { album: m.album }),
      reply: m.replyTo !== undefined,
    };
  });

export const telegramRoom = (emulator: TelegramEmulator, id: number): Room => ({
  id: String(id),
  heard: () => heard(emulator.chat(id).messages),
});

export const telegramSeat = (emulator: TelegramEmulator, person: Person): Seat => {
  const toasts = (): readonly string[] => person.toasts().flatMap(({ text }) => (text === undefined ? [] : [text]));
  const token = (label: string): string | undefined =>
    person
      .messages()
      .flatMap((m) => m.buttons.flat())
      .findLast((b) => b.text === label)?.callback_data;
  return {
    id: String(person.id),
    heard: () => heard(person.messages()),
    toasts,
    token,
    act: (what, room, under) => {
      const where = { ...(room && { chat: Number(room.id) }), ...(under && { replyTo: Number(under.id) }) };
      const messages = () => (room ? emulator.chat(Number(room.id)).messages : person.messages());
      const before = () => heard(messages());
      switch (what.kind) {
        case 'say':
          person.say(what.text, where);
          return;
        case 'press': {
          const found = withChoice(before(), what);
          for (let i = 0; i < what.times; i++) person.press(Number(found.id), what.label, where);
          return;
        }
        case 'forge': {
          const last = before().at(-1);
          if (last) person.forge(Number(last.id), what.data, where);
          return;
        }
        case 'edit': {
          const own = messages().filter((m) => m.from.id === person.id)[what.message - 1];
          if (!own) throw new Error(`${person.name} has no message ${what.message}`);
          person.edit(own, what.text, where);
          return;
        }
        case 'photo':
          person.photo({ ...where, ...(what.caption !== undefined && { caption: what.caption }) });
          return;
        case 'album':
          person.album(what.n, { ...where, ...(what.caption !== undefined && { caption: what.caption }) });
          return;
        case 'voice':
          person.voice(what.seconds, where);
          return;
        case 'place':
          if (what.name === undefined) person.location(what.lat, what.long, where);
          else person.venue({ ...where, lat: what.lat, long: what.long, title: what.name, address: '' });
          return;
        case 'contact':
          person.contact(what.phone, where);
          return;
        case 'sticker':
          person.sticker(where);
          return;
        case 'file':
          person.document({ ...where, name: what.name, size: Math.round(what.megabytes * 1_048_576) });
          return;
        case 'start':
          person.start(what.payload);
          return;
        // The others are done on Zalo only.
        default:
          impossible(what);
      }
    },
  };
};

/** Telegram as it is played: the screens of its people, and what they can do on them. */
import type { ShownChat, TelegramEmulator } from '../../emulators/telegram.ts';
import type { Act, Done } from '../../web/playground/act.ts';
import type { Button, FaultName, Message, Pane, PaneKind, Toast } from '../../web/playground/state.ts';
import type { Cast } from './cast.ts';

/** Somewhere in the plain, far from every real boundary that matters. */
const place = { lat: 10.0452, long: 105.7469 };

const messagesShown = 150;
const toastsShown = 30;

/** What a switch of the fault panel does. Half of the calls: with all of them nothing would ever come through. */
const slowness = 2_000;
const share = 0.5;
const retryAfter = 3;

const inGroups = [
  { command: 'tonghop', description: 'Tổng hợp hôm nay' },
  { command: 'tim', description: 'Tìm việc, kèm vài chữ' },
  { command: 'gan', description: 'Gắn nhóm với đơn vị, kèm mã' },
];

type Seat = { readonly kind: PaneKind; readonly person: Cast['officer']; readonly chat: number };

const paneId = ({ person, chat }: Seat): string => `telegram:${person.id}:${chat}`;

export type Stage = {
  readonly panes: () => readonly Pane[];
  readonly toasts: () => readonly Toast[];
  readonly faults: () => Readonly<Record<FaultName, boolean>>;
  /** The pane of a chat or of a press, with its name. */
  readonly placeOf: (id: string) => { readonly pane: string; readonly chat: string } | undefined;
  /** Throws a plain `Error` where a person could not do it. */
  readonly act: (act: Act, pictures: readonly Uint8Array[]) => Done | Promise<Done>;
};

/** @param samples pictures that are sent where none is given */
export const telegramStage = (emulator: TelegramEmulator, cast: Cast, samples: readonly Uint8Array[]): Stage => {
  const presses = new Map<string, string>();
  const seats = (): readonly Seat[] => [
    ...cast.citizens.map((person): Seat => ({ kind: 'citizen', person, chat: person.id })),
    { kind: 'committee', person: cast.officer, chat: cast.group.id },
    { kind: 'officer', person: cast.officer, chat: cast.officer.id },
    { kind: 'leader', person: cast.leader, chat: cast.leader.id },
  ];
  const titleOf = (seat: Seat): string => (seat.kind === 'committee' ? cast.group.title : seat.person.name);

  const paneOf = (seat: Seat): Pane => {
    const chat = emulator.chat(seat.chat);
    const kept = chat.messages.slice(-messagesShown);
    const last = chat.messages.findLast(({ from }) => from.bot);
    const answered = chat.messages.at(-1)?.from.bot === false;
    return {
      id: paneId(seat),
      kind: seat.kind,
      channel: 'Telegram',
      person: seat.person.name,
      title: titleOf(seat),
      blocked: chat.bot === 'kicked',
      commands: seat.kind === 'committee' ? inGroups : menu(emulator),
      messages: kept.map((message) => messageOf(message, seat, chat)),
      // It goes away once it was used.
      keyboard:
        answered || !last?.replyKeyboard
          ? []
          : last.replyKeyboard.flat().map(({ text, request_location: asks }) => ({ text, place: asks === true })),
    };
  };

  const act: Stage['act'] = (given, pictures) => {
    if (given.do === 'newcomer') {
      const person = cast.newcomer();
      return { ok: true, pane: paneId({ kind: 'citizen', person, chat: person.id }) };
    }
    if (given.do === 'fault') return fault(emulator, given.fault, given.on);
    if (given.do === 'again') return again(emulator);
    const seat = 'pane' in given ? seats().find((each) => paneId(each) === given.pane) : undefined;
    if (!seat) return { ok: false, problem: 'Không có khung này.' };
    const { person } = seat;
    const where = seat.chat === person.id ? {} : { chat: seat.chat };
    if (given.do === 'block') {
      if (given.on) person.block();
      else person.unblock();
      return { ok: true };
    }
    if (emulator.chat(seat.chat).bot === 'kicked')
      return { ok: false, problem: `${person.name} đang chặn bot. Bỏ chặn rồi mới nhắn được.` };
    const picture = (n: number): Uint8Array | undefined => pictures[n] ?? samples[n % samples.length];
    const caption = 'caption' in given && given.caption !== undefined && { caption: given.caption };
    switch (given.do) {
      case 'say':
        person.say(given.text, { ...where, ...(given.answers !== undefined && { replyTo: given.answers }) });
        break;
      case 'edit':
        person.edit(given.message, given.text, where);
        break;
      case 'photo': {
        const count = pictures.length > 0 ? pictures.length : given.count;
        const bytes = Array.from({ length: count }, (_, n) => picture(n) as Uint8Array);
        if (count === 1) person.photo({ ...where, ...caption, bytes: bytes[0] as Uint8Array });
        else person.album(count, { ...where, ...caption, bytes });
        break;
      }
      case 'voice':
        person.voice(given.seconds, where);
        break;
      case 'place':
        person.location(place.lat, place.long, where);
        break;
      case 'sticker':
        person.sticker(where);
        break;
      case 'press': {
        const press = person.press(given.message, given.value, where);
        presses.set(press, paneId(seat));
        return { ok: true, press };
      }
      case 'clock':
        break;
    }
    return { ok: true };
  };

  return {
    act,
    panes: () => seats().map(paneOf),
    toasts: () =>
      emulator
        .toasts()
        .slice(-toastsShown)
        .map(({ press, text }) => ({ press, pane: presses.get(press) ?? '', ...(text !== undefined && { text }) })),
    faults: () => {
      const { slow, serverErrors, rateLimit, lostAnswers } = emulator.faults.state;
      return { slow: slow > 0, errors: serverErrors.share > 0, limited: rateLimit.share > 0, lost: lostAnswers > 0 };
    },
    placeOf: (id) => {
      const seat = seats().find((each) => String(each.chat) === id || paneId(each) === presses.get(id));
      return seat && { pane: paneId(seat), chat: titleOf(seat) };
    },
  };
};

/** The bot's own menu, as the platform shows it to somebody whose telephone speaks Vietnamese. */
const menu = ({ commands }: TelegramEmulator): Pane['commands'] =>
  (commands.get('all_private_chats/vi') ??
    commands.get('default/vi') ??
    commands.get('default/') ??
    []) as Pane['commands'];

const fault = ({ faults }: TelegramEmulator, name: FaultName, on: boolean): Done => {
  if (name === 'slow') faults.slow(on ? slowness : 0);
  if (name === 'errors') faults.serverErrors({ share: on ? share : 0 });
  if (name === 'limited') faults.rateLimit({ share: on ? share : 0, retryAfter });
  if (name === 'lost') faults.loseAnswers(on ? 1 : 0);
  return { ok: true };
};

/** The platform did not see our answer and brings the same update once more. */
const again = async (emulator: TelegramEmulator): Promise<Done> => {
  const last = emulator.updates.at(-1);
  if (!last) return { ok: false, problem: 'Chưa có tin nào để gửi lại.' };
  const status = await emulator.push(last);
  return status === 200 ? { ok: true } : { ok: false, problem: `Máy chủ trả lời ${status}.` };
};

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
  const side = message.service ? 'service' : from.bot ? 'bot' : from.id === person.id ? 'mine' : 'other';
  const text = message.service ? service(message) : message.text;
  const origin = replyTo === undefined ? undefined : chat.messages.find((each) => each.id === replyTo);
  return {
    id,
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
    ...(media && { media }),
    ...(album !== undefined && { album }),
    ...(pin && { place: pin }),
    ...(contact && { phone: contact.phone }),
    ...(origin && { answers: { from: origin.from.name, text: (origin.text ?? '').slice(0, 60) } }),
    edited,
  };
};

/** Telegram as it is played: people, groups and switches over its stand-in. */
import { randomBytes } from 'node:crypto';
import { commandMenu } from '../../app/commands.ts';
import { telegram } from '../../channels/telegram/index.ts';
import { type Person, telegramEmulator, type WireEntry } from '../../emulators/telegram.ts';
import type { Done } from '../../web/playground/act.ts';
import { simpleFaults } from './faults.ts';
import {
  type Entry,
  fetchFrom,
  type Home,
  keep,
  known,
  later,
  newest,
  type PaneAct,
  type Platform,
  place,
  type Seat,
  trouble,
} from './platform.ts';
import { telegramView } from './telegram-view.ts';

export const telegramPlatform = ({ now, from, request }: Home): Platform => {
  const token = `1000001:${randomBytes(18).toString('base64url')}`;
  const secret = randomBytes(24).toString('base64url');
  const emulator = telegramEmulator({ token, now, keep, from, fetch: request, later, random: Math.random });
  const channel = telegram({
    token,
    secret,
    apiRoot: 'http://telegram.emulator',
    commands: commandMenu,
    fetch: fetchFrom(emulator.app),
  });
  const people = new Map<string, Person>();
  const fresh = newest(emulator.wire);

  return {
    id: 'telegram',
    name: 'Telegram',
    channel,
    secrets: [token, secret],
    ids: { staff: 5_100_000_001n, citizen: 5_200_000_001n, group: '-4100001' },
    connect: (webhook) => channel.setUp(webhook),
    settled: emulator.settled,
    onChange: emulator.onChange,
    entries: () => fresh().map(entryOf),
    push: emulator.push,
    file: emulator.file,
    ...simpleFaults(emulator.faults, { share: trouble.share, retryAfter: trouble.retryAfter }),
    person: ({ id, name, heardAt }) => {
      people.set(id, emulator.person({ id: Number(id), name, lang: 'vi', open: heardAt !== undefined }));
    },
    nameOf: (id) => known(people, id).name,
    enter: (id, code) => void known(people, id).start(code),
    group: ({ id, title, members, known: before }) => {
      const all = members.map((member) => known(people, member));
      const group = emulator.group({ id: Number(id), title, ...(before && { members: all }) });
      if (before) return;
      for (const member of all) group.join(member);
      if (all[0]) group.addBot(all[0]);
    },
    say: (id, text, group) => void known(people, id).say(text, { chat: Number(group) }),
    view: (seat) => telegramView(emulator, seat),
    act: (seat, given, pictures) => act(known(people, seat.person), seat, given, pictures),
    toasts: () => emulator.toasts().map(({ press, text }) => ({ press, ...(text !== undefined && { text }) })),
  };
};

const act = (person: Person, seat: Seat, given: PaneAct, pictures: readonly Uint8Array[]): Done => {
  const where = seat.chat === seat.person ? {} : { chat: Number(seat.chat) };
  switch (given.do) {
    case 'say':
      person.say(given.text, { ...where, ...(given.answers !== undefined && { replyTo: Number(given.answers) }) });
      break;
    case 'edit':
      person.edit(Number(given.message), given.text, where);
      break;
    case 'photo': {
      const caption = given.caption !== undefined && { caption: given.caption };
      const [first] = pictures;
      if (pictures.length === 1 && first) person.photo({ ...where, ...caption, bytes: first });
      else person.album(pictures.length, { ...where, ...caption, bytes: pictures });
      break;
    }
    case 'voice':
      person.voice(given.seconds, where);
      break;
    case 'place':
      person.location(place.lat, place.long, where);
      break;
    case 'file':
      person.document({ ...where, name: 'don-kien-nghi.pdf' });
      break;
    case 'sticker':
      person.sticker(where);
      break;
    case 'press':
      return { ok: true, press: person.press(Number(given.message), given.value, where) };
    case 'block':
      if (given.on) person.block();
      else person.unblock();
      break;
    default:
      throw new Error('Telegram has no way for this');
  }
  return { ok: true };
};

type Payload = {
  readonly chat?: { readonly id?: unknown };
  readonly message?: { readonly chat?: { readonly id?: unknown } };
};

const entryOf = (entry: WireEntry): Entry => {
  const { at, status } = entry;
  if (entry.kind === 'call') {
    const { method: what, params, result } = entry;
    const keys = [String(params.chat_id ?? params.callback_query_id ?? '')];
    return { at, status, way: 'out', what, keys, body: { params, result } };
  }
  const { update_id: _, ...kinds } = entry.update;
  const [what = 'update', payload] = Object.entries(kinds)[0] ?? [];
  const { chat, message } = (payload ?? {}) as Payload;
  return { at, status, way: 'in', what, keys: [String((chat ?? message?.chat)?.id ?? '')], body: entry.update };
};

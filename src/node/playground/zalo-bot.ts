/** The Zalo Bot Platform as it is played: nothing but text, pictures and sound, in private. */
import { randomBytes } from 'node:crypto';
import { zaloBot } from '../../channels/zalo-bot/index.ts';
import { type Person, type WireEntry, zaloBotEmulator } from '../../emulators/zalo-bot.ts';
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
} from './platform.ts';
import { zaloBotView } from './zalo-bot-view.ts';

export const zaloBotPlatform = ({ now, from, request }: Home): Platform => {
  const token = `2000002:${randomBytes(18).toString('base64url')}`;
  const secret = randomBytes(24).toString('base64url');
  const emulator = zaloBotEmulator({ token, now, keep, from, fetch: request, later, random: Math.random });
  const channel = zaloBot({
    token,
    secret,
    apiRoot: 'http://zalo-bot.emulator',
    fetch: fetchFrom(emulator.app),
  });
  const people = new Map<string, Person>();
  const fresh = newest(emulator.wire);

  return {
    id: 'zalo-bot',
    name: 'Zalo Bot',
    channel,
    secrets: [token, secret],
    ids: { staff: 4_200_000_000_000_000_001n, citizen: 4_300_000_000_000_000_001n, group: '7200000000000000001' },
    connect: (webhook) => channel.setUp(webhook),
    settled: emulator.settled,
    onChange: emulator.onChange,
    entries: () => fresh().map(entryOf),
    push: emulator.push,
    file: (id) => {
      const bytes = emulator.media(id);
      return bytes && { bytes };
    },
    // A plan that is used up is so for every call, and nobody says for how long.
    ...simpleFaults(emulator.faults, { share: 1 }),
    person: ({ id, name, heardAt }) => {
      people.set(id, emulator.person({ id, name, open: heardAt !== undefined }));
    },
    nameOf: (id) => known(people, id).name,
    enter: (id, code) => void known(people, id).say(`/start ${code}`),
    group: ({ id, title, members, known: before }) => {
      const all = members.map((member) => known(people, member));
      const group = emulator.group({ id, title, ...(before && { members: all }) });
      if (before) return;
      for (const member of all) group.join(member);
      if (all[0]) group.addBot(all[0]);
    },
    say: (id, text, group) => void known(people, id).say(text, { chat: group, mention: true }),
    view: (seat) => zaloBotView(emulator, seat),
    act: (seat, given, pictures) => act(known(people, seat.person), given, pictures),
    toasts: () => [],
  };
};

const act = (person: Person, given: PaneAct, pictures: readonly Uint8Array[]): Done => {
  switch (given.do) {
    case 'say':
      person.say(given.text, given.answers === undefined ? {} : { replyTo: given.answers });
      break;
    case 'photo':
      // There are no albums: each picture is an update of its own.
      pictures.forEach((bytes, i) => {
        person.photo({ bytes, ...(i === 0 && given.caption !== undefined && { caption: given.caption }) });
      });
      break;
    case 'voice':
      person.voice();
      break;
    case 'sticker':
      person.sticker();
      break;
    case 'block':
      if (given.on) person.block();
      else person.unblock();
      break;
    default:
      throw new Error('The Bot Platform has no way for this');
  }
  return { ok: true };
};

const entryOf = (entry: WireEntry): Entry => {
  const { at, status } = entry;
  if (entry.kind === 'call') {
    const { method: what, params, result } = entry;
    return { at, status, way: 'out', what, keys: [String(params.chat_id ?? '')], body: { params, result } };
  }
  const body = entry.update as { readonly result?: unknown };
  const update = (body.result ?? body) as {
    readonly event_name?: unknown;
    readonly message?: { readonly chat?: { readonly id?: unknown } };
  };
  const keys = [String(update.message?.chat?.id ?? '')];
  return { at, status, way: 'in', what: String(update.event_name ?? '{}'), keys, body };
};

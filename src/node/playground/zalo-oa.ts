/** A Zalo Official Account as it is played, with the real keeper of its tokens. */
import { randomBytes, randomUUID } from 'node:crypto';
import { zaloOa } from '../../channels/zalo-oa/index.ts';
import { type Stored, type TokenStorage, tokenKeeper } from '../../channels/zalo-oa/token-keeper.ts';
import { type Faults, type Group, type Person, type WireEntry, zaloOaEmulator } from '../../emulators/zalo-oa.ts';
import { sha256 } from '../../store/open-vault.ts';
import type { Done } from '../../web/playground/act.ts';
import type { FaultName } from '../../web/playground/state.ts';
import { shrink } from '../shrink.ts';
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
import { zaloOaView } from './zalo-oa-view.ts';

/** The account dies with the process, and its tokens with it. */
const memory = (): TokenStorage => {
  let kept: Stored | undefined;
  return {
    load: async () => kept,
    swap: async (expected, next) => {
      if ((kept?.version ?? 0) !== expected) return false;
      kept = next;
      return true;
    },
  };
};

/** As Zalo would have approved it: the only words for somebody who has been silent for longer than 7 days, and never free. */
const template = {
  id: '400123',
  fields: ['ma_ho_so', 'tinh_trang', 'don_vi'],
  text: 'Hồ sơ <ma_ho_so>\nTình trạng: <tinh_trang>\nĐơn vị: <don_vi>\nNhắn cho OA để xem chi tiết.',
};

export const zaloOaPlatform = ({ now, from, request }: Home): Platform => {
  const appSecret = randomBytes(18).toString('base64url');
  const secretKey = randomBytes(24).toString('base64url');
  const account = { oaId: '4444555566667777888', appId: '1111222233334444555', appSecret, secretKey };
  const settings = { templates: { [template.id]: template } };
  const emulator = zaloOaEmulator({
    ...account,
    now,
    keep,
    from,
    fetch: request,
    later,
    random: Math.random,
    settings,
  });
  const fetch = fetchFrom(emulator.app);
  const keeper = tokenKeeper({
    ...account,
    fetch,
    now,
    storage: memory(),
    sleep: (ms) => new Promise((resolve) => later(ms, () => resolve())),
    newId: randomUUID,
    first: emulator.console.consent().refresh_token,
  });
  const channel = zaloOa({
    ...account,
    fetch,
    now,
    sha256,
    shrink,
    token: keeper.token,
    refresh: keeper.refresh,
    tick: keeper.tick,
    state: keeper.state,
    template: template.id,
    form: { title: 'UBND xã Ví Dụ', image: 'https://caunoi.local/bieu-mau.png' },
  });
  const people = new Map<string, Person>();
  const groups = new Map<string, Group>();
  const fresh = newest(emulator.wire);
  const faults = (): Readonly<Partial<Record<FaultName, boolean>>> => switches(emulator.faults);

  return {
    id: 'zalo-oa',
    name: 'Zalo',
    channel,
    secrets: [appSecret, secretKey],
    ids: { staff: 2_200_000_000_000_000_001n, citizen: 2_300_000_000_000_000_001n, group: 'f0e1d2c3b4a500001' },
    connect: async (webhook) => {
      await channel.setUp(webhook);
      // The address is not set by a call: an administrator enters it, and Zalo asks it at once.
      if (!(await emulator.console.setWebhook(webhook))) throw new Error('The webhook refused the probe');
    },
    settled: emulator.settled,
    onChange: emulator.onChange,
    entries: () => fresh().map(entryOf),
    push: emulator.push,
    file: emulator.file,
    faults,
    fault: (name, on) => arm(emulator.faults, { ...faults(), [name]: on }),
    person: ({ id, name, heardAt }) => {
      people.set(id, emulator.person({ id, name, ...(heardAt !== undefined && { heard: heardAt }) }));
    },
    nameOf: (id) => known(people, id).name,
    // No link of Zalo's carries a code into a chat, and no event a name: people type both.
    enter: (id, code) => {
      const person = known(people, id);
      person.say(`/start ${code}`);
      person.say(person.name);
    },
    group: ({ id, title, members, known: before }) => {
      const all = members.map((member) => known(people, member));
      groups.set(id, emulator.group({ id, name: title, members: all, told: !before }));
    },
    say: (id, text, group) => void known(people, id).say(text, { group }),
    view: (seat) => zaloOaView(emulator, seat, now()),
    act: (seat, given, pictures) => {
      const person = known(people, seat.person);
      if (given.do !== 'colleague') return act(person, seat, given, pictures);
      emulator.console.answer(person, given.text);
      return { ok: true };
    },
    toasts: () => [],
  };
};

/** Paths of the interface, not of the tokens: a pair that is lost on its way locks the account until a person consents again. */
const path = '.0/';

const switches = ({ state: { slow, armed } }: Faults): Readonly<Record<FaultName, boolean>> => ({
  slow: slow > 0,
  errors: armed.some(({ fate }) => fate.kind === 'broken'),
  limited: armed.some(({ fate }) => fate.kind === 'code' && fate.code === -32),
  lost: armed.some(({ fate }) => fate.kind === 'lost'),
  token: armed.some(({ fate }) => fate.kind === 'code' && fate.code === -216),
});

const arm = (faults: Faults, on: Readonly<Partial<Record<FaultName, boolean>>>): void => {
  const { share } = trouble;
  faults.clear();
  if (on.slow) faults.slow(trouble.slowMs);
  if (on.token) faults.error(-216, { next: 1, path });
  if (on.lost) faults.loseAnswers({ next: 1, path: 'message' });
  if (on.errors) faults.serverErrors({ share, path });
  if (on.limited) faults.rateLimit({ share, path });
};

const act = (person: Person, seat: Seat, given: PaneAct, pictures: readonly Uint8Array[]): Done => {
  const where = seat.chat === seat.person ? {} : { group: seat.chat };
  switch (given.do) {
    case 'say':
      person.say(given.text, { ...where, ...(given.answers !== undefined && { quote: given.answers }) });
      break;
    case 'photo': {
      const caption = given.caption !== undefined && { caption: given.caption };
      const [first] = pictures;
      if (pictures.length === 1 && first) person.photo({ ...where, ...caption, bytes: first });
      else person.photos(pictures.length, { ...where, ...caption, bytes: pictures });
      break;
    }
    case 'voice':
      person.voice(where);
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
      person.tap(given.value, given.message);
      break;
    case 'form':
      person.submit({ name: person.name, phone: '84900000001', address: 'Ấp 3', ward: 'Xã Ví Dụ' });
      break;
    case 'follow':
      if (given.on) person.follow();
      else person.unfollow();
      break;
    case 'withdraw':
      person.withdraw();
      break;
    case 'block':
      person.stand(given.on ? 'restricted' : 'active');
      break;
    default:
      throw new Error('Zalo has no way for this');
  }
  return { ok: true };
};

type End = { readonly id?: unknown; readonly group_id?: unknown; readonly user_id?: unknown };

const entryOf = (entry: WireEntry): Entry => {
  const { at, status } = entry;
  const keysOf = (...ids: readonly unknown[]): readonly string[] => ids.filter((id) => typeof id === 'string');
  if (entry.kind === 'delivery') {
    const event = entry.event as Readonly<Record<string, unknown>>;
    const [to, by, follower] = [event.recipient, event.sender, event.follower].map((end) => (end ?? {}) as End);
    const keys = keysOf(event.group_id, to?.group_id, to?.id, by?.id, follower?.id, event.user_id);
    const what = String(event.event_name ?? '{}');
    return { at, status, way: 'in', what, keys, body: event, echo: what.startsWith('oa_send_') };
  }
  const { method, params, result } = entry;
  const to = ((params as { readonly recipient?: End }).recipient ?? {}) as End;
  const error = Number((result as { readonly error?: unknown } | undefined)?.error ?? 0);
  return {
    at,
    status: error < 0 && status === 200 ? error : status,
    way: 'out',
    what: method.replace(/^v\d\.0\//, ''),
    keys: keysOf(to.user_id, to.group_id, (params as End).user_id),
    body: { params, result },
  };
};

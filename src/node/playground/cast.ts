/**
 * Who plays: set up by real invitations and the real `/gan`, and found again in the database after a restart, which the
 * stand-ins for the platforms do not survive. So people and groups have fixed ids, and what is known is not said again.
 */
import { inviteIdOf, laneIdOf, sessionIdOf } from '../../app/address.ts';
import type { App } from '../../app/app.ts';
import type { Role } from '../../domain/fact.ts';
import type { ChannelId } from '../../domain/message.ts';
import { insertInvite, rolesOf } from '../../store/people.ts';
import { standing } from '../../store/sessions.ts';
import { allUnits, putUnit, treeChanged } from '../../store/units.ts';
import { committee, commune, hamlet } from './commune.ts';
import type { Platform, Seat } from './platform.ts';

const inviteLife = 3_600_000;
/** More citizens than anybody would invent by hand. */
const most = 200;

type Part = { readonly name: string; readonly role: 'officer' | 'leader'; readonly of: 'commune' | 'hamlet' };

type Troupe = {
  readonly on: ChannelId;
  readonly staff: readonly Part[];
  /** The committee's group and whose it is. Its members are the staff above; the first of them is looking. */
  readonly group?: { readonly of: Part['of']; readonly title: (unit: string) => string };
  /** Of citizens; who comes after them has a number. */
  readonly citizens: readonly string[];
  /** One of them is there from the start. */
  readonly begins: boolean;
};

/** In the order of the page: the first of a kind is the one that is seen at first. */
const troupes: readonly Troupe[] = [
  {
    on: 'telegram',
    staff: [
      { name: 'Hùng', role: 'officer', of: 'commune' },
      { name: 'Lan', role: 'leader', of: 'commune' },
    ],
    group: { of: 'commune', title: (unit) => `${unit} – tiếp nhận` },
    citizens: ['Anh Tư', 'Chị Năm', 'Chú Ba'],
    begins: true,
  },
  {
    on: 'zalo-oa',
    staff: [{ name: 'Thắng', role: 'officer', of: 'hamlet' }],
    // A group's name on Zalo has at most 30 characters.
    group: { of: 'hamlet', title: (unit) => `${unit.slice(0, 18)} – tiếp nhận` },
    citizens: ['Bà Sáu', 'Ông Hai', 'Em Út'],
    begins: true,
  },
  { on: 'zalo-bot', staff: [{ name: 'Minh', role: 'leader', of: 'commune' }], citizens: ['Cô Bảy'], begins: false },
];

export type Cast = {
  readonly seats: () => readonly Seat[];
  /** One more citizen, of whom the service knows nothing. */
  readonly newcomer: (on: ChannelId) => Seat;
};

/** A one-time code as the operator's command makes it. */
const invite = async (app: App, role: Role | 'chat', unit: string): Promise<string> => {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const code = Array.from({ length: 8 }, () => letters.charAt(Math.floor(app.host.random() * letters.length))).join('');
  const expiresAt = app.host.now() + inviteLife;
  await app.store.commit([insertInvite({ id: inviteIdOf(app.vault, code), unit, role, expiresAt })]);
  return code;
};

/** The units that are played; the made-up commune is set up where there are no units at all. */
const setUpUnits = async (app: App): Promise<Readonly<Record<Part['of'], string>>> => {
  const units = await allUnits(app.store.db);
  if (units.length === 0) {
    await app.store.commit([...commune.map(putUnit), treeChanged({ version: `playground-${app.host.newId()}` })]);
    return { commune: committee, hamlet };
  }
  const over = units.find(({ code }) => code === committee) ?? units.find(({ kind }) => kind === 'commune') ?? units[0];
  const code = over?.code ?? committee;
  const below = units.filter(({ parent, kind }) => parent === code && kind === 'hamlet');
  return { commune: code, hamlet: (below.find((unit) => unit.code === hamlet) ?? below[0])?.code ?? code };
};

export const cast = async (app: App, platforms: readonly Platform[]): Promise<Cast> => {
  const { store, vault, places } = app;
  const units = await setUpUnits(app);
  const citizens: Seat[] = [];
  const others: Seat[] = [];
  const newcomers = new Map<ChannelId, () => Seat>();

  for (const platform of platforms) {
    const troupe = troupes.find(({ on }) => on === platform.id);
    if (!troupe) continue;
    const seat = (kind: Seat['kind'], person: string, title: string, chat = person): Seat => ({
      id: `${platform.id}:${person}:${chat}`,
      kind,
      platform: platform.id,
      person,
      chat,
      title,
    });
    const knownAs = (id: string) => standing(store.db, vault, sessionIdOf(vault, platform.id, id));
    const staff: string[] = [];

    for (const [n, { name, role, of }] of troupe.staff.entries()) {
      const id = String(platform.ids.staff + BigInt(n));
      const known = await knownAs(id);
      const roles = known ? await rolesOf(store.db, known.person) : [];
      platform.person({ id, name, heardAt: known?.heardAt });
      staff.push(id);
      others.push(seat(role, id, name));
      if (roles.some((each) => each.unit === units[of] && each.role === role)) continue;
      platform.enter(id, await invite(app, role, units[of]));
      await platform.settled();
    }

    const { group } = troupe;
    const [first] = staff;
    if (group && first !== undefined) {
      const id = platform.ids.group;
      const { tree, chats } = await places.known();
      const bound = chats.some((chat) => chat.id === laneIdOf(vault, { channel: platform.id, chat: id }));
      const title = group.title(tree.get(units[group.of])?.name ?? '').trim();
      platform.group({ id, title, members: staff, known: bound });
      await platform.settled();
      if (!bound) platform.say(first, `/gan ${await invite(app, 'chat', units[group.of])}`, id);
      await platform.settled();
      others.push(seat('committee', first, title, id));
    }

    let count = 0;
    const add = (heardAt: number | undefined): Seat => {
      const id = String(platform.ids.citizen + BigInt(count));
      const name = troupe.citizens[count] ?? `Người dân ${count + 1}`;
      platform.person({ id, name, heardAt });
      count++;
      const added = seat('citizen', id, name);
      citizens.push(added);
      return added;
    };
    while (count < most) {
      const known = await knownAs(String(platform.ids.citizen + BigInt(count)));
      if (!known) break;
      add(known.heardAt);
    }
    if (count === 0 && troupe.begins) add(undefined);
    newcomers.set(platform.id, () => add(undefined));
  }

  // Most citizens will come by Zalo: that phone lies on top.
  const zaloFirst = (seat: Seat): number => (seat.platform === 'zalo-oa' ? 0 : 1);
  return {
    seats: () => [...citizens.toSorted((a, b) => zaloFirst(a) - zaloFirst(b)), ...others],
    newcomer: (on) => {
      const come = newcomers.get(on);
      if (!come) throw new Error(`There is no platform ${on}`);
      return come();
    },
  };
};

/**
 * Who plays: set up by real invitations and the real `/gan`, and found again in the database after a restart, which the
 * stand-in for the platform does not survive. So people and group have fixed ids, and what is known is not said again.
 */
import { inviteIdOf, laneIdOf, sessionIdOf } from '../../app/address.ts';
import type { App } from '../../app/app.ts';
import type { Role } from '../../domain/fact.ts';
import type { Group, Person, TelegramEmulator } from '../../emulators/telegram.ts';
import { insertInvite, rolesOf } from '../../store/people.ts';
import { standing } from '../../store/sessions.ts';
import { allUnits, putUnit, treeChanged } from '../../store/units.ts';
import { committee, commune } from './commune.ts';

const FIRST_STAFF = 5_100_000_001;
const FIRST_CITIZEN = 5_200_000_001;
const GROUP = -4_100_001;
const inviteLife = 3_600_000;
/** More citizens than anybody would invent by hand. */
const most = 200;

const names = ['Bà Sáu', 'Anh Tư', 'Cô Bảy', 'Ông Hai', 'Chị Năm', 'Chú Ba', 'Em Út'];

export type Cast = {
  readonly citizens: Person[];
  readonly officer: Person;
  readonly leader: Person;
  readonly group: Group;
  /** One more citizen, of whom the service knows nothing. */
  readonly newcomer: () => Person;
};

/** A one-time code as the operator's command makes it. */
const invite = async (app: App, role: Role | 'chat', unit: string): Promise<string> => {
  const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
  const code = Array.from({ length: 8 }, () => letters.charAt(Math.floor(app.host.random() * letters.length))).join('');
  const expiresAt = app.host.now() + inviteLife;
  await app.store.commit([insertInvite({ id: inviteIdOf(app.vault, code), unit, role, expiresAt })]);
  return code;
};

/** The unit that is played; the made-up commune is set up where there are no units at all. */
const setUpUnits = async (app: App): Promise<string> => {
  const units = await allUnits(app.store.db);
  if (units.length === 0) {
    await app.store.commit([...commune.map(putUnit), treeChanged({ version: `playground-${app.host.newId()}` })]);
    return committee;
  }
  const known = units.find((unit) => unit.code === committee) ?? units.find((unit) => unit.kind === 'commune');
  return (known ?? units[0])?.code ?? committee;
};

export const cast = async (app: App, emulator: TelegramEmulator): Promise<Cast> => {
  const { store, vault, places } = app;
  const unit = await setUpUnits(app);
  const knownAs = (id: number) => standing(store.db, vault, sessionIdOf(vault, 'telegram', String(id)));

  const staff = async (id: number, name: string, role: Role): Promise<Person> => {
    const known = await knownAs(id);
    const roles = known ? await rolesOf(store.db, known.person) : [];
    const person = emulator.person({ id, name, lang: 'vi', open: known !== undefined });
    if (roles.some((each) => each.unit === unit && each.role === role)) return person;
    person.start(await invite(app, role, unit));
    await emulator.settled();
    return person;
  };

  const officer = await staff(FIRST_STAFF, 'Hùng', 'officer');
  const leader = await staff(FIRST_STAFF + 1, 'Lan', 'leader');

  const lane = laneIdOf(vault, { channel: 'telegram', chat: String(GROUP) });
  const { tree, chats } = await places.known();
  const bound = chats.some((chat) => chat.id === lane);
  const title = `Tổ tiếp nhận ${tree.get(unit)?.name ?? ''}`.trim();
  const members = [officer, leader];
  const group = emulator.group({ id: GROUP, title, ...(bound && { members }) });
  if (!bound) {
    for (const member of members) group.join(member);
    group.addBot(officer);
    await emulator.settled();
    officer.say(`/gan ${await invite(app, 'chat', unit)}`, { chat: group.id });
    await emulator.settled();
  }

  const citizens: Person[] = [];
  const add = (open: boolean): Person => {
    const n = citizens.length;
    const person = emulator.person({ id: FIRST_CITIZEN + n, name: names[n] ?? `Người dân ${n + 1}`, lang: 'vi', open });
    citizens.push(person);
    return person;
  };
  while (citizens.length < most && (await knownAs(FIRST_CITIZEN + citizens.length))) add(true);
  if (citizens.length === 0) add(false);

  return { citizens, officer, leader, group, newcomer: () => add(false) };
};

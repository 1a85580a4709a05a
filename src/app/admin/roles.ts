/**
 * Who has which role, and its end. A role ends at once and everywhere: each turn and each message looks it up, so that taking it
 * away stops buttons, commands, open conversations and what waits in the outbox; here the work that was held goes back.
 */
import type { Fact, Role } from '../../domain/fact.ts';
import type { ChannelId, Outgoing } from '../../domain/message.ts';
import { showCode } from '../../domain/tracking-code.ts';
import { record } from '../../store/audit.ts';
import type { Write } from '../../store/commit.ts';
import { namesOf } from '../../store/decisions.ts';
import { conversationsOf } from '../../store/linking.ts';
import { useInvite } from '../../store/people.ts';
import {
  allRoles,
  channelsOf,
  endRole,
  forgetScribe,
  heldBy,
  interrupt,
  openInvites,
  type RoleRow,
} from '../../store/roles.ts';
import { oneOf } from '../../text/text.ts';
import { inviteIdOf } from '../address.ts';
import type { App } from '../app.ts';
import { changed } from '../change.ts';
import { post } from '../post.ts';
import { isoMoment } from './moments.ts';
import { Refused } from './refused.ts';
import { knownUnit, unitsUnder } from './units.ts';

/** So many characters of an id tell people, and codes, apart in a list; more where two would be the same. */
const shortest = 6;

/** Only letters and digits, so that none looks like an option on the command line. */
const bare = (id: string): string => id.replaceAll(/[^A-Za-z0-9]/g, '');
/** The last characters of an id: the first ones say only when it was made. */
const handle = (id: string): string => bare(id).slice(-shortest);

export type RoleEntry = {
  /** What `role remove` calls the person. */
  readonly person: string;
  readonly name: string;
  readonly unit: string;
  readonly unitName: string;
  readonly role: Role;
  readonly since: string | null;
  readonly channels: readonly string[];
};

/** @param unit of this one and everything under it. Throws `Refused` for an unknown unit. */
export const listRoles = async (app: App, unit?: string): Promise<readonly RoleEntry[]> => {
  const { store, vault, places, office } = app;
  const units = unit === undefined ? undefined : await unitsUnder(app, unit);
  const rows = (await allRoles(store.db)).filter((row) => !units || units.includes(row.unit));
  const people = [...new Set(rows.map((row) => row.person))];
  const [names, channels, { tree }] = await Promise.all([
    namesOf(store.db, vault, people),
    channelsOf(store.db, people),
    places.known(),
  ]);
  return rows.map((row) => ({
    person: handle(row.person),
    name: names.get(row.person) ?? '',
    unit: row.unit,
    unitName: tree.get(row.unit)?.name ?? row.unit,
    role: row.role,
    since: isoMoment(row.at, office.zone),
    channels: channels.get(row.person) ?? [],
  }));
};

/** The one whose id ends so. Throws `Refused` where there is none, or more than one. */
const only = <T>(all: readonly T[], idOf: (one: T) => string, typed: string, see: string): string => {
  const found = [...new Set(all.map(idOf))].filter((id) => typed.length >= shortest && bare(id).endsWith(typed));
  if (found.length > 1) throw new Refused(`${JSON.stringify(typed)} is more than one; type more of it`);
  const [id] = found;
  if (id === undefined) throw new Refused(`there is no ${JSON.stringify(typed.slice(0, 40))}; see "${see}"`);
  return id;
};

export type Ended = {
  readonly removed: readonly { readonly unit: string; readonly role: Role }[];
  /** Codes of petitions that have no holder any more. */
  readonly released: readonly string[];
  readonly left: number;
};

export type Which = { readonly unit?: string | undefined; readonly role?: Role | undefined };

/** A colleague may act between the look and the commit. */
const maxTries = 8;

/**
 * Ends roles of a person: all of them, those in one unit, or one. What they held there is given back, and they are told.
 * Throws `Refused` for somebody unknown, or without such a role.
 */
export const removeRoles = async (app: App, typed: string, which: Which, by: string): Promise<Ended> => {
  if (which.unit !== undefined) await knownUnit(app, which.unit);
  for (let tries = 0; tries < maxTries; tries++) {
    const all = await allRoles(app.store.db);
    const person = only(all, (row) => row.person, typed, 'role list');
    const own = all.filter((row) => row.person === person);
    const ends = ({ unit, role }: RoleRow) =>
      (which.unit === undefined || unit === which.unit) && (which.role === undefined || role === which.role);
    const removed = own.filter(ends);
    if (removed.length === 0) throw new Refused('this person has no such role; see "role list"');
    const ended = await endRoles(
      app,
      person,
      removed,
      own.filter((row) => !ends(row)),
      by,
    );
    if (ended) return ended;
  }
  throw new Refused('something else changed the same thing at this moment: try again');
};

/** In one commit; undefined where somebody was quicker. */
const endRoles = async (
  app: App,
  person: string,
  removed: readonly RoleRow[],
  left: readonly RoleRow[],
  by: string,
): Promise<Ended | undefined> => {
  const { store, host } = app;
  const now = host.now();
  const given = await givenBack(app, person, left, by);
  const mayScribe = left.some(({ role }) => role === 'cadre' || role === 'officer');
  const writes: Write[] = [
    ...removed.flatMap(({ unit, role }) => [
      endRole({ person, unit, role }),
      record({ at: now, actor: by, action: 'role.removed', unit, detail: `${role} ${person}` }),
    ]),
    interrupt({ person }),
    ...given.writes,
    ...(mayScribe ? [] : [forgetScribe({ person })]),
  ];
  const posted = post(app, [...(await word(app, person, removed)), ...given.messages], `operator:role:${host.newId()}`);
  if ((await store.commit([...writes, ...posted.writes])) !== 'ok') return undefined;
  host.hint({ lanes: posted.lanes });
  return {
    removed: removed.map(({ unit, role }) => ({ unit, role })),
    released: given.codes,
    left: left.length,
  };
};

/** What the person holds and may not work on by the roles that are left to them: open again for colleagues, with its card. */
const givenBack = async (app: App, person: string, left: readonly RoleRow[], by: string) => {
  const { store, vault, places } = app;
  const { receiver } = await places.known();
  const officerOf = left.filter(({ role }) => role === 'officer').map(({ unit }) => unit);
  const writes: Write[] = [];
  const messages: Outgoing[] = [];
  const codes: string[] = [];
  for (const held of await heldBy(store.db, vault, person)) {
    if (officerOf.includes(held.unit) || officerOf.includes(receiver(held.unit).code)) continue;
    const release = { type: 'release', by: { person: held.holder ?? person, name: held.holderName ?? '' } } as const;
    const fact: Fact = { type: 'petition.changed', id: held.id, version: held.version, change: release };
    const at = { channel: held.source as ChannelId, chat: '', group: false };
    const done = await changed(app, fact, { person: by, session: '', at, lang: 'vi' }, by);
    writes.push(...done.writes);
    messages.push(...done.messages);
    codes.push(showCode(held.code));
  }
  return { writes, messages, codes };
};

/** Said to the person themselves, where they were heard last. */
const word = async (app: App, person: string, removed: readonly RoleRow[]): Promise<readonly Outgoing[]> => {
  const { tree } = await app.places.known();
  const talks = await conversationsOf(app.store.db, app.vault, person);
  const talk = talks.find(({ blocked, channel }) => !blocked && app.channels.has(channel as ChannelId));
  if (!talk) return [];
  const say = removed.map(({ unit, role }) => {
    const name = tree.get(unit)?.name ?? unit;
    return { id: 'role-ended', args: { role: oneOf(`role-${role}`), unit: name } } as const;
  });
  const to = { channel: talk.channel as ChannelId, chat: talk.chat };
  return [{ kind: 'message', to, lang: talk.lang, purpose: 'notice', prompt: { say } }];
};

export type InviteEntry = {
  /** What `invite revoke` calls it: a piece of the hash that is kept, not of the code. */
  readonly id: string;
  readonly unit: string;
  readonly role: Role | 'chat';
  readonly expires: string | null;
};

/** Codes that nobody has used yet. Throws `Refused` for an unknown unit. */
export const listInvites = async (app: App, unit?: string): Promise<readonly InviteEntry[]> => {
  const { store, host, office } = app;
  const units = unit === undefined ? undefined : await unitsUnder(app, unit);
  return (await openInvites(store.db, host.now()))
    .filter((row) => !units || units.includes(row.unit))
    .map(({ id, unit: of, role, expiresAt }) => ({
      id: handle(id),
      unit: of,
      role,
      expires: isoMoment(expiresAt, office.zone),
    }));
};

/** Nobody can use the code any more. @param typed the code itself, or its id in the list. Throws `Refused` where it is neither, or used. */
export const revokeInvite = async (
  app: App,
  typed: string,
  by: string,
): Promise<{ readonly unit: string; readonly role: Role | 'chat' }> => {
  const { store, host, vault } = app;
  const now = host.now();
  const open = await openInvites(store.db, now);
  const whole = inviteIdOf(vault, typed);
  const id = open.some((row) => row.id === whole) ? whole : only(open, (row) => row.id, typed, 'invite list');
  const { unit, role } = open.find((row) => row.id === id) as (typeof open)[number];
  const row = record({ at: now, actor: by, action: 'invite.revoked', unit, detail: role });
  if ((await store.commit([useInvite(id, by, now), row])) !== 'ok')
    throw new Refused('somebody has just used this code; see "role list"');
  return { unit, role };
};

/** One-time codes: for people who get a role, and for groups that become a committee's chat. */
import type { Role } from '../../domain/fact.ts';
import type { Address, Outgoing } from '../../domain/message.ts';
import { record } from '../../store/audit.ts';
import { insertInvite } from '../../store/people.ts';
import { oneOf } from '../../text/text.ts';
import { inviteIdOf } from '../address.ts';
import type { App } from '../app.ts';
import { effectsOf } from '../facts.ts';
import { post } from '../post.ts';
import { committed } from './refused.ts';
import { knownUnit } from './units.ts';

export const inviteLife = 7 * 86_400_000;

/** Without I, O, 0 and 1, which are read as each other. 32 letters: eight of them are 40 bits. */
const letters = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';

const drawCode = (random: () => number): string => {
  const four = () => Array.from({ length: 4 }, () => letters.charAt(Math.floor(random() * letters.length))).join('');
  return `${four()}-${four()}`;
};

/**
 * Makes a group a unit's committee chat, as `/gan` typed in it would: greeting, cards of what is open, the record. Throws `Refused` for an unknown unit.
 */
export const bindGroup = async (app: App, unit: string, at: Address, by: string): Promise<void> => {
  const { store, host, vault } = app;
  const { code, name } = await knownUnit(app, unit);
  const now = host.now();
  const invite = inviteIdOf(vault, drawCode(host.random));
  const to = { ...at, group: true };
  const bound = await effectsOf(
    app,
    { type: 'chat.bound', invite, unit: code },
    { person: by, session: '', at: to, lang: 'vi' },
  );
  const buttons = app.channels.get(at.channel)?.can.groupButtons === true;
  const next = oneOf(buttons ? 'bound-next' : 'bound-next-typed');
  const greeting: Outgoing = {
    kind: 'message',
    to,
    lang: 'vi',
    purpose: 'answer',
    prompt: { say: [{ id: 'bound', args: { unit: name } }, next] },
  };
  const posted = post(app, [greeting, ...bound.messages], `operator:bind:${invite}`);
  await committed(
    store.commit([
      insertInvite({ id: invite, unit: code, role: 'chat', expiresAt: now + inviteLife }),
      ...bound.writes,
      ...posted.writes,
    ]),
  );
  host.hint({ lanes: posted.lanes });
};

export type Invite = {
  readonly unit: string;
  readonly role: Role | 'chat';
  readonly code: string;
  readonly expiresAt: number;
};

/** The code is shown once: of it only a keyed hash is kept. Throws `Refused` for an unknown unit. */
export const makeInvite = async (app: App, unit: string, role: Role | 'chat', by: string): Promise<Invite> => {
  const { store, host, vault } = app;
  const { code: unitCode } = await knownUnit(app, unit);
  const now = host.now();
  const code = drawCode(host.random);
  const expiresAt = now + inviteLife;
  await committed(
    store.commit([
      insertInvite({ id: inviteIdOf(vault, code), unit: unitCode, role, expiresAt }),
      record({ at: now, actor: by, action: 'invite.made', unit: unitCode, detail: role }),
    ]),
  );
  return { unit: unitCode, role, code, expiresAt };
};

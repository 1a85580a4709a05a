/** `role …`, `invite list`, `invite revoke`: who may do what, and its end. */
import { listInvites, listRoles, removeRoles, revokeInvite } from '../app/admin/roles.ts';
import { roles } from '../domain/fact.ts';
import { type Command, oneOfWords } from './command.ts';
import { table } from './table.ts';

const day = (iso: string | null): string => iso?.slice(0, 10) ?? '';

export const roleCommands: readonly Command[] = [
  {
    name: 'role list',
    does: 'who has which role in which unit',
    options: { unit: { value: 'CODE', does: 'of this unit and everything under it' } },
    run: async (given, context) => {
      const { app } = await context.open();
      const all = await listRoles(app, given.value('unit'));
      return {
        json: all,
        text: table(
          ['person', 'name', 'role', 'unit', 'unit name', 'since', 'on'],
          all.map((r) => [r.person, r.name, r.role, r.unit, r.unitName, day(r.since), r.channels.join(', ')]),
          'nobody has a role yet; see "invite --help"',
        ),
      };
    },
  },
  {
    name: 'role remove',
    takes: 'PERSON',
    args: [1, 1],
    does: "ends a person's roles at once: all of them, those in one unit, or one",
    more: `PERSON as in "role list". From that moment no button, command, open question or digest of theirs works on any channel, and what waits to be sent
to them as staff is not sent. Petitions they hold are open again for colleagues. The person is told. Take them out of the committee's group yourself:
a member reads what is written there.`,
    options: {
      unit: { value: 'CODE', does: 'only in this unit' },
      role: { value: 'ROLE', does: `only this one: ${roles.join(', ')}` },
    },
    run: async (given, context) => {
      const word = given.value('role');
      const role = word === undefined ? undefined : oneOfWords(word, roles, 'role');
      const { app } = await context.open();
      const done = await removeRoles(app, given.args[0] ?? '', { unit: given.value('unit'), role }, context.by);
      const ended = done.removed.map((one) => `${one.role} of ${one.unit}`).join(', ');
      const back = done.released.length === 0 ? 'nothing was held' : `given back: ${done.released.join(', ')}`;
      return { json: done, text: `ended: ${ended}; ${back}; ${done.left} other roles left` };
    },
  },
  {
    name: 'invite list',
    does: 'codes that nobody has used yet',
    more: 'The codes themselves are not kept. Those for groups (chat bind) are listed too.',
    options: { unit: { value: 'CODE', does: 'of this unit and everything under it' } },
    run: async (given, context) => {
      const { app } = await context.open();
      const all = await listInvites(app, given.value('unit'));
      return {
        json: all,
        text: table(
          ['id', 'for', 'unit', 'until'],
          all.map((i) => [i.id, i.role, i.unit, i.expires?.slice(0, 16).replace('T', ' ')]),
          'no codes are open',
        ),
      };
    },
  },
  {
    name: 'invite revoke',
    takes: 'ID|CODE',
    args: [1, 1],
    does: 'makes a code worthless that nobody has used yet',
    run: async (given, context) => {
      const { app } = await context.open();
      const done = await revokeInvite(app, given.args[0] ?? '', context.by);
      return { json: done, text: `revoked: ${done.role} of ${done.unit}` };
    },
  },
];

/** What a person can do here, in one message: staff read what their roles give them, and everybody how to tell the office something. */
import type { Role } from '../domain/fact.ts';
import type { Line } from '../domain/message.ts';
import type { Env, Flow } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';

/** A line of the help, for those who have one of these roles. What staff do has one line here, and none that they may not do. */
const duties: readonly { readonly say: Text; readonly roles: readonly Role[] }[] = [
  { say: { id: 'help-report' }, roles: ['cadre', 'officer', 'leader'] },
  { say: { id: 'help-registers' }, roles: ['cadre', 'officer', 'leader'] },
  { say: { id: 'help-behalf' }, roles: ['cadre', 'officer'] },
  { say: { id: 'help-cases' }, roles: ['officer'] },
  { say: { id: 'help-digest' }, roles: ['leader'] },
  { say: { id: 'help-figures' }, roles: ['leader', 'officer'] },
  { say: { id: 'help-find' }, roles: ['leader', 'officer', 'admin'] },
  { say: { id: 'help-official' }, roles: ['leader', 'officer'] },
  { say: { id: 'help-admin' }, roles: ['admin'] },
];

/** A person with more roles than this reads the first; what they may do stands below in any case. */
const mostRoles = 6;

/** Who the person is to the office, and what they can do as that; nothing for citizens. */
const forStaff = async (env: Env): Promise<readonly Line[]> => {
  const roles = await env.look.roles(env.person.id);
  if (roles.length === 0) return [];
  const tree = await env.look.units();
  return [
    { id: 'help-staff' },
    ...roles.slice(0, mostRoles).map(({ role, unit }): Line => {
      const name = tree.get(unit)?.name ?? unit;
      return { id: 'help-role', args: { role: oneOf(`role-${role}`), unit: name } };
    }),
    ...duties.filter((duty) => roles.some(({ role }) => duty.roles.includes(role))).map(({ say }) => say),
    { id: 'help-own' },
  ];
};

export const help: Flow<Record<string, never>> = {
  id: 'help',
  version: 1,
  commands: ['trogiup', 'tro giup', 'giup', 'help', 'gap can bo', 'goi nguoi', 'gap nguoi'],
  where: 'private',
  open: async (_opening, env) => {
    const unit = await env.look.receiver(undefined);
    return {
      end: true,
      say: {
        say: [
          ...(await forStaff(env)),
          { id: 'help', args: { unit: unit.name } },
          { id: 'help-track' },
          { id: 'help-commands' },
          { id: 'help-data' },
          ...(env.can.link ? [{ id: 'help-link' } as const] : []),
          ...(unit.phone === undefined ? [] : [{ id: 'receipt-phone', args: { phone: unit.phone } } as const]),
        ],
      },
    };
  },
  parse: () => undefined,
  steps: {},
};

/** The first words of the service, and the door for people who come with an invitation. */
import type { Flow } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';

export const welcome: Flow<Record<string, never>> = {
  id: 'welcome',
  version: 1,
  commands: ['start', 'bat dau'],
  where: 'private',
  open: async (opening, env) => {
    const payload = opening.kind === 'command' ? opening.rest.trim() : '';
    if (payload !== '') {
      const invite = await env.look.invite(payload);
      if (!invite || invite.role === 'chat') return { end: true, say: { say: [{ id: 'invite-unknown' }] } };
      const unit = (await env.look.units()).get(invite.unit);
      return {
        end: true,
        facts: [
          {
            type: 'role.granted',
            invite: invite.id,
            unit: invite.unit,
            role: invite.role,
            officer: { person: env.person.id, name: env.person.name },
          },
        ],
        say: {
          say: [
            { id: 'role-granted', args: { role: oneOf(`role-${invite.role}`), unit: unit?.name ?? invite.unit } },
            oneOf(`role-${invite.role}-next`),
          ],
        },
      };
    }
    const unit = (await env.look.receiver(undefined, false)).name;
    // Who has sent something before knows what this is, unless they ask by the command.
    if (opening.kind !== 'command' && env.person.consented)
      return { end: true, say: { say: [{ id: 'welcome-again', args: { unit } }, { id: 'tell-us' }] } };
    return {
      end: true,
      say: { say: [{ id: 'welcome', args: { unit } }, { id: 'tell-us' }, { id: 'tell-us-example' }] },
    };
  },
  parse: () => undefined,
  steps: {},
};

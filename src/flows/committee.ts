/** Committee chats: a group is bound to a unit. */
import type { Line } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Flow } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';

/** `/gan CODE`: the one-time code was made for one unit; who types it in a group makes the group that unit's chat. */
export const bind: Flow<Record<string, never>> = {
  id: 'bind',
  version: 1,
  commands: ['gan', 'bind'],
  where: 'group',
  open: async (opening, env) => {
    const code = opening.kind === 'command' ? opening.rest.trim() : '';
    if (code === '') return { end: true, say: { say: [{ id: 'bind-how' }] } };
    const invite = await env.look.invite(code);
    if (invite?.role !== 'chat') return { end: true, missed: true, say: { say: [{ id: 'bind-unknown' }] } };
    const unit = (await env.look.units()).get(invite.unit);
    return {
      end: true,
      facts: [{ type: 'chat.bound', invite: invite.id, unit: invite.unit }],
      say: {
        say: [
          { id: 'bound', args: { unit: unit?.name ?? invite.unit } },
          oneOf(env.can.groupButtons ? 'bound-next' : 'bound-next-typed'),
        ],
      },
    };
  },
  parse: () => undefined,
  steps: {},
};

/** A petition in one line, for committees. */
export const petitionLine = (p: Petition): Line => ({
  id: 'find-line',
  args: { code: showCode(p.code), state: oneOf(`card-state-${p.status}`), matter: p.matter ?? '' },
});

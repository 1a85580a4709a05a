/** The last petitions of the person who asks, newest first, a line each. */

import type { Line } from '../domain/message.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Flow } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';

/** More does not fit on the screen of a phone, and nobody needs it there. */
const shown = 5;

export const mine: Flow<Record<string, never>> = {
  id: 'mine',
  version: 1,
  commands: ['hoso', 'ho so', 'viec cua toi', 'toi dau roi', 'den dau roi', 'mine'],
  where: 'private',
  open: async (_opening, env) => {
    const own = await env.look.petitionsOf(env.person.id, shown);
    if (own.length === 0) return { end: true, say: { say: [{ id: 'mine-none' }] } };
    const lines = own.map((p): Line => {
      const state = oneOf(`status-${p.status}`);
      const args = { code: showCode(p.code), state };
      return p.matter ? { id: 'mine-line', args: { ...args, matter: p.matter } } : { id: 'mine-line-restricted', args };
    });
    return { end: true, say: { say: [{ id: 'mine-head' }, ...lines] } };
  },
  parse: () => undefined,
  steps: {},
};

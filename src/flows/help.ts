/** What a person can do here, in one message. */
import type { Flow } from '../engine/flow.ts';

export const help: Flow<Record<string, never>> = {
  id: 'help',
  version: 1,
  commands: ['trogiup', 'tro giup', 'giup', 'help', 'gap can bo', 'goi nguoi', 'gap nguoi'],
  where: 'private',
  open: async (_opening, env) => {
    const unit = await env.look.receiver(undefined, false);
    return {
      end: true,
      say: {
        say: [
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

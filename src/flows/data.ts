/** `/dulieu`: what we keep about the person. `/xoadulieu`: erase it, after one question. */
import type { Choice } from '../domain/message.ts';
import type { Flow } from '../engine/flow.ts';
import { channelNames } from './channel-names.ts';

const choices: readonly Choice[] = [
  { id: 'erase', label: { id: 'erase-button' } },
  { id: 'keep', label: { id: 'keep-button' } },
];

/** A question about erasing must not be answered by tomorrow's "1". */
const patience = 3_600_000;

export const data: Flow<{ readonly until: number }> = {
  id: 'data',
  version: 1,
  commands: ['dulieu', 'du lieu', 'du lieu cua toi', 'mydata'],
  where: 'private',
  open: async (_opening, env) => {
    const own = await env.look.petitionsOf(env.person.id, 100);
    const { channels, number } = await env.look.links();
    return {
      end: true,
      say: {
        say: [
          { id: 'data-kept' },
          { id: 'data-count', args: { n: own.length } },
          ...(number ? [{ id: 'data-number' } as const] : []),
          ...(channels.length > 1 ? [{ id: 'link-is', args: { channels: channelNames(channels) } } as const] : []),
          { id: 'data-erase' },
        ],
      },
    };
  },
  parse: () => undefined,
  steps: {},
};

export const erase: Flow<{ readonly until: number }> = {
  id: 'erase',
  version: 1,
  commands: ['xoadulieu', 'xoa du lieu', 'xoa du lieu cua toi', 'erase'],
  where: 'private',
  single: true,
  open: (_opening, env) => ({ to: 'confirm', data: { until: env.now + patience } }),
  parse: (stored) =>
    typeof stored === 'object' && stored !== null && 'until' in stored && typeof stored.until === 'number'
      ? { until: stored.until }
      : undefined,
  steps: {
    confirm: {
      ask: async (_data, env) => {
        const { channels } = await env.look.links();
        const everywhere =
          channels.length > 1 ? [{ id: 'erase-everywhere', args: { channels: channelNames(channels) } } as const] : [];
        return { say: [{ id: 'erase-ask' }, ...everywhere, { id: 'erase-means' }], choices };
      },
      answer: (input) => {
        if (input.kind !== 'choice') return { pass: true };
        if (input.id !== 'erase') return { end: true, say: { say: [{ id: 'erase-kept' }] } };
        return { end: true, facts: [{ type: 'person.erased' }], say: { say: [{ id: 'erased' }] } };
      },
      wakeAt: (stored) => stored.until,
      woken: () => ({ end: true }),
    },
  },
};

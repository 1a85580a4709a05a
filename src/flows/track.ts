/**
 * Where a petition stands, by its code. Another account than its own hears the state and the date, never the content.
 * It can say that the petition is its own, sent from another channel or written down by a cadre: under any code, whoever filed it.
 */

import type { Line } from '../domain/message.ts';
import { isOpen } from '../domain/petition.ts';
import { readCode, showCode } from '../domain/tracking-code.ts';
import type { Flow } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import { claimChoice } from './link.ts';

/** Wrong codes an hour: eight digits with a check digit are guessed once in a million tries. */
export const maxMisses = 10;

export const track: Flow<Record<string, never>> = {
  id: 'track',
  version: 1,
  commands: ['tracuu', 'tra cuu', 'track'],
  where: 'private',
  open: async (opening, env) => {
    const rest = opening.kind === 'command' ? opening.rest : '';
    const read = readCode(rest);
    if (rest.trim() === '') return { end: true, onward: { flow: 'mine', opening } };
    if (env.misses >= maxMisses) return { end: true, say: { say: [{ id: 'track-too-many' }] } };
    if (!read || read.kind === 'slip') return { end: true, missed: true, say: { say: [{ id: 'track-slip' }] } };
    const petition = await env.look.petition(read.code);
    const code = showCode(read.code);
    if (!petition) return { end: true, missed: true, say: { say: [{ id: 'track-unknown', args: { code } }] } };
    const own = petition.person !== undefined && petition.person === env.person.id;
    const say: Line[] = [
      {
        id: 'track-state',
        args: {
          code,
          state: oneOf(`status-${petition.status}`),
          day: { at: petition.changedAt, as: 'day' },
        },
      },
    ];
    // A guess that hits a stranger's code counts like one that hits nothing.
    if (!own) return { end: true, missed: true, say: { say, choices: [claimChoice(read.code)] } };
    if (petition.matter) say.push({ id: 'card-matter', args: { matter: petition.matter } });
    const unit = (await env.look.units()).get(petition.unit);
    if (isOpen(petition.status) && unit)
      say.push({ id: 'track-open', args: { unit: unit.name, by: { at: petition.dueAt, as: 'by' } } });
    if (petition.result !== undefined) say.push({ id: 'track-result' }, { quote: petition.result });
    return { end: true, say: { say } };
  },
  parse: () => undefined,
  steps: {},
};

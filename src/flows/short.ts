/**
 * Cases worked on by short replies in the committee chat, where cards have no buttons: "217 nhận", "217 xong đã nạo cống". Each
 * is answered in one line. Everything stands in the one message: nothing is asked back, a colleague's next word may be anything.
 */
import { shown } from '../domain/clean.ts';
import type { Line } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import { readShortCommand, resolveEnding, type ShortVerb } from '../domain/short-command.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Next } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import { apply, check, type Data, maxWritten, minResult, officer } from './case-act.ts';
import { findUnit } from './case-units.ts';

const say = (...lines: readonly Line[]): Next<Data> => ({ end: true, say: { say: lines } });

/** What has to be written beside a verb, in letters; a unit is looked for by its name. */
const least = { finish: minResult, reject: minResult, propose: minResult, ask: 1, move: 1 } as const;
const isWritten = (verb: ShortVerb): verb is keyof typeof least => verb in least;

const act = async (verb: ShortVerb, petition: Petition, rest: string, env: Env): Promise<Next<Data>> => {
  const by = officer(env);
  const code = showCode(petition.code);
  const words = shown(rest, maxWritten);
  switch (verb) {
    case 'claim':
      return apply(petition, { type: 'claim', by }, env, {
        say: [{ id: 'short-claimed', args: { code, holder: by.name } }],
      });
    case 'release':
      return apply(petition, { type: 'release', by }, env, { say: [{ id: 'short-released', args: { code } }] });
    case 'finish':
      return apply(petition, { type: 'finish', by, result: words }, env, {
        words: rest,
        say: [{ id: 'case-finished', args: { code } }],
      });
    case 'ask':
      return apply(petition, { type: 'ask', by, question: words }, env, {
        words: rest,
        say: [{ id: 'case-asked', args: { code } }],
      });
    case 'reject':
      return apply(petition, { type: 'reject', by, reason: words }, env, {
        words: rest,
        say: [{ id: 'case-rejected', args: { code } }],
      });
    case 'propose': {
      const { id, unit } = petition;
      return {
        end: true,
        facts: [{ type: 'case.proposed', petition: id, code: petition.code, unit, text: words, words: rest }],
      };
    }
    case 'move': {
      const unit = findUnit(await env.look.units(), words, petition.unit);
      if (!unit) return say({ id: 'case-unit-unknown' });
      return apply(petition, { type: 'transfer', by, unit: unit.code }, env, {
        say: [{ id: 'case-moved', args: { code, unit: unit.name } }],
      });
    }
  }
};

export const short: Flow<Data> = {
  id: 'short',
  version: 1,
  where: 'group',
  typed: (text) => {
    const command = readShortCommand(text);
    return command && { kind: 'action', name: command.verb, args: [command.ending, command.rest] };
  },
  open: async (opening, env) => {
    const unit = await env.look.chatUnit();
    // Of a chat that is nobody's, nothing is ours.
    if (unit === undefined || opening.kind !== 'action') return { end: true };
    const [ending = '', rest = ''] = opening.args;
    const verb = opening.name as ShortVerb;
    const found = resolveEnding(ending, await env.look.openCodes(unit, ending));
    if (found.kind === 'none') return say({ id: 'short-none', args: { ending } });
    if (found.kind === 'many') return say({ id: 'short-many', args: { ending } });
    const checked = await check(found.code, env);
    if (!checked.ok) return checked.next;
    if (isWritten(verb) && shown(rest, maxWritten).length < least[verb])
      return say(oneOf(`short-how-${verb}`, { ending }));
    return act(verb, checked.petition, rest, env);
  },
  parse: () => undefined,
  steps: {},
};

/**
 * Cases worked on by short replies in the committee chat, where cards have no buttons: "217 nhận", "217 xong đã nạo cống". Each
 * is answered in one line. Everything stands in the one message: nothing is asked back, a colleague's next word may be anything.
 */
import { shown } from '../domain/clean.ts';
import type { Line } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import { leastEnding, readShortCommand, resolveEnding, type ShortVerb, shortEnding } from '../domain/short-command.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Next } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import { apply, check, type Data, maxWritten, minResult, officer } from './case-act.ts';
import { findUnit } from './case-units.ts';
import { classifyTyped, confirmTyped } from './classify.ts';
import { join, joinWaiting, notJoined } from './join.ts';
import { rerouteTyped } from './reroute.ts';

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
    case 'part': {
      const { joined } = await env.look.matter(petition);
      if (!joined) return say({ id: 'refused-join-apart' });
      return {
        end: true,
        facts: [{ type: 'petition.parted', id: petition.id, version: petition.version }],
        say: { say: [{ id: 'short-parted', args: { code } }] },
      };
    }
    case 'join':
      return joinTyped(petition, rest, env);
    case 'confirm':
      // "217 đúng loại đất đai": the class that is named is meant.
      return rest === ''
        ? confirmTyped(petition, env)
        : classifyTyped(petition, rest, await endingOf(petition, env), env);
    case 'classify':
      return classifyTyped(petition, rest, await endingOf(petition, env), env);
    case 'reroute':
      return rerouteTyped(petition, env);
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

/** By what people in this chat name it. */
const endingOf = async (petition: Petition, env: Env): Promise<string> => {
  const unit = (await env.look.chatUnit()) ?? petition.unit;
  return shortEnding(petition.code, await env.look.openCodes(unit, petition.code.slice(-leastEnding)));
};

/** "217 gộp": into what it looks like, or, where others look like it, all of these into it. "217 gộp 735": into that one. */
const joinTyped = async (petition: Petition, rest: string, env: Env): Promise<Next<Data>> => {
  const ending = rest.replace(/\D/g, '');
  const unit = (await env.look.chatUnit()) ?? petition.unit;
  const { parent, joined, waiting } = await env.look.matter(petition);
  const all = ending === '' && waiting > 0 && !joined;
  let other = all ? petition : parent;
  if (ending !== '') {
    const found =
      ending.length < leastEnding ? undefined : resolveEnding(ending, await env.look.openCodes(unit, ending));
    if (found?.kind === 'many') return say({ id: 'short-many', args: { ending } });
    other = found?.kind === 'one' ? await env.look.petition(found.code) : undefined;
    if (!other) return say({ id: 'short-none', args: { ending } });
  }
  if (!other) return say({ id: 'short-how-join', args: { ending: await endingOf(petition, env) } });
  const done = await (all ? joinWaiting(petition, env) : join(petition, other, env));
  if ('why' in done) return say(notJoined(done.why));
  const code = showCode(done.parent.code);
  return { end: true, ...done.next, say: { say: [{ id: 'short-joined', args: { code } }] } };
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

/** `/visao 217`: why a case came to this unit. */
import type { Line } from '../domain/message.ts';
import { showCode } from '../domain/tracking-code.ts';
import { placeName } from '../domain/unit.ts';
import type { Env, Flow } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';
import { caseNamed } from './case-named.ts';

const topicOf = (rule: string): Text => {
  const topic = rule.split(' ').at(-1) ?? '*';
  return topic === '*' ? { id: 'why-every-topic' } : oneOf(`topic-${topic as 'other'}`);
};

const linesOf = async (petition: string, unit: string, env: Env): Promise<readonly Line[]> => {
  const trace = await env.look.trace(petition);
  if (!trace) return [{ id: 'why-unknown' }];
  const tree = await env.look.units();
  const name = (code: string): string => tree.get(code)?.name ?? code;
  const place = trace.unit === undefined ? undefined : tree.get(trace.unit);
  const spot = trace.spot === undefined ? undefined : await env.look.spot(trace.spot);
  const lines: Line[] = [place ? { id: 'why-place', args: { unit: placeName(place) } } : { id: 'why-place-none' }];
  if (spot) lines.push({ id: 'why-spot', args: { place: spot.name } });
  const [of = ''] = trace.rule?.split(' ') ?? [];
  lines.push(
    trace.rule === undefined
      ? { id: 'why-default', args: { unit: name(trace.holder) } }
      : { id: 'why-rule', args: { unit: name(of), topic: topicOf(trace.rule) } },
  );
  if (trace.accused !== undefined)
    lines.push(oneOf(trace.noneAbove ? 'why-accused-none' : 'why-accused', { unit: name(trace.accused) }));
  if (trace.co.length > 0) lines.push({ id: 'why-co', args: { units: trace.co.map(name).join(', ') } });
  if (trace.holder !== unit) lines.push({ id: 'why-moved', args: { unit: name(unit) } });
  return lines;
};

export const why: Flow<Record<string, never>> = {
  id: 'why',
  version: 1,
  commands: ['visao', 'vi sao', 'why'],
  where: 'group',
  open: async (opening, env) => {
    const unit = await env.look.chatUnit();
    if (unit === undefined) return { end: true };
    const typed = opening.kind === 'command' ? opening.rest : '';
    const named = await caseNamed(typed, unit, { id: 'why-how' }, env);
    if (!named.petition) return { end: true, say: { say: [named.say] } };
    const { petition } = named;
    const holder = (await env.look.units()).get(petition.unit)?.name ?? petition.unit;
    const head: Line = { id: 'why-head', args: { code: showCode(petition.code), unit: holder } };
    return { end: true, say: { say: [head, ...(await linesOf(petition.id, petition.unit, env))] } };
  },
  parse: () => undefined,
  steps: {},
};

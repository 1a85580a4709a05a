/** A case that is another thing than we took it for may belong to another unit by the office's rules: one press moves it there. */
import type { Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Next } from '../engine/flow.ts';
import type { Text } from '../text/text.ts';
import { apply, check, type Data, officer, probe } from './case-act.ts';

/** A colleague was quicker. Who is no officer of where it is now was one of where it stood: they are told where it went. */
const already = async (petition: Petition | undefined, unit: string, env: Env): Promise<Next<Data> | undefined> => {
  if (!petition || petition.restricted || petition.unit !== unit) return undefined;
  if (!(await env.look.roles(env.person.id)).some(({ role }) => role === 'officer')) return undefined;
  const name = (await env.look.units()).get(unit)?.name ?? unit;
  return { end: true, toast: { id: 'reroute-already', args: { code: showCode(petition.code), unit: name } } };
};

/** @param unit to which the button says that it goes: nowhere else, whatever the rules say by now */
export const reroutePressed = async (code: string, unit: string, env: Env): Promise<Next<Data>> => {
  const moved = await already(await env.look.petition(code), unit, env);
  if (moved) return moved;
  const checked = await check(code, env);
  if (!checked.ok) return checked.next;
  const { petition } = checked;
  const what = { type: 'transfer', by: officer(env), unit } as const;
  const refused = probe(petition, what, env);
  if (refused) return refused;
  const offer = await env.look.reroute(petition);
  if (offer?.unit.code !== unit) return { end: true, toast: { id: 'reroute-none', args: { code: showCode(code) } } };
  const toast: Text = { id: 'case-moved', args: { code: showCode(code), unit: offer.unit.name } };
  return apply(petition, what, env, { toast, trace: offer.trace });
};

/** "217 chuyển theo quy tắc" */
export const rerouteTyped = async (petition: Petition, env: Env): Promise<Next<Data>> => {
  const code = showCode(petition.code);
  const offer = await env.look.reroute(petition);
  if (!offer) return { end: true, say: { say: [{ id: 'reroute-none', args: { code } }] } };
  return apply(petition, { type: 'transfer', by: officer(env), unit: offer.unit.code }, env, {
    say: [{ id: 'case-moved', args: { code, unit: offer.unit.name } }],
    trace: offer.trace,
  });
};

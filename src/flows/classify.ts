/**
 * An officer says what a case is, where we only guessed: with one press on the card, with `217 đúng loại` or `217 loại đất đai`, or with
 * `/phanloai 217 đất đai`; `/phanloai 217` shows what it can be.
 */
import { type Classification, classificationOf, readClassification } from '../domain/classification.ts';
import type { Fact } from '../domain/fact.ts';
import type { Line, Prompt } from '../domain/message.ts';
import { type Change, isOpen, type Petition } from '../domain/petition.ts';
import { seenOf } from '../domain/seen.ts';
import { leastEnding, shortEnding } from '../domain/short-command.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Next } from '../engine/flow.ts';
import type { Text } from '../text/text.ts';
import { apply, check, type Data, foreseen, officer, probe } from './case-act.ts';
import { caseNamed } from './case-named.ts';
import { classes, classOf } from './classes.ts';
import { reroutePressed } from './reroute.ts';

const say = (...lines: readonly Line[]): Next<Data> => ({ end: true, say: { say: lines } });

/** Where nothing can be pressed in a group, the same stands in lines, to be typed. */
const offered = (petition: Petition, ending: string, env: Env): Prompt => {
  const args = { code: showCode(petition.code), ...classOf(petition) };
  if (!env.can.groupButtons) {
    const rows = classes.map(({ label }): Line => ({ id: 'classify-row', args: { name: label } }));
    return { say: [{ id: 'classify-which-typed', args: { ...args, ending } }, ...rows] };
  }
  const choices = classes.map(({ id, label }) => ({ id: `!classify.${petition.code}.${id}`, label }));
  return { say: [{ id: 'classify-which', args }], choices };
};

/** What the committee reads of it: the class, and until when there is time now. */
const told = (petition: Petition, what: Change, env: Env): Extract<Line, { id: string }> => {
  const next = foreseen(petition, what, env);
  const p = next.ok ? next.petition : petition;
  return { id: 'classify-set', args: { code: showCode(p.code), ...classOf(p), by: { at: p.dueAt, as: 'by' } } };
};

const change = (env: Env, said: Classification): Change => ({ type: 'classify', by: officer(env), ...said });

/** What a press or a word meant is not what stands there any more: nothing is changed, and they are told what it is. */
const otherNow = async (petition: Petition, env: Env): Promise<Text> => {
  const unit = (await env.look.units()).get(petition.unit)?.name ?? petition.unit;
  return { id: 'classify-now', args: { code: showCode(petition.code), ...classOf(petition), unit } };
};

/** All of it as it is. */
const confirmation = ({ kind, topic, urgency }: Petition, env: Env): Change => change(env, { kind, topic, urgency });
const confirmed = (petition: Petition): Text => ({
  id: 'classify-right',
  args: { code: showCode(petition.code), ...classOf(petition) },
});

/** The button was made for the petition as it was: what it may do is asked anew. @param seen of the card; none in a list that was asked for */
const pressed = async (
  name: string,
  [code = '', value = '', seen]: readonly string[],
  env: Env,
): Promise<Next<Data>> => {
  if (name === 'reroute') return reroutePressed(code, value, env);
  const checked = await check(code, env);
  if (!checked.ok) return checked.next;
  const { petition } = checked;
  const turned = (classes: boolean): readonly Fact[] => [{ type: 'card.turned', petition: petition.id, classes }];
  const changedSince = async (from: string): Promise<Next<Data> | undefined> =>
    isOpen(petition.status) && from !== seenOf(petition)
      ? { end: true, toast: await otherNow(petition, env) }
      : undefined;
  switch (name) {
    case 'card':
      return { end: true, facts: turned(false) };
    case 'classes': {
      if (isOpen(petition.status) && petition.classified) return { end: true, toast: await otherNow(petition, env) };
      const refused = probe(petition, confirmation(petition, env), env);
      return refused ?? { end: true, facts: turned(true), toast: { id: 'classes-toast' } };
    }
    case 'right':
      return (
        (await changedSince(value)) ?? apply(petition, confirmation(petition, env), env, { toast: confirmed(petition) })
      );
    default: {
      const said = classificationOf(value);
      if (Object.keys(said).length === 0 || said.kind === 'denunciation')
        return { end: true, toast: { id: 'button-old' } };
      const what = change(env, said);
      const late = seen === undefined ? undefined : await changedSince(seen);
      return late ?? apply(petition, what, env, { toast: told(petition, what, env) });
    }
  }
};

/** "217 đúng loại" */
export const confirmTyped = async (petition: Petition, env: Env): Promise<Next<Data>> =>
  isOpen(petition.status) && petition.classified
    ? say(await otherNow(petition, env))
    : apply(petition, confirmation(petition, env), env, { say: [confirmed(petition)] });

/** Where the card cannot be changed and has no button for it: to whom the rules give what it is now. */
const elsewhere = async (petition: Petition, what: Change, ending: string, env: Env): Promise<readonly Line[]> => {
  const next = foreseen(petition, what, env);
  const offer = env.can.groupButtons || !next.ok ? undefined : await env.look.reroute(next.petition);
  return offer ? [{ id: 'card-typed-reroute', args: { ending, unit: offer.unit.name } }] : [];
};

/** "217 loại đất đai", and what it can be where nothing is named. @param ending by which people there name the petition */
export const classifyTyped = async (
  petition: Petition,
  typed: string,
  ending: string,
  env: Env,
): Promise<Next<Data>> => {
  if (typed === '') return { end: true, say: offered(petition, ending, env) };
  const said = readClassification(typed);
  if (!said) return say({ id: 'classify-unknown', args: { ending } });
  if (said.kind === 'denunciation') return say({ id: 'classify-denunciation', args: { ending } });
  const what = change(env, said);
  return apply(petition, what, env, {
    say: [told(petition, what, env), ...(await elsewhere(petition, what, ending, env))],
  });
};

export const classify: Flow<Data> = {
  id: 'classify',
  version: 1,
  commands: ['phanloai', 'phan loai', 'classify'],
  actions: ['classify', 'right', 'classes', 'card', 'reroute'],
  fromGroup: true,
  where: 'group',
  open: async (opening, env) => {
    if (opening.kind === 'action') return pressed(opening.name, opening.args, env);
    const unit = await env.look.chatUnit();
    // Of a chat that is nobody's, nothing is ours.
    if (unit === undefined) return { end: true };
    const named = await caseNamed(opening.kind === 'command' ? opening.rest : '', unit, { id: 'classify-how' }, env);
    if (!named.petition) return say(named.say);
    const { petition, rest } = named;
    const ending = shortEnding(petition.code, await env.look.openCodes(unit, petition.code.slice(-leastEnding)));
    return classifyTyped(petition, rest, ending, env);
  },
  parse: () => undefined,
  steps: {},
};

/** `/phanloai 217 đất đai`: an officer says what a case is, where we only guessed; `/phanloai 217` shows what it can be. */
import { type Classification, classificationOf, readClassification } from '../domain/classification.ts';
import type { Line, Prompt } from '../domain/message.ts';
import type { Change, Petition } from '../domain/petition.ts';
import { leastEnding, shortEnding } from '../domain/short-command.ts';
import { KINDS, TOPICS, URGENCIES } from '../domain/taxonomy.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Next } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';
import { apply, check, type Data, foreseen, officer } from './case-act.ts';
import { caseNamed } from './case-named.ts';

const say = (...lines: readonly Line[]): Next<Data> => ({ end: true, say: { say: lines } });

const namesOf = ({ kind, topic, urgency }: Petition) => ({
  kind: oneOf(`kind-${kind}`),
  topic: oneOf(`topic-${topic}`),
  urgency: oneOf(`urgency-${urgency}`),
});

/** By code and name. A denunciation is none of them: see `classify-denunciation`. */
const classes: readonly { readonly id: string; readonly label: Text }[] = [
  ...TOPICS.map((id) => ({ id, label: oneOf(`topic-${id}`) })),
  ...URGENCIES.map((id) => ({ id, label: oneOf(`urgency-${id}`) })),
  ...KINDS.filter((id) => id !== 'denunciation').map((id) => ({ id, label: oneOf(`kind-${id}`) })),
];

/** Where nothing can be pressed in a group, the same stands in lines, to be typed. */
const offered = (petition: Petition, ending: string, env: Env): Prompt => {
  const args = { code: showCode(petition.code), ...namesOf(petition) };
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
  return { id: 'classify-set', args: { code: showCode(p.code), ...namesOf(p), by: { at: p.dueAt, as: 'by' } } };
};

const change = (env: Env, said: Classification): Change => ({ type: 'classify', by: officer(env), ...said });

/** The button was made for the petition as it was: what it may do is asked anew. */
const pressed = async (code: string, value: string, env: Env): Promise<Next<Data>> => {
  const said = classificationOf(value);
  const checked = await check(code, env);
  if (!checked.ok) return checked.next;
  if (Object.keys(said).length === 0 || said.kind === 'denunciation') return { end: true, toast: { id: 'button-old' } };
  const what = change(env, said);
  return apply(checked.petition, what, env, { toast: told(checked.petition, what, env) });
};

export const classify: Flow<Data> = {
  id: 'classify',
  version: 1,
  commands: ['phanloai', 'phan loai', 'classify'],
  actions: ['classify'],
  fromGroup: true,
  where: 'group',
  open: async (opening, env) => {
    if (opening.kind === 'action') {
      const [code = '', value = ''] = opening.args;
      return pressed(code, value, env);
    }
    const unit = await env.look.chatUnit();
    // Of a chat that is nobody's, nothing is ours.
    if (unit === undefined) return { end: true };
    const named = await caseNamed(opening.kind === 'command' ? opening.rest : '', unit, { id: 'classify-how' }, env);
    if (!named.petition) return say(named.say);
    const { petition, rest } = named;
    const ending = shortEnding(petition.code, await env.look.openCodes(unit, petition.code.slice(-leastEnding)));
    if (rest === '') return { end: true, say: offered(petition, ending, env) };
    const said = readClassification(rest);
    if (!said) return say({ id: 'classify-unknown', args: { ending } });
    if (said.kind === 'denunciation') return say({ id: 'classify-denunciation', args: { ending } });
    const what = change(env, said);
    return apply(petition, what, env, { say: [told(petition, what, env)] });
  },
  parse: () => undefined,
  steps: {},
};

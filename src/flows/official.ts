/**
 * The official report as a file: "báo cáo dân vận tháng 10" from a leader or an officer, about their own units and all below, in private only.
 * A leader of the unit approves it by one press; then it is final.
 */
import type { Prompt } from '../domain/message.ts';
import { type DocumentStyle, STYLES } from '../domain/official.ts';
import { writeDay } from '../domain/written.ts';
import type { Env, Flow, Next } from '../engine/flow.ts';
import type { Text } from '../text/text.ts';
import { beginsOfficial } from '../understand/official.ts';
import { askedUnits, objectionTo } from './asking-units.ts';

type Nothing = Record<string, never>;

const end = (say: Prompt): Next<Nothing> => ({ end: true, say });

const asked = async (text: string, env: Env): Promise<Next<Nothing>> => {
  const above = await askedUnits(env);
  const [home] = above;
  const asking = home === undefined ? undefined : await env.look.official.read(text, above);
  if (home === undefined || !asking) return { pass: true };
  const objected = objectionTo(asking, home, await env.look.units());
  if (objected) return end(objected);
  const { period, style, units } = asking;
  if (period === undefined) return end({ say: [{ id: 'official-which' }] });
  return {
    end: true,
    facts: [{ type: 'period.asked', unit: units[0] ?? home, period, ...(style && { style }) }],
  };
};

const approved = async (id: string, style: DocumentStyle | undefined, env: Env): Promise<Next<Nothing>> => {
  const draft = await env.look.official.draft(id);
  if (!draft) return { end: true, toast: { id: 'button-old' } };
  const roles = await env.look.roles(env.person.id);
  if (!roles.some(({ role, unit }) => role === 'leader' && unit === draft.unit))
    return { end: true, toast: { id: 'official-not-yours' } };
  const args = { period: draft.period, unit: draft.unitName };
  const said = (line: Text): Next<Nothing> => end({ say: [line] });
  if (draft.approved) {
    const { name, own, at } = draft.approved;
    const when = { at, as: 'time' } as const;
    return own
      ? said({ id: 'official-before-you', args: { ...args, when } })
      : said({ id: 'official-before', args: { ...args, when, name: name ?? { id: 'decide-somebody' } } });
  }
  if (!draft.whole) return said({ id: 'official-not-over', args: { day: writeDay(draft.to) } });
  if (!draft.current) return said({ id: 'official-changed', args });
  return { end: true, facts: [{ type: 'period.approved', snapshot: id, ...(style && { style }) }] };
};

export const official: Flow<Nothing> = {
  id: 'official',
  version: 1,
  actions: ['approve'],
  staff: true,
  typed: (text) => (beginsOfficial(text) ? { kind: 'command', name: 'official', rest: text } : undefined),
  open: async (opening, env) => {
    if (opening.kind === 'command') return asked(opening.rest, env);
    if (opening.kind !== 'action') return { pass: true };
    const [id = '', style = ''] = opening.args;
    return approved(
      id,
      STYLES.find((each) => each === style),
      env,
    );
  },
  parse: () => undefined,
  steps: {},
};

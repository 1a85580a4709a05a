/** The rows behind the numbers of a digest, for whoever has a role in the unit: ten a page, as they were when the digest was made. */
import { oneLine } from '../domain/clean.ts';
import {
  type CaseLine,
  type CaseList,
  type How,
  type NumberName,
  type Numbers,
  numberNames,
} from '../domain/digest.ts';
import type { Choice, Line, Prompt } from '../domain/message.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Next } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';
import { decisionChoices } from './decide.ts';

/** Choices under a message: one channel has five buttons and no more. */
const most = 5;
const matterLimit = 60;
const unitLimit = 40;
const perPage = 10;

const buttons = {
  late: 'digest-late-button',
  opened: 'digest-opened-button',
  done: 'digest-done-button',
  open: 'digest-open-button',
} as const;

const heads = { late: 'rows-late', opened: 'rows-opened', done: 'rows-done', open: 'rows-open' } as const;

const hows: Readonly<Record<How, Text>> = {
  filed: { id: 'rows-how-filed' },
  reopened: { id: 'rows-how-reopened' },
  'moved-in': { id: 'rows-how-moved-in' },
  done: { id: 'rows-how-done' },
  rejected: { id: 'rows-how-rejected' },
  withdrawn: { id: 'rows-how-withdrawn' },
  'moved-out': { id: 'rows-how-moved-out' },
};

const choice = (digest: string, list: NumberName, n: number): Choice => ({
  id: `!rows.${digest}.${list}`,
  label: oneOf(buttons[list], { n }),
});

/** Each number that is not zero opens its list; where there is no room for all, one button leads to the others. @param taken choices that stand before them */
export const numberChoices = (digest: string, numbers: Numbers, taken: number): readonly Choice[] => {
  const lists = numberNames.filter((list) => numbers[list] > 0).map((list) => choice(digest, list, numbers[list]));
  const room = most - taken;
  if (lists.length <= room) return lists;
  return [...lists.slice(0, room - 1), { id: `!rows.${digest}.which`, label: { id: 'digest-others-button' } }];
};

type Roles = Awaited<ReturnType<Env['look']['roles']>>;

/** Whose role covers the unit. */
const mayRead = async (unit: string, roles: Roles, env: Env): Promise<boolean> => {
  const tree = await env.look.units();
  return roles.some((r) => r.role !== 'cadre' && (r.unit === unit || tree.within(unit, r.unit)));
};

/** Where there are no buttons that stay, what else the digest offered is offered again, or it could not be chosen any more. */
const stillOffered = (found: CaseList, roles: Roles, env: Env): readonly Choice[] => {
  if (env.can.buttons || env.group || found.digest === undefined) return [];
  const { digest, list, numbers, question, unit } = found;
  const isAsked = question !== undefined && roles.some((r) => r.role === 'leader' && r.unit === unit);
  return [
    ...(isAsked ? decisionChoices(question) : []),
    ...numberNames
      .filter((name) => name !== list && numbers[name] > 0)
      .map((name) => choice(digest, name, numbers[name])),
  ];
};

const whenOf = ({ when }: CaseList): Text | { readonly at: number; readonly as: 'time' } =>
  when.as === 'day' ? { id: 'rows-morning', args: { day: when } } : { at: when.at, as: 'time' };

const holderOf = ({ taken, holder }: CaseLine): string | Text =>
  holder === undefined ? { id: taken ? 'digest-somebody' : 'digest-nobody' } : oneLine(holder, unitLimit);

const lineOf = (row: CaseLine, list: NumberName, names: boolean): Line => {
  const unit = oneLine(row.unit, unitLimit);
  const what: Text = row.how
    ? hows[row.how]
    : list === 'late'
      ? { id: 'rows-days', args: { days: row.days } }
      : { id: 'rows-due', args: { day: { at: row.dueAt, as: 'date' } } };
  return {
    id: 'rows-line',
    args: {
      code: showCode(row.code),
      matter: row.matter === undefined ? { id: 'rows-erased' } : oneLine(row.matter, matterLimit),
      who: names ? { id: 'rows-who', args: { unit, holder: holderOf(row) } } : unit,
      what,
    },
  };
};

/** @param names of people too: for one person's eyes @param more what can be chosen besides another page */
export const listPrompt = (found: CaseList, names: boolean, more: readonly Choice[] = []): Prompt => {
  const { list, numbers, page, pages, rows, digest } = found;
  const first = (page - 1) * perPage + 1;
  const turn = (to: number, id: 'rows-next-button' | 'rows-back-button'): Choice[] =>
    digest !== undefined && to >= 1 && to <= pages ? [{ id: `!rows.${digest}.${list}.${to}`, label: { id } }] : [];
  const choices = [...turn(page + 1, 'rows-next-button'), ...turn(page - 1, 'rows-back-button'), ...more];
  return {
    say: [
      oneOf(heads[list], { unit: oneLine(found.unitName, unitLimit), when: whenOf(found), n: numbers[list] }),
      ...(pages > 1 ? [{ id: 'rows-page', args: { first, last: first + rows.length - 1 } } as const] : []),
      ...(rows.length === 0 ? [{ id: 'rows-none' } as const] : rows.map((row) => lineOf(row, list, names))),
    ],
    ...(choices.length > 0 && { choices }),
  };
};

const which = (found: CaseList): Prompt => ({
  say: [{ id: 'rows-which', args: { unit: oneLine(found.unitName, unitLimit), when: whenOf(found) } }],
  choices: numberChoices(found.digest ?? '', found.numbers, 0),
});

type Nothing = Record<string, never>;

const opened = async (digest: string, name: string, page: number, env: Env): Promise<Next<Nothing>> => {
  const list = numberNames.find((each) => each === name);
  const found = await env.look.rows({ digest }, list ?? 'late', page);
  if (!found || (!list && name !== 'which')) return { end: true, toast: { id: 'button-old' } };
  const roles = await env.look.roles(env.person.id);
  if (!(await mayRead(found.unit, roles, env))) return { end: true, toast: { id: 'rows-not-yours' } };
  return {
    end: true,
    say: list ? listPrompt(found, true, stillOffered(found, roles, env)) : which(found),
    ...(env.group && { toast: { id: 'rows-private' } as const }),
  };
};

export const rows: Flow<Nothing> = {
  id: 'rows',
  version: 1,
  actions: ['rows'],
  staff: true,
  open: async (opening, env) => {
    if (opening.kind !== 'action') return { end: true };
    const [digest = '', name = '', page = '1'] = opening.args;
    return opened(digest, name, /^[1-9]\d{0,4}$/.test(page) ? Number(page) : 1, env);
  },
  parse: () => undefined,
  steps: {},
};

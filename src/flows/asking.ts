/**
 * Figures on demand: "thống kê tháng 10 xã Tân Thành so cùng kỳ" from a leader or an officer in private, `/thongke …` from anybody in a committee
 * chat. Each may ask about their own units and all below. Everybody else's words go on as if there were no such thing.
 */
import type { Asking, Question } from '../domain/asking.ts';
import { officeDay } from '../domain/calendar.ts';
import type { NumberName } from '../domain/digest.ts';
import { fold } from '../domain/fold.ts';
import type { Prompt } from '../domain/message.ts';
import type { Env, Flow, Next } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';
import { beginsAsking } from '../understand/asking.ts';
import { answerPrompt } from './asking-text.ts';
import { monthOf } from './report/card.ts';
import { listPrompt } from './rows.ts';

const askers = ['leader', 'officer'] as const;

/** So many units of one name are told apart. */
const mostNamed = 5;
/** What a person typed comes back to them no longer than this. */
const mostWords = 60;

/** Lists that may be named behind the command, folded, without blanks. */
const lists: Readonly<Record<string, NumberName>> = {
  quahan: 'late',
  moi: 'opened',
  viecmoi: 'opened',
  xong: 'done',
  daxong: 'done',
  mo: 'open',
  dangmo: 'open',
};

/** "quahan", "quá hạn 2": which list, and the page of it. */
const readList = (rest: string): { readonly list: NumberName; readonly page: number } | undefined => {
  const found = /^(\D+)(\d{1,4})?$/.exec(fold(rest).replaceAll(' ', ''));
  const list = lists[found?.[1] ?? ''];
  return list && { list, page: Math.max(1, Number(found?.[2] ?? 1)) };
};

/** The units about which, with all below them, this person may ask here; the highest first. */
const askedUnits = async (env: Env): Promise<readonly string[]> => {
  if (env.group) {
    const unit = await env.look.chatUnit();
    return unit === undefined ? [] : [unit];
  }
  const roles = await env.look.roles(env.person.id);
  const own = new Set(roles.filter(({ role }) => askers.some((each) => each === role)).map(({ unit }) => unit));
  if (own.size < 2) return [...own];
  const tree = await env.look.units();
  return [...own].sort((a, b) => tree.ancestors(a).length - tree.ancestors(b).length || (a < b ? -1 : 1));
};

const problems = {
  future: 'asking-future',
  several: 'asking-several',
  'no-such-day': 'asking-no-day',
  backwards: 'asking-no-day',
  unclear: 'asking-unclear-day',
} as const;

/** What has to be said more clearly; undefined where all is clear. */
const objection = async (asking: Asking, home: string, env: Env): Promise<Prompt | undefined> => {
  const tree = await env.look.units();
  const nameOf = (code: string): string => tree.get(code)?.name ?? code;
  // What is not theirs is refused alike, whether it exists or not.
  if (asking.elsewhere) return { say: [{ id: 'asking-elsewhere', args: { unit: nameOf(home) } }] };
  if (asking.unknown.length > 0) {
    const words = asking.unknown.join(' ').slice(0, mostWords);
    return { say: [{ id: 'asking-unknown', args: { words } }, { id: 'asking-how' }] };
  }
  if (asking.units.length > 1)
    return {
      say: [
        { id: 'asking-which', args: { n: asking.units.length } },
        ...asking.units.slice(0, mostNamed).map((code): Text => {
          const above = tree.get(code)?.parent ?? '';
          return { id: 'asking-which-unit', args: { unit: nameOf(code), above: nameOf(above) } };
        }),
      ],
    };
  return asking.problem && { say: [oneOf(problems[asking.problem])] };
};

/** Nothing said of days: the running month, which at any hour has something in it. */
const thisMonth = (env: Env): Question['days'] => {
  const today = officeDay(env.now, env.office.zone);
  return { ...monthOf(today), kind: 'month', code: today.slice(0, 7) };
};

const answered = async (asking: Asking, home: string, env: Env): Promise<Prompt> => {
  const objected = await objection(asking, home, env);
  if (objected) return objected;
  const { what, topics, indicators, compare, otherwise } = asking;
  const question: Question = {
    unit: asking.units[0] ?? home,
    days: asking.days ?? thisMonth(env),
    what,
    topics,
    indicators,
    compare,
  };
  return answerPrompt(await env.look.asking.answer(question), question, otherwise, env);
};

const end = (say: Prompt): Next<Record<string, never>> => ({ end: true, say });

/** Typed without the slash; all of the text is behind it. */
const typedName = 'typed';

export const figures: Flow<Record<string, never>> = {
  id: 'figures',
  version: 1,
  commands: ['thongke', 'tonghop', 'stats', 'thong ke', 'tong hop', 'so lieu'],
  where: 'anywhere',
  typed: (text) => (beginsAsking(text) ? { kind: 'command', name: typedName, rest: text } : undefined),
  open: async (opening, env) => {
    if (opening.kind !== 'command') return { end: true };
    const above = await askedUnits(env);
    const [home] = above;
    const typed = opening.name === typedName;
    // Of a chat that is nobody's, nothing is ours; in private the words may be a petition.
    if (home === undefined) return env.group && !typed ? { end: true } : { pass: true };
    if (!typed && opening.rest.trim() === '') return end(await env.look.figures(home));
    const named = typed ? undefined : readList(opening.rest);
    const found = named && (await env.look.rows({ unit: home }, named.list, named.page));
    if (found) return end(listPrompt(found, false));
    const asking = await env.look.asking.read(opening.rest, above, typed);
    return asking ? end(await answered(asking, home, env)) : { pass: true };
  },
  parse: () => undefined,
  steps: {},
};

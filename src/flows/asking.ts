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
import { beginsAsking } from '../understand/asking.ts';
import { answerPrompt } from './asking-text.ts';
import { askedUnits, objectionTo } from './asking-units.ts';
import { listPrompt } from './rows.ts';

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

const end = (say: Prompt): Next<Record<string, never>> => ({ end: true, say });

/** What has to be said more clearly; undefined where all is clear. */
const objection = async (asking: Asking, home: string, env: Env): Promise<Prompt | undefined> => {
  const tree = await env.look.units();
  if (!asking.elsewhere && asking.unknown.length > 0) {
    const words = asking.unknown.join(' ').slice(0, mostWords);
    return { say: [{ id: 'asking-unknown', args: { words } }, { id: 'asking-how' }] };
  }
  return objectionTo(asking, home, tree);
};

/** Nothing said of days: the running month, which at any hour has something in it. */
const thisMonth = (env: Env): Promise<Question['days']> => env.look.reports.month(officeDay(env.now, env.office.zone));

const answered = async (asking: Asking, home: string, env: Env): Promise<Next<Record<string, never>>> => {
  const objected = await objection(asking, home, env);
  if (objected) return end(objected);
  const { what, topics, indicators, compare, otherwise } = asking;
  const question: Question = {
    unit: asking.units[0] ?? home,
    days: asking.days ?? (await thisMonth(env)),
    what,
    topics,
    indicators,
    compare,
  };
  const { say, shown } = answerPrompt(await env.look.asking.answer(question), question, otherwise, env);
  return { end: true, say, ...(shown && { facts: [{ type: 'figures.told', shown }] }) };
};

/** Typed without the slash; all of the text is behind it. */
const typedName = 'typed';

export const figures: Flow<Record<string, never>> = {
  id: 'figures',
  version: 1,
  commands: ['thongke', 'tonghop', 'stats', 'thong ke', 'tong hop', 'so lieu'],
  where: 'anywhere',
  staff: true,
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
    return asking ? answered(asking, home, env) : { pass: true };
  },
  parse: () => undefined,
  steps: {},
};

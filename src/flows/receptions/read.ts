/** What a message says of a reception session: its day, who received, and what it came to. */
import type { Day } from '../../domain/calendar.ts';
import { officeDay } from '../../domain/calendar.ts';
import type { Figure } from '../../domain/figure.ts';
import { fold } from '../../domain/fold.ts';
import type { Problem } from '../../domain/reading.ts';
import { isOfSession, postOf, type ReceptionPost, withoutPost } from '../../domain/reception.ts';
import type { Env } from '../../engine/flow.ts';
import { dueIn } from '../../understand/due.ts';

export type Told = {
  readonly day?: Day;
  /** Days were told that are not one day. */
  readonly badDay?: string;
  readonly by?: ReceptionPost;
  readonly figures: readonly Figure[];
  /** What came of it, in their words. */
  readonly result?: string;
  /** It was not held; why, in their words, or ''. */
  readonly missed?: string;
  /** Words whose figure must be told again; '' where more than one session is told. */
  readonly unclear?: string;
  /** Other things than a session are told as well. */
  readonly others: boolean;
};

const posts: readonly (readonly [ReceptionPost, RegExp])[] = [
  ['delegated', /\b(?:uy quyen|pho chu tich|pho bi thu|cap pho)\b/],
  ['regular', /\bthuong xuyen\b/],
  ['head', /\b(?:dinh ky|chu tich|bi thu|nguoi dung dau|thu truong|lanh dao)\b/],
];

const nobody = /\bkhong (?:co )?(?:ai|cong dan nao|nguoi dan nao|nguoi nao|luot nao)\b/;
const notHeld = /\b(?:khong (?:to chuc|tiep) duoc(?! ai)|khong to chuc|tam hoan|hoan lai|hoan buoi|da hoan)\b/;
const why = /(?:^|[\s,])(?:vì|do|lý do|vi|ly do)\s*:?\s+(.+)$/iu;
/** Said first, it makes a message one about receiving citizens. */
const heading = /^(?:\/?tiepdan|(?:lich |buoi |ke hoach )?(?:tiep (?:cong )?dan|tcd))\b/;

/** Does a message begin as one about a single session, with what sort it is and its day? */
export const beginsSession = (text: string): boolean =>
  /^(?:lich |buoi )?tiep (?:cong )?dan (?:dinh ky|thuong xuyen|dot xuat|theo uy quyen) (?:cua \S+(?: \S+){0,2} )?(?:ngay \d|hom (?:nay|qua)|sang|chieu|thu )/.test(
    fold(text.slice(0, 120)),
  );

const dayOf = (
  text: string,
  { period, periodProblem }: Awaited<ReturnType<Env['look']['reports']['read']>>,
  env: Env,
) => {
  if (period) return period.kind === 'day' ? { day: period.from } : { badDay: text.slice(period.start, period.end) };
  const due = dueIn(text, officeDay(env.now, env.office.zone), env.office.holidays);
  if (due && /^\d/.test(due.day)) return { day: due.day };
  return periodProblem ? { badDay: text.slice(periodProblem.start, periodProblem.end) } : {};
};

/** A number that is no figure of a session is part of what came of it: "chỉ đạo giải quyết 5 việc". */
const isAside = ({ code }: Problem): boolean => code === 'unknown-indicator' || code === 'number-alone';

export const readSession = async (typed: string, env: Env): Promise<Told> => {
  const said = typed.normalize('NFC').trim();
  const plain = fold(said);
  // "12 lượt 14 người" is read by what it is about.
  const text = heading.test(plain) ? said : `Tiếp công dân: ${said}`;
  const lead = text.length - said.length;
  const reading = await env.look.reports.read(text);
  const piece = ({ start, end }: { readonly start: number; readonly end: number }): string =>
    text.slice(Math.max(start, lead), end).replace(/\s+/g, ' ').trim();
  const own = reading.figures.filter(({ indicator }) => isOfSession(withoutPost(indicator)));
  const figures = own.map(({ indicator, value }) => ({ indicator: withoutPost(indicator), value }));
  const none = nobody.test(plain) && figures.length === 0 ? [{ indicator: 'reception.turns', value: 0 }] : [];
  const told = new Set(own.flatMap(({ indicator }) => postOf(indicator) ?? []));
  const twice = new Set(figures.map(({ indicator }) => indicator)).size < figures.length;
  const problem = reading.problems.find((each) => !isAside(each));
  const unclear = twice ? '' : problem && piece(problem);
  const by = posts.find(([, words]) => words.test(plain))?.[0] ?? [...told][0];
  const missed = figures.length === 0 && notHeld.test(plain) ? (why.exec(said)?.[1]?.trim() ?? '') : undefined;
  const result = [...reading.problems.filter(isAside), ...reading.notes]
    .map(piece)
    .filter((each) => /\s/.test(each) && !posts.some(([, words]) => words.test(fold(each))))
    .join('; ');
  const sessions = reading.figures.find(({ indicator }) => indicator === 'reception.sessions')?.value ?? 1;
  return {
    ...dayOf(text, reading, env),
    ...(by && { by }),
    figures: [...figures, ...none],
    ...(missed !== undefined && { missed }),
    ...(missed === undefined && none.length === 0 && result !== '' && { result }),
    ...(unclear !== undefined && { unclear }),
    others:
      sessions !== 1 ||
      reading.figures.some(
        ({ indicator }) => indicator !== 'reception.sessions' && !isOfSession(withoutPost(indicator)),
      ),
  };
};

/** Is it one session and nothing else? Then it belongs into the register, whichever words it was sent with. */
export const isSessionAlone = async (text: string, env: Env): Promise<boolean> => {
  if (!beginsSession(text)) return false;
  const { others, day, unclear } = await readSession(text, env);
  return !others && day !== undefined && unclear === undefined;
};

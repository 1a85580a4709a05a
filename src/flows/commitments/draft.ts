/** A commitment being put down, read from one message: what, who, and by when. */
import { z } from 'zod';
import { type Day, officeDay } from '../../domain/calendar.ts';
import { oneLine } from '../../domain/clean.ts';
import type { Env } from '../../engine/flow.ts';
import { type Due, dueIn } from '../../understand/due.ts';
import { clausesOf, doerIn, doerSaid, typedPart } from '../clauses.ts';
import { draftShape, heldShape } from '../registers.ts';

/** What is promised is a line on a phone and in a digest, UTF-16 units. */
const maxWhat = 160;
const maxWho = 80;

const draftSchema = z.object({
  ...draftShape,
  what: z.exactOptional(z.string()),
  who: z.exactOptional(z.string()),
  dueDay: z.exactOptional(z.string()),
  /** A day was told that is past, or is no day. */
  badDay: z.exactOptional(z.string()),
});
export type Draft = z.infer<typeof draftSchema>;

export const dataSchema = z.object({
  ...heldShape,
  /** How the one that is looked at ends. */
  to: z.exactOptional(z.enum(['kept', 'withdrawn'])),
  draft: z.exactOptional(draftSchema),
});
export type Data = z.infer<typeof dataSchema>;

export const today = (env: Env): Day => officeDay(env.now, env.office.zone);

const isDay = (due: Due['day']): boolean => /^\d/.test(due);
const whatLabel = /^(?:viec|noi dung|cam ket)\s*:\s*(.+)$/;

const withDue = (draft: Draft, text: string, due: Due): Draft => {
  const { dueDay: _, badDay: __, ...rest } = draft;
  return isDay(due.day) ? { ...rest, dueDay: due.day } : { ...rest, badDay: text.slice(due.start, due.end) };
};

/** The draft with what a message says; undefined where it says nothing of a commitment. */
export const withTold = (draft: Draft, typed: string, env: Env): Draft | undefined => {
  const text = typed.normalize('NFC');
  const due = dueIn(text, today(env), env.office.holidays);
  const left = due ? `${text.slice(0, due.start)} ${text.slice(due.end)}` : text;
  let next = due ? withDue(draft, text, due) : draft;
  const rest: string[] = [];
  const fresh = draft.what === undefined;
  for (const [i, clause] of clausesOf(left).entries()) {
    const what = typedPart(clause, whatLabel);
    // The first is what is promised: "Tổ hạ tầng sửa cống"; a body alone only stands behind it.
    const who = what ? undefined : i === 0 && fresh ? doerSaid(clause) : doerIn(clause);
    if (what) next = { ...next, what: oneLine(what, maxWhat) };
    else if (who) next = { ...next, who: oneLine(who, maxWho) };
    else if (fresh) rest.push(clause.text);
  }
  if (rest.length > 0 && next.what === undefined) next = { ...next, what: oneLine(rest.join(', '), maxWhat) };
  return JSON.stringify(next) === JSON.stringify(draft) ? undefined : next;
};

/** The draft with the answer to "who?": whatever is said, without the words around it. */
export const withWho = (draft: Draft, text: string): Draft | undefined => {
  const [clause] = clausesOf(text);
  return clause && { ...draft, who: oneLine(doerSaid(clause) ?? clause.text, maxWho) };
};

/** The draft with the answer to "by when?". */
export const withDay = (draft: Draft, text: string, env: Env): Draft | undefined => {
  const due = dueIn(text.normalize('NFC'), today(env), env.office.holidays) ?? bareDay(text, env);
  return due && withDue(draft, text.normalize('NFC'), due);
};

/** "30", "tháng 7": enough where a day was asked for. */
const bareDay = (text: string, env: Env): Due | undefined => {
  const lead = /^\s*\d{1,2}\s*$/.test(text) ? 'ngày ' : 'trong ';
  const due = dueIn(`${lead}${text.trim()}`, today(env), env.office.holidays);
  return due && { ...due, start: 0, end: text.length };
};

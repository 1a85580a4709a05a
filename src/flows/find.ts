/**
 * `/tim đèn đường ấp 3 tháng 10`: petitions of this chat's unit and those below it; in private, those of the units that an officer, a
 * leader or an administrator works for. A tracking code goes straight to the card. What is sealed, erased or somebody else's is not
 * there: the answer is the same as for what never was.
 */
import { startOfDay } from '../domain/calendar.ts';
import { defang, oneLine } from '../domain/clean.ts';
import type { Choice, Line } from '../domain/message.ts';
import { isOpen, type Petition } from '../domain/petition.ts';
import type { Found, SearchWords } from '../domain/search.ts';
import { readCode, showCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Next } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';
import { isEmptySearch } from '../understand/searching.ts';
import { check } from './case-act.ts';

/** As many as one channel has buttons. */
const maxFound = 5;
const mostPages = 20;
const matterLimit = 70;

type Nothing = Record<string, never>;
const end = (...say: readonly Line[]): Next<Nothing> => ({ end: true, say: { say } });

/** The units whose petitions, with those of all units below, this person may read here. */
const readable = async (env: Env): Promise<readonly string[]> => {
  if (env.group) {
    const unit = await env.look.chatUnit();
    return unit === undefined ? [] : [unit];
  }
  const roles = await env.look.roles(env.person.id);
  return [...new Set(roles.filter(({ role }) => role !== 'cadre').map(({ unit }) => unit))];
};

const state = (p: Petition, now: number): Text =>
  isOpen(p.status) && now > p.dueAt ? { id: 'card-state-overdue' } : oneOf(`card-state-${p.status}`);

const hit = (p: Petition, env: Env): Text => ({
  id: 'find-hit',
  args: {
    code: showCode(p.code),
    state: state(p, env.now),
    day: { at: p.createdAt, as: 'date' },
    matter: oneLine(defang(p.matter ?? ''), matterLimit),
  },
});

/** What was taken for a condition is said, so that nobody wonders what is missing. */
const within = ({ days, state: asked }: SearchWords, env: Env): Text | undefined => {
  const told: Text | undefined = asked && oneOf(`find-state-${asked}`);
  if (!days) return told;
  const at = (day: string) => ({ at: startOfDay(day, env.office.zone), as: 'date' }) as const;
  const when: Text =
    days.from === days.to
      ? { id: 'find-day', args: { day: at(days.from) } }
      : { id: 'find-days', args: { from: at(days.from), to: at(days.to) } };
  return told ? { id: 'find-both', args: { days: when, state: told } } : when;
};

const none = ({ asked }: Found, env: Env): Next<Nothing> => {
  const what = within(asked, env);
  return end(what ? { id: 'find-none-within', args: { what } } : { id: 'find-none' });
};

const listed = (found: Found, page: number, env: Env): Next<Nothing> => {
  const { hits, more, asked } = found;
  if (hits.length === 0) return none(found, env);
  const what = within(asked, env);
  const head: Line = what ? { id: 'find-head-within', args: { what } } : { id: 'find-head' };
  const lines = hits.map((p) => hit(p, env));
  const further: Line[] =
    more && page < mostPages ? [{ id: 'find-more', args: { page: page + 1 } }] : more ? [{ id: 'find-narrow' }] : [];
  if (env.group) return end(head, ...lines, ...further, { id: 'find-open', args: { code: showCode(hits[0]!.code) } });
  const numbered = lines.map((line, i): Line => ({ id: 'find-numbered', args: { n: i + 1, hit: line } }));
  // Where there are no buttons the choices are the numbered lines, and need not stand there twice.
  const choices = hits.map(
    (p, i): Choice => ({
      id: `!found.${p.code}`,
      label: env.can.buttons ? { id: 'find-button', args: { n: i + 1 } } : lines[i]!,
    }),
  );
  return { end: true, say: { say: [head, ...(env.can.buttons ? numbered : []), ...further], choices } };
};

/** The card of a petition that may be read here. */
const opened = async (code: string, above: readonly string[], env: Env): Promise<Next<Nothing>> => {
  const petition = await env.look.petition(code);
  const tree = await env.look.units();
  const mine = petition && !petition.restricted && above.some((unit) => tree.within(petition.unit, unit));
  if (!mine) return end({ id: 'find-none-code', args: { code: showCode(code) } });
  const { choices, ...card } = await env.look.card(petition);
  // In private the buttons are for those who may press them.
  const works = env.group || (await check(code, env)).ok;
  return { end: true, say: { ...card, ...(works && choices && { choices }) } };
};

/** "đèn đường trang 2" */
const paged = (typed: string): { readonly words: string; readonly page: number } => {
  const [, words = typed, page = '1'] = /^(.*\S)\s+trang\s+([1-9]\d?)\s*$/isu.exec(typed) ?? [];
  return { words, page: Math.min(Number(page), mostPages) };
};

export const find: Flow<Nothing> = {
  id: 'find',
  version: 1,
  commands: ['tim', 'find'],
  actions: ['found'],
  where: 'anywhere',
  open: async (opening, env) => {
    const above = await readable(env);
    if (opening.kind === 'action') {
      const [code = ''] = opening.args;
      // A button of a group could be anybody's to press; there are none.
      return above.length === 0 || !/^\d{8}$/.test(code)
        ? { end: true, toast: { id: 'button-old' } }
        : opened(code, above, env);
    }
    const typed = opening.kind === 'command' ? opening.rest.trim() : '';
    // Of a chat that is nobody's, nothing is ours; from a citizen the word alone may be the beginning of a petition.
    if (above.length === 0)
      return env.group ? { end: true } : typed === '' ? { pass: true } : end({ id: 'find-for-officers' });
    const code = typed.length <= 40 ? readCode(typed) : undefined;
    if (code?.kind === 'code') return opened(code.code, above, env);
    const { words, page } = paged(typed.slice(0, 1_000));
    const found = await env.look.search(words, above, maxFound, page);
    return isEmptySearch(found.asked) ? end({ id: 'find-how' }) : listed(found, page, env);
  },
  parse: () => undefined,
  steps: {},
};

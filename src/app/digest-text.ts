/** A digest in words: the bottom line first, an identity that can be checked, who holds what is late, and one decision at most. */
import { startOfDay } from '../domain/calendar.ts';
import { oneLine } from '../domain/clean.ts';
import type { Choice, Line, Prompt } from '../domain/message.ts';
import { isTopic } from '../domain/taxonomy.ts';
import { showCode } from '../domain/tracking-code.ts';
import { decisionChoices } from '../flows/decide.ts';
import { numberChoices } from '../flows/rows.ts';
import { type Lang, oneOf, type Text } from '../text/text.ts';
import type { App } from './app.ts';
import { flowText, join, lateChange, yearText } from './digest-change.ts';
import { type Digest, numbersOf } from './digest-data.ts';
import { type Detail, details, type Part, partsOf } from './digest-parts.ts';
import { digestHour } from './digest-window.ts';

/** Who reads it. */
export type Reader = {
  readonly lang: Lang;
  /** Names of people by their ids, for one person's eyes; undefined in a group, which reads names of units only. */
  readonly names: ReadonlyMap<string, string> | undefined;
  /** What the leader is asked: its id and what the case is about, or what is proposed; undefined where nobody is. */
  readonly asked: { readonly id: string; readonly matter: string | undefined; readonly proposal: boolean } | undefined;
  /** What leads to the rows of the numbers. */
  readonly rows: 'buttons' | 'typed' | 'none';
};

/** A message is read on a telephone, and a picture takes a caption of 1,024. UTF-16 units. */
const longest = 900;
/** Of the sentence on top. */
const longestTitle = 60;
const matterLimit = 60;
const proposalLimit = 200;
const nameLimit = 30;
/** Of what was restricted each is told by its code; beyond that only how many there are. */
const restrictedTold = 5;

export const isEmpty = (d: Digest): boolean => d.opened === 0 && d.closed === 0 && d.overdue === 0;

/** The sentence on top, with the number that matters. */
export const titleOf = (app: App, d: Digest, lang: Lang): Text => {
  const [first] = d.holders;
  if (!first)
    return d.opened > 0 || d.closed === 0
      ? { id: 'digest-title-new', args: { opened: d.opened } }
      : { id: 'digest-title-done', args: { done: d.closed } };
  const unit = oneLine(first.unit);
  const where: Text = { id: 'digest-title-late-where', args: { overdue: d.overdue, n: first.n, unit } };
  if (d.holders.length > 1 && app.t(where, lang).length <= longestTitle) return where;
  const days = d.holders.reduce((most, holder) => Math.max(most, holder.days), 0);
  return { id: 'digest-title-late', args: { overdue: d.overdue, days } };
};

export const windowText = (d: Digest): Text => ({
  id: 'digest-window',
  args: { from: { at: d.from, as: 'time' }, to: { at: d.to, as: 'time' } },
});

/** Where a digest is asked for before its hour, its day is not over. */
const isRunning = (app: App, d: Digest): boolean => d.to < digestHour(d.day, app.office);

/** Whose digest it is, and of when; of a quiet day it says all there is. */
const headOf = (app: App, d: Digest): Text => {
  const day = { at: startOfDay(d.day, app.office.zone), as: 'day' } as const;
  const unit = oneLine(d.name, longestTitle);
  const until = { at: d.to, as: 'time' } as const;
  if (isEmpty(d)) {
    if (isRunning(app, d)) return { id: 'digest-empty-now', args: { unit, until, open: d.open } };
    return oneOf(d.kind === 'week' ? 'digest-empty-week' : 'digest-empty', { unit, day, open: d.open });
  }
  if (isRunning(app, d)) return { id: 'digest-head-now', args: { unit, until } };
  return oneOf(d.kind === 'week' ? 'digest-head-week' : 'digest-head', { unit, day });
};

const restrictedLines = (app: App, { restricted }: Digest, detail: Detail): Line[] => {
  const told = restricted.slice(0, detail.all ? restrictedTold : 1).map((r): Line => {
    const day = { at: startOfDay(r.day, app.office.zone), as: 'day' } as const;
    return { id: 'digest-restricted', args: { code: showCode(r.code), unit: oneLine(r.unit, detail.name), day } };
  });
  const left = restricted.length - told.length;
  return left === 0 ? told : [...told, { id: 'digest-restricted-more', args: { n: left } }];
};

const nobody: Text = { id: 'digest-nobody' };
const nameOf = (names: Reader['names'], person: string): string | Text => {
  const name = names?.get(person);
  return name === undefined ? { id: 'digest-somebody' } : oneLine(name, nameLimit);
};

const partLine = ({ unit, n, days, people }: Part, names: Reader['names'], detail: Detail): Line => {
  const known = names && detail.people > 0 ? people : [];
  const told = known.slice(0, detail.people).map(
    ({ person, n: has }): Text => ({
      id: 'digest-person',
      args: { name: person === undefined ? nobody : nameOf(names, person), n: has },
    }),
  );
  const rest = known.slice(detail.people).reduce((sum, each) => sum + each.n, 0);
  if (rest > 0) told.push({ id: 'digest-person', args: { name: { id: 'digest-somebody' }, n: rest } });
  const list = join('digest-and', told);
  return list
    ? { id: 'digest-holder-people', args: { unit, n, days, people: list } }
    : { id: 'digest-holder', args: { unit, n, days } };
};

const lateLines = (d: Digest, { names, asked }: Reader, detail: Detail): Line[] => {
  if (d.overdue === 0) return [{ id: 'digest-overdue-none', args: { change: lateChange(d) } }];
  const isAsked = asked !== undefined && d.decision?.code === d.oldest?.code;
  return [
    { id: 'digest-overdue', args: { overdue: d.overdue, change: lateChange(d) } },
    ...partsOf(d, detail).map((part) => partLine(part, names, detail)),
    ...(d.oldest && !isAsked && detail.all
      ? [{ id: 'digest-oldest', args: { code: showCode(d.oldest.code), days: d.oldest.days } } as const]
      : []),
  ];
};

/** What most of the new petitions are about; one of each says nothing. */
export const topTopic = ({ topics: [top] }: Digest): { readonly topic: Text; readonly n: number } | undefined =>
  top && top.n > 1 ? { topic: oneOf(`topic-${isTopic(top.topic) ? top.topic : 'other'}`), n: top.n } : undefined;

/** "Ngập hẻm 12, ấp 3 – 12 người báo, 3 ngày". */
export const hotText = ({ hot }: Digest): Text | undefined => {
  if (!hot) return undefined;
  const { people, days } = hot;
  const topic = oneOf(`topic-${isTopic(hot.topic) ? hot.topic : 'other'}`);
  const what = hot.matter ? oneLine(hot.matter, matterLimit) : topic;
  return hot.place === undefined
    ? { id: 'digest-hot', args: { what, people, days } }
    : { id: 'digest-hot-place', args: { what, place: oneLine(hot.place, nameLimit), people, days } };
};

const decisionLines = (app: App, d: Digest, { names, asked }: Reader, detail: Detail): Line[] => {
  // A group is asked nothing, nor anybody before the hour or about a week.
  if (!names || isRunning(app, d) || d.kind === 'week') return [];
  if (!d.decision || !asked) return [{ id: 'digest-no-decision' }];
  const { code, holder, days, unitName } = d.decision;
  if (asked.proposal) {
    const what = { code: showCode(code), unit: oneLine(unitName, detail.name) };
    return asked.matter !== undefined && detail.all
      ? [{ id: 'digest-proposal-words', args: { ...what, words: oneLine(asked.matter, proposalLimit) } }]
      : [{ id: 'digest-proposal', args: what }];
  }
  const args = {
    code: showCode(code),
    unit: oneLine(unitName, detail.name),
    holder: holder === undefined ? nobody : ({ id: 'digest-held', args: { name: nameOf(names, holder) } } as const),
    days,
  };
  return asked.matter !== undefined && detail.all
    ? [{ id: 'digest-decision-matter', args: { ...args, matter: oneLine(asked.matter, matterLimit) } }]
    : [{ id: 'digest-decision', args }];
};

/** A quiet day is one line. */
const quiet = (head: Text, last: readonly Line[]): readonly Line[] => {
  const [only, ...others] = last;
  return only && 'id' in only && others.length === 0
    ? [{ id: 'digest-sentences', args: { first: head, rest: only } }]
    : [head, ...last];
};

const linesOf = (app: App, d: Digest, reader: Reader, detail: Detail): readonly Line[] => {
  const last = [...restrictedLines(app, d, detail), ...decisionLines(app, d, reader, detail)];
  if (isEmpty(d)) return quiet(headOf(app, d), last);
  const { before, opened, closed, open } = d;
  const hot = detail.all ? hotText(d) : undefined;
  const top = detail.all && !hot ? topTopic(d) : undefined;
  const joined = d.joined ?? 0;
  const year = detail.all ? yearText(app, d) : undefined;
  return [
    titleOf(app, d, reader.lang),
    headOf(app, d),
    flowText(d, windowText(d), detail.all),
    { id: 'digest-balance', args: { open, before, opened, done: closed } },
    ...(joined > 0 ? [{ id: 'digest-matters', args: { matters: open - joined, joined } } as const] : []),
    ...lateLines(d, reader, detail),
    ...(hot ? [{ id: 'digest-hot-line', args: { hot } } as const] : []),
    ...(top ? [{ id: 'digest-most', args: top } as const] : []),
    ...(year ? [year] : []),
    ...last,
    ...(reader.rows === 'typed' && d.overdue > 0 ? [{ id: 'digest-rows-typed' } as const] : []),
  ];
};

const choicesOf = (d: Digest, { asked, rows }: Reader): readonly Choice[] => {
  const decide = asked ? decisionChoices(asked) : [];
  return rows === 'buttons' ? [...decide, ...numberChoices(d.id, numbersOf(d), decide.length)] : decide;
};

const written = (app: App, line: Line, lang: Lang): string =>
  'quote' in line ? line.quote : 'code' in line ? line.code : app.t(line, lang);

/** The text as a reader gets it, without what a channel adds. */
export const plainText = (app: App, { say }: Prompt, lang: Lang): string =>
  say.map((line) => written(app, line, lang)).join('\n');

/** How much fits for all of these readers, so that none reads other numbers than the picture shows. */
export const detailFor = (app: App, d: Digest, readers: readonly Reader[]): Detail => {
  const fits = (detail: Detail): boolean =>
    readers.every((reader) => plainText(app, { say: linesOf(app, d, reader, detail) }, reader.lang).length <= longest);
  return details.find(fits) ?? details.at(-1)!;
};

export const digestPrompt = (app: App, d: Digest, reader: Reader, detail: Detail): Prompt => {
  const choices = choicesOf(d, reader);
  return { say: linesOf(app, d, reader, detail), ...(choices.length > 0 && { choices }) };
};

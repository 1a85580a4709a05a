/** The cases behind a number of a digest: found again in the record, up to where the digest looked, so that they are the same ever after. */
import type { CaseLine, CaseList, How, NumberName, Numbers } from '../domain/digest.ts';
import { movedRows, openRows, type Page } from '../store/case-rows.ts';
import { decisionById, decisionOf, namesOf } from '../store/decisions.ts';
import type { App } from './app.ts';
import { digestWithId, runningDigest } from './digest.ts';
import { cutsOf, type Digest, numbersOf } from './digest-data.ts';
import { type Flow, flowOf, lateDays } from './digest-figures.ts';

const perPage = 10;

const hows: Readonly<Record<keyof Flow, How>> = {
  filed: 'filed',
  reopened: 'reopened',
  movedIn: 'moved-in',
  done: 'done',
  rejected: 'rejected',
  withdrawn: 'withdrawn',
  movedOut: 'moved-out',
};

const pageOf = (app: App, d: Digest, list: NumberName, page: number): Promise<Page> => {
  const { db } = app.store;
  const { from, to } = cutsOf(d);
  const part = { offset: (page - 1) * perPage, limit: perPage };
  switch (list) {
    case 'late':
    case 'open':
      return openRows(db, d.units, to, list, part);
    case 'opened':
      return movedRows(db, d.units, { from, to }, 1, part);
    case 'done':
      return movedRows(db, d.units, { from, to }, -1, part);
  }
};

const linesOf = async (app: App, d: Digest, list: NumberName, { rows }: Page): Promise<readonly CaseLine[]> => {
  const { tree } = await app.places.known();
  const names = await namesOf(app.store.db, app.vault, [...new Set(rows.flatMap(({ holder }) => holder ?? []))]);
  const daysOf = lateDays(app, d.to);
  return rows.map(({ code, matter, unit, holder, dueAt, action }) => ({
    code,
    matter,
    unit: tree.get(unit)?.name ?? unit,
    taken: holder !== undefined,
    holder: names.get(holder ?? ''),
    dueAt,
    days: daysOf({ dueAt }),
    how: action === undefined ? undefined : hows[flowOf(action, list === 'opened' ? 1 : -1)],
  }));
};

/** What its leaders were asked, as long as nobody has answered. */
const questionOf = async ({ store: { db } }: App, { unit, day, decision }: Digest): Promise<CaseList['question']> => {
  const id = decision?.proposal;
  if (id !== undefined)
    return (await decisionById(db, id))?.answered === undefined ? { id, proposal: true } : undefined;
  const found = await decisionOf(db, unit, day);
  return found?.open ? { id: found.id, proposal: false } : undefined;
};

/** @param page counts from 1; beyond the last it is the last */
export const casesOf = async (
  app: App,
  of: { readonly digest: string } | { readonly unit: string },
  list: NumberName,
  page: number,
): Promise<CaseList | undefined> => {
  const stored = 'digest' in of;
  const d = stored ? await digestWithId(app, of.digest) : await runningDigest(app, of.unit);
  if (!d) return undefined;
  const numbers: Numbers = numbersOf(d);
  const pages = Math.ceil(numbers[list] / perPage);
  const question = d.kind === 'day' && stored ? await questionOf(app, d) : undefined;
  const shown = Math.min(page, Math.max(1, pages));
  return {
    unit: d.unit,
    unitName: d.name,
    when: stored ? { at: d.to, as: 'day' } : { at: d.to, as: 'time' },
    digest: stored ? d.id : undefined,
    question,
    list,
    numbers,
    page: shown,
    pages,
    rows: await linesOf(app, d, list, await pageOf(app, d, list, shown)),
  };
};

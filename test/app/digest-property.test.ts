/**
 * Whatever happens to petitions over days: the balance of every digest holds, one begins where the last ended, each number is what a
 * recount of everything that happened gives, and opens just those rows, then and later.
 */
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import { digestFor } from '../../src/app/digest.ts';
import { numbersOf } from '../../src/app/digest-data.ts';
import { sendDueDigests } from '../../src/app/digest-due.ts';
import { casesOf } from '../../src/app/digest-rows.ts';
import { verifySums } from '../../src/app/sums-check.ts';
import { addDays, atTime, isWorkingDay, officeDay } from '../../src/domain/calendar.ts';
import { type NumberName, numberNames } from '../../src/domain/digest.ts';
import { VIETNAM_HOLIDAYS } from '../../src/domain/holidays.ts';
import type { Change, Petition, Status } from '../../src/domain/petition.ts';
import { KINDS, TOPICS, URGENCIES } from '../../src/domain/taxonomy.ts';
import { unitTree } from '../../src/domain/unit.ts';
import { sums } from '../../src/store/tally.ts';
import { commune, seeded, zone } from '../world.ts';
import { type DigestOffice, digestOffice } from './digest-office.ts';

const hour = 3_600_000;
const tree = unitTree(commune);
const units = ['tinh', 'xa', 'diachinh', 'ap3', 'ap4'];
const led = ['tinh', 'xa', 'diachinh'];
const officers = ['o1', 'o2', 'o3'];

/** Something that happened, as it is seen from outside: when it was said to happen, in which order, and what is then true. */
type Happened = {
  readonly at: number;
  readonly order: number;
  readonly id: string;
  readonly unit: string;
  readonly status: Status;
  readonly dueAt: number;
  readonly moves: readonly { readonly unit: string; readonly by: 1 | -1 }[];
};

const isOpen = (status: Status): boolean => status === 'new' || status === 'claimed' || status === 'waiting';

type Looked = { readonly until: number; readonly order: number };
const isIn = (h: Happened, cut: Looked): boolean => h.at < cut.until && h.order <= cut.order;

/** What a digest has to say of a unit, counted by hand. */
const recount = (all: readonly Happened[], unit: string, from: Looked, to: Looked) => {
  const within = (code: string): boolean => tree.within(code, unit);
  const last = new Map<string, Happened>();
  for (const h of all) if (isIn(h, to)) last.set(h.id, h);
  const now = [...last.values()].filter((h) => isOpen(h.status) && within(h.unit));
  const window = all.filter((h) => isIn(h, to) && !isIn(h, from));
  /** +1 where it came from outside, -1 where it went. */
  const net = (h: Happened): number => h.moves.reduce((sum, move) => sum + (within(move.unit) ? move.by : 0), 0);
  const ids = (cases: readonly Happened[]): string[] => cases.map(({ id }) => id).sort();
  const lists: Record<NumberName, string[]> = {
    late: ids(now.filter((h) => h.status !== 'waiting' && h.dueAt < to.until)),
    open: ids(now),
    opened: ids(window.filter((h) => net(h) > 0)),
    done: ids(window.filter((h) => net(h) < 0)),
  };
  return lists;
};

const deeds = [
  ...[
    'file',
    'file',
    'file',
    'file',
    'import',
    'denounce',
    'denounce',
    'more',
    'more',
    'claim',
    'claim',
    'release',
    'ask',
    'answer',
    'classify',
    'classify',
  ],
  ...['finish', 'finish', 'reject', 'transfer', 'transfer', 'yes', 'no', 'withdraw', 'erase'],
] as const;
const plans = fc.array(
  fc.record({
    what: fc.constantFrom(...deeds),
    after: fc.integer({ min: 1, max: 900 }),
    pick: fc.nat(),
    unit: fc.constantFrom(...units),
    by: fc.constantFrom(...officers),
    /** The digests of a morning are made so many minutes late. */
    late: fc.integer({ min: 0, max: 200 }),
  }),
  { minLength: 20, maxLength: 60 },
);

const changeOf = ({ what, by: person, unit, pick }: Deed): Change | undefined => {
  const by = { person, name: person };
  switch (what) {
    case 'claim':
    case 'release':
      return { type: what, by };
    case 'ask':
      return { type: 'ask', by, question: 'Ở đâu?' };
    case 'answer':
      return { type: 'answer', text: 'Ấp 3' };
    case 'finish':
      return { type: 'finish', by, result: 'Đã thay bóng đèn' };
    case 'reject':
      return { type: 'reject', by, reason: 'Đường của tỉnh' };
    case 'classify': {
      const [kind, topic, urgency] = [KINDS[pick % 3]!, TOPICS[pick % 5]!, URGENCIES[pick % 3]!];
      return { type: 'classify', by, ...(pick % 2 === 0 ? { topic } : { kind, urgency }) };
    }
    case 'transfer':
      return { type: 'transfer', by, unit };
    case 'yes':
    case 'no':
      return { type: 'rate', rating: what };
    case 'withdraw':
      return { type: 'withdraw' };
    default:
      return undefined;
  }
};

/** Every case that the list of a number shows, page by page. */
const listed = async (o: DigestOffice, digest: string, list: NumberName): Promise<{ codes: string[]; n: number }> => {
  const codes: string[] = [];
  let n = 0;
  for (let page = 1, pages = 1; page <= pages; page++) {
    const found = await casesOf(o.app, { digest }, list, page);
    if (!found) throw new Error('a digest that was sent is kept');
    pages = found.pages;
    n = found.numbers[list];
    expect(found.rows.length).toBeLessThanOrEqual(10);
    codes.push(...found.rows.map(({ code }) => code));
  }
  return { codes: codes.sort(), n };
};

const story = async (o: DigestOffice, plan: readonly Deed[], seed: number) => {
  const random = seeded(seed);
  const happened: Happened[] = [];
  const codes = new Map<string, string>();
  const ids: string[] = [];
  const sealed: string[] = [];
  const looked: (Looked & { readonly day: string })[] = [];
  const note = (before: Petition | undefined, p: Petition, at = o.now()): void => {
    if (p.restricted) return;
    const [was, is] = [before !== undefined && isOpen(before.status), isOpen(p.status)];
    const moves =
      before && before.unit !== p.unit
        ? [
            { unit: before.unit, by: -1 as const },
            { unit: p.unit, by: 1 as const },
          ]
        : was === is
          ? []
          : [{ unit: p.unit, by: is ? (1 as const) : (-1 as const) }];
    codes.set(p.id, p.code);
    happened.push({ at, order: happened.length, id: p.id, unit: p.unit, status: p.status, dueAt: p.dueAt, moves });
  };
  const read = async (id: string): Promise<Petition> => {
    const p = await o.read(id);
    if (!p) throw new Error('petitions stay');
    return p;
  };
  /** Lets the clock run; on the way every working morning's digests are made, some minutes late. */
  const passTo = async (at: number, late: number): Promise<void> => {
    for (let day = officeDay(o.now(), zone); day <= officeDay(at, zone); day = addDays(day, 1)) {
      const until = atTime(day, '06:50', zone);
      const run = until + late * 60_000;
      if (!isWorkingDay(day, VIETNAM_HOLIDAYS) || looked.some((l) => l.day === day)) continue;
      if (run < o.now() || run > at) continue;
      o.moveTo(run);
      await sendDueDigests(o.app);
      looked.push({ day, until, order: happened.length - 1 });
    }
    o.moveTo(at);
  };
  for (const deed of plan) {
    const { what, after, pick, unit, late } = deed;
    await passTo(o.now() + after * 60_000, late);
    const id = ids[pick % Math.max(1, ids.length)];
    if (what === 'file' || what === 'import' || what === 'denounce') {
      const citizen = random() < 0.7 ? `c${pick % 5}` : undefined;
      const at = what === 'import' ? o.now() - (pick % 100) * hour : undefined;
      const kind = what === 'denounce' ? 'denunciation' : 'feedback';
      const urgency = pick % 3 === 0 ? 'emergency' : 'normal';
      const filing = { unit, kind, urgency, ...(at !== undefined && { at }), ...(citizen && { citizen }) } as const;
      const made = await o.file(filing);
      (what === 'denounce' ? sealed : ids).push(made);
      note(undefined, await read(made), at);
    } else if (what === 'more') {
      // What is restricted is in no number and no list, whatever is added to it.
      const about = sealed[pick % Math.max(1, sealed.length)];
      if (about !== undefined) await o.act(about, { type: 'amend', text: 'Nói thêm' });
    } else if (what === 'erase') {
      const person = `c${pick % 5}`;
      const theirs = [];
      for (const each of ids) {
        const p = await read(each);
        if (p.person === person) theirs.push(p);
      }
      await o.erase(person);
      for (const p of theirs) note(p, await read(p.id));
    } else if (id !== undefined) {
      const change = changeOf(deed);
      const before = await read(id);
      if (change && (await o.act(id, change))) note(before, await read(id));
    }
  }
  await passTo(o.now() + 4 * 24 * hour, 0);
  return {
    happened,
    looked,
    codes,
    sorts: (await Promise.all(ids.map(read))).map(({ kind, topic }) => `${kind} ${topic}`),
  };
};

type Deed = {
  readonly what: (typeof deeds)[number];
  readonly after: number;
  readonly pick: number;
  readonly unit: string;
  readonly by: string;
  readonly late: number;
};

test('numbers, balances and rows of all digests are those of a recount, and stay so', async () => {
  let offices: DigestOffice[] = [];
  onTestFinished(async () => {
    for (const o of offices) await o.close();
  });
  let [digests, rows] = [0, 0];
  await fc.assert(
    fc.asyncProperty(plans, fc.nat(), async (plan, seed) => {
      for (const o of offices) await o.close();
      // Wednesday before a working Monday, so that a weekend lies in most stories.
      const o = await digestOffice({ at: atTime('2026-06-10', '05:00', zone), seed: seed + 1 });
      offices = [o];
      for (const person of officers) await o.staff(person, `Cán bộ ${person}`, 'xa', 'officer');
      for (const unit of led) await o.staff(`l-${unit}`, `Lãnh đạo ${unit}`, unit, 'leader');
      // The record begins before the first digest hour.
      await o.erase('nobody');
      const { happened, looked, codes, sorts } = await story(o, plan, seed);
      for (const unit of led) {
        let before: number | undefined;
        for (const [i, to] of looked.entries()) {
          const d = await digestFor(o.app, unit, to.day);
          const last = looked[i - 1];
          const from = last ?? { until: d.from, order: to.order };
          expect(d.before + d.opened - d.closed).toBe(d.open);
          if (before !== undefined) expect(d.before).toBe(before);
          before = d.open;
          expect(d.holders.reduce((sum, { n }) => sum + n, 0)).toBe(d.overdue);
          const lists = recount(happened, unit, from, to);
          const numbers = numbersOf(d);
          for (const list of numberNames) {
            const wanted = lists[list].map((id) => codes.get(id) ?? '').sort();
            expect({ unit, day: to.day, list, n: numbers[list] }).toEqual({
              unit,
              day: to.day,
              list,
              n: wanted.length,
            });
            // Asked at the end of the story: everything that came later lies between.
            expect(await listed(o, d.id, list)).toEqual({ codes: wanted, n: wanted.length });
            rows += wanted.length;
          }
          digests += 1;
        }
      }
      expect((await verifySums(o.app, undefined, 10)).wrong).toEqual([]);
      // Each is counted as what it is by now, however often that was corrected.
      const told = await sums(o.app.store.db, undefined, '2000-01-01', '2100-01-01');
      expect(told.flatMap(({ kind, topic, filed }) => Array<string>(filed).fill(`${kind} ${topic}`)).sort()).toEqual(
        sorts.sort(),
      );
      expect(o.logs.filter(({ level }) => level === 'error')).toEqual([]);
    }),
    { numRuns: 25, seed: Number(process.env.SEED ?? 20_260_615), endOnFailure: true },
  );
  expect(digests).toBeGreaterThan(100);
  expect(rows).toBeGreaterThan(500);
});

/** Whatever is reported, corrected, withdrawn or put into the register: the sums are what a recount of the reports says. */
import fc from 'fast-check';
import { expect, onTestFinished, test } from 'vitest';
import type { Effects } from '../../src/app/effects.ts';
import { effectsOf } from '../../src/app/facts.ts';
import { addDays } from '../../src/domain/calendar.ts';
import type { Fact } from '../../src/domain/fact.ts';
import type { ReceptionPost, ReceptionState } from '../../src/domain/reception.ts';
import { receptionReports } from '../../src/store/reception-reports.ts';
import { receptionById } from '../../src/store/receptions.ts';
import { wrongFigures } from '../../src/store/report-rows.ts';
import { figureSums, reportsOf } from '../../src/store/reports.ts';
import { world } from '../world.ts';

/** What people do to the figures of two units over a week, in any order. */
const doing = fc.record({
  what: fc.constantFrom(
    'report',
    'replace',
    'over',
    'withdraw',
    'session',
    'session-over',
    'session-counted',
    'missed',
    'taken-back',
  ),
  unit: fc.constantFrom('ap3', 'ap4'),
  day: fc.nat(6),
  by: fc.constantFrom<ReceptionPost>('head', 'delegated', 'regular'),
  turns: fc.nat(40),
  people: fc.option(fc.nat(40), { nil: undefined }),
  // Only the part under a post, and an x out of y: the wholes are implied.
  parts: fc.boolean(),
  pick: fc.nat(),
});

test('any mix of reports, corrections, withdrawals and sessions: the sums are what a recount says, and no session counts twice', async () => {
  const w = await world({ channels: ['telegram'] });
  onTestFinished(() => w.close());
  const { db } = w.app.store;
  const actor = {
    person: 'p',
    session: 's',
    at: { channel: 'telegram', chat: '1', group: false },
    lang: 'vi',
  } as const;
  const commit = async (fact: Fact) => {
    const { writes }: Effects = await effectsOf(w.app, fact, actor);
    expect(await w.app.store.commit(writes)).toBe('ok');
  };
  let [ids, weeks, implied] = [0, 0, 0];
  await fc.assert(
    fc.asyncProperty(fc.array(doing, { maxLength: 25 }), async (plan) => {
      // A week of its own each time: one database is enough.
      const start = addDays('2000-01-03', 7 * weeks++);
      const sessions: string[] = [];
      for (const { what, unit, day: n, by, turns, people, parts, pick } of plan) {
        const at = addDays(start, n);
        const figures = [
          { indicator: 'reception.turns', value: turns },
          ...(people === undefined ? [] : [{ indicator: 'reception.people', value: people }]),
        ];
        const byHand = parts
          ? [
              { indicator: `reception.${by}.turns`, value: turns },
              { indicator: 'petitions.settled', value: turns, total: turns + 2 },
            ]
          : figures;
        const open = (await reportsOf(db, { units: [unit], since: start }, 50)).filter(
          ({ state, to }) => state === 'filed' && to <= addDays(start, 6),
        );
        const some = open.length === 0 ? [] : [open[pick % open.length]!].map(({ id, version }) => ({ id, version }));
        const sure = some[0];
        if (what === 'withdraw') {
          if (sure) await commit({ type: 'report.withdrawn', ...sure });
        } else if (what === 'report' || what === 'replace' || what === 'over') {
          const mine = { id: `r${++ids}`, unit, from: at, to: at, words: '', figures: byHand };
          const counted = await receptionReports(db, unit, at, at);
          const over = what === 'over' ? counted.map(({ id, version }) => ({ id, version })) : [];
          await commit({ type: 'report.filed', report: { ...mine, replaces: what === 'replace' ? some : [], over } });
        } else {
          const known = sessions.length === 0 ? undefined : await receptionById(db, sessions[pick % sessions.length]!);
          const again = known && known.state !== 'withdrawn' ? known : undefined;
          if ((what === 'missed' || what === 'taken-back') && !again) continue;
          const state: ReceptionState = what === 'missed' ? 'missed' : what === 'taken-back' ? 'withdrawn' : 'held';
          const id = again?.id ?? `s${++ids}`;
          if (!again) sessions.push(id);
          const place = again ? { unit: again.unit, day: again.day, by: again.by } : { unit, day: at, by };
          await commit({
            type: 'reception.put',
            reception: { id, ...place, state, figures: state === 'held' ? figures : [] },
            ...(again && { version: again.version }),
            ...(what === 'session-counted' && { counted: true as const }),
            ...(what === 'session-over' && { over: some }),
          });
        }
      }
      expect(await wrongFigures(db, start, addDays(start, 6), 10)).toEqual([]);
      const held: string[] = [];
      for (const id of sessions) if ((await receptionById(db, id))?.state === 'held') held.push(id);
      const all = await figureSums(db, ['ap3', 'ap4'], start, addDays(start, 6));
      const total = all.filter(({ indicator }) => indicator === 'reception.sessions').reduce((n, s) => n + s.value, 0);
      expect(total).toBe(held.length);
      const came = (code: string): number =>
        all.filter(({ indicator }) => indicator === code).reduce((n, { value }) => n + value, 0);
      const under = (['head', 'delegated', 'regular'] as const).reduce(
        (n, post) => n + came(`reception.${post}.turns`),
        0,
      );
      expect(came('reception.turns')).toBeGreaterThanOrEqual(under);
      const settled = all.filter(({ indicator }) => indicator === 'petitions.settled').reduce((n, s) => n + s.total, 0);
      expect(came('petitions.handled')).toBe(settled);
      implied += settled;
    }),
    { numRuns: 40 },
  );
  expect(implied).toBeGreaterThan(100);
});

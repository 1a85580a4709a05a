/** The registers of models and commitments: which steps there are, and when somebody is reminded. */
import { expect, test } from 'vitest';
import { atTime } from '../../src/domain/calendar.ts';
import { type Commitment, endCommitment, isLate, nextReminder } from '../../src/domain/commitment.ts';
import { VIETNAM_HOLIDAYS } from '../../src/domain/holidays.ts';
import { shippedIndicators } from '../../src/domain/indicators.ts';
import { MODEL_STATES, type Model, modelFields, modelFigures, moveModel, nextStates } from '../../src/domain/model.ts';
import { officeHourFrom } from '../../src/domain/office-hours.ts';
import { nextReceptionReminder, receptionFigures, receptionReminder, without } from '../../src/domain/reception.ts';
import { zone } from '../world.ts';

const office = { zone, holidays: VIETNAM_HOLIDAYS };
const at = (day: string, clock: string): number => atTime(day, clock, zone);

const model = (state: Model['state']): Model => ({
  id: 'm',
  version: 1,
  unit: 'xa',
  name: 'Camera ấp 3',
  field: 'defence',
  registeredDay: '2026-06-15',
  state,
  author: 'a',
});

test('a model goes on step by step, never back, and stops for good', () => {
  const allowed = MODEL_STATES.map((state) => [state, nextStates(model(state), 'b')]);
  expect(Object.fromEntries(allowed)).toEqual({
    registered: ['running', 'stopped'],
    running: ['assessed', 'stopped'],
    assessed: ['recognised', 'stopped'],
    recognised: ['stopped'],
    stopped: [],
    withdrawn: [],
  });
});

test('only its author takes a model back, and only before it was assessed', () => {
  const able = MODEL_STATES.filter((state) => moveModel(model(state), 'withdrawn', 'a').ok);
  expect(able).toEqual(['registered', 'running']);
  expect(moveModel(model('registered'), 'withdrawn', 'b')).toEqual({ ok: false, why: 'no-such-step' });
  const { author: _, ...orphan } = model('registered');
  expect(moveModel(orphan, 'withdrawn', 'a').ok).toBe(false);
});

test('an assessment needs a result in words, and keeps it; the others change none', () => {
  expect(moveModel(model('running'), 'assessed', 'b', '  ')).toEqual({ ok: false, why: 'no-result' });
  const done = moveModel(model('running'), 'assessed', 'b', 'ba tháng không mất trộm');
  expect(done).toMatchObject({ ok: true, model: { state: 'assessed', result: 'ba tháng không mất trộm' } });
  expect(done.ok && moveModel(done.model, 'stopped', 'b')).toMatchObject({
    model: { state: 'stopped', result: 'ba tháng không mất trộm' },
  });
});

test('what a step adds to the sums are indicators that there are, once in all and once in its field', () => {
  const known = new Map(
    shippedIndicators({ name: 'lĩnh vực khác', words: [], into: 'economy', printed: true }).map((one) => [
      one.code,
      one,
    ]),
  );
  for (const field of modelFields)
    for (const state of MODEL_STATES) {
      const figures = modelFigures(state, field);
      for (const { indicator } of figures) expect(known.get(indicator)?.kind).toBe('count');
      const [all, part] = figures;
      if (all && part) expect(known.get(all.indicator)?.parts).toContain(part.indicator);
    }
  expect(MODEL_STATES.filter((state) => modelFigures(state, 'economy').length > 0)).toEqual([
    'registered',
    'running',
    'recognised',
  ]);
});

const promise: Commitment = {
  id: 'c',
  version: 1,
  unit: 'xa',
  what: 'sửa cống',
  who: 'Tổ hạ tầng',
  dueDay: '2026-06-30',
  state: 'open',
};

test('a commitment ends once, with a word about it', () => {
  expect(endCommitment(promise, 'kept', ' ')).toBeUndefined();
  const kept = endCommitment(promise, 'kept', 'đã thay cống');
  expect(kept).toMatchObject({ state: 'kept', result: 'đã thay cống' });
  expect(kept && endCommitment(kept, 'withdrawn', 'ghi nhầm')).toBeUndefined();
});

test('its last day is still in time; what is kept is never late', () => {
  expect(isLate(promise, '2026-06-30')).toBe(false);
  expect(isLate(promise, '2026-07-01')).toBe(true);
  expect(isLate({ ...promise, state: 'kept' }, '2026-07-01')).toBe(false);
});

test.each([
  // Tuesday: over a week-end.
  ['2026-06-30', '2026-06-25', '2026-06-30'],
  // Sunday: the last reminder is on Friday.
  ['2026-06-28', '2026-06-24', '2026-06-26'],
  // In between 27 April (for Giỗ Tổ), 30 April and 1 May are free.
  ['2026-05-04', '2026-04-24', '2026-05-04'],
])('due on %s: reminded on the mornings of %s and %s, then no more', (due, early, last) => {
  const first = nextReminder(due, at('2026-04-01', '09:00'), office);
  expect(first).toBe(at(early, '08:00'));
  expect(nextReminder(due, first ?? 0, office)).toBe(at(last, '08:00'));
  expect(nextReminder(due, at(last, '08:00'), office)).toBeUndefined();
});

test('what is promised for tomorrow is only reminded on the day', () => {
  expect(nextReminder('2026-06-30', at('2026-06-29', '10:00'), office)).toBe(at('2026-06-30', '08:00'));
  expect(nextReminder('2026-06-30', at('2026-06-30', '10:00'), office)).toBeUndefined();
});

test.each([
  ['2026-06-15', '07:59', false],
  ['2026-06-15', '08:00', true],
  ['2026-06-15', '16:59', true],
  ['2026-06-15', '17:00', false],
  ['2026-06-14', '10:00', false],
  ['2026-09-02', '10:00', false],
])('office hours: %s %s %s', (day, clock, open) => {
  const now = at(day, clock);
  expect(officeHourFrom(now, office) === now).toBe(open);
});

test.each([
  ['2026-06-15', '07:00', '2026-06-15', '08:00'],
  ['2026-06-15', '17:00', '2026-06-16', '08:00'],
  ['2026-06-19', '18:00', '2026-06-22', '08:00'],
  ['2026-09-01', '20:00', '2026-09-03', '08:00'],
])('the office opens after %s %s on %s %s', (day, clock, on, opens) => {
  expect(officeHourFrom(at(day, clock), office)).toBe(at(on, opens));
});

test('officers are reminded of a session the working day before, and asked on its evening', () => {
  const next = (after: number) => nextReceptionReminder('2026-06-22', after, office);
  expect(next(at('2026-06-15', '09:00'))).toBe(at('2026-06-19', '08:00'));
  expect(next(at('2026-06-19', '08:00'))).toBe(at('2026-06-22', '17:30'));
  expect(next(at('2026-06-22', '17:30'))).toBe(undefined);
});

test.each([
  ['2026-06-19', '08:00', { say: 'comes' }],
  ['2026-06-20', '09:00', { later: at('2026-06-22', '08:00') }],
  ['2026-06-22', '09:00', { say: 'comes' }],
  ['2026-06-22', '17:05', { later: at('2026-06-22', '17:30') }],
  ['2026-06-22', '18:00', { say: 'figures' }],
  ['2026-06-23', '07:00', { later: at('2026-06-23', '08:00') }],
  ['2026-06-23', '08:00', { say: 'figures' }],
] as const)('a reminder that is due at %s %s: %o', (day, clock, what) => {
  expect(receptionReminder('2026-06-22', at(day, clock), office)).toEqual(what);
});

test('what a session tells counts in all and under its post, and nothing twice', () => {
  const told = [
    { indicator: 'reception.turns', value: 12 },
    { indicator: 'reception.groups', value: 1 },
    { indicator: 'petitions.new', value: 9 },
  ];
  const all = receptionFigures('head', told);
  expect(all.map(({ indicator, value }) => `${indicator} ${value}`)).toEqual([
    'reception.sessions 1',
    'reception.head.sessions 1',
    'reception.turns 12',
    'reception.head.turns 12',
    'reception.groups 1',
    'reception.head.groups 1',
    'petitions.new 9',
  ]);
  const codes = new Set(shippedIndicators().map(({ code }) => code));
  expect(all.filter(({ indicator }) => !codes.has(indicator))).toEqual([]);
  // "tiếp 5 lượt" takes the place of turns under whichever post, and of nothing else.
  expect(without(all, [{ indicator: 'reception.turns', value: 5 }]).map(({ indicator }) => indicator)).toEqual([
    'reception.sessions',
    'reception.head.sessions',
    'reception.groups',
    'reception.head.groups',
    'petitions.new',
  ]);
  // Of those on duty the form counts no sessions.
  expect(receptionFigures('regular', [{ indicator: 'reception.group-people', value: 9 }])).toEqual([
    { indicator: 'reception.sessions', value: 1 },
    { indicator: 'reception.group-people', value: 9 },
    { indicator: 'reception.regular.group-people', value: 9 },
  ]);
});

/** What a digest says: short, with the number that matters on top, the same numbers as the picture, and no person's name in a group. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { App } from '../../src/app/app.ts';
import { digestFor } from '../../src/app/digest.ts';
import { yearText } from '../../src/app/digest-change.ts';
import type { Digest } from '../../src/app/digest-data.ts';
import { closed, opened } from '../../src/app/digest-figures.ts';
import { pictureOf } from '../../src/app/digest-picture.ts';
import { detailFor, digestPrompt, isEmpty, plainText, type Reader, titleOf } from '../../src/app/digest-text.ts';
import { atTime } from '../../src/domain/calendar.ts';
import { contents } from '../../src/picture/contents.ts';
import { svg } from '../../src/picture/svg.ts';
import { add } from '../../src/store/tally.ts';
import type { Lang } from '../../src/text/text.ts';
import { zone } from '../world.ts';
import { type DigestOffice, digestOffice } from './digest-office.ts';

let o: DigestOffice;
let app: App;
beforeAll(async () => {
  o = await digestOffice({ at: atTime('2026-06-16', '07:00', zone) });
  app = o.app;
});
afterAll(() => o.close());

const unitName = fc.oneof(
  fc.constantFrom('Tổ địa chính – xây dựng', 'Công an xã', 'Ấp 3', 'Tổ 🌳 cây xanh', '😀'),
  fc.integer({ min: 3, max: 120 }).map((n) => 'Phòng Kinh tế, Hạ tầng và Đô thị '.repeat(4).slice(0, n).trim()),
);
const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 12_345 }));
const code = fc.integer({ min: 0, max: 99_999_999 }).map((n) => String(n).padStart(8, '0'));
const people = fc.uniqueArray(fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5'), { maxLength: 5 });
const names = new Map([1, 2, 3, 4, 5].map((n) => [`p${n}`, `Nguyễn Thị Người Thử Số ${n} Của Xã Ví Dụ Rất Dài`]));

const holders = fc.array(
  fc.record({ unit: unitName, n: fc.integer({ min: 1, max: 999 }), days: fc.integer({ min: 1, max: 400 }), people }),
  { maxLength: 12 },
);

const digests: fc.Arbitrary<Digest> = fc
  .record({
    name: unitName,
    flow: fc.record({
      ...{ filed: count, reopened: count, movedIn: count, done: count, rejected: count, withdrawn: count },
      movedOut: count,
    }),
    extra: count,
    usual: fc.option(fc.record({ opened: count, closed: count }), { nil: undefined }),
    overdueBefore: count,
    holders,
    code,
    topics: fc.array(fc.record({ topic: fc.constantFrom('power', 'water', 'land', 'x'), n: count }), { maxLength: 3 }),
    year: fc.option(fc.record({ n: count, earlier: fc.option(count, { nil: undefined }) }), { nil: undefined }),
    restricted: fc.array(code, { maxLength: 12 }),
    week: fc.boolean(),
    decides: fc.boolean(),
    held: fc.boolean(),
  })
  .map((g): Digest => {
    const [came, went] = [opened(g.flow), closed(g.flow)];
    const before = went + g.extra;
    const sorted = g.holders.toSorted((a, b) => b.n - a.n);
    const late = sorted.map((h) => ({
      ...h,
      // As many as the row has in all: nobody, and those who are named.
      people: [...h.people.map((person) => ({ person, n: 1 })), { n: Math.max(0, h.n - h.people.length) }],
    }));
    const oldest = late.length > 0 ? { code: g.code, days: Math.max(...late.map(({ days }) => days)) } : undefined;
    return {
      ...{ shape: 2, id: 'x', unit: 'xa', name: g.name, day: '2026-06-15', rows: [1, 2], flow: g.flow, units: [] },
      kind: g.week ? 'week' : 'day',
      from: atTime('2026-06-12', '06:50', zone),
      to: atTime('2026-06-15', '06:50', zone),
      ...{ before, opened: came, closed: went, open: before + came - went, usual: g.usual, holders: late, oldest },
      overdue: late.reduce((sum, { n }) => sum + n, 0),
      overdueBefore: g.overdueBefore,
      topics: g.topics,
      year: g.year && !g.week ? { from: '2026-01-01', n: g.year.n, earlier: g.year.earlier } : undefined,
      restricted: g.restricted.map((each) => ({ code: each, unit: g.name, day: '2026-06-14' })),
      decision:
        oldest && g.decides && !g.week
          ? {
              ...{ petition: 'p', unit: 'xa', unitName: g.name, code: g.code, days: oldest.days },
              holder: g.held ? 'p1' : undefined,
            }
          : undefined,
    };
  });

const readersOf = (d: Digest, lang: Lang): readonly [group: Reader, leader: Reader] => {
  const matter = 'khiếu nại quyết định thu hồi đất vì diện tích ghi không đúng với thực tế từ năm 2019 đến nay';
  return [
    { lang, names: undefined, asked: undefined, rows: 'typed' },
    { lang, names, asked: d.decision && { id: 'q', proposal: false, matter }, rows: 'buttons' },
  ];
};

const numbers = /\d+(?:[.,/:]\d+)*%?/g;

test.each(['vi', 'en'] as const)('whatever the figures, in %s', (lang) => {
  fc.assert(
    fc.property(digests, (d) => {
      const readers = readersOf(d, lang);
      const detail = detailFor(app, d, readers);
      const prompts = readers.map((reader) => digestPrompt(app, d, reader, detail));
      const [group = '', leader = ''] = prompts.map((prompt) => plainText(app, prompt, lang));
      for (const text of [group, leader]) {
        expect(text.length).toBeLessThanOrEqual(900);
        expect(text).not.toMatch(/\{|undefined|NaN|null/);
      }
      // Names of people are for one person's eyes.
      for (const name of names.values()) expect(group).not.toContain(name.slice(0, 20));
      // One question, or the line that there is none; never in a group, and never about a week.
      const asks = prompts.map(({ choices = [] }) => choices.filter(({ id }) => id.startsWith('!decide')).length);
      expect(asks).toEqual([0, d.decision ? 3 : 0]);
      for (const { choices = [] } of prompts) expect(choices.length).toBeLessThanOrEqual(5);
      const none = app.t({ id: 'digest-no-decision' }, lang);
      expect([group.includes(none), leader.includes(none)]).toEqual([false, d.kind === 'day' && !d.decision]);
      if (isEmpty(d)) {
        expect(leader.split('\n').length).toBe(d.restricted.length === 0 ? 1 : leader.split('\n').length);
        expect(pictureOf(app, d, detail, lang)).toBeUndefined();
        return;
      }
      const title = app.t(titleOf(app, d, lang), lang);
      expect(title.length).toBeLessThanOrEqual(60);
      expect(title).toMatch(/\d/);
      expect(group.startsWith(title)).toBe(true);
      const picture = pictureOf(app, d, detail, lang);
      if (!picture) throw new Error('a day with something in it has a picture');
      expect(svg(picture)).toContain('<svg');
      for (const name of names.values()) expect(JSON.stringify(picture)).not.toContain(name.slice(0, 20));
      for (const said of contents(picture))
        for (const number of said.match(numbers) ?? [])
          for (const text of [group, leader]) expect(text.match(numbers) ?? []).toContain(number);
      const rows = picture.bars?.rows ?? [];
      expect(rows.length).toBeLessThanOrEqual(5);
      expect(rows.reduce((sum, { value }) => sum + value, 0)).toBe(d.overdue);
    }),
    { numRuns: 300, seed: Number(process.env.SEED ?? 20_260_615) },
  );
});

describe('since the beginning of the year', () => {
  const figures = async (
    counts: Readonly<Record<string, number>>,
    day: string,
    unit = 'xa',
  ): Promise<string | undefined> => {
    const it = await digestOffice({ at: atTime(day, '07:00', zone) });
    for (const [when, filed] of Object.entries(counts)) {
      const [of = '', on = ''] = when.includes(' ') ? when.split(' ') : ['xa', when];
      await it.store.commit(
        add(
          { unit: of, day: on, kind: 'feedback', topic: 'power', source: 'x' },
          { filed, opened: filed, closed: filed },
        ),
      );
    }
    const text = yearText(it.app, await digestFor(it.app, unit, day));
    const said = text && it.app.t(text, 'vi');
    await it.close();
    return said;
  };

  test.each<[string, Readonly<Record<string, number>>, string, string | undefined]>([
    ['nothing was ever filed', {}, '2026-06-15', undefined],
    ['the first year', { '2026-03-01': 30 }, '2026-06-15', 'Lũy kế từ 1/1/2026: 30 việc, chưa có số liệu cùng kỳ.'],
    [
      'the record begins within the window of last year',
      { '2025-03-01': 30, '2026-03-01': 40 },
      '2026-06-15',
      'Lũy kế từ 1/1/2026: 40 việc, chưa có số liệu cùng kỳ.',
    ],
    [
      'fewer, with the share',
      { '2025-01-01': 310, '2025-06-14': 1_000, '2026-06-14': 1_202 },
      '2026-06-15',
      'Lũy kế từ 1/1/2026: 1.202 việc, giảm 108 (8,24%) so với cùng kỳ.',
    ],
    [
      'only the same days of the other year, and none of today',
      { '2024-12-31': 5, '2025-06-14': 20, '2025-06-15': 500, '2026-06-14': 25, '2026-06-15': 900 },
      '2026-06-15',
      'Lũy kế từ 1/1/2026: 25 việc, tăng 5 (25%) so với cùng kỳ.',
    ],
    [
      'of less than 20 no share',
      { '2024-12-31': 5, '2025-05-01': 19, '2026-05-01': 38 },
      '2026-06-15',
      'Lũy kế từ 1/1/2026: 38 việc, tăng 19 so với cùng kỳ.',
    ],
    [
      'as many',
      { '2024-12-31': 5, '2025-05-01': 19, '2026-05-01': 19 },
      '2026-06-15',
      'Lũy kế từ 1/1/2026: 19 việc, bằng cùng kỳ.',
    ],
    [
      'on New Year’s morning the year that has just ended',
      { '2023-12-31': 1, '2024-12-31': 20, '2025-12-31': 30, '2026-01-01': 7 },
      '2026-01-01',
      'Lũy kế từ 1/1/2025: 30 việc, tăng 10 (50%) so với cùng kỳ.',
    ],
    [
      'until 29 February against all of February',
      { '2026-12-31': 1, '2027-02-28': 20, '2028-02-29': 30 },
      '2028-03-01',
      'Lũy kế từ 1/1/2028: 30 việc, tăng 10 (50%) so với cùng kỳ.',
    ],
    [
      'until 28 February of a year after a leap year',
      { '2027-12-31': 1, '2028-02-29': 20, '2029-02-28': 20 },
      '2029-03-01',
      'Lũy kế từ 1/1/2029: 20 việc, bằng cùng kỳ.',
    ],
  ])('%s', async (_, counts, day, said) => {
    expect(await figures(counts, day)).toBe(said);
  });

  test('a unit with all below it, and its own history', async () => {
    const counts = { 'xa 2024-06-01': 1, 'ap3 2025-02-01': 20, 'ap3 2026-02-01': 21, 'tinh 2026-02-01': 100 };
    expect(await figures(counts, '2026-06-15', 'xa')).toBe('Lũy kế từ 1/1/2026: 21 việc, tăng 1 (5%) so với cùng kỳ.');
    expect(await figures(counts, '2026-06-15', 'ap3')).toContain('chưa có số liệu cùng kỳ');
    expect(await figures(counts, '2026-06-15', 'ap4')).toBeUndefined();
  });
});

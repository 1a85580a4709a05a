/**
 * What digests, their lists and the nightly checks ask of the store costs by open cases and by days, never by the years behind them: by the
 * plans SQLite makes of every statement that is prepared on the way.
 */
import type Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { digestFor } from '../../src/app/digest.ts';
import { sendDueDigests } from '../../src/app/digest-due.ts';
import { casesOf } from '../../src/app/digest-rows.ts';
import { fillSearch } from '../../src/app/search-fill.ts';
import { housekeeping, tick } from '../../src/app/tick.ts';
import { atTime } from '../../src/domain/calendar.ts';
import { numberNames } from '../../src/domain/digest.ts';
import { digest } from '../../src/store/schema.ts';
import { zone } from '../world.ts';
import { type DigestOffice, digestOffice } from './digest-office.ts';

/** Tables that grow with every year. */
const growing = [
  'petition',
  'audit',
  'note',
  'report',
  'figure',
  'figure_tally',
  'tally',
  'digest',
  'attachment',
  'inbox',
  'outbox',
];

/** What of a plan looks through years of a table: all of it, or an index without a bound on the side of the past. */
const longWays = (raw: Database.Database, text: string): readonly string[] => {
  const values = Array.from({ length: text.match(/\?/g)?.length ?? 0 }, () => 'x');
  const plan = raw.prepare(`EXPLAIN QUERY PLAN ${text}`).all(values) as readonly { readonly detail: string }[];
  return plan.flatMap(({ detail }) => {
    const [, how, table = '', rest = ''] = /^(SCAN|SEARCH) (\w+)(.*)$/.exec(detail) ?? [];
    if (!growing.includes(table)) return [];
    // An index over what is open now or has not been done yet is short, however long the table.
    if (
      /USING (?:COVERING )?INDEX (?:petition_open|petition_untold|\w+_next|\w+_unposted|attachment_loose|outbox_lane|outbox_failed)\b/.test(
        rest,
      )
    )
      return [];
    // The first or the last row.
    if (rest === '' && (how === 'SEARCH' || /order by "seq" limit 1\)/.test(text))) return [];
    const bounds = /\(([^()]*)\)$/.exec(rest)?.[1] ?? '';
    const last = bounds.split(' AND ').at(-1) ?? '';
    const bounded =
      how === 'SEARCH' &&
      (/=\?$/.test(last) || (/</.test(last) && />\?/.test(bounds)) || /^(?:at|rowid|seq)>\?$/.test(last));
    // The rows of one petition are few.
    const ofOne = /\((?:petition|id|case)=\?/.test(rest);
    return bounded || ofOne || /INDEX audit_at$/.test(rest) ? [] : [`${detail}: ${text}`];
  });
};

/** Every select that is prepared while `work` runs. */
const selects = async (o: DigestOffice, work: () => Promise<void>): Promise<readonly string[]> => {
  const { raw } = o.store;
  const texts = new Set<string>();
  const prepare = raw.prepare.bind(raw);
  Object.assign(raw, {
    prepare: (text: string) => {
      texts.add(text);
      return prepare(text);
    },
  });
  await work();
  Object.assign(raw, { prepare });
  return [...texts].filter((text) => /^\s*(?:select|with)\b/i.test(text));
};

test('no statement of digests, their lists, the clock and the nightly check looks through the years', async () => {
  const o = await digestOffice({ at: atTime('2026-06-11', '05:00', zone) });
  await o.staff('l-xa', 'Lãnh', 'xa', 'leader');
  await o.staff('hung', 'Hùng', 'xa', 'officer');
  // Once in the life of a database, and only from an older version on, the search is filled from all the years.
  await fillSearch(o.app);
  const asked = await selects(o, async () => {
    await o.file({ unit: 'xa', kind: 'denunciation' });
    for (const unit of ['xa', 'ap3', 'ap4', 'diachinh']) await o.file({ unit });
    for (const day of ['2026-06-12', '2026-06-15', '2026-06-18']) {
      o.moveTo(atTime(day, '06:50', zone));
      await sendDueDigests(o.app);
      await o.file({ unit: 'ap3' });
    }
    await digestFor(o.app, 'ap3', '2026-06-19');
    for (const { id } of await o.store.db.select({ id: digest.id }).from(digest))
      for (const list of numberNames) await casesOf(o.app, { digest: id ?? '' }, list, 1);
    await tick(o.app);
    await housekeeping(o.app);
  });
  expect(asked.length).toBeGreaterThan(25);
  const ours = asked.filter((text) => text !== 'select "id" from "digest"');
  expect(ours.flatMap((text) => longWays(o.store.raw, text))).toEqual([]);
  await o.close();
});

test.each([
  'select count(*) from petition where restricted = ?',
  'select unit from petition where status in (?, ?) and restricted = ? group by unit',
  'select unit, sum(moved) from audit where (at >= ? or seq > ?) and unit is not null group by unit',
  'select count(*) from audit where unit = ? and at < ? and (at >= ? or seq > ?)',
  'select id from attachment where type = ?',
  'select sum(value) from figure where day = ?',
])('such a one would be seen: %s', async (text) => {
  const o = await digestOffice({ at: atTime('2026-06-11', '05:00', zone) });
  expect(longWays(o.store.raw, text)).toHaveLength(1);
  await o.close();
});

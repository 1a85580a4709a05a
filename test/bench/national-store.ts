/**
 * An invented country's store: 34 provinces and 3,321 communes with their chats, leaders and officers, and a year of petitions and reports.
 * Sums are counted by the very statements of migration 0004. What no digest reads is left out, or short: the word search, notes, the
 * exact words of a petition.
 */
import { readFileSync } from 'node:fs';
import type Database from 'better-sqlite3';
import { addDays, atTime, type Day } from '../../src/domain/calendar.ts';
import { TOPICS, type Topic } from '../../src/domain/taxonomy.ts';
import type { Unit } from '../../src/domain/unit.ts';
import { emptySession } from '../../src/engine/flow.ts';
import type { Write } from '../../src/store/commit.ts';
import { openVault } from '../../src/store/open-vault.ts';
import { grantRole } from '../../src/store/people.ts';
import { newStanding } from '../../src/store/sessions.ts';
import { bindChat, putUnit, treeChanged } from '../../src/store/units.ts';
import { fill } from './national-file.ts';
import { dayEnd, dayOf, lifeOf, type Moment, numbers, zone } from './national-life.ts';

export const dataKey = new Uint8Array(32).fill(9);

/** A Tuesday. The digests of its morning are measured; the record ends just before them. */
export const morning: Day = '2026-11-17';
export const morningAt = atTime(morning, '06:50', zone);
/** The working day before, where the last digests ended. */
export const before: Day = '2026-11-16';
export const beforeAt = atTime(before, '06:50', zone);

/** 52 weeks: moved by a year so long, weekdays stay what they are. */
export const yearDays = 364;
const dayMs = 86_400_000;
const day = (n: number): Day => addDays(morning, n - yearDays);

export const provinces = Array.from({ length: 34 }, (_, i): Unit => {
  const n = String(i + 1).padStart(2, '0');
  return { code: `tinh-${n}`, name: `Tỉnh số ${n}`, kind: 'province', aliases: [] };
});
export const communes = Array.from({ length: 3_321 }, (_, i): Unit => {
  const n = String(i + 1).padStart(4, '0');
  const parent = provinces[i % provinces.length]?.code ?? '';
  return { code: `xa-${n}`, name: `Xã số ${n}`, parent, kind: 'commune', aliases: [] };
});
export const units = [...provinces, ...communes];

/** The tree, and in each unit a chat, a leader and two officers, all of them on Telegram. */
const people = (db: Database.Database): void => {
  const vault = openVault(dataKey);
  const now = morningAt - yearDays * dayMs;
  const run = (writes: readonly Write[]): void => {
    for (const { sql, params } of writes) db.prepare(sql).run(params);
  };
  let chat = 100_000;
  run([...units.map(putUnit), treeChanged({ version: 'national' })]);
  for (const { code } of units) {
    run([bindChat(vault, { id: `chat-${code}`, channel: 'telegram', chat: `-${++chat}`, unit: code }, now)]);
    for (const [role, name] of [
      ['leader', 'l'],
      ['officer', 'o1'],
      ['officer', 'o2'],
    ] as const) {
      const person = `${name}-${code}`;
      const as = { id: `s-${person}`, person, channel: 'telegram', address: `${++chat}`, name: `Cán bộ ${person}` };
      run(newStanding(vault, { ...as, session: emptySession('vi'), wakeAt: undefined, now }));
      run([grantRole({ person, unit: code, role, now })]);
    }
  }
};

const insertPetition = `INSERT INTO petition (id, code, version, person, session, restricted, unit, status, kind, topic, urgency, guess,
  matter, place, text, words, anonymous, confirmed, source, holder, reopened, due_at, created_at, changed_at, done_at)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, '{"kind":0.9,"topic":0.8,"urgency":1}', ?, ?, ?, ?, 0, 1, 'telegram', ?, ?, ?, ?, ?, ?)`;
const insertAudit = `INSERT INTO audit (at, actor, action, petition, unit, status, holder, due_at, topic, moved, detail)
  VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

/** Stands for the sealed words of a petition, shorter than most: no digest opens them. */
const sealed = `1.${'Q2F1TjBp'.repeat(5)}`;
const isOpen = (status: string): boolean => status === 'new' || status === 'claimed' || status === 'waiting';

/** As codes of the service, but drawn without repetition: eight digits. */
const codeOf = (n: number): string => String((n * 61_803_399) % 100_000_000).padStart(8, '0');

/** Petitions of a year with all that happened to them before the morning. One in 100 is a sealed one. */
const petitions = (db: Database.Database, count: number): void => {
  const random = numbers(20_261_117);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const officer = (unit: string): string => `${random() < 0.6 ? 'o1' : 'o2'}-${unit}`;
  const elsewhere = (unit: string): string => (random() < 0.5 ? pick(communes).code : (pick(provinces).code ?? unit));
  const petition = db.prepare(insertPetition);
  const audit = db.prepare(insertAudit);
  type Due = Moment & { readonly petition: string; readonly topic: Topic | null; readonly detail: string | null };
  const later: Due[][] = Array.from({ length: yearDays + 1 }, () => []);
  const began = atTime(day(0), '00:00', zone);
  const dayIndex = (at: number): number => Math.floor((at - began) / dayMs);
  const perDay = count / yearDays;
  let n = 0;
  for (let d = 0; d <= yearDays; d++) {
    const start = began + d * dayMs;
    const due = later[d]!;
    // Somewhere much is said about one thing: a burst pipe, a road under water.
    const [hot, hotTopic] = [pick(communes).code, pick(TOPICS)];
    const today = d === yearDays ? 0 : Math.round(perDay * (d + 1)) - Math.round(perDay * d);
    for (let i = 0; i < today; i++) {
      n += 1;
      const id = `90${String(n).padStart(15, '0')}`;
      const isHot = i % 50 === 0;
      const unit = isHot ? hot : random() < 0.03 ? pick(provinces).code : pick(communes).code;
      const topic = isHot ? hotTopic : pick(TOPICS);
      const at = start + Math.floor((6 + 16 * random()) * 3_600_000);
      if (random() < 0.01) {
        const [code, filedAt] = [codeOf(n), dayEnd(dayOf(start))];
        const none = [null, null, null];
        petition.run(
          id,
          code,
          1,
          null,
          null,
          1,
          unit,
          'new',
          'denunciation',
          'other',
          'normal',
          ...none,
          sealed,
          ...[null, 0, at, start, start, null],
        );
        due.push({
          at: filedAt,
          action: 'petition.sealed',
          unit,
          status: null,
          actor: null,
          holder: null,
          due: at,
          moved: 0,
          petition: id,
          topic: null,
          detail: code,
        });
        continue;
      }
      const citizen = `citizen-${String(Math.floor(random() * 400_000)).padStart(6, '0')}`;
      const urgency = random() < 0.02 ? 'urgent' : 'normal';
      const moments = lifeOf(random, { at, unit, urgency, citizen }, { officer, elsewhere });
      const past = moments.filter((moment) => moment.at < morningAt);
      const last = past.at(-1) ?? moments[0]!;
      const status = last.status ?? 'new';
      const reopened = past.filter(({ action, moved }) => action === 'petition.rate' && moved === 1).length;
      const kind = random() < 0.1 ? 'proposal' : 'feedback';
      const text = 'Đường trước cổng trường ngập nước';
      petition.run(
        id,
        codeOf(n),
        past.length,
        citizen,
        `s-${citizen}`,
        0,
        last.unit,
        status,
        kind,
        topic,
        urgency,
        ...['đường ngập nước', 'gần trường học', text, sealed],
        last.holder,
        reopened,
        last.due,
        at,
        last.at,
        isOpen(status) ? null : last.at,
      );
      for (const moment of past) later[dayIndex(moment.at)]?.push({ ...moment, petition: id, topic, detail: null });
    }
    due.sort((a, b) => a.at - b.at);
    for (const { at, actor, action, petition: of, unit, status, holder, due: until, topic, moved, detail } of due)
      audit.run(at, actor, action, of, unit, status, holder, until, topic, moved, detail);
    later[d] = [];
  }
};

/** A report a week of every commune, three figures in each; models and promises beside them. */
const reports = (db: Database.Database, figures: number): void => {
  const report =
    db.prepare(`INSERT INTO report (id, version, unit, author, source, state, day_from, day_to, words, late, created_at, changed_at)
    VALUES (?, 1, ?, ?, 'telegram', 'filed', ?, ?, ?, 0, ?, ?)`);
  const figure = db.prepare(
    'INSERT INTO figure (report, indicator, unit, day, value, total) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const random = numbers(7);
  const indicators = ['reception.visits', 'reception.people', 'gift.sets', 'dialogue.count', 'mediation.done'];
  const each = 3;
  const perDay = figures / each / yearDays;
  let n = 0;
  for (let d = 0; d < yearDays; d++)
    for (const end = Math.round(perDay * (d + 1)); n < end; n++) {
      const unit = communes[n % communes.length]!.code;
      const [id, to] = [`90${String(n).padStart(15, '0')}`, day(d)];
      const at = morningAt - (yearDays - d) * dayMs;
      report.run(id, unit, `o1-${unit}`, day(Math.max(0, d - 6)), to, sealed, at, at);
      for (let i = 0; i < each; i++)
        figure.run(
          id,
          indicators[(n + i) % indicators.length],
          unit,
          to,
          1 + Math.floor(random() * 40),
          i === 0 ? 40 : null,
        );
    }
  const model =
    db.prepare(`INSERT INTO model (id, version, unit, name, field, state, author, registered_day, created_at, changed_at)
    VALUES (?, 1, ?, 'Tuyến đường hoa', 'economy', ?, ?, ?, ?, ?)`);
  const commitment =
    db.prepare(`INSERT INTO commitment (id, version, unit, what, who, due_day, state, author, created_at, changed_at)
    VALUES (?, 1, ?, 'sửa cống trước mùa mưa', 'Chủ tịch', ?, ?, ?, ?, ?)`);
  for (const [i, { code }] of communes.entries())
    for (let k = 0; k < 4; k++) {
      const at = morningAt - ((i + 90 * k) % yearDays) * dayMs;
      const author = `o1-${code}`;
      model.run(`90-model-${i}-${k}`, code, k % 2 === 0 ? 'running' : 'registered', author, dayOf(at), at, at);
      commitment.run(`90-promise-${i}-${k}`, code, addDays(dayOf(at), 30), k === 0 ? 'open' : 'kept', author, at, at);
    }
};

const figureSums = `INSERT INTO figure_tally (unit, day, indicator, value, total, reports)
  SELECT unit, day, indicator, sum(value), sum(coalesce(total, 0)), count(*) FROM figure GROUP BY 1, 2, 3`;

/** The statements at the end of migration 0004: what is on the record already, as sums. */
const migration = readFileSync(new URL('../../migrations/0004_reports.sql', import.meta.url), 'utf8');
export const backfill = migration
  .slice(migration.indexOf('INSERT INTO stock'))
  .split(/;\s*/)
  .filter((each) => each !== '');

/** Where the digests of the day before ended. */
export const ended = (db: Database.Database): void => {
  const seq = db.prepare('SELECT max(seq) FROM audit WHERE at < ?').pluck().get(beforeAt);
  db.prepare('INSERT INTO digest_day (day, until, seq, done_at) VALUES (?, ?, ?, ?)').run(
    before,
    beforeAt,
    seq,
    beforeAt,
  );
};

/** @param file is made anew */
export const buildYear = (file: string, size: { readonly petitions: number; readonly figures: number }): void =>
  fill(file, (db) => {
    people(db);
    petitions(db, size.petitions);
    reports(db, size.figures);
    for (const statement of [...backfill, figureSums]) db.exec(statement);
    ended(db);
  });

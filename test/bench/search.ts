/**
 * The search over generated petitions: how long one takes with rare and common words, how large the index is, and what filing costs
 * with it. On Node over a file; on D1, as Cloudflare's simulator has it, with fewer rows: each of its batches takes milliseconds.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { TOPICS } from '../../src/domain/taxonomy.ts';
import type { Store, Write } from '../../src/store/commit.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openD1 } from '../../src/store/open-d1.ts';
import { openSqlite, readMigrations } from '../../src/store/open-sqlite.ts';
import { petition } from '../../src/store/schema.ts';
import { findCandidates, indexPetition } from '../../src/store/search.ts';
import { sqlite, write } from '../../src/store/statement.ts';
import { ranked } from '../../src/understand/ranking.ts';
import { findableWords, searchWords } from '../../src/understand/searching.ts';
import { simulator } from '../store/stores.ts';
import { seeded } from '../world.ts';
import type { Line } from './figures.ts';

const day = 86_400_000;
const end = Date.UTC(2026, 10, 22);
const years = 3;
const units = 120;

/** The development texts, whole or in pieces put together anew, each with a place. Their words are as common as in real petitions. */
const generator = () => {
  const folder = new URL('../understand/texts/dev/', import.meta.url);
  const texts = readdirSync(folder)
    .flatMap((file) => readFileSync(new URL(file, folder), 'utf8').split(/^@ [^\n]*\n/m))
    .map((text) => text.replace(/\{\w+\??:([^}]*)\}/g, '$1').trim())
    .filter((text) => text.length > 20 && text.length < 700);
  const pieces = texts.flatMap((text) => text.match(/(?:\S+\s+){8}\S+/g) ?? []);
  const names = [
    ...new Set(
      texts
        .join(' ')
        .toLowerCase()
        .match(/\p{L}{2,}/gu),
    ),
  ];
  const random = seeded(11);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  return (i: number, of: number) => {
    const made = Array.from({ length: 1 + Math.floor(random() * 4) }, () => pick(pieces)).join(' ');
    const text = random() < 0.5 ? pick(texts) : made;
    const place = `ấp ${1 + Math.floor(random() * 12)}, ${pick(names)} ${pick(names)}`;
    return {
      id: `${String(i).padStart(12, '0')}-generated`,
      code: String(i).padStart(8, '0'),
      // The first units have most of the petitions, the last ones few.
      unit: `xa${Math.floor(random() * random() * units)}`,
      topic: pick(TOPICS),
      text,
      place,
      at: end - Math.floor((1 - i / of) * years * 365) * day,
      status: i > of * 0.98 && random() < 0.5 ? 'new' : 'closed',
    };
  };
};
type Made = ReturnType<ReturnType<typeof generator>>;

const filed = (n: Made): Write =>
  write(
    sqlite.insert(petition).values({
      ...{ id: n.id, code: n.code, version: 1, restricted: false, unit: n.unit, status: n.status, kind: 'feedback' },
      ...{ topic: n.topic, urgency: 'normal', guess: '{}', matter: n.text.slice(0, 80), place: n.place, text: n.text },
      ...{ words: 'x'.repeat(200), anonymous: false, confirmed: true, source: 'bench', reopened: 0 },
      ...{ dueAt: n.at + 3 * day, createdAt: n.at, changedAt: n.at },
    }),
  );
const findable = (n: Made): readonly Write[] => indexPetition(n, findableWords(n.text, n.place, n.code), n.at);

/** What people type: common words, two that seldom meet, a hamlet, a unit, a month, a state; and what no petition has. */
const asked = [
  ...['đường', 'không', 'nước', 'nhà', 'ba ngày', 'đèn đường', 'cống nghẹt', 'không đường nước', 'rác không ai lấy'],
  ...['sổ đỏ', 'trạm y tế', 'lúa rầy nâu', 'karaoke', 'chó thả rông', 'san tin', 'trau', 'kios', 'xyzzy', 'đườn'],
].map((typed) => ({ words: searchWords(typed), either: [] }));
const allUnits = Array.from({ length: units }, (_, i) => `xa${i}`);
const month = { since: end - 61 * day, until: end - 31 * day };
const searches = [
  ...asked,
  ...asked.map((search) => ({ ...search, units: allUnits })),
  ...asked.flatMap((search) => [5, 60, 115].map((n) => ({ ...search, units: [`xa${n}`] }))),
  ...asked.map((search) => ({ ...search, ...month })),
  ...asked.map((search) => ({ ...search, statuses: ['new', 'claimed', 'waiting'] as const, units: allUnits })),
  ...asked.map((search) => ({ ...search, either: [{ phrases: ['ap 3'], units: ['xa7'], topics: [] }] })),
];

/** ms by the clock and of the processor, each from the least to the most. */
type Timed = { readonly times: readonly number[]; readonly cpu: readonly number[]; readonly slowest: string };

const timesOf = async (store: Store, rounds: number): Promise<Timed> => {
  const times: { ms: number; cpu: number; what: string }[] = [];
  for (let round = 0; round < rounds; round += 1)
    for (const search of searches) {
      const since = performance.now();
      const used = process.cpuUsage();
      ranked(search.words, await findCandidates(store.db, search), end, 6);
      const { user, system } = process.cpuUsage(used);
      const { words, ...filters } = search;
      times.push({
        ms: performance.now() - since,
        cpu: (user + system) / 1_000,
        what: `${words.map(({ typed }) => typed).join(' ')} ${Object.keys(filters).join(' ')}`,
      });
    }
  times.sort((a, b) => a.ms - b.ms);
  const cpu = times.map((one) => one.cpu).sort((a, b) => a - b);
  return { times: times.map(({ ms }) => ms), cpu, slowest: times.at(-1)?.what ?? '' };
};

const share = (times: readonly number[], part: number): number => times[Math.ceil(times.length * part) - 1] ?? 0;

const told = (system: string, { times, cpu }: Timed): Line[] => [
  { figure: 'search_p50_ms', system, value: share(times, 0.5) },
  { figure: 'search_p95_ms', system, value: share(times, 0.95) },
  { figure: 'search_max_ms', system, value: share(times, 1) },
  { figure: 'search_p50_cpu_ms', system, value: share(cpu, 0.5) },
  { figure: 'search_p95_cpu_ms', system, value: share(cpu, 0.95) },
];

type Outcome = { readonly lines: readonly Line[]; readonly notes: readonly string[] };

/** ms for filing `rows` petitions in commits of 100, one statement each plus those of the search. */
const fill = async (store: Store, rows: number, withSearch: boolean): Promise<number> => {
  const make = generator();
  let spent = 0;
  for (let i = 0; i < rows; ) {
    const writes: Write[] = [];
    for (const stop = Math.min(rows, i + 100); i < stop; i += 1) {
      const made = make(i, rows);
      writes.push(filed(made), ...(withSearch ? findable(made) : []));
    }
    const since = performance.now();
    await store.commit(writes);
    spent += performance.now() - since;
  }
  return spent;
};

const onNode = async (folder: string, rows: number): Promise<Outcome> => {
  const migrations = readMigrations(new URL('../../migrations/', import.meta.url));
  const open = (name: string) => {
    const store = openSqlite(join(folder, name));
    migrate(store.raw, migrations);
    return store;
  };
  const size = (name: string) => statSync(join(folder, name)).size / 1e6;
  const few = Math.min(rows, 50_000);
  const plain = open('search-without.db');
  const without = await fill(plain, few, false);
  plain.raw.pragma('wal_checkpoint(TRUNCATE)');
  await plain.close();
  const store = open('search.db');
  const filling = await fill(store, rows, true);
  store.raw.pragma('wal_checkpoint(TRUNCATE)');
  const timed = await timesOf(store, 3);
  const begun = performance.now();
  const made = generator()(0, rows);
  await store.commit([...findable({ ...made, id: 'one-more', at: end })]);
  const one = performance.now() - begun;
  await store.close();
  const perRow = { without: size('search-without.db') / few, with: size('search.db') / rows };
  return {
    lines: [
      { figure: 'search_petitions', system: 'node', value: rows },
      ...told('node', timed),
      { figure: 'search_index_mb', system: 'node', value: (perRow.with - perRow.without) * rows },
      { figure: 'search_database_mb', system: 'node', value: size('search.db') },
      { figure: 'search_insert_ms_with', system: 'node', value: filling / rows },
      { figure: 'search_insert_ratio', system: 'node', value: filling / rows / (without / few) },
      { figure: 'search_one_commit_ms', system: 'node', value: one },
    ],
    notes: [`search: the slowest on Node was “${timed.slowest.trim()}”`],
  };
};

const onD1 = async (rows: number): Promise<Outcome> => {
  const { d1, stop } = await simulator();
  try {
    for (const { sql } of readMigrations(new URL('../../migrations/', import.meta.url)))
      for (const statement of sql.replace(/--[^\n]*/g, '').split(/;\s*\n/))
        if (statement.trim() !== '') await d1.prepare(statement).run();
    const store = openD1(d1, { pause: async () => {} });
    const few = Math.min(rows, 1_000);
    const without = await fill(store, few, false);
    await d1.prepare('DELETE FROM petition').run();
    const filling = await fill(store, rows, true);
    const timed = await timesOf(store, 1);
    return {
      lines: [
        { figure: 'search_petitions', system: 'd1-simulator', value: rows },
        ...told('d1-simulator', timed),
        { figure: 'search_insert_ratio', system: 'd1-simulator', value: filling / rows / (without / few) },
      ],
      notes: [`search: the slowest on D1's simulator was “${timed.slowest.trim()}”`],
    };
  } finally {
    await stop();
  }
};

/** @param folder for the databases: some 900 MB for a million */
export const measureSearch = async (folder: string, rows: number): Promise<Outcome> => {
  const node = await onNode(folder, rows);
  const d1 = await onD1(Math.ceil(rows / 500));
  return { lines: [...node.lines, ...d1.lines], notes: [...node.notes, ...d1.notes] };
};

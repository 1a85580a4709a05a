/**
 * One petition against a million stored: how long it takes to find those that look like the same matter. Forty communes over three years;
 * one of them has half of everything, so that its topics and places are as crowded as any will ever be.
 */
import { join } from 'node:path';
import { alikeTo } from '../../src/app/alike.ts';
import type { App } from '../../src/app/app.ts';
import { places } from '../../src/app/places.ts';
import { TOPICS } from '../../src/domain/taxonomy.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openSqlite, readMigrations } from '../../src/store/open-sqlite.ts';
import { openVault } from '../../src/store/open-vault.ts';
import { keysOf } from '../../src/understand/alike/keys.ts';
import { matterOf } from '../../src/understand/alike/matter.ts';
import { peakMemory } from './child.ts';

const communes = 40;
const years = 3;
const day = 86_400_000;
const now = Date.UTC(2026, 5, 15);

const things = [
  'Đèn đường tắt mấy hôm nay, tối đi lại nguy hiểm',
  'cong nghet nuoc tran vao nha',
  'Rác chất đống không ai thu gom, hôi thối',
  'mất nước ba ngày nay không có nước nấu ăn',
  'Ổ gà to giữa đường, hôm qua có người té xe',
  'nhà bên hát karaoke tới khuya không ai ngủ được',
  'cup dien hoai khong bao truoc',
  'Dây điện võng xuống sát đầu người',
  'chuồng heo xả phân ra mương hôi thối',
  'sóng điện thoại yếu, gọi không được',
  'vỉa hè bị lấn chiếm bày hàng bán',
  'cây khô sắp đổ vào nhà dân',
] as const;

const spots = Array.from({ length: 300 }, (_, i) => [`hẻm ${i + 1}`, `ấp ${i + 1}`, `đường số ${i + 1}`][i % 3]!);

/** Repeats itself, so that two runs measure the same (mulberry32). */
const random = (seed: number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
};

const at = (all: readonly number[], share: number): number =>
  all.toSorted((a, b) => a - b)[Math.min(all.length - 1, Math.floor(all.length * share))]!;

/** @param count petitions stored @param asked of how many the like are looked for */
export const measureSimilar = async (scratch: string, count: number, asked = 300) => {
  const store = openSqlite(join(scratch, 'similar.db'));
  try {
    migrate(store.raw, readMigrations(new URL('../../migrations/', import.meta.url)));
    const vault = openVault(new Uint8Array(32).fill(7));
    const { raw } = store;
    const number = random(1);
    const unit = raw.prepare(
      "INSERT INTO unit (code, name, parent, kind, aliases) VALUES (?, ?, NULL, 'commune', '[]')",
    );
    for (let i = 0; i < communes; i++) unit.run(`xa${i}`, `Xã ${i}`);
    const put = raw.prepare(
      `INSERT INTO petition (id, code, version, restricted, unit, status, kind, topic, urgency, guess, matter, place, lat, long, text, words,
        anonymous, confirmed, source, reopened, due_at, created_at, changed_at)
       VALUES (?, ?, 1, 0, ?, 'new', 'feedback', ?, 'normal', '{}', '', NULL, ?, ?, ?, '', 0, 1, 'telegram', 0, 0, ?, ?)`,
    );
    raw.exec('CREATE TEMP TABLE unsorted (key TEXT, at INTEGER, petition TEXT)');
    const key = raw.prepare('INSERT INTO unsorted VALUES (?, ?, ?)');
    const matters = new Map<string, ReturnType<typeof matterOf>>();
    raw.exec('BEGIN');
    for (let i = 0; i < count; i++) {
      const commune = number() < 0.5 ? 0 : Math.floor(number() * communes);
      const topic = TOPICS[Math.floor(number() * 6)]!;
      const text = `${things[Math.floor(number() * things.length)]} ở ${spots[Math.floor(number() * spots.length)]}`;
      const pinned = number() < 0.3;
      const lat = pinned ? 10 + commune / 10 + number() / 20 : undefined;
      const long = pinned ? 106 + number() / 20 : undefined;
      const time = now - Math.floor(number() * years * 365 * day);
      const id = String(i).padStart(8, '0');
      const known =
        matters.get(text) ?? matterOf({ text, place: undefined, topic, lat: undefined, long: undefined, at: 0 });
      matters.set(text, known);
      put.run(id, id, `xa${commune}`, topic, lat ?? null, long ?? null, text, time, time);
      for (const name of keysOf({ ...known, topic, lat, long }, `xa${commune}`, undefined)) key.run(name, time, id);
    }
    raw.exec(
      'INSERT INTO likeness SELECT key, at, petition FROM unsorted ORDER BY key, at, petition; DROP TABLE unsorted; COMMIT',
    );
    const app = { store, vault, places: places(store.db, vault) } as unknown as App;
    const times: number[] = [];
    let found = 0;
    for (let i = 0; i < asked + 20; i++) {
      const commune = i % 2 === 0 ? 0 : i % communes;
      const subject = {
        id: 'new',
        unit: `xa${commune}`,
        topic: TOPICS[i % 6]!,
        place: undefined,
        lat: i % 3 === 0 ? 10 + commune / 10 + number() / 20 : undefined,
        long: i % 3 === 0 ? 106 + number() / 20 : undefined,
        text: `${things[i % things.length]} ở ${spots[i % spots.length]}`,
        createdAt: now,
      };
      const since = performance.now();
      const those = await alikeTo(app, subject, undefined);
      // The first ones compose statements and warm the cache of pages.
      if (i >= 20) times.push(performance.now() - since);
      if (those.some(({ suggested }) => suggested)) found++;
    }
    const { n } = raw.prepare('SELECT count(*) n FROM likeness').get() as { n: number };
    const figure = (name: string, value: number) => ({
      figure: name,
      system: 'similar',
      value: Math.round(value * 100) / 100,
    });
    const lines = [
      figure('similar_p50_ms', at(times, 0.5)),
      figure('similar_p95_ms', at(times, 0.95)),
      figure('similar_max_ms', Math.max(...times)),
      figure('similar_stored', count),
      figure('similar_keys_per_petition', n / count),
      figure('similar_found_any', found / (asked + 20)),
      figure('similar_peak_memory_mb', peakMemory(process.pid)),
    ];
    return { lines, notes: [] };
  } finally {
    await store.close();
  }
};

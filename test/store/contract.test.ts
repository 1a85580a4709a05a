/** What every store keeps: the same suite on SQLite and on D1. */
import { asc, eq, sql } from 'drizzle-orm';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { classify, type Store, StoreError, StoreUnavailable, type Write } from '../../src/store/commit.ts';
import { given, prepared, read, sqlite, write } from '../../src/store/statement.ts';
import { drivers, file, inbox, key, move, petition, rows, session, start } from './stores.ts';

const p = sql.placeholder;
const sessionById = read((db) =>
  db
    .select()
    .from(session)
    .where(eq(session.id, p('id')))
    .limit(1)
    .prepare(),
);

describe.each(drivers)('store on $name', ({ open }) => {
  let opened: Awaited<ReturnType<typeof open>>;
  let store: Store;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.stop());
  beforeEach(async () => {
    store = await opened.fresh();
    return () => store.close();
  });

  const refused = async (writes: readonly Write[]): Promise<unknown> =>
    store.commit(writes).then(
      (outcome) => expect.unreachable(`was ${outcome}`),
      (error: unknown) => error,
    );

  test('a commit writes all of it, and the next read sees it', async () => {
    expect(await store.commit([key('1'), start('s'), file('a'), file('b')])).toBe('ok');
    expect(await rows(store)).toEqual([1, 1, 2]);
    expect(await sessionById(store.db).get({ id: 's' })).toEqual({ id: 's', version: 1, state: 'new' });
  });

  test('the same key again is a duplicate and leaves nothing', async () => {
    await store.commit([key('1'), start('s')]);
    expect(await store.commit([file('a'), key('1'), start('t')])).toBe('duplicate');
    expect(await rows(store)).toEqual([1, 1, 0]);
  });

  test('a version that has moved on is stale and leaves nothing', async () => {
    await store.commit([start('s')]);
    expect(await store.commit([key('1'), move('s', 1, 'first')])).toBe('ok');
    expect(await store.commit([key('2'), file('a'), move('s', 1, 'second')])).toBe('stale');
    expect(await rows(store)).toEqual([1, 1, 0]);
    expect(await sessionById(store.db).get({ id: 's' })).toEqual({ id: 's', version: 2, state: 'first' });
  });

  test('an id or a code that another has taken is stale, not a duplicate', async () => {
    await store.commit([start('s'), file('a', { code: '0482-1735' })]);
    expect(await store.commit([key('1'), start('s')])).toBe('stale');
    expect(await store.commit([key('1'), file('b', { code: '0482-1735' })])).toBe('stale');
    expect(await rows(store)).toEqual([0, 1, 1]);
  });

  test('of twenty equal updates at the same moment one is taken', async () => {
    const outcomes = await Promise.all(Array.from({ length: 20 }, (_, i) => store.commit([key('1'), file(`p${i}`)])));
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'duplicate')).toHaveLength(19);
    expect(await rows(store)).toEqual([1, 0, 1]);
  });

  test('of two turns on one session at the same moment one is stale', async () => {
    await store.commit([start('s')]);
    const outcomes = await Promise.all(['1', '2'].map((k) => store.commit([key(k), move('s', 1, k)])));
    expect([...outcomes].sort()).toEqual(['ok', 'stale']);
    expect(await rows(store)).toEqual([1, 1, 0]);
  });

  test('a poisoned commit fails alone: its neighbours of the same moment go in', async () => {
    const commits = Array.from({ length: 12 }, (_, i) =>
      store.commit([key(`${i}`), file(`p${i}`, i === 5 ? { urgency: 9 } : {})]),
    );
    const settled = await Promise.allSettled(commits);
    expect(settled.filter((one) => one.status === 'fulfilled' && one.value === 'ok')).toHaveLength(11);
    expect(settled[5]).toMatchObject({ status: 'rejected', reason: { name: 'StoreError' } });
    expect(await rows(store)).toEqual([11, 0, 11]);
  });

  test('a wrong statement is a StoreError that quotes no value, and nothing of the commit stays', async () => {
    for (const bad of [
      { sql: 'insert into nowhere values (?)', params: ['SECRET'] },
      { sql: 'insert into petition (id, code) values (?, ?)', params: ['SECRET', null] },
      { sql: 'insert into petition (id, code, urgency) values (?, ?, ?)', params: ['SECRET', 'c', 9] },
      { sql: 'insert into inbox values (?, ?)', params: ['SECRET', 'SECRET'] },
      { sql: 'nonsense SECRET', params: [] },
      { sql: 'insert into inbox values (?, ?, 1)', params: ['SECRET'] },
    ]) {
      const error = await refused([key('1'), bad]);
      expect(error, bad.sql).toBeInstanceOf(StoreError);
      expect(classify(error)).toBe('broken');
      if (bad.params.length > 0) expect(`${error} ${JSON.stringify(error)}`).not.toContain('SECRET');
    }
    expect(await rows(store)).toEqual([0, 0, 0]);
    expect(await store.commit([key('1')])).toBe('ok');
  });

  test.each([
    ['undefined', undefined],
    ['NaN', Number.NaN],
    ['a bigint', 1n],
    ['a Date', new Date(0)],
    ['an object', {}],
  ])('%s is no value', async (_name, value) => {
    expect(
      await refused([key('1'), { sql: 'insert into session values (?, 1, ?)', params: ['s', value] }]),
    ).toBeInstanceOf(StoreError);
    expect(await rows(store)).toEqual([0, 0, 0]);
  });

  test('100 values in a statement pass, 101 do not, in writes and in reads', async () => {
    const many = (n: number): Write => ({
      sql: `insert into inbox select 'x', value, 1 from json_each(json_array(${Array(n).fill('?').join(',')}))`,
      params: Array.from({ length: n }, (_, i) => `${i}`),
    });
    expect(await store.commit([many(100)])).toBe('ok');
    expect(await rows(store)).toEqual([100, 0, 0]);
    expect(await refused([many(101)])).toBeInstanceOf(StoreError);
    const select = (n: number) =>
      store.db
        .select()
        .from(inbox)
        .where(
          sql`key in (${sql.join(
            Array.from({ length: n }, (_, i) => sql`${`${i}`}`),
            sql`, `,
          )})`,
        );
    expect(await select(100)).toHaveLength(100);
    await expect(select(101)).rejects.toThrow();
  });

  test('a big batch is one commit: 150 rows or none', async () => {
    const batch = Array.from({ length: 150 }, (_, i) => file(`p${i}`));
    expect(await store.commit([...batch, file('p7')])).toBe('stale');
    expect(await rows(store)).toEqual([0, 0, 0]);
    expect(await store.commit(batch)).toBe('ok');
    expect(await rows(store)).toEqual([0, 0, 150]);
  });

  test('a long text comes back as it was', async () => {
    const text = 'Đường làng bị ngập. '.repeat(20_000);
    await store.commit([file('a', { text })]);
    expect((await store.db.select().from(petition))[0]?.text).toBe(text);
  });

  test('booleans, JSON and NULL go through the columns, prepared or not', async () => {
    const add = prepared(
      sqlite
        .insert(petition)
        .values({ id: p('id'), code: p('id'), open: p('open'), guess: p('guess'), urgency: p('urgency') }),
    );
    await store.commit([
      add({ id: 'a', open: true, guess: { topic: 'road' }, urgency: 1 }),
      add({ id: 'b', open: false, guess: null, urgency: null }),
      add({ id: 'c', open: null, guess: null, urgency: null }),
      write(sqlite.insert(petition).values({ id: 'd', code: 'd', open: true, guess: { topic: 'water' } })),
    ]);
    expect(await store.db.select().from(petition).orderBy(asc(petition.id))).toEqual([
      { id: 'a', code: 'a', text: null, open: true, guess: { topic: 'road' }, urgency: 1 },
      { id: 'b', code: 'b', text: null, open: false, guess: null, urgency: null },
      { id: 'c', code: 'c', text: null, open: null, guess: null, urgency: null },
      { id: 'd', code: 'd', text: null, open: true, guess: { topic: 'water' }, urgency: null },
    ]);
  });

  test('updates with values given later use the encoders of the columns too', async () => {
    const change = prepared<'id' | 'open' | 'guess'>(
      sqlite
        .update(petition)
        .set({ open: given(petition.open, 'open'), guess: given(petition.guess, 'guess') })
        .where(eq(petition.id, p('id'))),
    );
    await store.commit([file('a'), file('b')]);
    await store.commit([change({ id: 'a', open: true, guess: { topic: 'road' } })]);
    const found = await store.db
      .select({ open: petition.open, guess: petition.guess })
      .from(petition)
      .orderBy(asc(petition.id));
    expect(found).toEqual([
      { open: true, guess: { topic: 'road' } },
      { open: null, guess: null },
    ]);
    expect(() => change({ id: 'a', open: true } as never)).toThrow(StoreError);
  });

  test('reads: all, get, get of nothing, columns of equal names in a join', async () => {
    await store.commit([start('s'), start('t'), file('s', { code: 'c1' })]);
    expect(await sessionById(store.db).all({ id: 't' })).toHaveLength(1);
    expect(await sessionById(store.db).get({ id: 'nobody' })).toBeUndefined();
    const joined = await store.db
      .select({ a: session.id, b: petition.id, code: petition.code })
      .from(session)
      .leftJoin(petition, eq(petition.id, session.id))
      .orderBy(asc(session.id));
    expect(joined).toEqual([
      { a: 's', b: 's', code: 'c1' },
      { a: 't', b: null, code: null },
    ]);
  });

  test('limit and offset, fixed or given later', async () => {
    await store.commit(['a', 'b', 'c', 'd'].map((id) => start(id)));
    const some = read((db) =>
      db.select({ id: session.id }).from(session).orderBy(asc(session.id)).limit(p('limit')).prepare(),
    );
    const ids = async (found: Promise<readonly { readonly id: string }[]>) =>
      (await found).map((row) => row.id).join('');
    expect(await ids(some(store.db).all({ limit: 3 }))).toBe('abc');
    expect(await ids(some(store.db).all({ limit: 1 }))).toBe('a');
    expect(await ids(some(store.db).all({ limit: 0 }))).toBe('');
    const page = store.db.select({ id: session.id }).from(session).orderBy(asc(session.id));
    expect(await ids(page.limit(2))).toBe('ab');
    expect(await ids(page.limit(2).offset(1))).toBe('bc');
  });

  test('db refuses to write', async () => {
    await store.commit([start('s')]);
    await expect(store.db.insert(inbox).values({ channel: 'a', key: 'b', at: 1 })).rejects.toThrow();
    await expect(store.db.update(session).set({ state: 'x' }).returning()).rejects.toThrow();
    await expect(store.db.delete(session)).rejects.toThrow();
    await expect(store.db.run(sql`delete from session`)).rejects.toThrow();
    await expect(store.db.transaction(async () => {})).rejects.toThrow();
    expect(await rows(store)).toEqual([0, 1, 0]);
  });

  test('the error of a read names no value', async () => {
    const error = await store.db
      .select()
      .from(sql`nowhere`)
      .where(sql`a = ${'SECRET'}`)
      .then(
        () => expect.unreachable(),
        (e: unknown) => e as Error,
      );
    for (let at: unknown = error; at instanceof Error; at = at.cause) {
      expect(`${at.message} ${at.stack} ${JSON.stringify(at)}`).not.toContain('SECRET');
    }
    expect(classify(error)).toBe('broken');
  });

  test('nothing to write is ok', async () => {
    expect(await store.commit([])).toBe('ok');
  });

  test('ready until closed; after that every call is refused as unavailable', async () => {
    expect(await store.ready()).toBeUndefined();
    const last = store.commit([key('1')]);
    await store.close();
    expect(await last).toBe('ok');
    expect(await store.ready()).toBe('closed');
    expect(await refused([key('2')])).toBeInstanceOf(StoreUnavailable);
    expect(
      classify(
        await store.db
          .select()
          .from(inbox)
          .catch((e: unknown) => e),
      ),
    ).toBe('unavailable');
    await store.close();
  });
});

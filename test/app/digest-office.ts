/** An office whose clock a test moves, with people who file, work and rate by the same code as in the service; nobody is on any channel. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { App, LogFields } from '../../src/app/app.ts';
import { catalogues } from '../../src/app/catalogue.ts';
import type { Actor } from '../../src/app/effects.ts';
import { effectsOf } from '../../src/app/facts.ts';
import { filed } from '../../src/app/filing.ts';
import { metrics } from '../../src/app/metrics.ts';
import { places } from '../../src/app/places.ts';
import { dueAt } from '../../src/domain/deadline.ts';
import type { Role } from '../../src/domain/fact.ts';
import { VIETNAM_HOLIDAYS } from '../../src/domain/holidays.ts';
import { timeOrderedId } from '../../src/domain/id.ts';
import type { Change, Petition } from '../../src/domain/petition.ts';
import type { Kind, Topic, Urgency } from '../../src/domain/taxonomy.ts';
import { makeCode } from '../../src/domain/tracking-code.ts';
import type { Unit } from '../../src/domain/unit.ts';
import { emptySession } from '../../src/engine/flow.ts';
import type { Write } from '../../src/store/commit.ts';
import { migrate } from '../../src/store/migrate.ts';
import { openSqlite, readMigrations } from '../../src/store/open-sqlite.ts';
import { openVault } from '../../src/store/open-vault.ts';
import { grantRole } from '../../src/store/people.ts';
import { petitionById } from '../../src/store/petitions.ts';
import { newPerson, newStanding } from '../../src/store/sessions.ts';
import { putUnit, treeChanged } from '../../src/store/units.ts';
import { translator } from '../../src/text/translate.ts';
import { memoryBlobs } from '../store/memory-blobs.ts';
import { commune, seeded, zone } from '../world.ts';

export type Filing = {
  readonly unit: string;
  readonly kind?: Kind;
  readonly topic?: Topic;
  readonly urgency?: Urgency;
  /** Of another system, at that time. */
  readonly at?: number;
  readonly citizen?: string;
  readonly matter?: string;
};

export const digestOffice = async (options: {
  readonly at: number;
  readonly units?: readonly Unit[];
  readonly seed?: number;
}) => {
  const folder = mkdtempSync(join(tmpdir(), 'cau-noi-'));
  const store = openSqlite(join(folder, 'test.db'));
  migrate(store.raw, readMigrations(new URL('../../migrations/', import.meta.url)));
  const vault = openVault(new Uint8Array(32).fill(7));
  const random = seeded(options.seed ?? 1);
  const logs: { level: string; event: string; fields: LogFields }[] = [];
  let clock = options.at;
  const now = () => clock;
  const app: App = {
    host: {
      now,
      random,
      newId: () => timeOrderedId(now(), random),
      log: (level, event, fields = {}) => logs.push({ level, event, fields }),
      hint: () => {},
    },
    store,
    vault,
    blobs: memoryBlobs(),
    channels: new Map(),
    office: {
      zone,
      quiet: { from: '21:00', to: '06:30' },
      digestAt: '06:50',
      holidays: VIETNAM_HOLIDAYS,
      silenceMs: 0,
    },
    t: translator({ zone }),
    metrics: metrics(),
    places: places(store.db, vault),
    catalogue: catalogues(store.db),
    sendRate: 0,
  };
  await store.commit([...(options.units ?? commune).map(putUnit), treeChanged({ version: 'first' })]);

  /** What follows from the last read is the test's: a refused commit is a fault of the test. */
  const commit = async (writes: readonly Write[]): Promise<void> => {
    const outcome = await store.commit(writes);
    if (outcome !== 'ok') throw new Error(`the commit was ${outcome}`);
  };
  const citizenOf = (person: string): Actor => ({
    person,
    session: `s-${person}`,
    at: { channel: 'telegram', chat: person, group: false },
    lang: 'vi',
  });
  const known = new Set<string>();
  const meet = async (person: string): Promise<void> => {
    if (known.has(person)) return;
    known.add(person);
    const of = { id: `s-${person}`, person, channel: 'telegram', address: person, name: person };
    await commit(newStanding(vault, { ...of, session: emptySession('vi'), wakeAt: undefined, now: clock }));
  };

  return {
    app,
    store,
    logs,
    now,
    moveTo: (at: number) => {
      clock = at;
    },
    /** Somebody with a role and a name, on no channel. */
    staff: async (person: string, name: string, unit: string, role: Role): Promise<void> =>
      commit([newPerson(vault, { id: person, name, now: clock }), grantRole({ person, unit, role, now: clock })]),
    file: async ({ unit, kind = 'feedback', topic = 'power', urgency = 'normal', at, citizen, matter }: Filing) => {
      if (citizen !== undefined) await meet(citizen);
      const id = app.host.newId();
      const from = at ?? clock;
      const n = {
        ...{ id, unit, kind, topic, urgency, code: makeCode(random), sure: { kind: 1, topic: 1, urgency: 1 } },
        ...{ words: 'Đèn đường hư', text: 'Đèn đường hư', matter: matter ?? 'đèn đường hư', place: undefined },
        ...{ lat: undefined, long: undefined, media: [], anonymous: false, confirmed: true },
        dueAt: dueAt(urgency, from, zone, VIETNAM_HOLIDAYS),
        trace: { holder: unit, co: [] },
      };
      const sender = citizen === undefined ? undefined : { person: citizen, session: `s-${citizen}` };
      await commit((await filed(app, n, sender, at === undefined ? 'telegram' : 'other', at)).writes);
      return id;
    },
    /** Makes the change, unless the rules refuse it. Gives whether it was made. */
    act: async (id: string, change: Change): Promise<boolean> => {
      const p = await petitionById(store.db, vault, id);
      if (!p) throw new Error('there is no such petition');
      const actor = citizenOf('by' in change ? change.by.person : (p.person ?? 'nobody'));
      const { writes } = await effectsOf(app, { type: 'petition.changed', id, version: p.version, change }, actor);
      if (writes.length === 0) return false;
      await commit(writes);
      return true;
    },
    erase: async (person: string): Promise<void> => {
      await commit((await effectsOf(app, { type: 'person.erased' }, citizenOf(person))).writes);
    },
    read: (id: string): Promise<Petition | undefined> => petitionById(store.db, vault, id),
    close: async () => {
      await store.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

export type DigestOffice = Awaited<ReturnType<typeof digestOffice>>;

/** One story: people, crashes and redeliveries in a given order, and what was wrong in the end. */
import { eq } from 'drizzle-orm';
import type fc from 'fast-check';
import { laneIdOf, sessionIdOf } from '../../../src/app/address.ts';
import type { App, Log } from '../../../src/app/app.ts';
import { catalogues } from '../../../src/app/catalogue.ts';
import { deliverSafely } from '../../../src/app/deliver.ts';
import { metrics } from '../../../src/app/metrics.ts';
import { places } from '../../../src/app/places.ts';
import { receive } from '../../../src/app/receive.ts';
import { newPace, type Pace } from '../../../src/app/settle.ts';
import { tick } from '../../../src/app/tick.ts';
import { VIETNAM_HOLIDAYS } from '../../../src/domain/holidays.ts';
import { timeOrderedId } from '../../../src/domain/id.ts';
import type { Inbound } from '../../../src/domain/message.ts';
import { emptySession } from '../../../src/domain/session.ts';
import type { Store } from '../../../src/store/commit.ts';
import { freeLanes, lanesDue } from '../../../src/store/lanes.ts';
import { openVault } from '../../../src/store/open-vault.ts';
import { grantRole } from '../../../src/store/people.ts';
import { outbox } from '../../../src/store/schema.ts';
import { newStanding } from '../../../src/store/sessions.ts';
import { bindChat, putUnit, treeChanged } from '../../../src/store/units.ts';
import { translator } from '../../../src/text/translate.ts';
import { memoryBlobs } from '../../store/memory-blobs.ts';
import { monday, seeded, zone } from '../../world.ts';
import { type Fault, faultsOf, faulty, type Mistake, newProcess, type Process } from './faults.ts';
import { wrongs } from './oracle.ts';
import { type Actor, citizen, group, type Habit, officer } from './people.ts';
import { platform } from './platform.ts';

/** What happens at the same moment. Numbers choose among those there are. */
export type Step = {
  /** These people act. */
  readonly who: readonly number[];
  /** Each update arrives twice. */
  readonly twice: boolean;
  /** So many look at the outbox. */
  readonly deliverers: number;
  readonly tick: boolean;
  /** Time that passes before, ms. */
  readonly wait: number;
};

export type Story = {
  readonly citizens: readonly Habit[];
  readonly officers: number;
  readonly steps: readonly Step[];
  readonly faults: readonly Fault[];
  /** Processes at a time: 1 is Node, which frees the lanes when it starts; 2 is Workers, where leases run out. */
  readonly processes: 1 | 2;
  readonly sendRate: number;
  /** How long the platform takes for each call, ms. */
  readonly slow: number;
};

const vault = openVault(new Uint8Array(32).fill(7));
const t = translator({ zone });
const second = 1_000;
/** More rounds than any story needs to come to rest; a lease that nobody gives back lasts 13 of them. */
const maxRounds = 120;

type Alive = { readonly process: Process; readonly app: App; readonly pace: Pace };

const prepare = async (store: Store, officers: readonly Actor[], now: number): Promise<void> => {
  const writes = officers.flatMap(({ id }) => {
    const session = sessionIdOf(vault, 'telegram', id);
    const [address, name, person] = [id, `Cán bộ ${id}`, `officer-${id}`];
    const wakeAt = undefined;
    return [
      ...newStanding(vault, {
        id: session,
        person,
        channel: 'telegram',
        address,
        name,
        session: emptySession('vi'),
        wakeAt,
        now,
      }),
      grantRole({ person, unit: 'xa', role: 'officer', now }),
    ];
  });
  const to = { channel: 'telegram', chat: group } as const;
  const outcome = await store.commit([
    putUnit({ code: 'xa', name: 'UBND xã Ví Dụ', kind: 'commune', aliases: [] }),
    bindChat(vault, { ...to, id: laneIdOf(vault, to), unit: 'xa' }, now),
    treeChanged({ version: 'first' }),
    ...writes,
  ]);
  if (outcome !== 'ok') throw new Error(`the stage is not ready: ${outcome}`);
};

/** Plays the story in an empty, migrated store. Gives all that was wrong. */
export const play = async (store: Store, story: Story, s: fc.Scheduler, mistake?: Mistake): Promise<string[]> => {
  const random = seeded(1);
  let clock = monday;
  const now = () => clock;
  const faults = faultsOf(story.faults);
  const stage = platform(mistake === 'marked before it is sent');
  const blobs = memoryBlobs();
  const citizens = story.citizens.map((habit, i) => citizen(`${100 + i}`, habit));
  const officers = Array.from({ length: story.officers }, (_, i) => officer(`${500 + i}`));
  const actors = [...citizens, ...officers];
  await prepare(store, officers, clock);

  /** Waits for its turn among all that is under way. */
  const turn = () => s.schedule(Promise.resolve());

  const log: Log = (_level, event, { reason, at } = {}) => {
    if (event === 'turn.failed' && reason !== 'CrashSignal') stage.wrongs.push(`a turn threw ${reason} at ${at}`);
  };

  const start = async (): Promise<Alive> => {
    const process = newProcess();
    const own = faulty(store, process, faults, turn, mistake, () => stage.release(process));
    const channel = stage.channel(process, async (point) => {
      await turn();
      if (point === 'send.before') clock += story.slow;
      faults.at(point, process);
    });
    const app: App = {
      host: { now, random, newId: () => timeOrderedId(now(), random), log, hint: () => {} },
      store: own,
      vault,
      blobs,
      channels: new Map([['telegram', channel]]),
      office: {
        zone,
        quiet: { from: '21:00', to: '06:30' },
        digestAt: '06:50',
        holidays: VIETNAM_HOLIDAYS,
        silenceMs: 3_600_000,
      },
      t,
      metrics: metrics(),
      places: places(store.db, vault),
      catalogue: catalogues(store.db),
      sendRate: story.sendRate,
    };
    if (story.processes === 1) await store.commit([freeLanes()]);
    return { process, app, pace: newPace() };
  };

  const running: Alive[] = [];
  for (let i = 0; i < story.processes; i++) running.push(await start());
  const restart = async (): Promise<void> => {
    for (const [i, each] of running.entries()) if (!each.process.alive) running[i] = await start();
  };

  const acknowledged = new Set<string>();
  const made = new Set<string>();
  /** What a person has done and the platform has not got rid of: nothing else of theirs goes out before it. */
  const open = new Map<string, Inbound[]>();
  let turns = 0;

  const hand = async (update: Inbound): Promise<void> => {
    const to = running[turns++ % running.length] as Alive;
    const channel = to.app.channels.get('telegram');
    if (!channel) return;
    const accepted = () => acknowledged.add(update.key);
    if (mistake === 'acknowledged before the commit') accepted();
    const outcome = await receive(to.app, channel, [update], () => '');
    // A process that died before its answer was written has not answered.
    if (outcome === 'ok' && to.process.alive) accepted();
  };

  const speak = async ({ app, pace }: Alive): Promise<number> => {
    const lanes = await lanesDue(app.store.db, clock, 100);
    for (const lane of lanes) await deliverSafely(app, pace, lane);
    return lanes.length;
  };

  const together = async (step: Step): Promise<void> => {
    clock += step.wait;
    const updates: Inbound[] = [];
    for (const who of new Set(step.who.map((n) => n % actors.length))) {
      const actor = actors[who] as Actor;
      const waiting = open.get(actor.id) ?? [];
      const fresh = waiting.length > 0 ? waiting : actor.next(stage.chat);
      for (const { key } of fresh) made.add(key);
      open.set(actor.id, [...fresh]);
      updates.push(...fresh, ...(step.twice ? fresh : []));
    }
    const work: Promise<unknown>[] = updates.map(hand);
    for (let i = 0; i < step.deliverers; i++) work.push(speak(running[i % running.length] as Alive));
    if (step.tick) work.push(tick((running.at(-1) as Alive).app));
    await s.waitFor(Promise.allSettled(work));
    for (const [id, waiting] of open)
      open.set(
        id,
        waiting.filter(({ key }) => !acknowledged.has(key)),
      );
    await restart();
  };

  for (const step of story.steps) await together(step);

  /** Nothing fails any more: everyone does what is left to do, until nobody has anything to do. */
  const progress = () => [made.size, acknowledged.size, stage.arrived.length, faults.struck()].join();
  let quiet = 0;
  const calm = { twice: false, deliverers: 1, wait: 0 };
  for (let round = 0; quiet < 3 && round < maxRounds; round++) {
    if (round > 20) faults.end();
    const before = progress();
    // What time brings only every other round: D1 takes milliseconds for every question.
    await together({ ...calm, tick: round % 2 === 0, who: [...actors.keys()] });
    const rows = await store.db.select({ seq: outbox.seq }).from(outbox).where(eq(outbox.state, 'queued')).limit(1);
    const moved = before !== progress();
    const waiting = rows.length > 0 || [...open.values()].some((list) => list.length > 0);
    quiet = moved || waiting ? 0 : quiet + 1;
    clock += moved ? second : 5 * second;
  }
  return wrongs(store, vault, stage, { acknowledged, made, citizens, officers });
};

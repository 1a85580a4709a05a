/**
 * Where the time goes: runs one system (the service unless told otherwise) under a short load with V8's sampling profiler
 * and prints the functions and the areas of code with the most time of their own.
 *
 *   node test/bench/profile.ts --system ours|zalo-oa --petitions 2000 --warm-up 300 --top 40 --keep FOLDER
 *
 * Times are shares of the busy time; the profiler itself takes some. `--keep` leaves the `.cpuprofile` for a viewer.
 */
import { copyFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startLoad } from './child.ts';
import type { WindowResult } from './measured-window.ts';
import { SYSTEMS, type SystemName, startOnZaloOa, startSystem } from './systems.ts';
import type { Command, LoadAnswer } from './telegram-load.ts';
import type { ZaloOaAnswer, ZaloOaCommand } from './zalo-oa-load.ts';

type CpuProfile = {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
    readonly children?: readonly number[];
  }[];
  readonly samples: readonly number[];
  /** µs since the sample before. */
  readonly timeDeltas: readonly number[];
};
type Spent = { readonly where: string; readonly ms: number };

const root = `${new URL('../..', import.meta.url).pathname}`;

/** `file:///…/node_modules/undici/lib/x.js` → `undici/lib/x.js`; files of the project from its root. */
function shortUrl(url: string): string {
  const path = url.replace(/^file:\/\//, '');
  const packages = path.lastIndexOf('node_modules/');
  if (packages >= 0) return path.slice(packages + 'node_modules/'.length);
  return path.startsWith(root) ? path.slice(root.length) : path;
}

/** The package, the folder under `src/`, or Node's own code. Native functions count for the JavaScript that calls them. */
function area(url: string): string {
  const path = shortUrl(url);
  if (path.startsWith('node:')) return path.split('/').slice(0, 2).join('/');
  if (path.startsWith('src/') || path.startsWith('test/')) return path.split('/').slice(0, 2).join('/');
  return path
    .split('/')
    .slice(0, path.startsWith('@') ? 2 : 1)
    .join('/');
}

function sorted(times: ReadonlyMap<string, number>): Spent[] {
  return [...times].map(([where, us]) => ({ where, ms: us / 1000 })).sort((a, b) => b.ms - a.ms);
}

/** Time of their own by function and by area, and all busy time, ms. Idle time is left out. */
function read(profile: CpuProfile): { functions: Spent[]; areas: Spent[]; busyMs: number } {
  const nodes = new Map(profile.nodes.map((node) => [node.id, node]));
  const parents = new Map(
    profile.nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)),
  );
  const self = new Map<number, number>();
  profile.samples.forEach((id, at) => {
    self.set(id, (self.get(id) ?? 0) + (profile.timeDeltas[at] ?? 0));
  });
  const functions = new Map<string, number>();
  const areas = new Map<string, number>();
  let busy = 0;
  for (const [id, us] of self) {
    const frame = nodes.get(id)?.callFrame;
    if (frame === undefined || frame.functionName === '(idle)') continue;
    busy += us;
    const place = frame.url === '' ? '(native)' : `${shortUrl(frame.url)}:${frame.lineNumber + 1}`;
    const name = frame.functionName.startsWith('(')
      ? frame.functionName
      : `${frame.functionName || '(anonymous)'}  ${place}`;
    functions.set(name, (functions.get(name) ?? 0) + us);
    let owner: number | undefined = id;
    while (owner !== undefined && nodes.get(owner)?.callFrame.url === '') owner = parents.get(owner);
    const url = owner === undefined ? '' : (nodes.get(owner)?.callFrame.url ?? '');
    const whose = url === '' ? frame.functionName : area(url);
    areas.set(whose, (areas.get(whose) ?? 0) + us);
  }
  return { functions: sorted(functions), areas: sorted(areas), busyMs: busy / 1000 };
}

function show(title: string, rows: readonly Spent[], busyMs: number, petitions: number): void {
  console.log(`\n${title}\n   share   µs/petition`);
  for (const { where, ms } of rows) {
    const share = `${((ms / busyMs) * 100).toFixed(1)}%`.padStart(8);
    console.log(`${share}${((ms * 1000) / petitions).toFixed(1).padStart(14)}   ${where}`);
  }
}

const { values: flags } = parseArgs({
  options: {
    system: { type: 'string', default: 'ours' },
    petitions: { type: 'string', default: '3000' },
    'warm-up': { type: 'string', default: '300' },
    citizens: { type: 'string', default: '100' },
    connections: { type: 'string', default: '40' },
    top: { type: 'string', default: '40' },
    keep: { type: 'string' },
  },
});
const name = flags.system as SystemName | 'zalo-oa';
if (name !== 'zalo-oa' && !SYSTEMS.includes(name)) {
  console.error(`unknown system: ${name}; there are ${[...SYSTEMS, 'zalo-oa'].join(', ')}`);
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'bench-profile-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));
const flagsOfNode = ['--cpu-prof', `--cpu-prof-dir=${scratch}`, '--cpu-prof-interval=500'];

type Played = { readonly petitions: number; readonly answer: WindowResult; readonly complaints: string };

const onTelegram = async (system: SystemName): Promise<Played> => {
  const load = await startLoad<Command>();
  const { child, webhook, secret } = await startSystem(system, scratch, load, flagsOfNode);
  const answer = await load.ask<LoadAnswer>({
    do: 'load',
    url: webhook,
    secret,
    connections: Number(flags.connections),
    plan: {
      petitions: Number(flags.petitions),
      warmUp: Number(flags['warm-up']),
      citizens: Number(flags.citizens),
      maxSeconds: 20,
      replies: system !== 'bare',
      pid: child.pid,
    },
  });
  await child.stop();
  await load.stop();
  return { petitions: answer.finished, answer, complaints: child.complaints() };
};

/** As many petitions, two events each, 200 events a second. */
const onZaloOa = async (): Promise<Played> => {
  const load = await startLoad<ZaloOaCommand>('zalo-oa-load.ts');
  const { child, webhook } = await startOnZaloOa(scratch, load, flagsOfNode);
  const seconds = Number(flags.petitions) / 100;
  const answer = await load.ask<ZaloOaAnswer>({
    do: 'load',
    url: webhook,
    perSecond: 200,
    seconds,
    calm: 100,
    warmUp: 5,
    pid: child.pid,
  });
  await child.stop();
  await load.stop();
  return { petitions: answer.filed, answer, complaints: child.complaints() };
};

const { petitions, answer, complaints } = name === 'zalo-oa' ? await onZaloOa() : await onTelegram(name);

// More than one where the system has worker threads: the biggest is the main one.
const profiles = readdirSync(scratch)
  .filter((each) => each.endsWith('.cpuprofile'))
  .map((each) => ({ each, size: readFileSync(join(scratch, each)).length }))
  .sort((a, b) => b.size - a.size);
const file = profiles[0]?.each;
if (file === undefined) {
  console.error(`no profile was written: the process did not end in order. ${complaints}`);
  process.exit(1);
}
if (flags.keep !== undefined) copyFileSync(join(scratch, file), join(flags.keep, `${name}.cpuprofile`));
const { functions, areas, busyMs } = read(JSON.parse(readFileSync(join(scratch, file), 'utf8')) as CpuProfile);
console.log(
  `${name}: ${petitions} petitions, ${answer.petitionsPerSecond.toFixed(0)}/s and ` +
    `${answer.systemCpuMsPerPetition.toFixed(2)} ms of processor time each with the profiler on; ${busyMs.toFixed(0)} ms busy ` +
    `from start to end, start included.`,
);
show('By area, native functions with their callers', areas.slice(0, 25), busyMs, petitions);
show(
  `The ${flags.top} functions with the most time of their own`,
  functions.slice(0, Number(flags.top)),
  busyMs,
  petitions,
);

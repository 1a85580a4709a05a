/**
 * `npm run bench`: the service beside two peers and the bare limit, over real HTTP on loopback, in the same run.
 *
 * Each system runs alone against a fresh database while a second process is Telegram and the citizens; the systems take
 * turns for some rounds and the medians are told. Before them the service alone answers a Zalo Official Account, whose events come
 * at fixed times. One JSON line per figure on standard output, a table on standard error.
 *
 *   --only ours,telegraf,zalo-oa   --petitions 3000   --warm-up 300   --rounds 3   --citizens 100   --connections 40
 *   --max-seconds 15       --quick            --scratch FOLDER
 *
 * `--only similar`, never done unasked either, looks for petitions like one among a million stored (`--quick`: 50,000); `--only search` searches
 * as many by words.
 * `--only documents` measures pictures and documents. `--only national`, never done unasked, the digests of a whole country: it takes 17 GB and some
 * ten minutes to build its stores (`--quick`: a tenth), which `--stores FOLDER` keeps for the next time.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { peakMemory, startLoad, syncMs } from './child.ts';
import { measureDocuments } from './documents.ts';
import { FIGURES, type Line, type Measured, median, notStoredOnce, print, ratios, table } from './figures.ts';
import { measureNational } from './national.ts';
import { measureSearch } from './search.ts';
import { measureSimilar } from './similar.ts';
import { SYSTEMS, type SystemName, startSystem } from './systems.ts';
import type { Command, LoadAnswer } from './telegram-load.ts';
import { measureZaloOa } from './zalo-oa.ts';

const { values: flags } = parseArgs({
  options: {
    only: { type: 'string' },
    petitions: { type: 'string' },
    'warm-up': { type: 'string' },
    rounds: { type: 'string' },
    citizens: { type: 'string', default: '100' },
    connections: { type: 'string', default: '40' },
    'max-seconds': { type: 'string', default: '15' },
    quick: { type: 'boolean', default: false },
    scratch: { type: 'string', default: tmpdir() },
    stores: { type: 'string' },
  },
});
const petitions = Number(flags.petitions ?? (flags.quick ? 600 : 3000));
const warmUp = Number(flags['warm-up'] ?? (flags.quick ? 150 : 300));
const rounds = Number(flags.rounds ?? (flags.quick ? 1 : 3));
const usual = [...SYSTEMS, 'zalo-oa', 'documents'] as const;
const parts = [...usual, 'national', 'similar', 'search'] as const;
const wanted = (flags.only?.split(',') ?? usual) as (typeof parts)[number][];
const strangers = wanted.filter((name) => !parts.includes(name));
if (strangers.length > 0) {
  console.error(`unknown system: ${strangers.join(', ')}; there are ${parts.join(', ')}`);
  process.exit(2);
}
const systems = SYSTEMS.filter((name) => wanted.includes(name));
if (systems.includes('ours') && !existsSync(join(import.meta.dirname, '../../src/node.ts'))) {
  console.error('src/node.ts is not there yet: leave the service out with --only bare,bare-calls,telegraf,grammy');
  process.exit(2);
}

/** One system, one round, alone on the machine as far as we can tell. */
async function measure(name: SystemName, folder: string): Promise<Measured> {
  mkdirSync(folder);
  const load = await startLoad<Command>();
  try {
    const { child, webhook, secret, coldStartMs, stored } = await startSystem(name, folder, load);
    let quiet = false;
    try {
      const replies = name !== 'bare';
      // The bare limits are many times faster: more of the same, or the window would be over in a moment.
      const times = name.startsWith('bare') ? 4 : 1;
      const answer = await load.ask<LoadAnswer>({
        do: 'load',
        url: webhook,
        secret,
        connections: Number(flags.connections),
        plan: {
          petitions: petitions * times,
          warmUp: warmUp * times,
          citizens: Number(flags.citizens),
          maxSeconds: Number(flags['max-seconds']),
          replies,
          pid: child.pid,
        },
      });
      const refusals = Object.entries(answer.refusals).map(([status, count]) => `${count} × ${status}`);
      if (refusals.length > 0) console.error(`${name} refused updates: ${refusals.join(', ')}`);
      quiet = answer.lost === 0 && refusals.length === 0;
      const all = stored();
      return {
        ...answer,
        coldStartMs,
        peakMemoryMb: peakMemory(child.pid),
        receiptsNotStoredOnce:
          all === undefined ? 0 : notStoredOnce(answer.codes, all) + (answer.finished - answer.codes.length),
      };
    } finally {
      const code = await child.stop();
      if (code !== 0) console.error(`${name} did not stop in order: ${code ?? 'killed after 10 s'}`);
      if ((code !== 0 || !quiet) && child.complaints() !== '')
        console.error(`${name} said: ${child.complaints().slice(-500)}`);
    }
  } finally {
    await load.stop();
  }
}

/** No part is begun that could end after this, ms. */
const TIME_LIMIT = 290_000;

const scratch = mkdtempSync(join(flags.scratch, 'bench-'));
process.once('exit', () => rmSync(scratch, { recursive: true, force: true }));

const began = performance.now();
const conditions = {
  cores: availableParallelism(),
  loadAverageBefore: loadavg()[0] ?? 0,
  syncMs: syncMs(scratch),
  node: process.version,
  petitions,
  warmUp,
  rounds,
  citizens: Number(flags.citizens),
  connections: Number(flags.connections),
};
const results = new Map<SystemName, Measured[]>(systems.map((name) => [name, []]));
let failed = false;
let slowest = 0;
type Part = { readonly lines: readonly Line[]; readonly notes: readonly string[] };
const single = async (name: (typeof parts)[number], work: () => Promise<Part>): Promise<void> => {
  if (!wanted.includes(name)) return;
  try {
    const { lines, notes } = await work();
    for (const line of lines) print(line);
    for (const note of notes) console.error(note);
  } catch (error) {
    failed = true;
    console.error(`${name} failed: ${error instanceof Error ? error.message : String(error)}`);
  }
};
await single('zalo-oa', () => measureZaloOa(scratch, flags.quick ? 5 : 20));
await single('documents', () => measureDocuments(flags.quick ? 30 : 200));
await single('national', () => {
  const size = flags.quick ? { petitions: 100_000, figures: 50_000 } : { petitions: 1_000_000, figures: 500_000 };
  if (flags.stores !== undefined) mkdirSync(flags.stores, { recursive: true });
  return measureNational(flags.stores ?? scratch, size, Number(flags.rounds ?? 2));
});
await single('similar', () => measureSimilar(scratch, flags.quick ? 50_000 : 1_000_000));
await single('search', () => measureSearch(scratch, flags.quick ? 50_000 : 1_000_000));
measuring: for (let round = 1; round <= rounds; round += 1) {
  for (const name of systems) {
    const since = performance.now();
    if (since - began + slowest > TIME_LIMIT) {
      console.error(`stopped before round ${round} of ${name}: the time is used up`);
      break measuring;
    }
    try {
      const measured = await measure(name, join(scratch, `${round}-${name}`));
      results.get(name)?.push(measured);
      console.error(
        `round ${round} ${name}: ${measured.petitionsPerSecond.toFixed(0)} petitions/s, ` +
          `${measured.updatesPerSecond.toFixed(0)} updates/s, lost ${measured.lost}, other work ${measured.otherCpu.toFixed(2)} cores`,
      );
    } catch (error) {
      failed = true;
      console.error(`round ${round} ${name} failed: ${error instanceof Error ? error.message : String(error)}`);
    }
    rmSync(join(scratch, `${round}-${name}`), { recursive: true, force: true });
    slowest = Math.max(slowest, performance.now() - since);
  }
}

print({ figure: 'conditions', system: 'machine', value: { ...conditions, loadAverageAfter: loadavg()[0] ?? 0 } });
for (const [name, list] of results) {
  if (list.length === 0) continue;
  for (const figure of FIGURES) {
    if (name === 'bare' && figure.conversation) continue;
    const each = list.map(figure.of);
    print({ figure: figure.name, system: name, value: median(each), rounds: each });
  }
  print({ figure: 'api_calls_by_method', system: name, value: list[0]?.callsPerPetition ?? {} });
}
for (const line of ratios(results)) print(line);

const disturbed = [...results.values()].flat().reduce((most, { otherCpu }) => Math.max(most, otherCpu), 0);
if (systems.length > 0)
  console.error(`${table(results)}

${rounds} round(s) of ${petitions} petitions, ${conditions.citizens} citizens at once over ${conditions.connections} connections; medians.`);
console.error(`${conditions.cores} cores, shared by the system, the load and whatever else runs here: load average ${conditions.loadAverageBefore.toFixed(2)} before,
${(loadavg()[0] ?? 0).toFixed(2)} after; other work took up to ${disturbed.toFixed(2)} cores in a round${disturbed > 0.3 ? ': DISTURBED, trust the CPU figures more than the rates' : ''}.
A 4 KB write with fdatasync takes ${conditions.syncMs.toFixed(2)} ms here. ${((performance.now() - began) / 1000).toFixed(0)} s in all.`);
process.exitCode = failed ? 1 : 0;

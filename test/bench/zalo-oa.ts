/** The service behind a Zalo Official Account: how soon a signed event gets its answer when they come at fixed times. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { startLoad } from './child.ts';
import { type Line, notStoredOnce } from './figures.ts';
import { startOnZaloOa } from './systems.ts';
import type { ZaloOaAnswer, ZaloOaCommand } from './zalo-oa-load.ts';

/** Zalo counts an event as failed that is not answered within 2 s. What is to be reached, ms; the rest is for the way. */
const STAGES = [
  { name: 'steady', perSecond: 100, goal: { figure: 'ack_p99_ms', below: 200 } },
  { name: 'burst', perSecond: 500, goal: { figure: 'ack_max_ms', below: 1_500 } },
] as const;

/** What comes before: events a second, and for how long, s. */
const CALM = 100;
const WARM_UP = 5;

const figuresOf = (answer: ZaloOaAnswer, stored: readonly string[]): Readonly<Record<string, number>> => ({
  updates_per_second: answer.updatesPerSecond,
  ack_p50_ms: answer.ackMs.p50,
  ack_p95_ms: answer.ackMs.p95,
  ack_p99_ms: answer.ackMs.p99,
  ack_max_ms: answer.ackMs.max,
  petitions_per_second: answer.petitionsPerSecond,
  refused: Object.values(answer.refusals).reduce((sum, each) => sum + each, 0),
  lost_petitions: answer.filed - answer.codes.length,
  receipts_not_stored_once: notStoredOnce(answer.codes, stored),
  drain_ms: answer.drainMs,
  cpu_ms_per_petition: answer.systemCpuMsPerPetition,
  load_cpu_share: answer.loadCpu,
  other_cpu_share: answer.otherCpu,
});

export type ZaloOaMeasured = { readonly lines: readonly Line[]; readonly notes: readonly string[] };

/** Each stage on a fresh service and database. @param seconds of each stage, without its warm-up */
export async function measureZaloOa(
  folder: string,
  seconds: number,
  nodeFlags: readonly string[] = [],
): Promise<ZaloOaMeasured> {
  const lines: Line[] = [];
  const notes: string[] = [];
  for (const { name, perSecond, goal } of STAGES) {
    const place = join(folder, `zalo-oa-${name}`);
    mkdirSync(place);
    const load = await startLoad<ZaloOaCommand>('zalo-oa-load.ts');
    try {
      const { child, webhook, stored } = await startOnZaloOa(place, load, nodeFlags);
      try {
        const answer = await load.ask<ZaloOaAnswer>({
          do: 'load',
          url: webhook,
          perSecond,
          seconds,
          calm: CALM,
          warmUp: WARM_UP,
          pid: child.pid,
        });
        const figures = figuresOf(answer, stored() ?? []);
        for (const [figure, value] of Object.entries(figures))
          lines.push({ figure: `zalo_oa_${name}_${figure}`, system: 'ours', value });
        const reached = (figures[goal.figure] ?? Number.POSITIVE_INFINITY) < goal.below ? 'reached' : 'MISSED';
        const { p50, p95, p99, max } = answer.ackMs;
        notes.push(
          `Zalo OA, ${perSecond} events/s for ${seconds} s (open loop, from the intended time): ` +
            `p50 ${p50.toFixed(1)}, p95 ${p95.toFixed(1)}, p99 ${p99.toFixed(1)}, slowest ${max.toFixed(1)} ms; ` +
            `${goal.figure} below ${goal.below}: ${reached}; refused ${figures.refused}, lost ${figures.lost_petitions}, ` +
            `not stored once ${figures.receipts_not_stored_once}; other work ${answer.otherCpu.toFixed(2)} cores`,
        );
      } finally {
        const code = await child.stop();
        if (code !== 0) notes.push(`it did not stop in order: ${code ?? 'killed'}: ${child.complaints().slice(-300)}`);
      }
    } finally {
      await load.stop();
    }
  }
  return { lines, notes };
}

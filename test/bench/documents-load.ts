/**
 * Makes one sort of document many times in a process of its own, and prints as JSON how long each took and how much memory there was at most.
 *
 *   node test/bench/documents-load.ts picture|docx|xlsx TIMES
 */

import { reportDocx } from '../../src/documents/docx.ts';
import { figuresXlsx } from '../../src/documents/xlsx.ts';
import { png } from '../../src/node/png.ts';
import { svg } from '../../src/picture/svg.ts';
import { forms, party, state } from '../documents/samples.ts';
import { samples } from '../picture/samples.ts';
import { peakMemory } from './child.ts';

export const SORTS = ['picture', 'docx', 'xlsx'] as const;
export type Sort = (typeof SORTS)[number];

export type DocumentsAnswer = {
  readonly firstMs: number;
  /** Each of the others, ms. */
  readonly ms: readonly number[];
  readonly cpuMs: number;
  readonly bytes: number;
  readonly peakMb: number;
};

const pictures = Object.values(samples);
const reports = [party, state];

const make: Readonly<Record<Sort, (i: number) => Promise<Uint8Array>>> = {
  // From the figures to the bytes, as a digest's.
  picture: (i) => png(svg(pictures[i % pictures.length]!)),
  docx: (i) => reportDocx(reports[i % reports.length]!),
  xlsx: (i) => figuresXlsx({ ...party.annex, title: `${party.annex.title} (${i})`, forms }),
};

if (import.meta.main) {
  const [, , sort = '', times = '0'] = process.argv;
  const one = make[sort as Sort];
  const ms: number[] = [];
  let [bytes, firstMs] = [0, 0];
  let cpu = process.cpuUsage();
  for (let i = 0; i <= Number(times); i++) {
    const since = performance.now();
    bytes = Math.max(bytes, (await one(i)).length);
    const took = performance.now() - since;
    if (i > 0) ms.push(took);
    else [firstMs, cpu] = [took, process.cpuUsage()];
  }
  const used = process.cpuUsage(cpu);
  const cpuMs = (used.user + used.system) / 1000 / ms.length;
  const answer: DocumentsAnswer = { firstMs, ms, cpuMs, bytes, peakMb: peakMemory(process.pid) };
  console.log(JSON.stringify(answer));
}

/** What a picture, a report in Word and a spreadsheet cost: each sort in a process of its own, so that its memory is its own. */
import { join } from 'node:path';
import { output } from './child.ts';
import { type DocumentsAnswer, SORTS } from './documents-load.ts';
import { type Line, median } from './figures.ts';

/** @param times how many of each, after the first */
export async function measureDocuments(
  times: number,
): Promise<{ readonly lines: readonly Line[]; readonly notes: readonly string[] }> {
  const lines: Line[] = [];
  const notes: string[] = [];
  for (const sort of SORTS) {
    const said = await output([join(import.meta.dirname, 'documents-load.ts'), sort, String(times)], {});
    const { firstMs, ms, cpuMs, bytes, peakMb } = JSON.parse(said) as DocumentsAnswer;
    const figures = { ms: median(ms), cpu_ms: cpuMs, first_ms: firstMs, largest_bytes: bytes, peak_memory_mb: peakMb };
    for (const [figure, value] of Object.entries(figures))
      lines.push({ figure: `${sort}_${figure}`, system: 'ours', value });
    notes.push(
      `${sort}: ${median(ms).toFixed(1)} ms each (median of ${times}; ${cpuMs.toFixed(1)} ms of processor time), ` +
        `the first ${firstMs.toFixed(0)} ms, at most ${(bytes / 1000).toFixed(0)} kB and ${peakMb.toFixed(0)} MB of memory`,
    );
  }
  return { lines, notes };
}

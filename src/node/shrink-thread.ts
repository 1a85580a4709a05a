/** The thread in which one picture is made smaller: a second of work that answers must not wait for. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import { Resvg } from '@resvg/resvg-js';
import { jpegBy } from '../picture/jpeg.ts';
import { shrinker } from '../picture/shrink.ts';
import type { Task } from './shrink.ts';

const encoder = fileURLToPath(import.meta.resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm'));

const { bytes, limit } = workerData as Task;

const shrink = shrinker({
  draw: async (svg) => new Resvg(svg, { font: { loadSystemFonts: false } }).render(),
  jpeg: jpegBy(await WebAssembly.compile(readFileSync(encoder))),
  base64: (from) => Buffer.from(from).toString('base64'),
  // Telephones take pictures of up to 50 million pixels: 200 MB while one is drawn.
  maxPixels: 50_000_000,
});

parentPort?.postMessage(await shrink(bytes, limit));

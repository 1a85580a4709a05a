/** Pictures made smaller on Node: each in a thread of its own, one at a time. */
import { Worker } from 'node:worker_threads';
import type { Shrink } from '../picture/shrink.ts';

export type Task = { readonly bytes: Uint8Array; readonly limit: number };

/** One of 12 million pixels and 11 MB took 1.7 s beside other work. What takes longer than this is given up. ms */
const patience = 15_000;

const inThread: Shrink = (bytes, limit) =>
  new Promise((done) => {
    const task: Task = { bytes, limit };
    const thread = new Worker(new URL('./shrink-thread.ts', import.meta.url), { workerData: task });
    const late = setTimeout(() => thread.terminate(), patience);
    thread.once('message', done);
    // A damaged picture makes the renderer throw: it cannot be drawn, and that is the answer.
    thread.once('error', () => done(undefined));
    thread.once('exit', () => {
      clearTimeout(late);
      done(undefined);
    });
  });

let last: Promise<unknown> = Promise.resolve();

export const shrink: Shrink = (bytes, limit) => {
  const mine = last.then(() => inThread(bytes, limit));
  last = mine;
  return mine;
};

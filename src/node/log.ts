/** The log on Node: lines of JSON on standard output, by the real clock. */
import type { Log } from '../app/app.ts';
import { jsonLog as log } from '../app/log.ts';

/** @param secrets exact values that must never be written */
export const jsonLog = (secrets: readonly string[], write: (line: string) => void): Log =>
  log(secrets, Date.now, (line) => write(`${line}\n`));

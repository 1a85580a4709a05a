/** One JSON object a line on standard output, and a last net: what looks like a token is not written, whatever brought it there. */
import type { Log, LogFields } from '../app/app.ts';

const fields: readonly (keyof LogFields)[] = ['channel', 'key', 'code', 'outcome', 'reason', 'count', 'ms', 'at'];

/** No leading word boundary: in a URL the token is glued to `bot`. */
const token = /\d{5,}:[\w-]{20,}/g;

/** @param secrets exact values that must never be written */
export const jsonLog = (secrets: readonly string[], write: (line: string) => void): Log => {
  return (level, event, given = {}) => {
    const picked = Object.fromEntries(
      fields.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
    );
    let line = JSON.stringify({ time: new Date().toISOString(), level, event, ...picked });
    for (const secret of secrets) line = line.replaceAll(secret, '•');
    write(`${line.replaceAll(token, '•')}\n`);
  };
};

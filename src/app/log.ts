/** Log lines as JSON: only the fields that exist, and a last net for what looks like a token, whatever brought it there. */
import type { Log, LogFields } from './app.ts';

const fields: readonly (keyof LogFields)[] = ['channel', 'key', 'code', 'outcome', 'reason', 'count', 'ms', 'at'];

/** No leading word boundary: in a URL the token is glued to `bot`. */
const token = /\d{5,}:[\w-]{20,}/g;

/**
 * @param secrets exact values that must never be written
 * @param now ms
 * @param write takes one line, without its end
 */
export const jsonLog =
  (secrets: readonly string[], now: () => number, write: (line: string) => void): Log =>
  (level, event, given = {}) => {
    const picked = Object.fromEntries(
      fields.flatMap((name) => (given[name] === undefined ? [] : [[name, given[name]]])),
    );
    let line = JSON.stringify({ time: new Date(now()).toISOString(), level, event, ...picked });
    for (const secret of secrets) line = line.replaceAll(secret, '•');
    write(line.replaceAll(token, '•'));
  };

/** A key for events that Zalo gives no id: the same for the same body, in whatever order its fields stand. */

/** Bodies are flat; what lies deeper makes no difference. */
const DEPTH = 8;

const ordered = (value: unknown, depth: number): string => {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'null';
  if (depth === 0) return '"…"';
  if (Array.isArray(value)) return `[${value.map((each) => ordered(each, depth - 1)).join()}]`;
  const fields = Object.entries(value as object).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${fields.map(([name, each]) => `${JSON.stringify(name)}:${ordered(each, depth - 1)}`).join()}}`;
};

/** SHA-256 of a body, 32 hex digits of it: 128 bits, so that no two events of an office's life share one by chance. */
export const fingerprint = (body: unknown): string =>
  sha256(new TextEncoder().encode(ordered(body, DEPTH))).slice(0, 32);

/** The first bits of the fractional parts of the roots of the first primes, as FIPS 180-4 sets them. */
const constants = (count: number, root: (n: number) => number): Uint32Array => {
  const found: number[] = [];
  for (let n = 2; found.length < count; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (prime) found.push((root(n) % 1) * 2 ** 32);
  }
  return Uint32Array.from(found);
};

const START = constants(8, Math.sqrt);
const ROUNDS = constants(64, Math.cbrt);

/** The runtime's own SHA-256 is asynchronous, and reading is not. In hex. */
const sha256 = (bytes: Uint8Array): string => {
  const length = ((bytes.length + 8) >> 6) * 64 + 64;
  const padded = new Uint8Array(length);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setUint32(length - 8, Math.floor(bytes.length / 2 ** 29));
  view.setUint32(length - 4, bytes.length << 3);
  const state = START.slice();
  const words = new Uint32Array(64);
  for (let at = 0; at < length; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getUint32(at + i * 4);
    for (let i = 16; i < 64; i++) {
      const [w2, w15] = [words[i - 2] as number, words[i - 15] as number];
      const s1 = turned(w2, 17) ^ turned(w2, 19) ^ (w2 >>> 10);
      const s0 = turned(w15, 7) ^ turned(w15, 18) ^ (w15 >>> 3);
      words[i] = s1 + (words[i - 7] as number) + s0 + (words[i - 16] as number);
    }
    mix(state, words);
  }
  return Array.from(state, (word) => word.toString(16).padStart(8, '0')).join('');
};

const mix = (state: Uint32Array, words: Uint32Array): void => {
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let i = 0; i < 64; i++) {
    const s1 = turned(e, 6) ^ turned(e, 11) ^ turned(e, 25);
    const t1 = (h + s1 + ((e & f) ^ (~e & g)) + (ROUNDS[i] as number) + (words[i] as number)) | 0;
    const s0 = turned(a, 2) ^ turned(a, 13) ^ turned(a, 22);
    const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) state[i] = (state[i] as number) + word;
};

const turned = (word: number, by: number): number => (word >>> by) | (word << (32 - by));

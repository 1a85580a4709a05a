/** The service on Cloudflare Workers. What must be created first stands in wrangler.toml. */
import { worker } from './worker/handlers.ts';

/** 2 words of 32 bits → 48 bits, as on Node. */
const random = (): number => {
  const [high = 0, low = 0] = crypto.getRandomValues(new Uint32Array(2));
  return ((high >>> 16) * 2 ** 32 + low) / 2 ** 48;
};

export default worker({
  now: Date.now,
  random,
  // Called as a function of its own: workerd refuses a `fetch` that is a method of something else.
  fetch: (input, init) => fetch(input, init),
  pause: (ms) => new Promise((done) => setTimeout(done, ms)),
  // Its own part of the bundle: megabytes that most invocations never need.
  png: async (svg) => (await import('./worker/png.ts')).png(svg),
  shrink: async (bytes, limit) => (await import('./worker/shrink.ts')).shrink(bytes, limit),
  print: console.log,
});

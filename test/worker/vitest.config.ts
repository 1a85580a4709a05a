/** The tests in this folder run inside workerd, with D1 and R2 as Cloudflare's local simulator has them. */
import { fileURLToPath } from 'node:url';
import { cloudflareTest, readD1Migrations } from '@cloudflare/vitest-pool-workers';
import { defineConfig } from 'vitest/config';

const migrations = fileURLToPath(new URL('../../migrations', import.meta.url));

export default defineConfig({
  root: fileURLToPath(new URL('.', import.meta.url)),
  plugins: [
    cloudflareTest(async () => ({
      main: '../../src/worker.ts',
      wrangler: { configPath: '../../wrangler.toml' },
      remoteBindings: false,
      miniflare: {
        // Nothing is asked of Cloudflare: neither where this machine stands, nor anything else.
        cf: false,
        outboundService: () => {
          throw new Error('No test reaches the network');
        },
        bindings: {
          MIGRATIONS: await readD1Migrations(migrations),
          DATA_KEY: Buffer.alloc(32, 7).toString('base64'),
          TELEGRAM_BOT_TOKEN: '1000001:AAF-canary-token-of-the-tests-0123456',
          TELEGRAM_WEBHOOK_SECRET: 'webhook-secret-of-the-tests',
        },
      },
    })),
  ],
  test: {
    name: 'worker',
    include: ['**/*.test.ts'],
    // One workerd, everything loaded once: a third of the time. Every test begins with a fresh database all the same.
    isolate: false,
    fileParallelism: false,
    // After the others, which have as many processes as there are cores.
    sequence: { groupOrder: 1 },
    // A time-out only ends a test that hangs; no test measures time. The machine may be slow and shared.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});

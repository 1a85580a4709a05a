/** Two projects: everything that runs in Node, and what runs inside workerd. */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

/** The tests in `test/worker/` bring their own configuration, made with `cloudflareTest` of @cloudflare/vitest-pool-workers. */
const workers = fileURLToPath(new URL('./worker/vitest.config.ts', import.meta.url));

export default defineConfig({
  root,
  test: {
    // By itself it takes a core less than there are: on two, half of the machine would only wait for files and processes.
    maxWorkers: Math.max(2, availableParallelism()),
    projects: [
      {
        root,
        test: {
          name: 'node',
          include: ['test/**/*.test.ts'],
          exclude: ['test/worker/**'],
          setupFiles: ['test/setup.ts'],
          // Files share the modules they load: an own copy for each took two thirds of the whole time.
          isolate: false,
          // Node loads our files as it does for the service: through Vite's own loader all of it took half as long again.
          experimental: { viteModuleRunner: false, nodeLoader: false },
          // A time-out only ends a test that hangs; no test measures time. The machine may be slow and shared.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      ...(existsSync(workers) ? [workers] : []),
    ],
  },
});

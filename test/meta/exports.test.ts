/** No dead files, exports or dependencies: what nobody uses, somebody will have to understand. Takes knip about a second. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { exists } from './project.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

test('everything is used', ({ skip }) => {
  const roots = ['src/node.ts', 'src/worker.ts', 'src/cli.ts'];
  const missing = roots.filter((path) => !exists(path));
  skip(missing.length > 0, `waits for ${missing.join(', ')}`);
  const knip = fileURLToPath(new URL('../../node_modules/knip/bin/knip.js', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [knip, '--no-progress', '--no-config-hints'], {
    cwd: root,
    encoding: 'utf8',
  });
  expect({ status, said: stdout + stderr }).toEqual({ status: 0, said: expect.any(String) });
});

/** The shape of the tree: small files, numbered migrations, every flow in the list. */
import { expect, test } from 'vitest';
import { files, read } from './project.ts';

const lengthLimit = 300;

/** A first line that says why the file is as long as it is. */
const givesReason = /^(\/\/|\/\*\*?).*\b(long|because|one (file|place|table)|together)\b/i;

test('a file of more than 300 lines says why in its first line', () => {
  const long = files('src/**/*.ts', 'test/**/*.ts')
    .filter(({ path }) => !path.endsWith('.gen.ts'))
    .filter(({ text }) => text.trimEnd().split('\n').length > lengthLimit && !givesReason.test(text.split('\n', 1)[0]!))
    .map(({ path, text }) => `${path}: ${text.trimEnd().split('\n').length} lines`);
  expect(long).toEqual([]);
});

test('migrations are numbered without a gap, and nothing else is among them', () => {
  const names = files('migrations/*').map(({ path }) => path.slice('migrations/'.length));
  expect(names.length).toBeGreaterThan(0);
  const numbered = names.map((_, index) =>
    expect.stringMatching(`^${String(index + 1).padStart(4, '0')}_[a-z0-9_-]+\\.sql$`),
  );
  expect(names).toEqual(numbered);
});

test('migrations only add: D1 ignores the pragma that would make anything else safe', () => {
  const destructive = /\bDROP\s+TABLE\b|\bRENAME\b|\bforeign_keys\b|\bON\s+DELETE\s+CASCADE\b/i;
  const found = files('migrations/*.sql').filter(({ text }) => destructive.test(text.replace(/--.*$/gm, '')));
  expect(found.map(({ path }) => path)).toEqual([]);
});

test('every flow is in the list of flows', () => {
  const listed = /export const flows\b[^=]*=\s*\[([^\]]*)\]/.exec(read('src/flows/index.ts'))?.[1] ?? '';
  const names = new Set(listed.split(/[\s,]+/).filter(Boolean));
  const declared = files('src/flows/**/*.ts').flatMap(({ path, text }) =>
    [...text.matchAll(/^export const (\w+): Flow\b/gm)].map((match) => ({ path, name: match[1]! })),
  );
  expect(declared.length).toBeGreaterThan(0);
  const missing = declared.filter(({ name }) => !names.has(name)).map(({ path, name }) => `${path}: ${name}`);
  expect(missing).toEqual([]);
});

test('nothing in the tree names where it was made', () => {
  // Paths of a developer's machine have no place in files that others run.
  const found = files('src/**/*', 'test/**/*.ts', 'locales/**/*', 'migrations/*', '*.{md,toml,json}', '.ci/*')
    .filter(({ path }) => path !== 'test/meta/files.test.ts')
    .filter(({ text }) => /(^|[\s'"`(=])\/(work|home|Users|root)\/\w/m.test(text));
  expect(found.map(({ path }) => path)).toEqual([]);
});

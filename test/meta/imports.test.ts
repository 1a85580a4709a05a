/** Who may import whom. An arrow that is not in these tables does not exist. */
import { posix } from 'node:path';
import { expect, test } from 'vitest';
import { files } from './project.ts';
import { inspect } from './source.ts';

/** Folder of `src` → what of ours it may import besides itself: a folder, or a single file. */
const ours: Readonly<Record<string, readonly string[]>> = {
  text: [],
  domain: ['text'],
  understand: ['domain', 'text'],
  engine: ['domain', 'text'],
  flows: ['engine', 'understand', 'domain', 'text'],
  documents: ['domain', 'text'],
  picture: ['domain', 'text'],
  channels: ['domain', 'text'],
  store: ['domain'],
  app: ['documents', 'picture', 'flows', 'engine', 'understand', 'store', 'domain', 'text', 'channels/contract.ts'],
  // The vocabulary of `domain` and `text` is what `app` speaks, so its callers may name it too.
  web: ['app', 'domain', 'text'],
  http: ['app', 'web', 'domain', 'text', 'channels/contract.ts'],
  emulators: ['domain'],
};

/** The composition roots and the operator's commands see everything; nothing imports them. */
const roots = ['node.ts', 'worker.ts', 'cli.ts', 'node/', 'worker/', 'cli/', 'roots/'];

/** Package → where in `src` it may be imported, besides the roots. A package that is missing here may be imported nowhere. */
const packages: Readonly<Record<string, RegExp>> = {
  // Types alone, of what the platform hands to the root.
  '@cloudflare/workers-types': /^store\/open-[^/]+\.ts$/,
  '@expo-google-fonts/be-vietnam-pro': /^$/,
  '@fluent/bundle': /^text\//,
  '@fluent/syntax': /^text\/generate\.ts$/,
  '@grammyjs/types': /^channels\/telegram\//,
  '@hono/node-server': /^$/,
  '@jsquash/jpeg': /^picture\/jpeg\.ts$/,
  '@resvg/resvg-js': /^$/,
  '@resvg/resvg-wasm': /^$/,
  'better-sqlite3': /^store\/open-[^/]+\.ts$/,
  docx: /^documents\/docx[^/]*\.ts$/,
  'drizzle-orm': /^store\//,
  'image-size': /^picture\/shrink\.ts$/,
  grammy: /^channels\/telegram\//,
  hono: /^(http|web|emulators)\//,
  // Young: it hides behind one file, so that another can take its place.
  hucre: /^documents\/workbook\.ts$/,
  undici: /^$/,
  zod: /./,
};

const packageOf = (name: string): string => name.split('/', name.startsWith('@') ? 2 : 1).join('/');

/** The offences of one file, each as `path:line: what`. */
function offences(path: string, text: string): string[] {
  const inside = path.slice('src/'.length);
  const folder = inside.includes('/') ? posix.dirname(inside).split('/')[0]! : '';
  const isRoot = roots.some((root) => inside === root || (root.endsWith('/') && inside.startsWith(root)));
  if (!isRoot && !ours[folder]) return [`${path}:1: is in no folder that has a rule`];
  return inspect(path, text).imports.flatMap(({ from, line }) => {
    const says = (what: string): string[] => [`${path}:${line}: imports ${from}: ${what}`];
    if (/^(node|cloudflare):/.test(from)) return [];
    if (!from.startsWith('.')) {
      const allowed = packages[packageOf(from)];
      if (!allowed) return says('no rule says who may');
      return isRoot || allowed.test(inside) ? [] : says('not from here');
    }
    const target = posix.join(posix.dirname(path), from);
    if (!target.startsWith('src/')) return says('outside src');
    const other = target.slice('src/'.length);
    if (roots.includes(other) || /^(text|picture)\/generate\.ts$/.test(other)) return says('nothing imports that');
    if (isRoot) return [];
    // A channel knows no other channel: only what stands beside their folders.
    const place = (file: string): string => /^(channels\/[^/]+|[^/]+)\//.exec(file)![1]!;
    if (place(other) === place(inside) || (folder === 'channels' && place(other) === 'channels')) return [];
    const good = ours[folder]!.some((allowed) => other === allowed || other.startsWith(`${allowed}/`));
    return good ? [] : says(`${folder} may not`);
  });
}

test('every import follows the rules', () => {
  expect(files('src/**/*.ts').flatMap(({ path, text }) => offences(path, text))).toEqual([]);
});

test.each([
  ['src/domain/a.ts', '../app/receive.ts'],
  ['src/text/a.ts', '../domain/message.ts'],
  ['src/engine/a.ts', '../understand/a.ts'],
  ['src/flows/a.ts', '../store/schema.ts'],
  ['src/flows/a.ts', '../channels/telegram/read.ts'],
  ['src/engine/a.ts', '../channels/contract.ts'],
  ['src/app/a.ts', '../channels/telegram/read.ts'],
  ['src/app/a.ts', '../http/app.ts'],
  ['src/store/a.ts', '../text/text.ts'],
  ['src/channels/telegram/a.ts', '../zalo-oa/b.ts'],
  ['src/channels/limits.ts', './telegram/b.ts'],
  ['src/emulators/a.ts', '../channels/contract.ts'],
  ['src/http/a.ts', '../node.ts'],
  ['src/app/a.ts', '../text/generate.ts'],
  ['src/picture/a.ts', './generate.ts'],
  ['src/picture/a.ts', '../app/app.ts'],
  ['src/picture/a.ts', '@resvg/resvg-js'],
  ['src/app/a.ts', '../../test/run.ts'],
  ['src/app/a.ts', 'grammy'],
  ['src/channels/zalo-oa/a.ts', 'grammy'],
  ['src/store/petitions.ts', 'better-sqlite3'],
  ['src/app/a.ts', 'drizzle-orm/sqlite-core'],
  ['src/app/a.ts', 'hono/html'],
  ['src/app/a.ts', 'docx'],
  ['src/documents/report.ts', 'docx'],
  ['src/documents/xlsx.ts', 'hucre/xlsx'],
  ['src/documents/a.ts', '../app/period.ts'],
  ['src/app/a.ts', 'left-pad'],
  ['src/node.ts', 'left-pad'],
  ['src/stray.ts', './domain/message.ts'],
  ['src/misc/a.ts', '../domain/message.ts'],
])('%s may not import %s', (path, from) => {
  const ways = [
    `import { a } from '${from}';`,
    `import type { A } from '${from}';`,
    `import '${from}';`,
    `export * from '${from}';`,
    `const a = () => import('${from}');`,
    `type A = import('${from}').A;`,
  ];
  for (const text of ways) expect(offences(path, `\n${text}`), text).toHaveLength(1);
});

test.each([
  ['src/domain/a.ts', '../text/text.ts'],
  ['src/flows/petition.ts', '../engine/flow.ts'],
  ['src/channels/telegram/a.ts', '../contract.ts'],
  ['src/channels/telegram/a.ts', './parts/b.ts'],
  ['src/channels/telegram/a.ts', 'grammy/types'],
  ['src/store/open-sqlite.ts', 'better-sqlite3'],
  ['src/store/rows/a.ts', '../schema.ts'],
  ['src/app/a.ts', '../channels/contract.ts'],
  ['src/app/a.ts', '../picture/svg.ts'],
  ['src/worker/a.ts', '@resvg/resvg-wasm/index_bg.wasm'],
  ['src/emulators/telegram.ts', 'hono'],
  ['src/node.ts', './channels/telegram/channel.ts'],
  ['src/documents/docx-body.ts', 'docx'],
  ['src/documents/workbook.ts', 'hucre/xlsx'],
  ['src/documents/a.ts', '../domain/calendar.ts'],
  ['src/node.ts', 'undici'],
])('%s may import %s', (path, from) => {
  expect(offences(path, `import { a } from '${from}';`)).toEqual([]);
});

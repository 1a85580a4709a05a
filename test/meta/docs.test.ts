/** What the documents promise exists. */
import { expect, test } from 'vitest';
import { exists, files, read } from './project.ts';

const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Commands of npm itself that the README may use. */
const own = ['ci', 'install', 'start', 'test'];

test('.env.example lists every setting, each with a comment, and no other', ({ skip }) => {
  skip(!exists('src/app/config.ts'), 'waits for src/app/config.ts');
  const settings = [...read('src/app/config.ts').matchAll(/^\s+([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*):/gm)].map(
    (match) => match[1]!,
  );
  expect(settings).toContain('DATABASE_PATH');
  const lines = read('.env.example').split('\n');
  const listed = lines.flatMap((line) => /^#?\s?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);
  expect([...new Set(listed)].sort()).toEqual([...new Set(settings)].sort());
  // A comment may stand over a group of settings that belong together.
  const bare = lines
    .join('\n')
    .split(/\n\s*\n/)
    .filter((group) => /^#?\s?[A-Z][A-Z0-9_]*=/m.test(group) && !/^# \S+ \S+/m.test(group));
  expect(bare).toEqual([]);
});

test('every npm command in the README is a script', ({ skip }) => {
  skip(!exists('README.md'), 'waits for README.md');
  const readme = read('README.md');
  const commands = [...readme.matchAll(/\bnpm (?:-\S+ )*(run )?(?:-\S+ )*([a-z][\w:-]*)/g)];
  expect(commands.length).toBeGreaterThan(0);
  const unknown = commands.filter(([, run, name]) => !(name! in scripts) && (run || !own.includes(name!)));
  expect(unknown.map(([command]) => command)).toEqual([]);
});

test('every file that the README points to exists', ({ skip }) => {
  skip(!exists('README.md'), 'waits for README.md');
  const readme = read('README.md');
  const paths = [
    ...[...readme.matchAll(/`((?:src|test|locales|migrations|\.ci)\/[\w./-]*)`/g)].map((match) => match[1]!),
    ...[...readme.matchAll(/\]\((?!https?:|#|mailto:)([^)#\s]+)/g)].map((match) => match[1]!),
  ];
  expect(paths.filter((path) => !exists(path))).toEqual([]);
});

/** Names of the operator's commands, as they stand in the code. */
const commands = files('src/cli/*.ts').flatMap(({ text }) =>
  [...text.matchAll(/^ {4}name: '([a-z][a-z -]*)',$/gm)].map((match) => match[1]!),
);

test('every command of the operator that a document names exists, with the options it is given', () => {
  expect(commands).toContain('zalo token');
  const documents = ['README.md', '.env.example', 'wrangler.toml'].map((path) => read(path)).join('\n');
  const named = [...documents.matchAll(/npm run -s cli -- ([a-z][^`\n]*)/g)].map((match) =>
    match[1]!.replace(/\s+$/, ''),
  );
  expect(named.length).toBeGreaterThan(5);
  const wrong = named.flatMap((line) => {
    const command = commands
      .filter((name) => line === name || line.startsWith(`${name} `))
      .sort()
      .at(-1);
    if (command === undefined) return [line];
    const source = files('src/cli/*.ts').find(({ text }) => text.includes(`name: '${command}',`))?.text ?? '';
    const options = [...line.matchAll(/--([a-z]+)/g)].map((match) => match[1]!);
    return options
      .filter(
        (option) => !new RegExp(`^      '?${option}'?: \\{`, 'm').test(source) && !source.includes(`{ ${option}: {`),
      )
      .map((o) => `${line}: --${o}`);
  });
  expect(wrong).toEqual([]);
});

test('the README explains every setting', () => {
  const readme = read('README.md');
  const settings = read('.env.example')
    .split('\n')
    .flatMap((line) => /^#?\s?([A-Z][A-Z0-9_]*)=/.exec(line)?.[1] ?? []);
  expect(settings.filter((name) => !readme.includes(`\`${name}`))).toEqual([]);
});

test('what has to be switched on in the console of Zalo stands in the README and in what the command prints', () => {
  const [readme, printed] = [read('README.md'), read('src/channels/zalo-oa/setup.ts')];
  for (const words of ['Webhook Retry', 'Lọc cú pháp', 'user_send_*', 'oa_send_*', 'user_submit_info', 'user_withdraw'])
    for (const text of [readme, printed]) expect(text).toContain(words);
});

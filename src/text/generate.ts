/**
 * Writes `messages.gen.ts` from `locales/`: the type of every message and the texts as strings, so that no runtime needs a
 * loader for `.ftl` and a wrong id or argument is a type error. A Node script: `npm run generate`. Nothing imports it but tests.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Message, parse, type Term } from '@fluent/syntax';

/** One file of texts: `lang` is its folder, `name` its file name, `text` what is in it. */
export type LocaleFile = { readonly lang: string; readonly name: string; readonly text: string };

/** A message or term and what it uses: its own variables, and the messages and terms it refers to (terms with a dash). */
export type Definition = {
  readonly id: string;
  readonly entry: Message | Term;
  readonly file: string;
  readonly variables: ReadonlySet<string>;
  readonly refers: ReadonlySet<string>;
};

/** Functions that a text may call. Moments are written by `translate`, which knows the zone; Fluent's DATETIME does not. */
const functions = new Set(['NUMBER']);

/** Where the files are and where the catalogue goes. */
const localesFolder = fileURLToPath(new URL('../../locales/', import.meta.url));
const target = fileURLToPath(new URL('./messages.gen.ts', import.meta.url));

/** All `.ftl` files under `folder`, in the order of language and name. */
export function readLocales(folder: string = localesFolder): LocaleFile[] {
  const byName = (a: string, b: string) => (a < b ? -1 : 1);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort(byName)
    .flatMap((lang) =>
      readdirSync(`${folder}/${lang}`)
        .filter((name) => name.endsWith('.ftl'))
        .sort(byName)
        // A checkout on Windows may have carriage returns; the catalogue must not depend on that.
        .map((name) => ({
          lang,
          name,
          text: readFileSync(`${folder}/${lang}/${name}`, 'utf8').replaceAll('\r\n', '\n'),
        })),
    );
}

/**
 * The definitions of one language, by id (a term's id begins with a dash).
 * Throws an error that lists every mistake, one a line: syntax, not NFC, an id twice, an unknown reference or function, an attribute.
 */
export function define(files: readonly LocaleFile[]): Map<string, Definition> {
  const found = new Map<string, Definition>();
  const mistakes: string[] = [];
  for (const { lang, name, text } of files) {
    const file = `locales/${lang}/${name}`;
    if (text !== text.normalize('NFC')) mistakes.push(`${file}: not in Unicode form NFC`);
    for (const entry of parse(text, {}).body) {
      if (entry.type === 'Junk') {
        const why = entry.annotations.map((note) => note.message).join('; ');
        const line = text.slice(0, entry.span?.start ?? 0).split('\n').length;
        mistakes.push(`${file}:${line}: ${why || 'cannot be read'}: ${entry.content.trim().split('\n')[0]}`);
      }
      if (entry.type !== 'Message' && entry.type !== 'Term') continue;
      const definition = inspect(entry, file, mistakes);
      const earlier = found.get(definition.id);
      if (earlier) mistakes.push(`${file}: ${definition.id} is already in ${earlier.file}`);
      else found.set(definition.id, definition);
    }
  }
  for (const { id, file, refers } of found.values()) {
    for (const other of refers)
      if (!found.has(other)) mistakes.push(`${file}: ${id} refers to ${other}, which is not there`);
  }
  if (mistakes.length > 0) throw new Error(mistakes.join('\n'));
  return found;
}

function inspect(entry: Message | Term, file: string, mistakes: string[]): Definition {
  const id = entry.type === 'Term' ? `-${entry.id.name}` : entry.id.name;
  if (entry.attributes.length > 0) mistakes.push(`${file}: ${id} has an attribute; give it an id of its own`);
  if (!entry.value) mistakes.push(`${file}: ${id} has no text`);
  const variables = new Set<string>();
  const refers = new Set<string>();
  visit(entry, (node) => {
    const name = node.id?.name ?? '';
    if (node.type === 'VariableReference') variables.add(name);
    if (node.type === 'MessageReference') refers.add(name);
    if (node.type === 'TermReference') refers.add(`-${name}`);
    if (node.type === 'FunctionReference' && !functions.has(name)) {
      mistakes.push(`${file}: ${id} calls ${name}(), which texts may not`);
    }
  });
  return { id, entry, file, variables, refers };
}

type SyntaxNode = { readonly type: string; readonly id?: { readonly name: string } };

/** Shows every node under `value` to `see`. */
function visit(value: unknown, see: (node: SyntaxNode) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value) see(value as SyntaxNode);
  for (const child of Object.values(value)) visit(child, see);
}

/** The variables that must be given to `id`: its own and those of the messages it contains. A term has parameters of its own. */
export function variablesOf(id: string, definitions: ReadonlyMap<string, Definition>): string[] {
  const names = new Set<string>();
  const seen = new Set<string>();
  const walk = (next: string): void => {
    const definition = definitions.get(next);
    if (!definition || seen.has(next)) return;
    seen.add(next);
    for (const name of definition.variables) names.add(name);
    for (const other of definition.refers) if (!other.startsWith('-')) walk(other);
  };
  walk(id);
  return [...names].sort();
}

/** The text of `messages.gen.ts`. The same files give the same text. Throws what `define` throws. */
export function generate(files: readonly LocaleFile[]): string {
  const langs = [...new Set(files.map((file) => file.lang))].sort();
  const definitions = new Map(langs.map((lang) => [lang, define(files.filter((file) => file.lang === lang))]));
  // Vietnamese is the language the service is written in; the others follow it.
  const vi = definitions.get('vi') ?? new Map<string, Definition>();
  const ids = [...vi.keys()].filter((id) => !id.startsWith('-')).sort();
  const types = ids.map((id) => {
    const names = variablesOf(id, vi).map((name) => `'${name}'`);
    return `  '${id}': ${names.join(' | ') || 'never'};`;
  });
  const sources = langs.map((lang) => {
    const text = files
      .filter((file) => file.lang === lang)
      .map((file) => withoutComments(file.text))
      .join('\n');
    return `  ${lang}: \`\n${text.replace(/[\\`]|\$\{/g, '\\$&')}\`,`;
  });
  return [
    '// Generated by src/text/generate.ts from locales/; do not edit.',
    "import type { Lang } from './text.ts';",
    '',
    '/** Message id → names of its variables. */',
    'export type Messages = {',
    ...types,
    '};',
    '',
    '/** All texts of a language, in Fluent syntax. */',
    'export const sources: Readonly<Record<Lang, string>> = {',
    ...sources,
    '};',
    '',
  ].join('\n');
}

/** Comments are for translators only. A line of text is always indented, so a `#` in the first column is a comment. */
function withoutComments(text: string): string {
  const lines = text.split('\n').filter((line) => !line.startsWith('#'));
  return `${lines.join('\n').trim()}\n`;
}

if (import.meta.main) {
  try {
    writeFileSync(target, generate(readLocales()));
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}

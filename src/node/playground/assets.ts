/** The files of the page, as they lie in the tree. The script is TypeScript: its types are taken out here, as Node does with all the rest. */
import { readdirSync, readFileSync } from 'node:fs';
import { stripTypeScriptTypes } from 'node:module';
import type { Asset } from '../../web/playground/routes.ts';

/** The first module of the script; the others lie beside it. */
const script = new URL('../../web/playground/client/main.ts', import.meta.url);
const folder = new URL('../', script);
const types: Readonly<Record<string, string>> = {
  css: 'text/css; charset=utf-8',
  svg: 'image/svg+xml',
  ts: 'text/javascript; charset=utf-8',
};

/** Node says of this function alone that it is experimental, while it runs every file of ours through the same code. */
const strip = (source: string): string => {
  const { emitWarning } = process;
  process.emitWarning = () => {};
  try {
    return stripTypeScriptTypes(source);
  } finally {
    process.emitWarning = emitWarning;
  }
};

/** Reads once, at the start. @returns the asset by its path below `/playground/` */
export const loadAssets = (): ((path: string) => Asset | undefined) => {
  const paths = ['style.css', 'icon.svg', ...readdirSync(new URL('./', script)).map((name) => `client/${name}`)];
  const assets = new Map(
    paths.map((path): [string, Asset] => {
      const text = readFileSync(new URL(path, folder), 'utf8');
      const kind = path.slice(path.lastIndexOf('.') + 1);
      return [path, { body: kind === 'ts' ? strip(text) : text, type: types[kind] ?? 'text/plain' }];
    }),
  );
  return (path) => assets.get(path);
};

/** Pictures that stand for what a citizen would photograph. */
export const samplePictures = (): readonly Uint8Array[] =>
  ['flood', 'road', 'rubbish'].map((name) => readFileSync(new URL(`sample-${name}.jpg`, folder)));

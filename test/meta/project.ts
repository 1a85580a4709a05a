/** The files of this project as the meta tests see them: paths from its root, with forward slashes. */
import { existsSync, globSync, readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

export type ProjectFile = { readonly path: string; readonly text: string };

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The files that match any of the glob patterns, in order of path. Folders `node_modules` are never looked into. */
export const files = (...patterns: string[]): ProjectFile[] =>
  globSync(patterns, { cwd: root, exclude: ['**/node_modules/**'] })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => statSync(root + path).isFile())
    .sort()
    .map((path) => ({ path, text: read(path) }));

export const exists = (path: string): boolean => existsSync(root + path);

/** Throws where there is no such file. */
export const read = (path: string): string => readFileSync(root + path, 'utf8');

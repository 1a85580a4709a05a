/**
 * To be loaded first: it tells Node where files are that name each other. drizzle-orm's package.json has 179 kB, and Node reads
 * it anew for each of the package's 100 files: 1.0 s and 190 MB at every start, against 0.1 s and 12 MB without. Our own files
 * save 0.05 s of 0.43 s (Node 24.21).
 */
import * as module from 'node:module';

type Resolved = { readonly url: string; readonly format?: string | null | undefined };
type Context = { readonly parentURL?: string | undefined };
type Resolve = (
  specifier: string,
  context: Context,
  next: (specifier: string, context: Context) => Resolved,
) => Resolved & { readonly shortCircuit?: boolean };

/** What kind of module a file is that is named by its path; undefined where Node must look for itself. */
const formatOf = (path: string, from: string): string | undefined => {
  if (path.endsWith('.ts')) return 'module-typescript';
  return from.includes('/node_modules/drizzle-orm/') ? 'module' : undefined;
};

/** By the name that our own files import: a package is the same for all of them. */
const packages = new Map<string, Resolved>();

const resolve: Resolve = (specifier, context, next) => {
  const from = context.parentURL ?? '';
  if (specifier.startsWith('.')) {
    const format = formatOf(specifier, from);
    return format ? { url: new URL(specifier, from).href, format, shortCircuit: true } : next(specifier, context);
  }
  if (from.includes('/node_modules/')) return next(specifier, context);
  const known = packages.get(specifier);
  if (known) return { ...known, shortCircuit: true };
  const found = next(specifier, context);
  packages.set(specifier, found);
  return found;
};

// Since Node 22.15; before it the start is slow, and nothing else.
if ('registerHooks' in module) (module.registerHooks as (hooks: { resolve: Resolve }) => void)({ resolve });

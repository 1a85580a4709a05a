/** What is installed is what was read: exact versions, hashes, and no registry of anybody's own. */
import { expect, test } from 'vitest';
import { read } from './project.ts';

type Package = {
  version?: string;
  link?: boolean;
  integrity?: string;
  resolved?: string;
  optionalDependencies?: Record<string, string>;
};
const lock = JSON.parse(read('package-lock.json')) as { lockfileVersion: number; packages: Record<string, Package> };
const manifest = JSON.parse(read('package.json')) as Record<'dependencies' | 'devDependencies', Record<string, string>>;
const installed = Object.entries(lock.packages).filter(([path]) => path !== '');

test('the lockfile is one', () => {
  expect(lock.lockfileVersion).toBe(3);
  expect(installed.length).toBeGreaterThan(20);
});

test('every package of the lockfile has a strong hash', () => {
  const weak = installed.filter(([, { integrity, link }]) => link || !integrity?.startsWith('sha512-'));
  expect(weak.map(([path]) => path)).toEqual([]);
});

test('the lockfile names no registry but the public one', () => {
  const others = installed.filter(
    ([, { resolved }]) => resolved && !resolved.startsWith('https://registry.npmjs.org/'),
  );
  expect(others.map(([path]) => path)).toEqual([]);
});

test('the lockfile knows the packages of every platform: else `npm ci` refuses it', () => {
  // npm looks for a package beside the one that asks for it, then one folder further out, and so on.
  const places = (path: string): string[] => {
    const inside = path === '' ? 'node_modules/' : `${path}/node_modules/`;
    return path === '' ? [inside] : [inside, ...places(path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/'))))];
  };
  const missing = installed.flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !places(path).some((place) => lock.packages[place + name])),
  );
  expect(missing).toEqual([]);
});

test('versions are exact, and those of the lockfile', () => {
  const wrong = Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([name, version]) => version !== lock.packages[`node_modules/${name}`]?.version)
    .map(([name, version]) => `${name}: ${version} asked, ${lock.packages[`node_modules/${name}`]?.version} locked`);
  expect(wrong).toEqual([]);
});

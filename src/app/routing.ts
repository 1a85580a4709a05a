/** Who gets a petition: what the tree and the rules say, and never somebody who is named in it. */
import { fold } from '../domain/fold.ts';
import { type About, mayAccuse, type Trace } from '../domain/route.ts';
import { namesOf } from '../store/decisions.ts';
import { rolesIn } from '../store/roles.ts';
import type { App } from './app.ts';
import type { Known } from './places.ts';

/** "Kính gửi ông …": whoever is written to is not whom it is about. So many words may stand between. */
const ADDRESSED = /(?:^| )(?:gui|thua)(?: [a-z]+){0,5} $/;

/** Is somebody of this name spoken of? One word is the name of too many. @param said folded, a space at each end */
const speaksOf = (said: string, name: string): boolean => {
  if (!name.includes(' ')) return false;
  for (let at = said.indexOf(` ${name} `); at >= 0; at = said.indexOf(` ${name} `, at + 1))
    if (!ADDRESSED.test(said.slice(Math.max(0, at - 60), at + 1))) return true;
  return false;
};

/** Of these units those in which somebody has a part of whom the text speaks. */
const unitsOfNamed = async (app: App, units: readonly string[], text: string): Promise<readonly string[]> => {
  const roles = await rolesIn(app.store.db, units);
  const names = await namesOf(app.store.db, app.vault, [...new Set(roles.map(({ person }) => person))]);
  const said = ` ${fold(text)} `;
  const named = new Set([...names].flatMap(([person, name]) => (speaksOf(said, fold(name)) ? [person] : [])));
  return [...new Set(roles.flatMap(({ person, unit }) => (named.has(person) ? [unit] : [])))];
};

/**
 * The holder, and why. Denunciations and complaints are also looked through for the names of those who would read them: of the unit that
 * would get it and of all above it, so that it goes over the head of whoever it is about.
 * @param text all that was written
 */
export const routed = async (
  app: App,
  { tree, route }: Known,
  about: Omit<About, 'accused'>,
  text: string,
): Promise<Trace> => {
  const usual = route(about, text);
  if (!mayAccuse(about.kind)) return usual;
  const line = [...new Set([usual.holder, usual.accused ?? usual.holder])];
  const above = tree.ancestors(usual.holder).map(({ code }) => code);
  const named = await unitsOfNamed(app, [...line, ...above], text);
  return named.length === 0 ? usual : route({ ...about, persons: named }, text);
};

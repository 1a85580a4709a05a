/** Routing rules: a whole file at a time. */
import type { Route } from '../../domain/route.ts';
import { readRoutes } from '../../domain/route-file.ts';
import { record } from '../../store/audit.ts';
import { allRoutes, replaceRoutes } from '../../store/routes.ts';
import { treeChanged } from '../../store/units.ts';
import type { App } from '../app.ts';
import { committed, Refused } from './refused.ts';

/** The file is all the rules there are from now on. Throws `Refused`, one line for each fault; then nothing changes. */
export const importRoutes = async (app: App, text: string, name: string, by: string): Promise<readonly Route[]> => {
  const read = readRoutes(text, (await app.places.known()).tree);
  if (read.errors)
    throw new Refused(read.errors.map(({ line, message }) => `${name}, line ${line}: ${message}`).join('\n'));
  await replaceAll(app, read.routes, by);
  return read.routes;
};

/** From now on the committee of the place has everything. */
export const clearRoutes = (app: App, by: string): Promise<void> => replaceAll(app, [], by);

const replaceAll = async (app: App, routes: readonly Route[], by: string): Promise<void> => {
  const now = app.host.now();
  await committed(
    app.store.commit([
      ...replaceRoutes(routes),
      treeChanged({ version: `${now}-${app.host.newId()}` }),
      record({ at: now, actor: by, action: 'routes.changed', detail: `${routes.length} rules` }),
    ]),
  );
};

/** By unit and topic. */
export const listRoutes = (app: App): Promise<readonly Route[]> => allRoutes(app.store.db);

/**
 * What was decided and is not yet done for everybody: files that are to be sent on, and petitions that are to be brought to where the one
 * is that stands for their matter. The tables say what it is, so a process that dies in the middle loses nothing.
 */
import { type Behind, behindOf, outstanding } from '../store/behind.ts';
import { petitionById } from '../store/petitions.ts';
import { type App, always, breathe, type Room } from './app.ts';
import { attempt } from './attempt.ts';
import { showFilesOf } from './files.ts';
import { broughtUp, type Lead, leadOf } from './following.ts';
import { post } from './post.ts';

/** So many of a matter a round. */
const atOnce = 200;

/** Safe to call at any time, by several at once. */
export const doOutstanding = async (app: App, room: Room = always): Promise<void> => {
  const { withFiles, followed } = await outstanding(app.store.db);
  for (const id of withFiles) if (room()) await attempt(app, 'files.failed', () => showFilesOf(app, id));
  for (const id of followed) if (room()) await attempt(app, 'matter.failed', () => catchUp(app, id, room));
};

const catchUp = async (app: App, id: string, room: Room): Promise<void> => {
  const { store, vault, host } = app;
  const parent = await petitionById(store.db, vault, id);
  const parts = await behindOf(store.db, vault, id, atOnce);
  if (!parent || parts.length === 0) return;
  const lead = await leadOf(app, parent, parts);
  let more = parts.length === atOnce;
  for (const part of parts) {
    if (!room()) return;
    await breathe(app);
    await attempt(app, 'matter.failed', async () => {
      more = (await catchUpOne(app, lead, part)) || more;
    });
  }
  if (more) host.hint({ files: true });
};

/** Gives whether it has more to be told. */
const catchUpOne = async (app: App, lead: Lead, part: Behind): Promise<boolean> => {
  const { writes, messages, later } = await broughtUp(app, lead, part);
  const posted = post(app, messages, `clock:matter:${part.petition.id}:${part.version}`);
  if ((await app.store.commit([...writes, ...posted.writes])) !== 'ok') return false;
  app.host.hint({ lanes: posted.lanes });
  return later;
};

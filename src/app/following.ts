/** What an officer does to the petition that stands for a matter is done to all that are joined to it: each citizen hears it in their chat. */
import { dueAt } from '../domain/deadline.ts';
import { following } from '../domain/matter.ts';
import type { Enclosure, Outgoing } from '../domain/message.ts';
import { type Change, change, isOpen, type Petition } from '../domain/petition.ts';
import { type Attachment, attachmentsOf } from '../store/attachments.ts';
import { type Behind, caughtUp, doneSince, type Missed } from '../store/behind.ts';
import type { Write } from '../store/commit.ts';
import { lanesShowing } from '../store/lanes.ts';
import { countMatter, moveMatter } from '../store/matters.ts';
import { insertNote, lastNote, type Note, notesOf } from '../store/notes.ts';
import { staleGuard, updatePetition } from '../store/petitions.ts';
import type { App } from './app.ts';
import { cardSlot } from './card.ts';
import { cards } from './cards.ts';
import type { Effects } from './effects.ts';
import { recorded } from './recorded.ts';
import { noteKinds, tellCitizen, tellFiles, textOf } from './told.ts';

/** The one that stands for a matter, and what those that are behind need to know of it. */
export type Lead = {
  readonly parent: Petition;
  readonly missed: readonly Missed[];
  /** The answer that ended it. */
  readonly answer: Pick<Note, 'text' | 'words'> | undefined;
  /** The files of its answer. */
  readonly files: () => Promise<readonly Attachment[]>;
};

const answerFiles = async (app: App, petition: string): Promise<readonly Attachment[]> => {
  const { db } = app.store;
  const answers = new Set((await notesOf(db, petition)).filter(isAnswer).map(({ id }) => id));
  const files = await attachmentsOf(db, app.vault, petition);
  return files.filter(({ state, note }) => state === 'stored' && note !== undefined && answers.has(note));
};

/** Files of a question are for whom it asks; what shows the result is for everybody whose petition it answers. */
export const isAnswer = ({ kind }: Pick<Note, 'kind'>): boolean => kind === 'result' || kind === 'reason';

/** @param parts those that are to be brought to where the parent is */
export const leadOf = async (app: App, parent: Petition, parts: readonly Behind[]): Promise<Lead> => {
  const { db } = app.store;
  const missed = await doneSince(db, parent.id, Math.min(...parts.map(({ behind }) => behind)));
  const ended = !isOpen(parent.status) && missed.length > 0;
  const kind = parent.status === 'rejected' ? 'reason' : 'result';
  const answer = ended ? await lastNote(db, app.vault, parent.id, kind) : undefined;
  let files: Promise<readonly Attachment[]> | undefined;
  return {
    parent,
    missed,
    answer,
    files: () => {
      files ??= answerFiles(app, parent.id);
      return files;
    },
  };
};

/** A petition's state as its row of the record has it. @param parent that it was joined to or separated from */
export const matterRow = (app: App, p: Petition, action: string, by: string, parent: Petition): Write[] =>
  recorded(app, p, {
    at: app.host.now(),
    actor: by,
    action,
    petition: p.id,
    unit: p.unit,
    status: p.status,
    holder: p.holder,
    dueAt: p.dueAt,
    topic: p.topic,
    detail: parent.code,
  });

/** The next version. @param parent that it belongs to from now on: whoever has that one has it too */
export const touched = (app: App, p: Petition, parent?: Petition): Petition => ({
  ...p,
  version: p.version + 1,
  changedAt: app.host.now(),
  ...(p.status === 'new' &&
    parent?.holder !== undefined && { status: 'claimed', holder: parent.holder, holderName: parent.holderName }),
});

/** Somebody else's hold on a part is no reason to leave it behind when all of it ends or moves. */
const ready = (p: Petition, what: Change): Petition =>
  what.type === 'claim' || what.type === 'release' ? p : { ...p, holder: undefined, holderName: undefined };

type Step = { readonly petition: Petition; readonly writes: readonly Write[] };

/** One change of a part, as it was done to its parent; undefined where it is no change to this one. */
const step = (app: App, before: Petition, what: Change, words: string): Step | undefined => {
  const { vault, host, office } = app;
  const now = host.now();
  const next = change(ready(before, what), what, now, dueAt(before.urgency, now, office.zone, office.holidays));
  if (!next.ok || !('by' in what)) return undefined;
  const p = next.petition;
  const writes: Write[] = [updatePetition(vault, p)];
  const kind = noteKinds[what.type];
  if (kind) {
    const note: Note = {
      id: host.newId(),
      petition: p.id,
      at: now,
      author: 'officer',
      kind,
      text: textOf(what),
      words,
    };
    writes.push(insertNote(vault, note, p.restricted));
  }
  const row = {
    at: now,
    actor: what.by.person,
    action: `petition.${what.type}`,
    petition: p.id,
    status: p.status,
    holder: p.holder,
    dueAt: p.dueAt,
    topic: p.topic,
  };
  if (next.moved.length === 0) writes.push(...recorded(app, p, { ...row, unit: p.unit }, before.dueAt));
  for (const { unit, by } of next.moved) writes.push(...recorded(app, p, { ...row, unit, moved: by }, before.dueAt));
  return { petition: p, writes };
};

/** @param since when they were sent to the citizen of its parent; undefined where there are none for this one */
const filesFor = async (
  app: App,
  p: Petition,
  since: number | undefined,
  files: Lead['files'],
): Promise<readonly Outgoing[]> => {
  if (since === undefined) return [];
  const those = (await files()).filter(({ postedAt = 0 }) => postedAt >= since);
  const enclosures: readonly Enclosure[] = those.map(({ id, kind }) => ({ id, kind }));
  return enclosures.length === 0 ? [] : tellFiles(app, p, enclosures);
};

/**
 * Brings one petition to where its parent is, in one commit. Its citizen hears of the last thing that was done to it, once.
 * `later`: it is to be called once more, for the files.
 */
export const broughtUp = async (
  app: App,
  { parent, missed, answer, files }: Lead,
  part: Behind,
): Promise<Effects & { readonly petition: Petition; readonly later: boolean }> => {
  const { db } = app.store;
  const before = part.petition;
  const writes: Write[] = [];
  const messages: Outgoing[] = [];
  let p = before;
  if (part.joinedBy !== undefined) {
    p = touched(app, p, parent);
    writes.push(updatePetition(app.vault, p), ...matterRow(app, p, 'petition.join', part.joinedBy, parent));
    writes.push(moveMatter(p.id, parent.id));
  }
  let last: Change | undefined;
  const news = missed.filter(({ seq }) => seq > part.behind);
  for (const what of following(parent, p, news, answer?.text ?? '')) {
    const done = step(app, p, what, answer?.words ?? '');
    if (!done) continue;
    p = done.petition;
    last = what;
    writes.push(...done.writes);
  }
  if (last) messages.push(...(await tellCitizen(app, p, last)).messages);
  // Its files go by themselves, after the words: together they are more than the queries that the free plan has room for.
  const later = p !== before && part.shows !== undefined;
  writes.push(caughtUp(part, later ? (missed.at(-1)?.seq ?? part.behind) : undefined));
  if (p === before) {
    // Withdrawn or erased meanwhile: left alone.
    writes.push(staleGuard({ id: p.id, from: p.version }));
    messages.push(...(await filesFor(app, p, part.shows, files)));
  }
  if (p !== before && (await lanesShowing(db, cardSlot(p.id))).length > 0) {
    const { people } = await countMatter(db, parent.id, '');
    const view = isOpen(parent.status) ? { parent: { petition: parent, people, joined: true } } : {};
    messages.push(...(await cards(app, p, before, undefined, { matter: { people: 1, days: 1, waiting: 0, ...view } })));
  }
  return { writes, messages, petition: p, later };
};

/** Petitions from another system: understood and routed like those from a chat, in commits so small that a service goes on beside. */
import { z } from 'zod';
import { shown } from '../../domain/clean.ts';
import { dueAt } from '../../domain/deadline.ts';
import type { NewPetition } from '../../domain/fact.ts';
import { makeCode, showCode } from '../../domain/tracking-code.ts';
import { StoreUnavailable, type Write } from '../../store/commit.ts';
import { petitionById } from '../../store/petitions.ts';
import type { Matter } from '../../understand/alike/matter.ts';
import { areAlike, comparable } from '../alike.ts';
import type { App } from '../app.ts';
import { filed } from '../filing.ts';
import { routed } from '../routing.ts';
import { readMoment } from './moments.ts';
import { Refused } from './refused.ts';

/** Some ten statements a petition: a commit of five holds the write lock for a few ms, where a running service waits up to 250. */
const chunkSize = 5;
/** Between two commits somebody else may write: at least as long as a sync takes. ms */
const restMs = 10;
/** UTF-16 units; the longest a chat can give is 40 messages of 4,096. */
const textLimit = 163_840;
const placeLimit = 120;
/** Seven random digits: with 100,000 petitions one code in a hundred is taken already. */
const codeTries = 20;

const text = z.string({ error: 'is missing or no text' });
const latitude = z
  .number({ error: 'must be a number' })
  .min(-90, 'must be from -90 to 90')
  .max(90, 'must be from -90 to 90');
const longitude = z
  .number({ error: 'must be a number' })
  .min(-180, 'must be from -180 to 180')
  .max(180, 'must be from -180 to 180');

/** Other fields are left alone: exports of other systems have many. */
const lineSchema = z.object(
  {
    text: text
      .refine((words) => words.trim() !== '', 'is empty')
      .max(textLimit, `is longer than ${textLimit} characters`),
    at: text,
    place: z.string('must be text').max(1_000, 'is longer than 1000 characters').nullish(),
    lat: latitude.nullish(),
    long: longitude.nullish(),
    unit: z.string('must be text').nullish(),
    source: z
      .string('must be text')
      .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,39}$/u, 'must be 1 to 40 letters, digits, spaces, dots or hyphens')
      .nullish(),
    id: z
      .union([z.string('must be text').min(1, 'is empty').max(200, 'is longer than 200 characters'), z.number()])
      .nullish(),
  },
  { error: 'is no JSON object' },
);

export type BadLine = { readonly line: number; readonly message: string };
/** `again`: the line was imported before, under its source and id. */
export type GoodLine = { readonly line: number; readonly code: string; readonly again: boolean };

export type ImportOptions = {
  readonly source: string;
  /** Waits so many ms. */
  readonly pause: (ms: number) => Promise<void>;
  readonly onBad: (bad: BadLine) => void;
};

type Ready = {
  readonly line: number;
  readonly at: number;
  readonly source: string;
  readonly petition: NewPetition;
  /** By which it is compared with the others of its commit. */
  readonly about: Matter;
};

/**
 * @param lines one JSON object each: `text`, `at`; optional `place`, `lat`, `long`, `unit`, `source`, `id`
 * @returns a line and code for each petition that is in; bad lines go to `onBad` and the rest goes in
 * Nobody is written to: no cards, no alarms. The same `source` and `id` again is the same petition.
 */
export const importPetitions = async (
  app: App,
  lines: AsyncIterable<string>,
  options: ImportOptions,
): Promise<readonly GoodLine[]> => {
  const done: GoodLine[] = [];
  let waiting: Ready[] = [];
  let first = true;
  const flush = async (): Promise<void> => {
    if (waiting.length === 0) return;
    if (!first) await options.pause(restMs);
    first = false;
    const chunk = waiting;
    waiting = [];
    done.push(...(await commitAll(app, chunk, options.onBad)));
  };
  let number = 0;
  for await (const written of lines) {
    number += 1;
    const line = number === 1 ? written.replace(/^\ufeff/, '') : written;
    if (line.trim() === '') continue;
    const read = await readLine(app, line, number, options.source);
    if ('message' in read) options.onBad(read);
    else if ('code' in read) done.push(read);
    else if (waiting.some((one) => one.petition.id === read.petition.id)) {
      // The same id twice in one file: the second is the first.
      await flush();
      done.push({ line: number, code: await codeOf(app, read.petition.id), again: true });
    } else {
      // What is filed looks for its matter in the store: two of one commit would not see each other.
      if (waiting.some(({ about }) => areAlike(about, read.about))) await flush();
      waiting.push(read);
    }
    if (waiting.length >= chunkSize) await flush();
  }
  await flush();
  return done.toSorted((a, b) => a.line - b.line);
};

const codeOf = async (app: App, id: string): Promise<string> =>
  showCode((await petitionById(app.store.db, app.vault, id))?.code ?? '');

const readLine = async (
  app: App,
  line: string,
  number: number,
  usualSource: string,
): Promise<Ready | GoodLine | BadLine> => {
  const bad = (message: string): BadLine => ({ line: number, message });
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return bad('this is not JSON');
  }
  const read = lineSchema.safeParse(value);
  if (!read.success) {
    const issue = read.error.issues[0];
    const field = issue?.path[0];
    return bad(field === undefined ? 'this is no JSON object' : `"${String(field)}" ${issue?.message ?? 'is wrong'}`);
  }
  const given = read.data;
  const { zone, holidays } = app.office;
  const at = readMoment(given.at, zone);
  if (at === undefined) return bad('"at" is no time; write it as 2026-05-31T08:30:00+07:00');
  const known = await app.places.known();
  if (typeof given.unit === 'string' && !known.tree.get(given.unit))
    return bad(`there is no unit ${JSON.stringify(given.unit.slice(0, 40))}; see "unit list"`);
  if (((given.lat ?? undefined) === undefined) !== ((given.long ?? undefined) === undefined))
    return bad('"lat" and "long" go together');
  const source = given.source ?? usualSource;
  // The same petition again is known by its key: a name of its own, made from where it comes from and what it is called there.
  const own = given.id === undefined || given.id === null ? undefined : `${source}:${given.id}`;
  const id = own === undefined ? app.host.newId() : app.vault.blind('import', own);
  if (own !== undefined) {
    const before = await petitionById(app.store.db, app.vault, id);
    if (before) return { line: number, code: showCode(before.code), again: true };
  }
  const understood = known.understand(given.text);
  const placeWords = given.place?.trim() ? given.place : undefined;
  const placed = placeWords === undefined ? undefined : known.understand(placeWords);
  const restricted = understood.kind.value === 'denunciation';
  // Nobody can be asked: what the words leave open goes to the unit over all that they may mean.
  const both = placed?.doubt && known.understand(`${placeWords}\n${given.text}`);
  const meant = [placed, both, understood].find((each) => each?.unit)?.unit?.value;
  const open = placed?.doubt ?? understood.doubt;
  const named = given.unit ?? meant;
  // A unit that is given is where the matter was handled; what is sealed goes to the level above all the same.
  const kind = understood.kind.value;
  const about = { unit: named, ...(open && { among: open.units }), kind, topic: understood.topic.value };
  const usual = await routed(app, known, about, given.text);
  const trace =
    typeof given.unit === 'string' && !restricted ? { unit: given.unit, holder: given.unit, co: [] } : usual;
  const place = placed?.personal ?? understood.place?.words;
  const petition: NewPetition = {
    id,
    code: makeCode(app.host.random),
    unit: trace.holder,
    kind,
    topic: understood.topic.value,
    urgency: understood.urgency.value,
    sure: {
      kind: understood.kind.confidence,
      topic: understood.topic.confidence,
      urgency: understood.urgency.confidence,
    },
    words: given.text,
    text: understood.personal,
    matter: understood.matter,
    place: place === undefined ? undefined : shown(place, placeLimit),
    lat: given.lat ?? undefined,
    long: given.long ?? undefined,
    media: [],
    anonymous: false,
    confirmed: true,
    dueAt: dueAt(understood.urgency.value, at, zone, holidays),
    trace,
  };
  return { line: number, at, source, petition, about: comparable({ ...petition, createdAt: at }) };
};

const writesOf = async (app: App, one: Ready, code: string): Promise<readonly Write[]> =>
  (await filed(app, { ...one.petition, code }, undefined, one.source, one.at)).writes;

const good = (one: Ready, code: string, again = false): GoodLine => ({ line: one.line, code: showCode(code), again });

/**
 * All in one commit; where a code is taken, or the same petition came by another way just now, one after the other. What cannot be
 * written, on a full disk for example, is told line by line: of a long file the rest is in.
 */
const commitAll = async (
  app: App,
  chunk: readonly Ready[],
  onBad: (bad: BadLine) => void,
): Promise<readonly GoodLine[]> => {
  const done: GoodLine[] = [];
  try {
    const writes = await Promise.all(chunk.map((one) => writesOf(app, one, one.petition.code)));
    if ((await app.store.commit(writes.flat())) === 'ok') return chunk.map((one) => good(one, one.petition.code));
    for (const one of chunk) done.push(await commitOne(app, one));
  } catch (error) {
    if (!(error instanceof StoreUnavailable || error instanceof Refused)) throw error;
    const why = error instanceof StoreUnavailable ? error.reason : error.message;
    for (const one of chunk)
      if (!done.some(({ line }) => line === one.line))
        onBad({ line: one.line, message: `was not stored (${why}); import it again` });
  }
  return done;
};

const commitOne = async (app: App, one: Ready): Promise<GoodLine> => {
  for (let tries = 0; tries < codeTries; tries += 1) {
    const before = await petitionById(app.store.db, app.vault, one.petition.id);
    if (before) return good(one, before.code, true);
    const code = tries === 0 ? one.petition.code : makeCode(app.host.random);
    if ((await app.store.commit(await writesOf(app, one, code))) === 'ok') return good(one, code);
  }
  throw new Refused('no free tracking code was found');
};

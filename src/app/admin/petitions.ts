/** The register as the operator sees it. What a citizen wrote is shown masked; their exact words only with a reason, on the record. */
import { officeDay, startOfDay } from '../../domain/calendar.ts';
import { isOpen, type Petition, type Status } from '../../domain/petition.ts';
import { showPhone } from '../../domain/phone.ts';
import type { Trace } from '../../domain/route.ts';
import { readCode, showCode } from '../../domain/tracking-code.ts';
import { attachmentsOf } from '../../store/attachments.ts';
import { historyOf, record } from '../../store/audit.ts';
import { exactNotes, notesOf } from '../../store/notes.ts';
import { behalfOf, exactWords, petitionByCode } from '../../store/petitions.ts';
import { type Listed, register, registerSize } from '../../store/register.ts';
import { traceOf } from '../../store/routes.ts';
import type { App } from '../app.ts';
import { isoMoment } from './moments.ts';
import { committed, Refused } from './refused.ts';
import { unitsUnder } from './units.ts';

/** A line of the register. Of a restricted matter only code, unit, state and day are told. */
export type Entry = {
  readonly code: string;
  readonly unit: string;
  readonly unitName: string;
  readonly status: Status;
  readonly restricted: boolean;
  readonly kind: string | null;
  readonly topic: string | null;
  readonly urgency: string | null;
  readonly matter: string | null;
  readonly place: string | null;
  readonly source: string | null;
  readonly createdAt: string | null;
  readonly changedAt: string | null;
  readonly dueAt: string | null;
  readonly overdue: boolean;
};

type Readable = Omit<Listed, 'id' | 'text' | 'lat' | 'long'>;

/** @param names of units, by code */
export const entry = (app: App, names: ReadonlyMap<string, string>, p: Readable): Entry => {
  const { zone } = app.office;
  const open = !p.restricted;
  const at = (moment: number) => isoMoment(open ? moment : startOfDay(officeDay(moment, zone), zone), zone);
  return {
    code: showCode(p.code),
    unit: p.unit,
    unitName: names.get(p.unit) ?? p.unit,
    status: p.status,
    restricted: p.restricted,
    kind: open ? p.kind : null,
    topic: open ? p.topic : null,
    urgency: open ? p.urgency : null,
    matter: open ? (p.matter ?? null) : null,
    place: open ? (p.place ?? null) : null,
    source: open ? p.source : null,
    createdAt: at(p.createdAt),
    changedAt: at(p.changedAt),
    dueAt: open ? at(p.dueAt) : null,
    overdue: open && isOpen(p.status) && p.dueAt < app.host.now(),
  };
};

/** Code → name. */
export const unitNames = async (app: App): Promise<ReadonlyMap<string, string>> =>
  new Map((await app.places.known()).tree.all.map((unit) => [unit.code, unit.name]));

export type Wanted = {
  readonly unit?: string | undefined;
  readonly statuses?: readonly Status[] | undefined;
  readonly since?: number | undefined;
  readonly limit: number;
};

/** Newest first, with how many there are in all. Throws `Refused` for an unknown unit. */
export const listRegister = async (
  app: App,
  wanted: Wanted,
): Promise<{ readonly entries: readonly Entry[]; readonly total: number }> => {
  const units = wanted.unit === undefined ? undefined : await unitsUnder(app, wanted.unit);
  const filter = { units, statuses: wanted.statuses, since: wanted.since };
  const rows = await register(app.store.db, filter, wanted.limit);
  const total = rows.length < wanted.limit ? rows.length : await registerSize(app.store.db, filter);
  const names = await unitNames(app);
  return { entries: rows.map((row) => entry(app, names, row)), total };
};

/** A code in any spelling → the petition. Throws `Refused`, which says whether it is a slip. */
export const petitionOf = async (app: App, typed: string): Promise<Petition> => {
  const read = readCode(typed);
  if (read?.kind !== 'code')
    throw new Refused(`${JSON.stringify(typed.slice(0, 40))} is not a tracking code: a digit is wrong or missing`);
  const petition = await petitionByCode(app.store.db, app.vault, read.code);
  if (!petition) throw new Refused(`there is no petition ${showCode(read.code)}`);
  return petition;
};

export type Shown = Entry & {
  /** An officer has said what it is; else kind, topic and urgency are guesses. */
  readonly classified: boolean;
  readonly text: string | null;
  readonly lat: number | null;
  readonly long: number | null;
  readonly anonymous: boolean;
  /** A cadre wrote it down for its citizen. */
  readonly behalf: boolean;
  readonly confirmed: boolean;
  readonly holder: string | null;
  readonly result: string | null;
  readonly rating: string | null;
  readonly reopened: number;
  readonly doneAt: string | null;
  readonly notes: readonly {
    readonly at: string | null;
    readonly author: string;
    readonly kind: string;
    readonly text: string | null;
    readonly words?: string;
  }[];
  readonly attachments: readonly {
    readonly kind: string;
    readonly state: string;
    readonly type: string | null;
    readonly at: string | null;
  }[];
  readonly history: readonly {
    readonly at: string | null;
    readonly action: string;
    readonly unit: string | null;
    readonly status: string | null;
    readonly detail: string | null;
  }[];
  /** Why the rules gave it to whom they did; of a restricted matter only with a reason. */
  readonly trace: Trace | null;
  /** For whom it was written down, as far as that was told; only with a reason. */
  readonly citizen?: { readonly name: string | null; readonly phone: string | null };
  /** Exactly what the citizen wrote; only with a reason, as is the place of a restricted matter. */
  readonly words?: string;
};

type Opened = {
  readonly words: string;
  readonly place?: string;
  readonly lat?: number;
  readonly long?: number;
  readonly trace?: Trace;
  readonly notes: ReadonlyMap<string, string>;
};

const opened = async (app: App, p: Petition): Promise<Opened> => {
  const { store, vault } = app;
  const written = await exactWords(store.db, vault, p);
  const notes = await exactNotes(store.db, vault, p);
  // What is sealed of a restricted matter is more than the words.
  return p.restricted ? { ...(JSON.parse(written) as Omit<Opened, 'notes'>), notes } : { words: written, notes };
};

/** Words longer than this are no reason but a paste. */
const reasonLimit = 500;

/**
 * One petition with all that happened to it.
 * @param reason why the exact words are wanted, and with a restricted matter its content: written to the record first
 */
export const showPetition = async (app: App, typed: string, reason: string | undefined, by: string): Promise<Shown> => {
  const { store, vault, host, office } = app;
  const { zone } = office;
  const p = await petitionOf(app, typed);
  if (reason !== undefined) {
    const given = reason.trim().slice(0, reasonLimit);
    if (given === '') throw new Refused('--reason is empty: say why the exact words are needed');
    const row = { at: host.now(), actor: by, action: 'petition.read', petition: p.id, unit: p.unit, detail: given };
    await committed(store.commit([record(row)]));
  }
  const [notes, files, history, trace] = await Promise.all([
    notesOf(store.db, p.id),
    attachmentsOf(store.db, vault, p.id),
    historyOf(store.db, p.id),
    traceOf(store.db, p.id),
  ]);
  const gone = history.some((event) => event.action === 'petition.erased');
  const exact = reason === undefined || gone ? undefined : await opened(app, p);
  const citizen = exact && (await behalfOf(store.db, vault, p));
  // Of a restricted matter even the hour could tell who was typing then.
  const at = (moment: number) => isoMoment(p.restricted ? startOfDay(officeDay(moment, zone), zone) : moment, zone);
  return {
    ...entry(app, await unitNames(app), p),
    classified: p.classified,
    text: p.text ?? null,
    place: p.place ?? exact?.place ?? null,
    lat: p.lat ?? exact?.lat ?? null,
    long: p.long ?? exact?.long ?? null,
    anonymous: p.anonymous,
    behalf: p.behalf,
    confirmed: p.confirmed,
    holder: p.holderName ?? null,
    result: p.result ?? null,
    rating: p.rating ?? null,
    reopened: p.reopened,
    trace: trace ?? exact?.trace ?? null,
    doneAt: p.doneAt === undefined ? null : at(p.doneAt),
    notes: notes.map((n) => {
      const said = exact?.notes.get(n.id);
      return {
        at: at(n.at),
        author: n.author,
        kind: n.kind,
        text: n.text ?? null,
        ...(said !== undefined && { words: said }),
      };
    }),
    attachments: files.map((f) => ({ kind: f.kind, state: f.state, type: f.type ?? null, at: at(f.at) })),
    history: history.map((e) => ({
      // Who looked, and why, is told to the minute.
      at: e.action === 'petition.read' ? isoMoment(e.at, zone) : at(e.at),
      action: e.action,
      unit: e.unit ?? null,
      status: e.status ?? null,
      detail: e.detail ?? null,
    })),
    ...(citizen && { citizen: { name: citizen.name ?? null, phone: citizen.phone ? showPhone(citizen.phone) : null } }),
    ...(exact && { words: exact.words }),
  };
};

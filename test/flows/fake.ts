/** Conversations without a store: a citizen and an officer, their sessions as stored, and what the turns decided, applied at once. */
import { dueAt } from '../../src/domain/deadline.ts';
import type { Fact, NewPetition } from '../../src/domain/fact.ts';
import { VIETNAM_HOLIDAYS } from '../../src/domain/holidays.ts';
import type { Body, Prompt } from '../../src/domain/message.ts';
import type { Office } from '../../src/domain/office.ts';
import { CALENDAR, periodWith } from '../../src/domain/period.ts';
import { change, type Petition } from '../../src/domain/petition.ts';
import type { Understanding } from '../../src/domain/understanding.ts';
import { unitTree } from '../../src/domain/unit.ts';
import { type Env, emptySession, type Session } from '../../src/engine/flow.ts';
import type { Look } from '../../src/engine/look.ts';
import { type Event, type Said, type Turned, wakeAt } from '../../src/engine/turn.ts';
import { turn } from '../../src/flows/index.ts';
import { translator } from '../../src/text/translate.ts';
import { gazetteer, understand } from '../../src/understand/understand.ts';
import { commune, monday, seeded, zone } from '../world.ts';

export const t = translator({ zone });
const tree = unitTree(commune);
const places = gazetteer(tree);
const committee = tree.get('xa') as (typeof commune)[number];
const above = tree.get('tinh') as (typeof commune)[number];

const understood = new Map<string, Understanding>();
/** As the service understands it; each text once, for a property reads the same ones thousands of times. */
export const meaning = (text: string): Understanding => {
  const known = understood.get(text);
  if (known) return known;
  const now = understand(text, places);
  understood.set(text, now);
  return now;
};

export const office: Office = {
  zone,
  quiet: { from: '21:00', to: '06:30' },
  digestAt: '06:50',
  holidays: VIETNAM_HOLIDAYS,
  silenceMs: 3_600_000,
};

export type Talk = {
  readonly id: string;
  readonly role: 'citizen' | 'officer';
  /** As it is stored: each turn reads it anew. */
  stored: string;
  consented: boolean;
  known: boolean;
  /** Prompts with choices, newest last: what can be pressed. */
  readonly offered: Prompt[];
  messages: number;
};

export type Fake = {
  now: number;
  readonly petitions: Map<string, Petition>;
  readonly citizen: Talk;
  readonly officer: Talk;
  readonly facts: Fact[];
  ids: number;
  readonly random: () => number;
};

const talk = (id: string, role: Talk['role']): Talk => ({
  id,
  role,
  stored: JSON.stringify(emptySession('vi')),
  consented: role === 'officer',
  known: role === 'officer',
  offered: [],
  messages: 0,
});

export const fake = (): Fake => ({
  now: monday,
  petitions: new Map(),
  citizen: talk('c', 'citizen'),
  officer: talk('o', 'officer'),
  facts: [],
  ids: 0,
  random: seeded(7),
});

export const sessionOf = (who: Talk): Session => JSON.parse(who.stored) as Session;

const look = (f: Fake): Look => ({
  units: async () => tree,
  understand: async (text) => meaning(text),
  petition: async (code) => [...f.petitions.values()].find((p) => p.code === code),
  receiver: async () => committee,
  route: async ({ kind }) => ({ holder: (kind === 'denunciation' ? above : committee).code, co: [] }),
  spot: async () => undefined,
  spots: async () => [],
  trace: async () => undefined,
  reroute: async () => undefined,
  petitionsOf: async (person, limit) =>
    [...f.petitions.values()]
      .filter((p) => p.person === person)
      .reverse()
      .slice(0, limit),
  others: async () => 0,
  matter: async () => ({ joined: false, waiting: 0 }),
  links: async () => ({ channels: ['telegram'], number: false }),
  sameNumber: async () => ({ linked: [], ...(f.ids % 2 === 1 && { asks: { channel: 'zalo-oa', open: undefined } }) }),
  linkRequest: async () => undefined,
  roles: async (person) => (person === f.officer.id ? [{ unit: 'xa', role: 'officer' as const }] : []),
  invite: async () => undefined,
  chatUnit: async () => 'xa',
  openCodes: async () => [],
  reports: {
    read: async () => ({ figures: [], problems: [], places: [], notes: [] }),
    indicator: async () => undefined,
    ownIndicators: async () => [],
    month: async (day) => periodWith('month', day, CALENDAR),
    about: async () => [],
    own: async () => [],
    sessions: async () => [],
    covering: async () => [],
    contradictions: async () => [],
    closedUntil: async () => undefined,
  },
  models: { of: async () => [], byId: async () => undefined, kept: async () => false, fifth: async () => undefined },
  commitments: { open: async () => [], byId: async () => undefined },
  search: async () => ({ asked: { words: [], either: [] }, hits: [], more: false }),
  card: async () => ({ say: [] }),
  receptions: { of: async () => [], on: async () => [], byId: async () => undefined },
  files: async () => [],
  asking: {
    read: async () => undefined,
    answer: async () => {
      throw new Error('nothing was read that could be answered');
    },
  },
  official: { read: async () => undefined, draft: async () => undefined },
  figures: async () => ({ say: [{ id: 'find-none' }] }),
  rows: async () => undefined,
  decision: async () => undefined,
});

const envOf = (f: Fake, who: Talk, group: boolean): Env => ({
  now: f.now,
  newId: () => String(++f.ids).padStart(12, '0'),
  random: f.random,
  lang: sessionOf(who).lang,
  office,
  t,
  look: look(f),
  person: { id: who.id, name: who.role === 'officer' ? 'Hùng' : 'Sáu', consented: who.consented, known: who.known },
  can: {
    buttons: true,
    groupButtons: true,
    askPlace: true,
    askContact: true,
    link: true,
    fetchLimit: 20_971_520,
    places: true,
  },
  group,
  tries: 0,
  misses: 0,
});

const filed = (f: Fake, who: Talk, n: NewPetition): void => {
  const restricted = n.kind === 'denunciation';
  f.petitions.set(n.id, {
    ...n,
    behalf: n.behalf !== undefined,
    classified: false,
    version: 1,
    restricted,
    status: 'new',
    person: restricted ? undefined : who.id,
    session: restricted ? undefined : who.id,
    matter: restricted ? undefined : n.matter,
    text: restricted ? undefined : n.text,
    place: restricted ? undefined : n.place,
    source: 'telegram',
    holder: undefined,
    holderName: undefined,
    result: undefined,
    rating: undefined,
    reopened: 0,
    createdAt: f.now,
    changedAt: f.now,
    doneAt: undefined,
  });
};

const apply = (f: Fake, who: Talk, fact: Fact): void => {
  f.facts.push(fact);
  if (fact.type === 'person.consented') who.consented = true;
  if (fact.type === 'petition.filed') filed(f, who, fact.petition);
  if (fact.type === 'person.erased') {
    who.consented = false;
    who.known = false;
    who.stored = JSON.stringify(emptySession('vi'));
    for (const p of [...f.petitions.values()]) if (p.person === who.id) f.petitions.delete(p.id);
  }
  if (fact.type !== 'petition.changed') return;
  const before = f.petitions.get(fact.id);
  if (!before) throw new Error('a petition changed that is not there');
  if (before.version !== fact.version) throw new Error('a change of an older version');
  const after = change(before, fact.change, f.now, dueAt(before.urgency, f.now, zone, office.holidays));
  if (!after.ok) throw new Error(`a change that is refused: ${fact.change.type}, ${after.why}`);
  f.petitions.set(fact.id, after.petition);
};

const take = async (f: Fake, who: Talk, event: Event, group: boolean): Promise<Turned> => {
  const turned = await turn(sessionOf(who), event, envOf(f, who, group));
  who.stored = JSON.stringify(turned.session);
  if (event.kind === 'said' && !group) who.known = true;
  for (const fact of turned.facts) apply(f, who, fact);
  for (const said of turned.said) if (said.kind === 'message' && said.prompt.choices) who.offered.push(said.prompt);
  return turned;
};

export const hear = (
  f: Fake,
  who: Talk,
  body: Body,
  options: { message?: string; group?: boolean; toUs?: boolean } = {},
): Promise<Turned> =>
  take(
    f,
    who,
    { kind: 'said', body, message: options.message ?? `m${++who.messages}`, toUs: options.toUs ?? false },
    options.group ?? false,
  );

export const say = (f: Fake, who: Talk, text: string): Promise<Turned> => hear(f, who, { kind: 'text', text });

export const press = (f: Fake, who: Talk, token: string, group = false): Promise<Turned> =>
  hear(f, who, { kind: 'choice', token, press: 'p' }, { group });

export type Woken = { readonly who: Talk; readonly at: number; readonly turned: Turned };

/** Time passes; whoever is due is woken at their time. */
export const pass = async (f: Fake, ms: number): Promise<Woken[]> => {
  const until = f.now + ms;
  const turned: Woken[] = [];
  for (let stops = 0; ; stops++) {
    if (stops > 1_000) throw new Error('woken again and again');
    const due = [f.citizen, f.officer]
      .map((who) => ({ who, at: wakeAt(sessionOf(who)) ?? Number.POSITIVE_INFINITY }))
      .sort((a, b) => a.at - b.at)[0];
    if (!due || due.at > until) break;
    f.now = Math.max(f.now, due.at);
    turned.push({ who: due.who, at: f.now, turned: await take(f, due.who, { kind: 'wake' }, false) });
  }
  f.now = until;
  return turned;
};

export const messagesOf = (turned: Turned): Extract<Said, { kind: 'message' }>[] =>
  turned.said.flatMap((said) => (said.kind === 'message' ? [said] : []));

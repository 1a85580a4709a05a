/** A commune that does not exist, with a month of petitions: made by the same code as real ones, for looking around. */
import { addDays, atTime, officeDay } from '../../domain/calendar.ts';
import { dueAt } from '../../domain/deadline.ts';
import type { NewPetition } from '../../domain/fact.ts';
import type { Change, Officer } from '../../domain/petition.ts';
import { makeCode } from '../../domain/tracking-code.ts';
import type { Unit } from '../../domain/unit.ts';
import { grantRole, rolesOf } from '../../store/people.ts';
import { petitionById } from '../../store/petitions.ts';
import { petitionsNotFrom } from '../../store/register.ts';
import { newPerson } from '../../store/sessions.ts';
import { allUnits } from '../../store/units.ts';
import type { App } from '../app.ts';
import type { Actor } from '../effects.ts';
import { effectsOf } from '../facts.ts';
import { filed } from '../filing.ts';
import { type DemoPetition, demoPetitions, type Fate } from './demo-petitions.ts';
import { committed, Refused } from './refused.ts';
import { putUnits } from './units.ts';

/** Stands in the register as where they came from. */
const source = 'demo';

/** Where it plays: the units, the one that handles petitions, and one to which some are moved. */
export type DemoPlace = { readonly units: readonly Unit[]; readonly commune: string; readonly other: string };

/** Called by what they do: nobody's name. */
const officers: readonly Officer[] = [
  { person: 'demo-diachinh', name: 'Cán bộ địa chính' },
  { person: 'demo-moitruong', name: 'Cán bộ môi trường' },
  { person: 'demo-vanphong', name: 'Cán bộ văn phòng' },
];
const leader: Officer = { person: 'demo-lanhdao', name: 'Lãnh đạo xã' };
/** Somebody must have answered and rated; on no channel, so nobody is written to. */
const citizen: Actor = {
  person: 'demo-nguoidan',
  session: 'demo-nguoidan',
  at: { channel: 'telegram', chat: 'demo', group: false },
  lang: 'vi',
};

const results = [
  'Đã cử người xuống làm xong, kính mời ông/bà xem lại.',
  'Đã khắc phục trong ngày, có chụp ảnh lại.',
  'Đã làm việc với các bên và giải quyết xong.',
];

/** What happens to it, each at a part of the time that passed since it was filed. */
const steps = (
  fate: Fate,
  by: Officer,
  n: number,
  other: string,
): readonly (readonly [part: number, change: Change])[] => {
  const claim = [0.05, { type: 'claim', by }] as const;
  const finish = [0.4, { type: 'finish', by, result: results[n % results.length] ?? '' }] as const;
  const ask = [0.2, { type: 'ask', by, question: 'Xin ông/bà cho biết thêm: việc này có từ ngày nào?' }] as const;
  switch (fate) {
    case 'new':
      return [];
    case 'claimed':
      return [claim];
    case 'released':
      return [claim, [0.3, { type: 'release', by }]];
    case 'waiting':
      return [claim, ask];
    case 'answered':
      return [claim, ask, [0.3, { type: 'answer', text: 'Có từ đầu tháng này' }]];
    case 'done':
      return [claim, finish];
    case 'unsure':
      return [claim, finish, [0.6, { type: 'rate', rating: 'unsure' }]];
    case 'closed':
      return [claim, finish, [0.6, { type: 'rate', rating: 'yes' }]];
    case 'reopened':
      return [claim, finish, [0.5, { type: 'rate', rating: 'no' }]];
    case 'rejected':
      return [
        claim,
        [0.2, { type: 'reject', by, reason: 'Việc này không thuộc thẩm quyền của xã; ông/bà liên hệ nơi phụ trách.' }],
      ];
    case 'withdrawn':
      return [[0.1, { type: 'withdraw' }]];
    case 'moved':
      return [claim, [0.15, { type: 'transfer', by, unit: other }], [0.3, { type: 'claim', by }]];
  }
};

type Event = { readonly at: number; readonly run: (app: App) => Promise<void> };

export type Seeded = { readonly petitions: number; readonly events: number };

/** Throws `Refused` where the store is in use by real people, unless `force`. Doing it again adds only what is missing. */
export const seedDemo = async (
  app: App,
  place: DemoPlace,
  options: { readonly force: boolean; readonly by: string; readonly pause: (ms: number) => Promise<void> },
): Promise<Seeded> => {
  const { force, by, pause } = options;
  const { store } = app;
  const { units } = place;
  if (!force) {
    const real = await petitionsNotFrom(store.db, source);
    if (real > 0)
      throw new Refused(`there are ${real} petitions that are not made up: use another DATABASE_PATH, or add --force`);
    const own = new Set(units.map((unit) => unit.code));
    const others = (await allUnits(store.db)).filter((unit) => !own.has(unit.code)).length;
    if (others > 0)
      throw new Refused(
        `there are ${others} units already, and the made-up commune would stand beside them: use another DATABASE_PATH, or add --force`,
      );
  }
  await putUnits(app, units, by);
  await people(app, place.commune);
  const now = app.host.now();
  const events = demoPetitions.flatMap((petition, n) => eventsOf(petition, n, now, app, place));
  let done = 0;
  // In the order of time, as it would have been.
  for (const { at, run } of events.toSorted((a, b) => a.at - b.at)) {
    const then: App = { ...app, host: { ...app.host, now: () => at } };
    await run(then);
    await pause(restMs);
    done += 1;
  }
  return { petitions: demoPetitions.length, events: done };
};

const people = async (app: App, commune: string): Promise<void> => {
  const { store, vault, host } = app;
  const now = host.now();
  for (const { person, name } of [...officers, leader]) {
    if ((await rolesOf(store.db, person)).length > 0) continue;
    const role = person === leader.person ? 'leader' : 'officer';
    await committed(
      store.commit([newPerson(vault, { id: person, name, now }), grantRole({ person, unit: commune, role, now })]),
    );
  }
};

const minute = 60_000;
/** Between two commits a service beside us may write. ms */
const restMs = 5;

const eventsOf = (p: DemoPetition, n: number, now: number, app: App, place: DemoPlace): readonly Event[] => {
  const { zone } = app.office;
  const id = `demo-${String(n + 1).padStart(2, '0')}`;
  const clock = `${String(7 + ((n * 5) % 12)).padStart(2, '0')}:${String((n * 17) % 60).padStart(2, '0')}`;
  const filedAt =
    p.daysAgo === 0
      ? now - (n % 3) * 20 * minute - minute
      : atTime(addDays(officeDay(now, zone), -p.daysAgo), clock, zone);
  const officer = officers[n % officers.length] ?? leader;
  const first: Event = { at: filedAt, run: (then) => file(then, id, p, place.commune) };
  const others = steps(p.fate, officer, n, place.other).map(
    ([part, change], i): Event => ({
      at: Math.round(filedAt + part * (now - filedAt)),
      run: (then) => act(then, id, i + 1, change),
    }),
  );
  return [first, ...others];
};

const file = async (app: App, id: string, p: DemoPetition, commune: string): Promise<void> => {
  const { store, vault, host, office, places } = app;
  if (await petitionById(store.db, vault, id)) return;
  const known = await places.known();
  const understood = known.understand(p.text);
  const trace = known.route({ unit: commune, topic: p.topic, kind: p.kind }, p.text);
  const petition = (): NewPetition => ({
    id,
    code: makeCode(host.random),
    unit: trace.holder,
    kind: p.kind,
    topic: p.topic,
    urgency: p.urgency,
    sure: { kind: 0.9, topic: 0.9, urgency: 0.9 },
    words: p.text,
    text: understood.personal,
    matter: understood.matter,
    place: p.place,
    lat: undefined,
    long: undefined,
    media: [],
    anonymous: false,
    confirmed: true,
    dueAt: dueAt(p.urgency, host.now(), office.zone, office.holidays),
    trace,
  });
  for (let tries = 0; tries < 20; tries += 1)
    if ((await store.commit((await filed(app, petition(), undefined, source)).writes)) === 'ok') return;
  throw new Refused('no free tracking code was found; try again');
};

/** The change that makes version `from + 1`; nothing where it was made before. */
const act = async (app: App, id: string, from: number, change: Change): Promise<void> => {
  const { store, vault } = app;
  const p = await petitionById(store.db, vault, id);
  if (p?.version !== from) return;
  const words = change.type === 'answer' ? { words: change.text } : {};
  const fact = { type: 'petition.changed', id, version: p.version, change, ...words } as const;
  await committed(store.commit((await effectsOf(app, fact, citizen)).writes));
};

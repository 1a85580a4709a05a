/** Petitions joined to one matter and separated again: rows, cards, and the word to the committee when many people tell of the same. */
import type { Fact, NewPetition } from '../domain/fact.ts';
import { type Crowd, crowd, type MatterView, milestones } from '../domain/matter.ts';
import type { Outgoing } from '../domain/message.ts';
import { isOpen, type Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import { ifBehind, joinWaiting } from '../store/behind.ts';
import type { Write } from '../store/commit.ts';
import { lanesShowing } from '../store/lanes.ts';
import {
  countMatter,
  heirOf,
  leaveMatter,
  type Membership,
  membershipOf,
  membersOf,
  moveMatter,
  putMatter,
  toldOf,
  toldSoFar,
} from '../store/matters.ts';
import { petitionById, staleGuard, updatePetition } from '../store/petitions.ts';
import { traceOf } from '../store/routes.ts';
import { likelyParent, parentOfNew } from './alike.ts';
import type { App } from './app.ts';
import { cardSlot } from './card.ts';
import { cards } from './cards.ts';
import { type Actor, type Effects, none, toChat } from './effects.ts';
import { broughtUp, leadOf, matterRow, touched } from './following.ts';

const day = 86_400_000;

/** What the card of a petition says of its matter, as it is stored. */
export const matterView = async (app: App, p: Petition): Promise<MatterView> => {
  const { db } = app.store;
  const own = await membershipOf(db, p.id);
  const over = own && (await petitionById(db, app.vault, own.parent));
  const crowded = crowd(await membersOf(db, p.id));
  if (!own || !over || !isOpen(over.status)) return crowded;
  const { people } = crowd(await membersOf(db, over.id));
  return { ...crowded, parent: { petition: over, people, joined: own.joined } };
};

/** The card of the one that stands for a matter, where it stands already. */
const parentCard = async (app: App, parent: Petition, told: Crowd): Promise<readonly Outgoing[]> => {
  const shown = await lanesShowing(app.store.db, cardSlot(parent.id));
  return shown.length === 0 ? [] : cards(app, parent, parent, undefined, { matter: told });
};

/** One line under the card at 3, 10, 25 and 50 people, each said once however often petitions come and go. */
const counted = async (app: App, parent: Petition, { people, waiting }: Crowd): Promise<Effects> => {
  const reached = milestones.filter((n) => n <= people);
  if (reached.length === 0) return none;
  const told = await toldSoFar(app.store.db, parent.id);
  const fresh = reached.filter((n) => !told.includes(n));
  if (fresh.length === 0) return none;
  const code = showCode(parent.code);
  const messages = (await app.places.known()).chatsFor(parent.unit).map(
    (chat): Outgoing => ({
      kind: 'message',
      to: toChat(chat),
      lang: 'vi',
      purpose: 'notice',
      under: cardSlot(parent.id),
      prompt: {
        say: [
          { id: 'matter-people', args: { code, people } },
          ...(waiting === 0 ? [] : [{ id: 'card-waiting', args: { n: waiting } } as const]),
        ],
      },
    }),
  );
  return { writes: fresh.map((n) => toldOf(parent.id, n)), messages };
};

/** Of a petition that is being filed: what it looks like, and what that changes. `view`: for its own card. */
export const liken = async (
  app: App,
  p: Petition,
  trace: Parameters<typeof likelyParent>[2],
): Promise<(Effects & { readonly view: MatterView }) | undefined> => {
  const parent = await parentOfNew(app, p, trace);
  if (!parent) return undefined;
  const now = app.host.now();
  // It is not stored yet: whoever told of it before counts once all the same.
  const others = await countMatter(app.store.db, parent.id, p.person ?? p.id);
  const told: Crowd = {
    people: others.people + 1,
    days: Math.floor((now - (others.first ?? now)) / day) + 1,
    waiting: others.waiting + 1,
  };
  const milestone = await counted(app, parent, told);
  return {
    writes: [putMatter({ petition: p.id, parent: parent.id, joined: false }, now), ...milestone.writes],
    messages: [...(await parentCard(app, parent, told)), ...milestone.messages],
    view: {
      people: 1,
      days: 1,
      waiting: told.waiting,
      parent: { petition: parent, people: told.people, joined: false },
    },
  };
};

const stale = (p: Petition, version: number): Effects => ({
  writes: [staleGuard({ id: p.id, from: version })],
  messages: [],
});

/** Out of the matter in the record too, where the record says that it was in it. */
const recordedPart = (app: App, p: Petition, own: Membership, by: string, parent: Petition): Write[] =>
  own.recorded ? matterRow(app, p, 'petition.part', by, parent) : [];

/** Joins petitions to the one that stands for their matter. What belonged to them belongs to it. */
export const joined = async (
  app: App,
  fact: Extract<Fact, { type: 'petitions.joined' }>,
  actor: Actor,
): Promise<Effects> => {
  const { db } = app.store;
  const now = app.host.now();
  const parent = await petitionById(db, app.vault, fact.parent.id);
  if (!parent) return none;
  if (parent.version !== fact.parent.version) return stale(parent, fact.parent.version);
  if (fact.petitions === 'waiting') return allJoined(app, parent, actor);
  const writes: Write[] = [staleGuard({ id: parent.id, from: parent.version })];
  const messages: Outgoing[] = [];
  let members = await membersOf(db, parent.id);
  for (const { id, version } of fact.petitions) {
    const before = await petitionById(db, app.vault, id);
    if (!before) continue;
    if (before.version !== version) return stale(before, version);
    const p = touched(app, before, parent);
    const was = await membershipOf(db, id);
    writes.push(updatePetition(app.vault, p));
    // From another matter: it leaves that one first, so that the sums stay right.
    if (was) writes.push(...recordedPart(app, p, was, actor.person, parent));
    writes.push(
      putMatter({ petition: id, parent: parent.id, joined: true }, now),
      moveMatter(id, parent.id),
      ...matterRow(app, p, 'petition.join', actor.person, parent),
    );
    const its = (await membersOf(db, id)).map((m) => (m.petition === id ? { ...m, joined: true } : m));
    members = [...members.filter((m) => !its.some((x) => x.petition === m.petition)), ...its];
    const view: MatterView = {
      ...crowd([]),
      parent: { petition: parent, people: crowd(members).people, joined: true },
    };
    if ((await lanesShowing(db, cardSlot(id))).length > 0)
      messages.push(...(await cards(app, p, before, actor.at, { matter: view })));
    const left = was && was.parent !== parent.id ? await petitionById(db, app.vault, was.parent) : undefined;
    if (left) {
      const rest = (await membersOf(db, left.id)).filter((m) => m.petition !== id);
      messages.push(...(await parentCard(app, left, crowd(rest))));
    }
  }
  const all = crowd(members);
  const told = await counted(app, parent, all);
  messages.push(...(await parentCard(app, parent, all)), ...told.messages);
  return { writes: [...writes, ...told.writes], messages };
};

/** All that look like it, however many: joined at once; the record, their cards and what belongs to them follow one by one. */
const allJoined = async (app: App, parent: Petition, actor: Actor): Promise<Effects> => {
  const members = await membersOf(app.store.db, parent.id);
  const all = crowd(members.map((m) => (isOpen(m.status) ? { ...m, joined: true } : m)));
  return {
    writes: [staleGuard({ id: parent.id, from: parent.version }), joinWaiting(parent.id, actor.person, app.host.now())],
    messages: await parentCard(app, parent, all),
  };
};

/** A petition is a matter of its own again; it still looks like the other one. */
export const parted = async (
  app: App,
  fact: Extract<Fact, { type: 'petition.parted' }>,
  actor: Actor,
): Promise<Effects> => {
  const { db } = app.store;
  const before = await petitionById(db, app.vault, fact.id);
  const own = before && (await membershipOf(db, before.id));
  if (!before || !own?.joined) return none;
  if (before.version !== fact.version) return stale(before, fact.version);
  const parent = await petitionById(db, app.vault, own.parent);
  if (!parent) return none;
  const p = touched(app, before);
  const members = (await membersOf(db, parent.id)).map((m) => (m.petition === p.id ? { ...m, joined: false } : m));
  const { people } = crowd(members);
  const view: MatterView = {
    ...crowd([]),
    ...(isOpen(parent.status) && { parent: { petition: parent, people, joined: false } }),
  };
  return {
    writes: [
      updatePetition(app.vault, p),
      putMatter({ ...own, joined: false }, app.host.now()),
      ...recordedPart(app, p, own, actor.person, parent),
    ],
    // One that had no card gets one: it is worked on by itself from now on.
    messages: [
      ...(await cards(app, p, before, actor.at, { matter: view })),
      ...(await parentCard(app, parent, crowd(members))),
    ],
  };
};

/**
 * A petition counts no longer, withdrawn or erased. Out of a matter it goes; where it stood for one, the oldest open petition that was
 * joined to it stands for the rest.
 * @param by who did it, for the record
 */
export const leftMatter = async (app: App, p: Petition, by: string): Promise<Effects> => {
  const { db } = app.store;
  const own = await membershipOf(db, p.id);
  const writes: Write[] = [];
  const messages: Outgoing[] = [];
  if (own) {
    const parent = await petitionById(db, app.vault, own.parent);
    writes.push(leaveMatter({ petition: p.id }));
    if (parent) writes.push(...recordedPart(app, p, own, by, parent));
    const rest = (await membersOf(db, own.parent)).filter((m) => m.petition !== p.id);
    if (parent) messages.push(...(await parentCard(app, parent, crowd(rest))));
  }
  const heir = await heirOf(db, app.vault, p.id);
  const its = heir && (await membershipOf(db, heir.id));
  if (!heir || !its) return { writes, messages };
  // First to where this one was: what was done to that one would be lost to all the others too.
  const part = await ifBehind(db, app.vault, heir.id);
  const brought = part && (await broughtUp(app, await leadOf(app, p, [part]), part));
  const next = brought?.petition ?? heir;
  if (brought) {
    writes.push(...brought.writes);
    messages.push(...brought.messages);
  }
  const members = (await membersOf(db, p.id))
    .filter((m) => m.petition !== p.id)
    .map((m) => (m.petition === next.id ? { ...m, joined: true } : m));
  if (its.joined) writes.push(...matterRow(app, next, 'petition.part', by, p));
  writes.push(leaveMatter({ petition: next.id }), moveMatter(p.id, next.id));
  messages.push(...(await cards(app, next, heir, undefined, { matter: crowd(members) })));
  return { writes, messages };
};

/** Of these what is told is of everybody; of others it may be known who told it. */
const open: ReadonlySet<string> = new Set([
  'roads',
  'environment',
  'water',
  'power',
  'construction',
  'health',
  'education',
  'agriculture',
  'telecom',
]);

/** Others who have told of what is about to be filed. Nothing is said of what concerns single persons. */
export const othersWhoTold = async (app: App, n: NewPetition, person: string): Promise<number> => {
  if ((n.kind !== 'feedback' && n.kind !== 'proposal') || !open.has(n.topic)) return 0;
  const parent = await parentOfNew(app, { ...n, createdAt: app.host.now() }, n.trace);
  if (!parent || (parent.kind !== 'feedback' && parent.kind !== 'proposal') || !open.has(parent.topic)) return 0;
  return (await countMatter(app.store.db, parent.id, person)).people;
};

/** For an officer's press: what a petition belongs to or looks like, and how many look like it. */
export const matterFor = async (
  app: App,
  p: Petition,
): Promise<{ readonly parent?: Petition; readonly joined: boolean; readonly waiting: number }> => {
  const { db } = app.store;
  const own = await membershipOf(db, p.id);
  const over = own && (await petitionById(db, app.vault, own.parent));
  const { waiting } = await countMatter(db, p.id, '');
  const parent = over ?? (own ? undefined : await likelyParent(app, p, await traceOf(db, p.id)));
  return { joined: own?.joined === true, waiting, ...(parent && { parent }) };
};

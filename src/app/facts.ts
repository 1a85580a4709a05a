/** What a turn decided → rows to be written and messages to be sent. One case for each kind of fact. */
import { officeDay, startOfDay } from '../domain/calendar.ts';
import { defang } from '../domain/clean.ts';
import { dueAt } from '../domain/deadline.ts';
import type { Fact, NewPetition } from '../domain/fact.ts';
import type { Address, ChannelId, Line, Outgoing, Purpose } from '../domain/message.ts';
import { type Change, change, isOpen, type Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import { rejection } from '../flows/case.ts';
import { rateChoices } from '../flows/rate.ts';
import { attachmentId, attachmentsOf, claimAttachment } from '../store/attachments.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import { lanesShowing, wipeSent } from '../store/outbox.ts';
import { grantRole, peopleWith, useInvite } from '../store/people.ts';
import {
  erasePetition,
  insertNote,
  insertPetition,
  type Note,
  openPetitions,
  petitionById,
  petitionsOfSession,
  staleGuard,
  updatePetition,
} from '../store/petitions.ts';
import { consent, erasePerson, reachOf, standing } from '../store/sessions.ts';
import { bindChat, type CommitteeChat, treeChanged } from '../store/units.ts';
import type { Lang } from '../text/text.ts';
import { laneIdOf } from './address.ts';
import type { App } from './app.ts';
import { card, cardSlot } from './card.ts';
import { eraseFiles } from './files.ts';

/** The turn's person and place. */
export type Actor = {
  readonly person: string;
  readonly session: string;
  readonly at: Address & { readonly group: boolean };
  readonly lang: Lang;
};

export type Effects = { readonly writes: readonly Write[]; readonly messages: readonly Outgoing[] };

const none: Effects = { writes: [], messages: [] };

/** Petitions shown at once to a chat that is bound late. */
const lateCards = 20;

export const effectsOf = async (app: App, fact: Fact, actor: Actor): Promise<Effects> => {
  const now = app.host.now();
  switch (fact.type) {
    case 'person.consented':
      return {
        writes: [
          consent({ id: actor.person, version: fact.version, now }),
          record({ at: now, actor: actor.person, action: 'person.consented', detail: fact.version }),
        ],
        messages: [],
      };
    case 'person.erased':
      return erased(app, actor);
    case 'petition.filed':
      return filed(app, fact.petition, { person: actor.person, session: actor.session }, actor.at.channel);
    case 'petition.changed':
      return changed(app, fact, actor);
    case 'emergency.told':
      return alarm(app, fact);
    case 'role.granted':
      return {
        writes: [
          useInvite(fact.invite, actor.person, now),
          grantRole({ person: actor.person, unit: fact.unit, role: fact.role, now }),
          record({ at: now, actor: actor.person, action: 'role.granted', unit: fact.unit, detail: fact.role }),
        ],
        messages: [],
      };
    case 'chat.bound':
      return bound(app, fact, actor);
    case 'flow.failed':
      app.host.log('error', 'flow.failed', { channel: actor.at.channel, reason: fact.reason });
      return { writes: [record({ at: now, action: 'flow.failed', detail: fact.reason })], messages: [] };
  }
};

/** Everything of a person: name, address, what they wrote and sent. Their cards lose the words; the numbers stay. */
const erased = async (app: App, actor: Actor): Promise<Effects> => {
  const { store, vault, host } = app;
  const now = host.now();
  const writes: Write[] = [];
  const messages: Outgoing[] = [];
  for (const p of await petitionsOfSession(store.db, vault, actor.session, 1_000)) {
    writes.push(...erasePetition(p, now), ...(await eraseFiles(app, p.id)));
    const moved = isOpen(p.status) ? -1 : 0;
    const status = isOpen(p.status) ? 'withdrawn' : p.status;
    writes.push(record({ at: now, action: 'petition.erased', petition: p.id, unit: p.unit, status, topic: p.topic, dueAt: p.dueAt, moved }));
    const empty: Petition = { ...p, status, matter: undefined, place: undefined, text: undefined, result: undefined, lat: undefined, long: undefined };
    messages.push(...(await cards(app, empty, p)));
  }
  writes.push(
    ...erasePerson(actor.person, now),
    wipeSent(laneIdOf(vault, actor.at)),
    record({ at: now, action: 'person.erased' }),
  );
  return { writes, messages };
};

const toChat = (chat: CommitteeChat): Address => ({ channel: chat.channel as ChannelId, chat: chat.chat });

/** A new petition: its rows, its card in every chat of the committee, and the officers where life is in danger. */
export const filed = async (
  app: App,
  n: NewPetition,
  sender: { readonly person: string; readonly session: string } | undefined,
  source: string,
  at = app.host.now(),
): Promise<Effects> => {
  const { vault, places } = app;
  const restricted = n.kind === 'denunciation';
  // To the day, not the minute: who was typing when must not tell who denounced.
  const filedAt = restricted ? startOfDay(officeDay(at, app.office.zone), app.office.zone) : at;
  const writes = insertPetition(vault, n, { sender, source, at: filedAt });
  for (const media of n.media)
    if (sender) writes.push(claimAttachment(attachmentId(vault, sender.session, media.ref), n.id, undefined, restricted));
  writes.push(
    record({
      at,
      // Who wrote a denunciation stands nowhere in the clear.
      actor: restricted ? undefined : sender?.person,
      action: restricted ? 'petition.sealed' : 'petition.filed',
      petition: n.id,
      unit: n.unit,
      // A sealed matter is no open case of the committee: it is never in its figures.
      status: restricted ? undefined : 'new',
      dueAt: n.dueAt,
      topic: restricted ? undefined : n.topic,
      moved: restricted ? 0 : 1,
      detail: restricted ? n.code : undefined,
    }),
  );
  app.metrics.count('caunoi_petitions_total', { kind: n.kind });
  if (restricted) return { writes, messages: [] };
  const known = await places.known();
  const p: Petition = {
    ...n,
    version: 1,
    restricted,
    status: 'new',
    person: sender?.person,
    session: sender?.session,
    source,
    holder: undefined,
    holderName: undefined,
    result: undefined,
    rating: undefined,
    reopened: 0,
    createdAt: at,
    changedAt: at,
    doneAt: undefined,
  };
  const unitName = known.tree.get(n.unit)?.name ?? n.unit;
  const sure = Math.min(n.sure.kind, n.sure.topic);
  const purpose: Purpose = n.urgency === 'emergency' ? 'emergency' : 'notice';
  const prompt = card(p, { now: at, here: true, unitName, sure, files: n.media.length });
  const messages: Outgoing[] = known.chatsFor(n.unit).map((chat) => ({
    kind: 'message',
    to: toChat(chat),
    lang: 'vi',
    prompt,
    purpose,
    slot: cardSlot(n.id),
  }));
  if (n.urgency === 'emergency')
    for (const to of await officersOf(app, n.unit))
      messages.push({
        kind: 'message',
        ...to,
        purpose: 'emergency',
        prompt: { ...prompt, say: [{ id: 'alarm-filed', args: { code: showCode(n.code) } }, ...prompt.say] },
      });
  return { writes, messages };
};

/** Everyone on duty for a unit: its officers, or those of the nearest unit above it that has any. */
const officersOf = async (app: App, unit: string): Promise<readonly { to: Address; lang: Lang }[]> => {
  const { tree } = await app.places.known();
  for (const code of [unit, ...tree.ancestors(unit).map((u) => u.code)]) {
    const people = await peopleWith(app.store.db, code, 'officer');
    const reach = await Promise.all(people.map((person) => reachOf(app.store.db, app.vault, person)));
    const found = reach.flatMap(([first]) =>
      first ? [{ to: { channel: first.channel as ChannelId, chat: first.chat }, lang: first.lang }] : [],
    );
    if (found.length > 0) return found;
  }
  return [];
};

const alarm = async (app: App, fact: Extract<Fact, { type: 'emergency.told' }>): Promise<Effects> => {
  const known = await app.places.known();
  const say: Line[] = [
    { id: 'alarm' },
    { id: 'alarm-unit', args: { unit: known.tree.get(fact.unit)?.name ?? fact.unit } },
  ];
  if (fact.text === undefined) say.push({ id: 'alarm-restricted' });
  else say.push({ quote: defang(fact.text) });
  if (fact.place !== undefined) say.push({ id: 'card-place', args: { place: defang(fact.place) } });
  const link = fact.point && {
    label: { id: 'map-button' } as const,
    url: `https://www.google.com/maps?q=${fact.point.lat.toFixed(6)},${fact.point.long.toFixed(6)}`,
  };
  const prompt = { say, ...(link && { link }) };
  const officers = await officersOf(app, fact.unit);
  // Nobody on duty can be reached privately: the committee chat is better than silence, but never with what is restricted.
  const chats =
    fact.text === undefined ? [] : known.chatsFor(fact.unit).map((chat) => ({ to: toChat(chat), lang: 'vi' as const }));
  const messages = (officers.length > 0 ? officers : chats).map(
    (to): Outgoing => ({ kind: 'message', ...to, purpose: 'emergency', prompt }),
  );
  const row = record({ at: app.host.now(), action: 'emergency.told', unit: fact.unit });
  return { writes: [row], messages };
};

const bound = async (app: App, fact: Extract<Fact, { type: 'chat.bound' }>, actor: Actor): Promise<Effects> => {
  const now = app.host.now();
  const { vault, store, places } = app;
  const id = laneIdOf(vault, actor.at);
  const known = await places.known();
  const unitName = known.tree.get(fact.unit)?.name ?? fact.unit;
  const open = await openPetitions(store.db, vault, fact.unit, lateCards);
  return {
    writes: [
      useInvite(fact.invite, actor.person, now),
      bindChat(vault, { id, channel: actor.at.channel, chat: actor.at.chat, unit: fact.unit }, now),
      treeChanged({ version: `${now}-${fact.invite}` }),
      record({ at: now, actor: actor.person, action: 'chat.bound', unit: fact.unit }),
    ],
    messages: open.map((p) => ({
      kind: 'message',
      to: actor.at,
      lang: 'vi',
      purpose: 'notice',
      slot: cardSlot(p.id),
      prompt: card(p, { now, here: true, unitName, sure: undefined, files: 0 }),
    })),
  };
};

const noteKinds: Partial<Record<Change['type'], Note['kind']>> = {
  amend: 'amendment',
  ask: 'question',
  answer: 'answer',
  finish: 'result',
  reject: 'reason',
};

const changed = async (app: App, fact: Extract<Fact, { type: 'petition.changed' }>, actor: Actor): Promise<Effects> => {
  const { vault, store, host, office } = app;
  const now = host.now();
  const before = await petitionById(store.db, vault, fact.id);
  if (!before || before.version !== fact.version) return staleAgain(fact);
  const due = dueAt(before.urgency, now, office.zone, office.holidays);
  const next = change(before, fact.change, now, due);
  if (!next.ok) return none;
  const p: Petition = { ...next.petition, ...placed(fact.place) };
  const by = 'by' in fact.change ? fact.change.by.person : actor.person;
  const writes: Write[] = [updatePetition(vault, p)];
  const kind = noteKinds[fact.change.type];
  const noteId = kind && host.newId();
  const text = textOf(fact.change);
  if (kind && noteId) {
    const author = 'by' in fact.change ? 'officer' : 'citizen';
    const note: Note = { id: noteId, petition: p.id, at: now, author, kind, text, words: fact.words ?? text };
    writes.push(insertNote(vault, note, p.restricted));
  }
  for (const media of fact.media ?? [])
    writes.push(claimAttachment(attachmentId(vault, actor.session, media.ref), p.id, noteId, p.restricted));
  const row = {
    at: now,
    actor: by,
    action: `petition.${fact.change.type}`,
    petition: p.id,
    status: p.status,
    holder: p.holder,
    dueAt: p.dueAt,
    topic: p.topic,
  };
  if (next.moved.length === 0) writes.push(record({ ...row, unit: p.unit }));
  // A transfer closes here and opens there; the last row of a petition is always where it is now.
  for (const { unit, by: moved } of next.moved) writes.push(record({ ...row, unit, moved }));
  const messages = [
    ...(await cards(app, p, before)),
    ...(await tellCommittee(app, p, fact)),
    ...(await tellCitizen(app, p, fact.change)),
  ];
  return { writes, messages };
};

/** The petition moved on since the flow read it: a write that fails as stale, so that the turn is done again. */
const staleAgain = (fact: Extract<Fact, { type: 'petition.changed' }>): Effects => ({
  writes: [staleGuard({ id: fact.id, from: fact.version })],
  messages: [],
});

const placed = (place: { words?: string; lat?: number; long?: number } | undefined): Partial<Petition> => ({
  ...(place?.words !== undefined && { place: place.words.slice(0, 120) }),
  ...(place?.lat !== undefined && place.long !== undefined && { lat: place.lat, long: place.long }),
});

const textOf = (what: Change): string => {
  switch (what.type) {
    case 'amend':
    case 'answer':
      return what.text;
    case 'ask':
      return what.question;
    case 'finish':
      return what.result;
    case 'reject':
      return what.reason;
    default:
      return '';
  }
};

/** The card, changed in place wherever it stands, and put where it is needed from now on. */
const cards = async (app: App, p: Petition, before: Petition): Promise<Outgoing[]> => {
  if (p.restricted) return [];
  const { store, vault, places, host } = app;
  const known = await places.known();
  const now = host.now();
  const slot = cardSlot(p.id);
  const showing = new Set(await lanesShowing(store.db, slot));
  const here = known.chatsFor(p.unit);
  const there = known.chats.filter((chat) => showing.has(chat.id) && !here.some((h) => h.id === chat.id));
  const old = known.chatsFor(before.unit).filter((chat) => !here.includes(chat) && !there.includes(chat));
  const files = (await attachmentsOf(store.db, vault, p.id)).filter((a) => a.note === undefined).length;
  const unitName = known.tree.get(p.unit)?.name ?? p.unit;
  const context = { now, unitName, sure: undefined, files };
  const message = (chat: CommitteeChat, isHere: boolean): Outgoing => ({
    kind: 'message',
    to: toChat(chat),
    lang: 'vi',
    purpose: 'answer',
    slot,
    edit: isHere ? 'send' : 'skip',
    prompt: card(p, { ...context, here: isHere }),
  });
  return [...here.map((chat) => message(chat, true)), ...[...there, ...old].map((chat) => message(chat, false))];
};

/** New words of the citizen, under the card: something a person should read. */
const tellCommittee = async (
  app: App,
  p: Petition,
  fact: Extract<Fact, { type: 'petition.changed' }>,
): Promise<Outgoing[]> => {
  const what = fact.change;
  if (p.restricted) return [];
  let say: Line[] = [];
  if (what.type === 'rate' && what.rating === 'no')
    say = [
      { id: 'case-head-bare', args: { code: showCode(p.code) } },
      { id: 'card-reopened', args: { n: p.reopened } },
    ];
  if (what.type === 'amend' || what.type === 'answer') {
    const head: Line = { id: 'case-head-bare', args: { code: showCode(p.code) } };
    const hidden = what.text === '' && (fact.words ?? '').trim() !== '';
    const title: Line = hidden
      ? { id: 'card-more-hidden' }
      : { id: what.type === 'answer' ? 'card-answer' : 'card-more' };
    if (hidden) say = [head, title];
    else if (what.text !== '') say = [head, title, { quote: defang(what.text) }];
  }
  if (say.length === 0) return [];
  return (await app.places.known()).chatsFor(p.unit).map((chat) => ({
    kind: 'message',
    to: toChat(chat),
    lang: 'vi',
    purpose: 'notice',
    under: cardSlot(p.id),
    prompt: { say },
  }));
};

/** What the citizen hears of a change an officer made. */
const tellCitizen = async (app: App, p: Petition, what: Change): Promise<Outgoing[]> => {
  if (p.session === undefined || p.restricted) return [];
  const prompt = await citizenPrompt(app, p, what);
  if (!prompt) return [];
  const reach = await standing(app.store.db, app.vault, p.session);
  if (!reach || reach.erased) return [];
  const channel = p.source as ChannelId;
  return [
    { kind: 'message', to: { channel, chat: reach.address }, lang: reach.session.lang, purpose: 'notice', prompt },
  ];
};

const citizenPrompt = async (app: App, p: Petition, what: Change) => {
  const code = showCode(p.code);
  const unit = (await app.places.known()).tree.get(p.unit)?.name ?? p.unit;
  const by = { at: p.dueAt, as: 'by' } as const;
  switch (what.type) {
    case 'claim':
      return { say: [{ id: 'told-claimed', args: { code, unit, by } }] as Line[] };
    case 'release':
      return { say: [{ id: 'told-released', args: { code, unit } }] as Line[] };
    case 'transfer':
      return { say: [{ id: 'told-moved', args: { code, unit, by } }] as Line[] };
    case 'ask':
      return {
        say: [{ id: 'told-asked', args: { code, unit } }, { quote: what.question }, { id: 'told-asked-how' }] as Line[],
      };
    case 'finish':
      return {
        say: [
          { id: 'told-done', args: { code, unit } },
          ...(what.result === '' ? [] : [{ quote: what.result }]),
          { id: 'told-done-ask' },
        ] as Line[],
        choices: rateChoices(p.code),
      };
    case 'reject':
      return { say: [...rejection(p.code, undefined, what.reason), { id: 'told-rejected-next' }] as Line[] };
    default:
      return undefined;
  }
};

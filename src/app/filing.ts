/** A new petition: its rows, its card in every chat of the committee, and the officers where life is in danger. */
import { addDays, officeDay, startOfDay } from '../domain/calendar.ts';
import { defang } from '../domain/clean.ts';
import type { Fact, NewPetition } from '../domain/fact.ts';
import { ownCards } from '../domain/matter.ts';
import type { Address, AsStaff, ChannelId, Line, Outgoing, Purpose } from '../domain/message.ts';
import { consentVersion } from '../domain/office.ts';
import type { Petition } from '../domain/petition.ts';
import type { Trace } from '../domain/route.ts';
import { showCode } from '../domain/tracking-code.ts';
import { attachmentId, claimAttachment } from '../store/attachments.ts';
import { record } from '../store/audit.ts';
import { peopleWith } from '../store/people.ts';
import { insertPetition } from '../store/petitions.ts';
import { indexPetition } from '../store/search.ts';
import { reachOf } from '../store/sessions.ts';
import type { Lang } from '../text/text.ts';
import { findableWords } from '../understand/searching.ts';
import { findable } from './alike.ts';
import type { App } from './app.ts';
import { card, cardSlot } from './card.ts';
import { cardFor, contextOf } from './card-for.ts';
import { type Effects, toChat } from './effects.ts';
import { liken } from './matters.ts';
import type { Known } from './places.ts';
import { recorded } from './recorded.ts';

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
  const { zone } = app.office;
  const today = officeDay(at, zone);
  const dayEnd = startOfDay(addDays(today, 1), zone) - 1;
  const filedAt = restricted ? startOfDay(today, zone) : at;
  const writes = insertPetition(vault, n, { sender, source, at: filedAt });
  if (!restricted) writes.push(...indexPetition(n, findableWords(n.text, n.place, n.code), at));
  for (const media of n.media)
    if (sender)
      writes.push(claimAttachment(attachmentId(vault, sender.session, media.ref), n.id, undefined, restricted));
  writes.push(
    ...recorded(
      app,
      { kind: n.kind, topic: n.topic, source, restricted },
      {
        // Of a restricted one not the minute: the end of its day, which is in the window of the next digest.
        at: restricted ? dayEnd : at,
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
      },
    ),
  );
  // Who says that the citizen agreed, and to which words of the consent.
  if (n.behalf && !restricted)
    writes.push(
      record({
        at,
        actor: sender?.person,
        action: 'petition.behalf',
        petition: n.id,
        unit: n.unit,
        detail: consentVersion,
      }),
    );
  app.metrics.count('caunoi_petitions_total', { kind: n.kind });
  if (!restricted) writes.push(await findable(app, { ...n, createdAt: at }, n.trace));
  if (restricted) return { writes, messages: [] };
  const known = await places.known();
  const p: Petition = {
    ...n,
    behalf: n.behalf !== undefined,
    classified: false,
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
  const purpose: Purpose = n.urgency === 'emergency' ? 'emergency' : 'notice';
  const around = { now: at, here: true, files: n.media.length, trace: n.trace };
  const like = await liken(app, p, n.trace);
  if (like) writes.push(...like.writes);
  const messages: Outgoing[] = [...(like?.messages ?? [])];
  // Of many equal ones the first have cards of their own; the others wait on the card of the one that they look like.
  const quiet = n.urgency !== 'emergency' && (like?.view.waiting ?? 0) > ownCards;
  for (const chat of quiet ? [] : known.chatsFor(n.unit))
    messages.push({
      kind: 'message',
      to: toChat(chat),
      lang: 'vi',
      prompt: await cardFor(app, chat, p, {
        ...around,
        matter: like?.view,
        fromBelow: chat.unit !== n.unit,
      }),
      purpose,
      slot: cardSlot(n.id),
    });
  messages.push(...takingPart(known, p, n.trace));
  if (n.urgency === 'emergency') {
    // An alarm is read, not worked on: the buttons are on the card, which changes as the case does.
    const { choices: _, ...alarmed } = card(p, await contextOf(app, p, { ...around, fromBelow: false }));
    for (const officer of await officersOf(app, n.unit))
      messages.push({
        kind: 'message',
        ...officer,
        purpose: 'emergency',
        prompt: { ...alarmed, say: [{ id: 'alarm-filed', args: { code: showCode(n.code) } }, ...alarmed.say] },
      });
  }
  return { writes, messages };
};

/** A line in the chats of units that take part: who has it, and what it is about. The card stays where it is worked on. */
export const takingPart = (known: Known, p: Petition, { co }: Trace): readonly Outgoing[] => {
  const own = new Set(known.chatsFor(p.unit).map(({ id }) => id));
  const chats = new Map(co.flatMap((code) => known.chatsFor(code)).map((chat) => [chat.id, chat]));
  const unit = known.tree.get(p.unit)?.name ?? p.unit;
  const say: Line[] = [{ id: 'co-told', args: { code: showCode(p.code), matter: defang(p.matter ?? ''), unit } }];
  return [...chats.values()]
    .filter(({ id }) => !own.has(id))
    .map((chat) => ({ kind: 'message', to: toChat(chat), lang: 'vi', purpose: 'notice', prompt: { say } }));
};

/** Everyone on duty for a unit: its officers, or those of the nearest unit above it that has any. */
const officersOf = async (app: App, unit: string): Promise<readonly { to: Address; lang: Lang; staff: AsStaff }[]> => {
  const { tree } = await app.places.known();
  for (const code of [unit, ...tree.ancestors(unit).map((u) => u.code)]) {
    const people = await peopleWith(app.store.db, code, 'officer');
    const reach = await Promise.all(
      people.map(async (person) => ({ person, ways: await reachOf(app.store.db, app.vault, person) })),
    );
    const found = reach.flatMap(({ person, ways: [first] }) => {
      const staff = { person, unit: code, role: 'officer' };
      return first ? [{ to: { channel: first.channel as ChannelId, chat: first.chat }, lang: first.lang, staff }] : [];
    });
    if (found.length > 0) return found;
  }
  return [];
};

export const alarm = async (app: App, fact: Extract<Fact, { type: 'emergency.told' }>): Promise<Effects> => {
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

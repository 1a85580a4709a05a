/** A change to a petition: its rows, its card in every chat, and the word to the citizen and the committee. */
import { defang } from '../domain/clean.ts';
import { dueAt } from '../domain/deadline.ts';
import type { Fact } from '../domain/fact.ts';
import type { Address, Line, News, Outgoing, Prompt } from '../domain/message.ts';
import { type Change, change, isOpen, type Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import { rejection } from '../flows/case.ts';
import { petitionLine } from '../flows/committee.ts';
import { rateChoices } from '../flows/rate.ts';
import { attachmentId, attachmentsOf, claimAttachment } from '../store/attachments.ts';
import type { Write } from '../store/commit.ts';
import { lanesShowing } from '../store/lanes.ts';
import { insertNote, type Note } from '../store/notes.ts';
import { rolesOf } from '../store/people.ts';
import { petitionById, staleGuard, updatePetition } from '../store/petitions.ts';
import type { CommitteeChat } from '../store/units.ts';
import { oneOf } from '../text/text.ts';
import { laneIdOf } from './address.ts';
import { type App, abilitiesOf } from './app.ts';
import { cardSlot } from './card.ts';
import { cardFor } from './card-for.ts';
import { type Actor, type Effects, none, toChat } from './effects.ts';
import { reachCitizen } from './elsewhere.ts';
import { recorded } from './recorded.ts';

const noteKinds: Partial<Record<Change['type'], Note['kind']>> = {
  amend: 'amendment',
  ask: 'question',
  answer: 'answer',
  finish: 'result',
  reject: 'reason',
};

/** @param recordedAs who did it, for the record: where it was neither the officer nor the citizen */
export const changed = async (
  app: App,
  fact: Extract<Fact, { type: 'petition.changed' }>,
  actor: Actor,
  recordedAs?: string,
): Promise<Effects> => {
  const { vault, store, host, office } = app;
  const now = host.now();
  const before = await petitionById(store.db, vault, fact.id);
  if (!before || before.version !== fact.version) return staleAgain(fact);
  const due = dueAt(before.urgency, now, office.zone, office.holidays);
  const next = change(before, fact.change, now, due);
  if (!next.ok) return none;
  const back = fact.change.type === 'rate' ? await withoutFormer(app, next.petition) : {};
  const p: Petition = { ...next.petition, ...placed(fact.place), ...back };
  const by = recordedAs ?? ('by' in fact.change ? fact.change.by.person : actor.person);
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
  if (next.moved.length === 0) writes.push(...recorded(app, p, { ...row, unit: p.unit }, before.dueAt));
  // A transfer closes here and opens there; the last row of a petition is always where it is now.
  for (const { unit, by: moved } of next.moved) writes.push(...recorded(app, p, { ...row, unit, moved }, before.dueAt));
  const told = await tellCitizen(app, p, fact.change);
  const messages = [
    ...(await cards(app, p, before, 'by' in fact.change ? actor.at : undefined)),
    ...(await tellCommittee(app, p, fact)),
    ...told.messages,
  ];
  return { writes, messages, aside: told.aside };
};

/** The petition moved on since the flow read it: a write that fails as stale, so that the turn is done again. */
const staleAgain = (fact: Extract<Fact, { type: 'petition.changed' }>): Effects => ({
  writes: [staleGuard({ id: fact.id, from: fact.version })],
  messages: [],
});

/** What comes back to who had it is nobody's where they are no officer of it any more. */
const withoutFormer = async (app: App, p: Petition): Promise<Partial<Petition>> => {
  if (!isOpen(p.status) || p.holder === undefined) return {};
  const committee = (await app.places.known()).receiver(p.unit, false).code;
  const roles = await rolesOf(app.store.db, p.holder);
  const still = roles.some(({ role, unit }) => role === 'officer' && (unit === p.unit || unit === committee));
  return still ? {} : { status: 'new', holder: undefined, holderName: undefined };
};

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

/**
 * The card, changed in place wherever it stands, and put where it is needed from now on. Where it cannot be changed one line says
 * what a colleague did elsewhere.
 * @param at the chat in which an officer made the change: there it is answered already
 */
export const cards = async (app: App, p: Petition, before: Petition, at?: Address): Promise<Outgoing[]> => {
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
  const message = async (chat: CommitteeChat, isHere: boolean): Promise<Outgoing[]> => {
    const stands = showing.has(chat.id);
    if (stands && abilitiesOf(app, chat.channel)?.edit === false)
      return at && laneIdOf(vault, at) !== chat.id ? [stateLine(p, chat)] : [];
    return [
      {
        kind: 'message',
        to: toChat(chat),
        lang: 'vi',
        // Where the card stands it is changed in place, which rings nowhere; where it must be put it waits for the morning.
        purpose: stands ? 'answer' : p.urgency === 'emergency' ? 'emergency' : 'notice',
        slot,
        edit: isHere ? 'send' : 'skip',
        prompt: await cardFor(app, chat, p, { ...context, here: isHere, fromBelow: chat.unit !== p.unit }),
      },
    ];
  };
  const all = [...here.map((chat) => message(chat, true)), ...[...there, ...old].map((chat) => message(chat, false))];
  return (await Promise.all(all)).flat();
};

const stateLine = (p: Petition, chat: CommitteeChat): Outgoing => ({
  kind: 'message',
  to: toChat(chat),
  lang: 'vi',
  purpose: 'notice',
  prompt: { say: [petitionLine(p)] },
});

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

/** What the citizen hears of a change an officer made; `aside`: what the officer should know of how it reaches them. */
const tellCitizen = async (
  app: App,
  p: Petition,
  what: Change,
): Promise<{ readonly messages: readonly Outgoing[]; readonly aside: readonly Line[] }> => {
  const nothing = { messages: [], aside: [] };
  if (p.session === undefined || p.restricted) return nothing;
  const unit = (await app.places.known()).tree.get(p.unit)?.name ?? p.unit;
  const prompt = citizenPrompt(p, what, unit);
  const reached = prompt && (await reachCitizen(app, p.session, p.source));
  if (!reached) return nothing;
  const { to, lang, person, waits } = reached;
  // That somebody took the case can wait; what an officer wrote for the citizen should be heard of.
  const weighty = textOf(what) !== '';
  const news: News = { person, code: showCode(p.code), state: oneOf(`status-${p.status}`), unit, weighty };
  const has = abilitiesOf(app, to.channel)?.template === true;
  return {
    messages: [{ kind: 'message', to, lang, purpose: 'notice', prompt, news }],
    aside: waits && weighty ? [oneOf(has ? 'told-by-template' : 'told-when-heard')] : [],
  };
};

/** To a cadre who wrote it down it is the same news, with a word that it is to be passed on. */
const citizenPrompt = (p: Petition, what: Change, unit: string): Prompt | undefined => {
  const prompt = ownPrompt(p, what, unit);
  return prompt && p.behalf ? { ...prompt, say: [{ id: 'behalf-news' }, ...prompt.say] } : prompt;
};

const ownPrompt = (p: Petition, what: Change, unit: string): Prompt | undefined => {
  const code = showCode(p.code);
  const by = { at: p.dueAt, as: 'by' } as const;
  switch (what.type) {
    case 'claim':
      return { say: [{ id: 'told-claimed', args: { code, unit, by } }] };
    case 'release':
      return { say: [{ id: 'told-released', args: { code, unit } }] };
    case 'transfer':
      return { say: [{ id: 'told-moved', args: { code, unit, by } }] };
    case 'ask':
      return {
        say: [{ id: 'told-asked', args: { code, unit } }, { quote: what.question }, { id: 'told-asked-how' }],
      };
    case 'finish':
      return {
        say: [
          { id: 'told-done', args: { code, unit } },
          ...(what.result === '' ? [] : [{ quote: what.result }]),
          { id: 'told-done-ask' },
        ],
        choices: rateChoices(p.code),
      };
    case 'reject':
      return { say: [...rejection(p.code, what.reason), { id: 'told-rejected-next' }] };
    default:
      return undefined;
  }
};

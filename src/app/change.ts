/** A change to a petition: its rows, its card in every chat, and the word to the citizen and the committee. */
import { defang } from '../domain/clean.ts';
import { dueAt } from '../domain/deadline.ts';
import type { Fact } from '../domain/fact.ts';
import { common } from '../domain/matter.ts';
import type { Line, Outgoing } from '../domain/message.ts';
import { change, isOpen, type Petition, urgencyAfter } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import { attachmentId, claimAttachment } from '../store/attachments.ts';
import { fallBehind } from '../store/behind.ts';
import type { Write } from '../store/commit.ts';
import { insertNote, type Note } from '../store/notes.ts';
import { rolesOf } from '../store/people.ts';
import { petitionById, staleGuard, updatePetition } from '../store/petitions.ts';
import { keepTrace } from '../store/routes.ts';
import { reindexPetition } from '../store/search.ts';
import { findableWords } from '../understand/searching.ts';
import { findableAnew } from './alike.ts';
import type { App } from './app.ts';
import { cardSlot } from './card.ts';
import { cards } from './cards.ts';
import { type Actor, type Effects, none, toChat } from './effects.ts';
import { takingPart } from './filing.ts';
import { taughtBy } from './lessons.ts';
import { leftMatter } from './matters.ts';
import { recorded, resorted } from './recorded.ts';
import { noteKinds, tellCitizen, textOf } from './told.ts';

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
  const due = dueAt(urgencyAfter(before, fact.change), now, office.zone, office.holidays);
  const next = change(before, fact.change, now, due);
  if (!next.ok) return none;
  const back = fact.change.type === 'rate' ? await withoutFormer(app, next.petition) : {};
  const p: Petition = { ...next.petition, ...placed(fact.place), ...back };
  const by = recordedAs ?? ('by' in fact.change ? fact.change.by.person : actor.person);
  const writes: Write[] = common.includes(fact.change.type) && !p.restricted ? [fallBehind(p.id)] : [];
  writes.push(updatePetition(vault, p));
  const kind = noteKinds[fact.change.type];
  const noteId = kind && host.newId();
  const text = textOf(fact.change);
  if (kind && noteId) {
    const author = 'by' in fact.change ? 'officer' : 'citizen';
    const note: Note = { id: noteId, petition: p.id, at: now, author, kind, text, words: fact.words ?? text };
    writes.push(insertNote(vault, note, p.restricted));
  }
  writes.push(...findable(before, p, text));
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
  writes.push(...(await resorted(app, before, p)), ...(await taughtBy(app, p, fact.change)));
  if (p.topic !== before.topic && !p.restricted) writes.push(...(await findableAnew(app, p)));
  if (fact.trace && !p.restricted) writes.push(keepTrace(p.id, fact.trace));
  const told = await tellCitizen(app, p, fact.change);
  const left = fact.change.type === 'withdraw' && !p.restricted ? await leftMatter(app, p, by) : none;
  writes.push(...left.writes);
  const messages = [
    ...(await cards(app, p, before, 'by' in fact.change ? actor.at : undefined, { trace: fact.trace })),
    ...(fact.trace ? takingPart(await app.places.known(), p, fact.trace) : []),
    ...(await tellCommittee(app, p, fact)),
    ...told.messages,
    ...left.messages,
  ];
  return { writes, messages, aside: told.aside };
};

/** What the search must know of the change. @param said later, as committees may read it */
const findable = (before: Petition, p: Petition, said: string): Write[] => {
  const moved = p.unit !== before.unit || p.place !== before.place || p.topic !== before.topic;
  if (p.restricted || (!moved && said === '')) return [];
  return reindexPetition(p, findableWords(said, p.place === before.place ? '' : p.place));
};

/** The petition moved on since the flow read it: a write that fails as stale, so that the turn is done again. */
const staleAgain = (fact: Extract<Fact, { type: 'petition.changed' }>): Effects => ({
  writes: [staleGuard({ id: fact.id, from: fact.version })],
  messages: [],
});

/** What comes back to who had it is nobody's where they are no officer of it any more. */
const withoutFormer = async (app: App, p: Petition): Promise<Partial<Petition>> => {
  if (!isOpen(p.status) || p.holder === undefined) return {};
  const committee = (await app.places.known()).receiver(p.unit).code;
  const roles = await rolesOf(app.store.db, p.holder);
  const still = roles.some(({ role, unit }) => role === 'officer' && (unit === p.unit || unit === committee));
  return still ? {} : { status: 'new', holder: undefined, holderName: undefined };
};

const placed = (place: { words?: string; lat?: number; long?: number } | undefined): Partial<Petition> => ({
  ...(place?.words !== undefined && { place: place.words.slice(0, 120) }),
  ...(place?.lat !== undefined && place.long !== undefined && { lat: place.lat, long: place.long }),
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

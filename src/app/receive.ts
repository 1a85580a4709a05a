/**
 * An update comes in: the turn, one commit with everything that follows, then the answer to the platform.
 * A turn that throws is stored as failed, apologised for and answered: it must neither be lost nor block its chat.
 */
import type { Channel } from '../channels/contract.ts';
import type { Inbound, Outgoing } from '../domain/message.ts';
import { readShortCommand } from '../domain/short-command.ts';
import { emptySession, type Session } from '../engine/flow.ts';
import { type Said, wakeAt } from '../engine/turn.ts';
import { turn } from '../flows/index.ts';
import { attachmentId, wantAttachment } from '../store/attachments.ts';
import { classify, clean, type Write } from '../store/commit.ts';
import { seen, taken, takenFailed } from '../store/inbox.ts';
import { offer, offeredTo, slotFor, unblockLane } from '../store/lanes.ts';
import { rolesOf } from '../store/people.ts';
import { newStanding, nextStanding, type Standing, standing, unblock } from '../store/sessions.ts';
import type { Lang } from '../text/text.ts';
import { laneIdOf, readChoice, sessionIdOf } from './address.ts';
import type { App } from './app.ts';
import type { Actor, Effects } from './effects.ts';
import { turnEnv } from './env.ts';
import { effectsOf } from './facts.ts';
import { heardFrom, keepsSilent, mayChoose, overheard } from './hearing.ts';
import { membership, takenOver, withdrawn } from './membership.ts';
import { post } from './post.ts';

/** Two presses in one tick make one of them stale; more than this in a row means that something else is wrong. */
const maxTries = 8;

type Outcome = 'ok' | 'duplicate' | 'stale';

/** `busy`: nothing was stored, the platform shall send it again. @param raw the update as it came, for a failed turn */
export const receive = async (
  app: App,
  channel: Channel,
  events: readonly Inbound[],
  raw: () => string,
): Promise<'ok' | 'busy'> => {
  for (const event of events) {
    const outcome = await receiveOne(app, channel, event, raw);
    app.metrics.count('caunoi_updates_total', { channel: channel.id, outcome });
    if (outcome === 'busy') return 'busy';
  }
  return 'ok';
};

const receiveOne = async (
  app: App,
  channel: Channel,
  event: Inbound,
  raw: () => string,
): Promise<'done' | 'duplicate' | 'ignored' | 'failed' | 'busy'> => {
  try {
    if (!(await concerns(app, event))) return 'ignored';
    for (let tries = 0; tries < maxTries; tries++) {
      const outcome = await once(app, channel, event);
      if (outcome !== 'stale') return outcome === 'ok' ? 'done' : 'duplicate';
    }
    return 'busy';
  } catch (error) {
    // By its deepest cause: a read that failed comes wrapped in an error of Drizzle's.
    if (classify(error) === 'unavailable') {
      app.host.log('error', 'store.unavailable', { channel: channel.id, reason: clean(error).reason });
      return 'busy';
    }
    return failedTurn(app, channel, event, raw, error);
  }
};

/** In groups only what is meant for us is taken in: of the talk of bystanders not even the key is kept. */
const concerns = async (app: App, event: Inbound): Promise<boolean> => {
  if (!event.to.group) return true;
  switch (event.body.kind) {
    case 'choice':
    case 'left':
    case 'moved':
      return true;
    case 'joined':
      // Where we make the groups ourselves they are bound as they are made, and their event may be quicker than that.
      return app.channels.get(event.to.channel)?.groups === undefined;
    case 'text': {
      const { text } = event.body;
      const meant = text.startsWith('/') || event.addressed === true || readShortCommand(text) !== undefined;
      return meant || (await answersUs(app, event));
    }
    default:
      return answersUs(app, event);
  }
};

const answersUs = async (app: App, event: Inbound): Promise<boolean> =>
  event.replyTo !== undefined &&
  (await slotFor(app.store.db, laneIdOf(app.vault, event.to), event.replyTo)) !== undefined;

const once = async (app: App, channel: Channel, event: Inbound): Promise<Outcome> => {
  const { body } = event;
  if (body.kind === 'takeover') return takenOver(app, event);
  if (body.kind === 'withdrawn') return withdrawn(app, event);
  if (body.kind === 'moved' || body.kind === 'left' || (body.kind === 'joined' && !event.to.group))
    return membership(app, event);
  return converse(app, channel, event);
};

type Person = {
  readonly id: string;
  readonly session: Session;
  readonly address: string;
  readonly known: Standing | undefined;
};

const personOf = async (app: App, event: Inbound, sessionId: string): Promise<Person> => {
  const known = await standing(app.store.db, app.vault, sessionId);
  if (known && !known.erased) return { id: known.person, session: known.session, address: known.address, known };
  const lang: Lang =
    event.from.lang?.toLowerCase().startsWith('vi') === false && event.from.lang !== undefined ? 'en' : 'vi';
  const address = event.to.group ? event.from.id : event.to.chat;
  return { id: app.host.newId(), session: emptySession(lang), address, known: undefined };
};

const converse = async (app: App, channel: Channel, event: Inbound): Promise<Outcome> => {
  const { vault, host, store } = app;
  const now = host.now();
  const sessionId = sessionIdOf(vault, channel.id, event.from.id);
  const person = await personOf(app, event, sessionId);
  const lane = laneIdOf(vault, event.to);
  if (person.known && keepsSilent(person.known, event, now)) return overheard(app, channel, event, person.known, lane);
  const body =
    event.body.kind === 'choice'
      ? { ...event.body, token: readChoice(vault, event.to, event.body.token) ?? '' }
      : event.body.kind === 'joined'
        ? ({ kind: 'text', text: '/gan' } as const)
        : event.body;
  // A press names its own petition: which message it stands under says nothing more.
  const answered = body.kind === 'choice' ? undefined : event.replyTo;
  const answers = answered === undefined ? undefined : await slotFor(store.db, lane, answered);
  const offered = mayChoose(event) ? await offeredTo(store.db, vault, lane) : undefined;
  const env = turnEnv(app, channel, {
    session: sessionId,
    at: event.to,
    lang: person.session.lang,
    person: {
      id: person.id,
      name: event.from.name === '' ? (person.known?.name() ?? '') : event.from.name,
      consented: person.known?.consented ?? false,
      known: person.known !== undefined,
    },
    ...(answers !== undefined && { answers }),
    ...(offered && { offered }),
  });
  const toUs = event.to.group && event.replyTo !== undefined;
  const addressed = event.addressed ?? false;
  const turned = await turn(person.session, { kind: 'said', body, message: event.message, toUs, addressed }, env);
  app.metrics.count('caunoi_turns_total', { outcome: 'done' });

  const writes: Write[] = [taken(channel.id, event.key, now)];
  if (event.body.kind === 'joined') writes.push(unblockLane({ id: lane }));
  writes.push(...heardFrom(app, channel, event, lane));
  if (turned.took && !event.to.group) writes.push(offer(vault, lane, undefined));
  const next = wakeAt(turned.session);
  // A stranger's press in a group leaves nothing behind.
  const remembered =
    person.known !== undefined || !event.to.group || turned.facts.length > 0 || turned.session.misses.length > 0;
  if (person.known) {
    writes.push(nextStanding(vault, person.known, { session: turned.session, wakeAt: next, heardAt: now }));
    if (person.known.blocked && !event.to.group) writes.push(unblock({ id: sessionId }), unblockLane({ id: lane }));
  } else if (remembered)
    writes.push(
      ...newStanding(vault, {
        id: sessionId,
        person: person.id,
        channel: channel.id,
        address: person.address,
        name: event.from.name,
        session: turned.session,
        wakeAt: next,
        now,
      }),
    );
  const hasFile = body.kind === 'media' && remembered && (body.media.bytes ?? 0) <= channel.can.fetchLimit;
  if (hasFile)
    writes.push(
      wantAttachment(vault, {
        id: attachmentId(vault, sessionId, body.media.ref),
        session: sessionId,
        channel: channel.id,
        kind: body.media.kind,
        ref: body.media.ref,
        bytes: body.media.bytes,
        seconds: body.media.seconds,
        now,
      }),
    );
  const actor: Actor = { person: person.id, session: sessionId, at: event.to, lang: turned.session.lang };
  // A refusal to somebody who is no staff is said to them as to anybody.
  const isStaff = turned.said.some(forStaff) && (await rolesOf(store.db, person.id)).length > 0;
  const messages: Outgoing[] = turned.said.flatMap((said) =>
    outgoing(said, event, person, turned.session.lang, isStaff),
  );
  for (const fact of turned.facts) {
    const effects = await effectsOf(app, fact, actor);
    writes.push(...effects.writes);
    addTo(messages, effects);
    messages.push(...effects.messages);
  }
  const cause = `${channel.id}:${event.key}`;
  const posted = post(app, messages, cause);
  const outcome = await store.commit([...writes, ...posted.writes]);
  app.metrics.count('caunoi_commits_total', { outcome });
  if (outcome === 'ok')
    host.hint({
      // What waited for a word of this person may go now.
      lanes: channel.can.window && !event.to.group ? [...posted.lanes, lane] : posted.lanes,
      answers: true,
      files: hasFile || turned.facts.length > 0,
      ...(next !== undefined && { at: next }),
    });
  return outcome;
};

/** At the end of the first message: one more line is read, one more message is not. */
const addTo = (messages: Outgoing[], { aside = [], enclosures = [] }: Effects): void => {
  const at = messages.findIndex(({ kind }) => kind === 'message');
  const first = messages[at];
  if (first?.kind !== 'message' || aside.length + enclosures.length === 0) return;
  const files = [...(first.enclosures ?? []), ...enclosures];
  messages[at] = {
    ...first,
    prompt: { ...first.prompt, say: [...first.prompt.say, ...aside] },
    ...(files.length > 0 && { enclosures: files }),
  };
};

const forStaff = (said: Said): boolean => said.kind === 'message' && said.staff === true;

/** What the engine says, with the chat it goes to. What answers a group in private is lost where we have never talked. */
const outgoing = (said: Said, event: Inbound, person: Person, lang: Lang, isStaff: boolean): Outgoing[] => {
  if (said.kind === 'toast')
    return [{ kind: 'toast', to: event.to, lang, press: said.press, ...(said.say && { say: said.say }) }];
  const here = said.to === 'here' || !event.to.group;
  if (!here && !person.known) return [];
  const chat = here ? event.to.chat : person.address;
  return [
    {
      kind: 'message',
      to: { channel: event.to.channel, chat, group: here && event.to.group },
      lang: here && event.to.group ? 'vi' : lang,
      purpose: 'answer',
      prompt: said.prompt,
      ...(said.slot !== undefined && { slot: said.slot }),
      ...(said.edit && { edit: said.edit }),
      ...(isStaff && forStaff(said) && !(here && event.to.group) && { staff: { person: person.id } }),
    },
  ];
};

/** A fault of ours: kept whole for a replay, and the person is told that somebody will look. */
const failedTurn = async (
  app: App,
  channel: Channel,
  event: Inbound,
  raw: () => string,
  error: unknown,
): Promise<'failed' | 'duplicate' | 'busy'> => {
  const { vault, host, store } = app;
  app.metrics.count('caunoi_turns_total', { outcome: 'failed' });
  host.log('error', 'turn.failed', {
    channel: channel.id,
    key: event.key,
    reason: error instanceof Error ? error.name : 'unknown',
    at: placeOf(error),
  });
  try {
    if (await seen(store.db, channel.id, event.key)) return 'duplicate';
    const now = host.now();
    const apology: Outgoing[] = event.to.group
      ? []
      : [{ kind: 'message', to: event.to, lang: 'vi', purpose: 'answer', prompt: { say: [{ id: 'went-wrong' }] } }];
    const posted = post(app, apology, `${channel.id}:${event.key}`);
    const outcome = await store.commit([takenFailed(vault, channel.id, event.key, now, raw()), ...posted.writes]);
    if (outcome !== 'ok') return 'duplicate';
    host.hint({ lanes: posted.lanes, answers: true });
    return 'failed';
  } catch {
    return 'busy';
  }
};

/** File and line of our own code where it happened: enough to find the fault, and nothing a person wrote. */
const placeOf = (error: unknown): string => {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  return /\/(?:src)\/([\w./-]+\.ts:\d+)/.exec(stack)?.[1] ?? 'unknown';
};

/** The turn: long because everything in it shares the state of one turn.
 * Where a person stands and what they did → where they stand now, what is said, what was decided.
 * It may await look-ups; it writes nothing, sends nothing, reads no clock.
 */
import type { Fact } from '../domain/fact.ts';
import { fold } from '../domain/fold.ts';
import type { Body, Choice, Media, Prompt } from '../domain/message.ts';
import type { Text } from '../text/text.ts';
import { choiceToken, matchChoice, readToken } from './choice.ts';
import { type CommandTable, readCommand } from './command.ts';
import type { Env, Flow, Input, Next, Opening, Position, Session, Step } from './flow.ts';

/** A turn that does not come to rest is a bug; it ends as a recorded failure instead of a hang. */
export const maxMoves = 8;
/** A person is in the middle of at most this many things; the oldest that holds no words of theirs is dropped. */
export const maxPositions = 4;
/** Times of wrong codes that are remembered: more than any limit on them. */
const maxMissesKept = 20;
const hour = 3_600_000;
/** A press that is too late puts the question again, unless it was put just now: then the button was only pressed twice. */
const justNow = 5_000;
/** Leads one step back, on every channel. */
const backWords: readonly string[] = ['quay lai', 'tro lai', 'quay ve', 'back'];
export const isBack = (text: string): boolean => backWords.includes(fold(text));
const isSlashed = (text: string): boolean => text.trimStart().startsWith('/');

export type Event =
  | {
      readonly kind: 'said';
      readonly body: Body;
      readonly message: string | undefined;
      /** In a group: it answers a message of ours. */
      readonly toUs: boolean;
      /** In a group: it calls us by our name. */
      readonly addressed?: boolean;
    }
  | { readonly kind: 'wake' };

/** Something to be said. `person`: in the private conversation; `here`: in the chat where the event happened. */
export type Said =
  | {
      readonly kind: 'message';
      readonly to: 'person' | 'here';
      readonly prompt: Prompt;
      readonly slot?: string;
      readonly edit?: 'send' | 'skip';
      /** For the person as one of the staff. */
      readonly staff?: true;
    }
  | { readonly kind: 'toast'; readonly press: string; readonly say: Text | undefined };

export type Turned = {
  readonly session: Session;
  readonly said: readonly Said[];
  readonly facts: readonly Fact[];
  /** One of the choices that stand for themselves was taken: they are offered no longer. */
  readonly took?: true;
};

export type Engine = (session: Session, event: Event, env: Env) => Promise<Turned>;

/** The name of the message that puts a step's question. */
const slotOf = (position: Position): string => `w:${position.wait}`;

/** @param content the flow that takes whatever no command, button or open question wants */
export const engine = (flows: readonly Flow[], content: Flow, commands: CommandTable): Engine => {
  const byId = new Map(flows.map((flow) => [flow.id, flow]));
  const byAction = new Map(flows.flatMap((flow) => (flow.actions ?? []).map((name) => [name, flow] as const)));

  return async (session, event, outer) => {
    const facts: Fact[] = [];
    const messages: Said[] = [];
    let toast: Text | undefined;
    let took = false as boolean;
    let positions: readonly Position[] = session.positions;
    let lang = session.lang;
    let misses = session.misses.filter((at) => outer.now - at < hour);
    const envFor = (position?: Position): Env => ({
      ...outer,
      lang,
      tries: position?.tries ?? 0,
      misses: misses.length,
    });
    // What a command in a group answers stands in the group; everything else is between us and the person.
    let here = false;
    const press = event.kind === 'said' && event.body.kind === 'choice' ? event.body.press : undefined;

    const say = (prompt: Prompt, from?: Flow, slot?: string, edit?: 'send'): void => {
      if (prompt.say.length === 0) return;
      messages.push({
        kind: 'message',
        to: here ? 'here' : 'person',
        prompt,
        ...(slot !== undefined && { slot }),
        ...(edit && { edit }),
        ...(from?.staff && { staff: true }),
      });
    };

    const top = (): Position | undefined => positions.at(-1);
    const without = (position: Position): readonly Position[] => positions.filter((p) => p.wait !== position.wait);
    const drop = (position: Position): void => {
      positions = without(position);
    };
    /** Puts it in the place of the one with the same wait. */
    const replace = (position: Position): void => {
      positions = positions.map((p) => (p.wait === position.wait ? position : p));
    };
    const push = (position: Position): void => {
      positions = [...positions, position];
      while (positions.length > maxPositions)
        drop(positions.find((p) => p.flow !== content.id) ?? (positions[0] as Position));
    };

    /** The step a position names, with its data; a position that no longer exists is dropped and recorded. */
    const stepOf = (position: Position): { flow: Flow; step: Step<unknown>; data: unknown } | undefined => {
      const flow = byId.get(position.flow);
      const step = flow?.steps[position.step];
      const data = flow?.parse(position.data);
      if (flow && step && data !== undefined) return { flow, step, data };
      if (positions.some((p) => p.wait === position.wait))
        facts.push({ type: 'flow.failed', reason: !flow ? 'unknown-flow' : !step ? 'unknown-step' : 'stale-data' });
      drop(position);
      return undefined;
    };

    const withWait = (prompt: Prompt, wait: string): Prompt =>
      prompt.choices
        ? { ...prompt, choices: prompt.choices.map((c): Choice => ({ ...c, id: choiceToken(wait, c.id) })) }
        : prompt;

    const wakeOf = (position: Position): Position => {
      const found = byId.get(position.flow)?.steps[position.step]?.wakeAt?.(position.data, envFor(position));
      const { wakeAt: _, ...rest } = position;
      return found === undefined ? rest : { ...rest, wakeAt: found };
    };

    /** Puts the question of a position again. */
    const askAgain = async (position: Position, edit?: 'send'): Promise<void> => {
      const found = stepOf(position);
      const asked = found && (await found.step.ask(found.data, envFor(position)));
      if (!asked) return;
      replace({ ...position, askedAt: outer.now });
      say(withWait(asked, position.wait), found.flow, slotOf(position), edit);
    };

    /** Does what a step or an opening answered. `position` is where it was said, none for an opening. */
    const follow = async (flow: Flow, first: Next, position: Position | undefined): Promise<'done' | 'passed'> => {
      let next = first;
      let at = position;
      let on = flow;
      for (let moves = 0; moves < maxMoves; moves++) {
        if ('pass' in next) return 'passed';
        facts.push(...(next.facts ?? []));
        if (next.toast) toast = next.toast;
        if ('end' in next) {
          if (next.missed) misses = [...misses, outer.now].slice(-maxMissesKept);
          if (next.lang) lang = next.lang;
          if (at) drop(at);
          if (next.say) say(next.say, on, next.slot);
          if (!next.onward) return 'done';
          const then = byId.get(next.onward.flow);
          if (!then) break;
          on = then;
          at = undefined;
          next = await then.open(next.onward.opening, envFor());
          continue;
        }
        if ('to' in next) {
          const step = on.steps[next.to];
          if (!step) break;
          const entered: Position = {
            flow: on.id,
            version: on.version,
            step: next.to,
            data: next.data,
            wait: outer.newId().slice(-6),
            tries: 0,
          };
          if (at) drop(at);
          // One that asks nothing, while an album arrives, still has something to finish.
          if (on.single && !at)
            for (const other of positions.filter((p) => p.flow === on.id && p.askedAt !== undefined)) drop(other);
          const asked = await step.ask(next.data, envFor(entered));
          push(wakeOf(asked ? { ...entered, askedAt: outer.now } : entered));
          const lines = [...(next.say ?? []), ...(asked?.say ?? [])];
          const copy = next.copy === undefined ? {} : { copy: next.copy };
          say(withWait({ ...asked, say: lines, ...copy }, entered.wait), on, slotOf(entered));
          return 'done';
        }
        if (!at) break;
        const stayed = wakeOf({ ...at, data: next.stay, tries: next.failed ? at.tries + 1 : at.tries });
        replace(stayed);
        if (next.say) say(withWait(next.say, at.wait), on);
        if (next.ask) await askAgain(stayed, next.ask === 'in-place' ? 'send' : undefined);
        return 'done';
      }
      facts.push({ type: 'flow.failed', reason: 'loop' });
      say({ say: [{ id: 'went-wrong' }] });
      return 'done';
    };

    /** Files that wait for a word about them, with the position that has them. */
    const loose = (): readonly { readonly position: Position; readonly files: readonly Media[] }[] =>
      positions.flatMap((position) => {
        const flow = byId.get(position.flow);
        const data = flow?.loose && flow.parse(position.data);
        const files = data === undefined ? undefined : flow?.loose?.(data, envFor(position));
        return files ? [{ position, files }] : [];
      });

    const open = async (flow: Flow, opening: Opening): Promise<'done' | 'passed'> => {
      const waiting = flow.takesFiles && opening.kind !== 'action' ? loose() : [];
      const env = waiting.length === 0 ? envFor() : { ...envFor(), loose: waiting.flatMap(({ files }) => files) };
      const outcome = await follow(flow, await flow.open(opening, env), undefined);
      // It has taken them along.
      if (top()?.flow === flow.id) for (const { position } of waiting) drop(position);
      return outcome;
    };

    const isHere = ({ where = 'private' }: Flow): boolean =>
      where === 'anywhere' || where === (outer.group ? 'group' : 'private');

    /** Opens it in the chat where it was called. */
    const openHere = async (flow: Flow, opening: Opening): Promise<'done' | 'passed'> => {
      here = outer.group;
      const outcome = await open(flow, opening);
      if (outcome === 'passed') here = false;
      return outcome;
    };

    /** Those whose question this may answer, the likeliest first: the one whose message is answered, then the newest. */
    const candidates = (): readonly Position[] => {
      const newest = positions.toReversed();
      const those = outer.group ? newest.filter((p) => byId.get(p.flow)?.fromGroup) : newest;
      return [...those.filter((p) => slotOf(p) === outer.answers), ...those.filter((p) => slotOf(p) !== outer.answers)];
    };

    /** The choice of a position's question that a typed text means. */
    const chosen = async (text: string, position: Position): Promise<string | undefined> => {
      const found = stepOf(position);
      const offered = found && (await found.step.ask(found.data, envFor(position)))?.choices;
      const own = offered?.filter((c) => !c.id.startsWith('!')) ?? [];
      return matchChoice(text, own, outer.t, lang, found?.step.also)?.id;
    };

    const answer = async (input: Input, position: Position): Promise<'done' | 'passed'> => {
      const found = stepOf(position);
      if (!found) return 'passed';
      const next = await found.step.answer(input, found.data, envFor(position));
      if ('pass' in next) return 'passed';
      positions = [...without(position), position];
      return follow(found.flow, next, position);
    };

    const pressed = async (token: string): Promise<void> => {
      const read = readToken(token);
      if (read?.kind === 'action') {
        const flow = byAction.get(read.name);
        took = true;
        if (flow) {
          await open(flow, { kind: 'action', name: read.name, args: read.args });
          return;
        }
      }
      const position = read?.kind === 'step' ? positions.find((p) => p.wait === read.wait) : undefined;
      if (position && read?.kind === 'step') {
        const found = stepOf(position);
        const offered = found && (await found.step.ask(found.data, envFor(position)));
        if (offered?.choices?.some((c) => c.id === read.id)) {
          if ((await answer({ kind: 'choice', id: read.id }, position)) === 'done') return;
        }
      }
      toast = { id: 'button-old' };
      const newest = top();
      if (newest && !outer.group && outer.now - (newest.askedAt ?? 0) >= justNow) await askAgain(newest);
    };

    /** `/huy` and "quay lại" belong to the conversation that is open; one that only waits lets them pass. */
    const leave = async (how: 'cancel' | 'back', position: Position): Promise<'done' | 'passed'> => {
      const found = stepOf(position);
      if (!found) return 'passed';
      const { flow, step, data } = found;
      const env = envFor(position);
      const offered = how === 'back' ? (await step.ask(data, env))?.choices : undefined;
      const next: Next =
        how === 'cancel'
          ? ((await flow.cancel?.(data, env, position.step)) ?? { end: true, say: { say: [{ id: 'cancelled' }] } })
          : offered?.some((c) => c.id === 'back')
            ? await step.answer({ kind: 'choice', id: 'back' }, data, env)
            : ((await flow.back?.(data, env, position.step)) ?? { stay: data, ask: 'again' });
      if ('pass' in next) return 'passed';
      positions = [...without(position), position];
      return follow(flow, next, position);
    };

    /** A choice that stands for itself, typed; a question put later than it was offered goes first. */
    const typedOffer = (text: string, open: Position | undefined): string | undefined => {
      const { offered } = outer;
      if (!offered || outer.group || isSlashed(text) || (open?.askedAt ?? 0) > offered.at) return undefined;
      return matchChoice(text, offered.choices, outer.t, lang)?.id;
    };

    /** What is typed without any command's word, for the first flow that can read it and does not let it pass. */
    const typed = async (text: string): Promise<'done' | 'passed'> => {
      for (const flow of flows) {
        const opening = isHere(flow) && flow.typed?.(text);
        if (opening && (await openHere(flow, opening)) === 'done') return 'done';
      }
      return 'passed';
    };

    /** Ends what the person may not go on with any more. */
    const endForbidden = async (): Promise<boolean> => {
      const before = positions.length;
      for (const position of positions) {
        const flow = byId.get(position.flow);
        const data = flow?.may && flow.parse(position.data);
        if (data !== undefined && !(await flow?.may?.(data, envFor(position)))) drop(position);
      }
      return positions.length < before;
    };

    /** The flow that the words below a photo open. */
    const captioned = (caption: string): Flow | undefined =>
      flows.find((flow) => {
        if (!flow.takesFiles || !isHere(flow)) return false;
        return flow.typed?.(caption) !== undefined || readCommand(caption, commands)?.flow === flow;
      });

    const heard = async ({ body, message, toUs, addressed }: Extract<Event, { kind: 'said' }>): Promise<void> => {
      if (await endForbidden()) {
        say({ say: [{ id: 'staff-ended' }] });
        // It was meant for what is over; a press or a command says for itself what it is about.
        if (body.kind !== 'choice' && !(body.kind === 'text' && isSlashed(body.text))) return;
      }
      if (body.kind === 'choice') return pressed(body.token);
      const input = toInput(body, message);
      if (!input) return;
      // In a group only what is said to us is ours: the rest is the talk of the people there.
      const asked = outer.group && !toUs ? [] : candidates();
      const [first] = asked;
      if (input.kind === 'text' && !input.edited) {
        const offer = typedOffer(input.text, first);
        if (offer !== undefined) return pressed(offer);
        // What the open question offers goes before a command that is typed without its slash: "gửi" under the card.
        const choice = first && !isSlashed(input.text) ? await chosen(input.text, first) : undefined;
        if (first && choice !== undefined && (await answer({ kind: 'choice', id: choice }, first)) === 'done') return;
        const command = readCommand(input.text, commands);
        if (command && isHere(command.flow)) {
          if (command.flow.id === 'cancel')
            for (const position of asked) if ((await leave('cancel', position)) === 'done') return;
          const { flow, name, rest } = command;
          if ((await openHere(flow, { kind: 'command', name, rest })) === 'done') return;
        }
        if ((await typed(input.text)) === 'done') return;
        if (isBack(input.text)) {
          for (const position of asked) if ((await leave('back', position)) === 'done') return;
          if (!outer.group) await open(content, { kind: 'content', input });
          return;
        }
      }
      const withPhoto = input.kind === 'media' && !input.edited ? captioned(input.caption ?? '') : undefined;
      if (withPhoto && (await openHere(withPhoto, { kind: 'content', input })) === 'done') return;
      for (const position of asked) if ((await answer(input, position)) === 'done') return;
      if (!outer.group) {
        await open(content, { kind: 'content', input });
        return;
      }
      if (!addressed) return;
      here = true;
      say({ say: [{ id: 'group-help' }] });
    };

    const wake = async (): Promise<void> => {
      await endForbidden();
      for (const due of positions.filter((p) => p.wakeAt !== undefined && p.wakeAt <= outer.now)) {
        const found = stepOf(due);
        if (!found) continue;
        const spoken = messages.length;
        const next: Next = (await found.step.woken?.(found.data, envFor(due))) ?? { end: true };
        await follow(found.flow, 'pass' in next ? { end: true } : next, due);
        const same = positions.find((p) => p.wait === due.wait);
        if (!same) continue;
        // Woken for nothing it would be woken again at once, for ever.
        const calm = (same.wakeAt ?? outer.now + 1) > outer.now ? same : { ...same, wakeAt: outer.now + hour };
        // What speaks up is what the next message will be about; what only tidies up stays where it was.
        if (messages.length > spoken) positions = [...without(same), calm];
        else replace(calm);
      }
    };

    if (event.kind === 'wake') await wake();
    else await heard(event);

    // A press is answered on the button; what was typed instead of it has nothing but a message.
    if (press === undefined && toast) say({ say: [toast] });
    const said: Said[] = press === undefined ? messages : [{ kind: 'toast', press, say: toast }, ...messages];
    return { session: { lang, positions, misses }, said, facts, ...(took && { took }) };
  };
};

const toInput = (body: Body, message: string | undefined): Input | undefined => {
  switch (body.kind) {
    case 'text':
      return { kind: 'text', text: body.text, message, edited: body.edited ?? false };
    case 'media':
      return {
        kind: 'media',
        media: body.media,
        caption: body.caption,
        album: body.album,
        message,
        edited: body.edited ?? false,
      };
    case 'place':
      return { kind: 'place', lat: body.lat, long: body.long, name: body.name };
    case 'contact':
      return { kind: 'contact', phone: body.phone, own: body.own };
    case 'other':
      return { kind: 'other', name: body.name };
    default:
      return undefined;
  }
};

/** When the session next wants a `wake`, ms. */
export const wakeAt = (session: Session): number | undefined => {
  const times = session.positions.flatMap((p) => (p.wakeAt === undefined ? [] : [p.wakeAt]));
  return times.length === 0 ? undefined : Math.min(...times);
};

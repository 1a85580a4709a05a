/**
 * The turn: where a person stands and what they did → where they stand now, what is said, what was decided.
 * It may await look-ups; it writes nothing, sends nothing, reads no clock.
 */
import type { Fact } from '../domain/fact.ts';
import type { Body, Choice, Prompt } from '../domain/message.ts';
import type { Text } from '../text/text.ts';
import { choiceToken, matchChoice, readToken } from './choice.ts';
import { type CommandTable, readCommand } from './command.ts';
import type { Env, Flow, Input, Next, Opening, Position, Session } from './flow.ts';

/** A turn that does not come to rest is a bug; it ends as a recorded failure instead of a hang. */
export const maxMoves = 8;
/** A person is in the middle of at most this many things; the oldest is dropped (drafts are never that old in practice). */
export const maxPositions = 4;
const hour = 3_600_000;

export type Event =
  | {
      readonly kind: 'said';
      readonly body: Body;
      readonly message: string | undefined;
      /** In a group: it answers a message of ours. */
      readonly toUs: boolean;
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
    }
  | { readonly kind: 'toast'; readonly press: string; readonly say: Text | undefined };

export type Turned = {
  readonly session: Session;
  readonly said: readonly Said[];
  readonly facts: readonly Fact[];
};

export type Engine = (session: Session, event: Event, env: Env) => Promise<Turned>;

/** @param content the flow that takes whatever no command, button or open question wants */
export const engine = (flows: readonly Flow[], content: Flow, commands: CommandTable): Engine => {
  const byId = new Map(flows.map((flow) => [flow.id, flow]));
  const byAction = new Map(flows.flatMap((flow) => (flow.actions ?? []).map((name) => [name, flow] as const)));

  return async (session, event, outer) => {
    const facts: Fact[] = [];
    const messages: Said[] = [];
    let toast: Text | undefined;
    let positions: readonly Position[] = session.positions;
    let lang = session.lang;
    let misses = session.misses.filter((at) => outer.now - at < hour);
    const envFor = (position?: Position): Env => ({ ...outer, lang, tries: position?.tries ?? 0, misses: misses.length });
    // What a command in a group answers stands in the group; everything else is between us and the person.
    let here = false;
    const press = event.kind === 'said' && event.body.kind === 'choice' ? event.body.press : undefined;

    const say = (prompt: Prompt, slot?: string, edit?: 'send'): void => {
      if (prompt.say.length === 0) return;
      messages.push({
        kind: 'message',
        to: here ? 'here' : 'person',
        prompt,
        ...(slot !== undefined && { slot }),
        ...(edit && { edit }),
      });
    };

    const top = (): Position | undefined => positions.at(-1);
    const replaceTop = (position: Position): void => {
      positions = [...positions.slice(0, -1), position];
    };
    const drop = (): void => {
      positions = positions.slice(0, -1);
    };

    /** The step a position names, with its data; a position that no longer exists is dropped and recorded. */
    const stepOf = (position: Position) => {
      const flow = byId.get(position.flow);
      const step = flow?.steps[position.step];
      const data = flow?.parse(position.data);
      if (flow && step && data !== undefined) return { flow, step, data };
      facts.push({
        type: 'flow.failed',
        reason: !flow ? 'unknown-flow' : !step ? 'unknown-step' : 'stale-data',
      });
      return undefined;
    };

    const withWait = (prompt: Prompt, wait: string): Prompt =>
      prompt.choices
        ? { ...prompt, choices: prompt.choices.map((c): Choice => ({ ...c, id: choiceToken(wait, c.id) })) }
        : prompt;

    const wakeOf = async (position: Position): Promise<Position> => {
      const found = byId.get(position.flow)?.steps[position.step]?.wakeAt?.(position.data, envFor(position));
      const { wakeAt: _, ...rest } = position;
      return found === undefined ? rest : { ...rest, wakeAt: found };
    };

    /** Does what a step or an opening answered. `position` is where it was said, none for an opening. */
    const follow = async (flow: Flow, first: Next, position: Position | undefined): Promise<'done' | 'passed'> => {
      let next = first;
      let at = position;
      let on = flow;
      for (let moves = 0; moves < maxMoves; moves++) {
        if ('pass' in next) return 'passed';
        facts.push(...(next.facts ?? []));
        if ('toast' in next && next.toast) toast = next.toast;
        if ('end' in next) {
          if (next.missed) misses = [...misses, outer.now];
          if (next.lang) lang = next.lang;
          if (at) drop();
          if (next.say) say(next.say);
          if (!next.onward) return 'done';
          const onward = byId.get(next.onward.flow);
          if (!onward) break;
          on = onward;
          at = undefined;
          next = await onward.open(next.onward.opening, envFor());
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
          if (at) drop();
          positions = [...positions, await wakeOf(entered)].slice(-maxPositions);
          const asked = await step.ask(next.data, envFor(entered));
          const lines = [...(next.say ?? []), ...(asked?.say ?? [])];
          if (lines.length > 0) say(withWait({ ...asked, say: lines }, entered.wait), `w:${entered.wait}`);
          return 'done';
        }
        if (!at) break;
        const stayed = { ...at, data: next.stay, tries: next.failed ? at.tries + 1 : at.tries };
        replaceTop(await wakeOf(stayed));
        if (next.say) say(withWait(next.say, at.wait));
        if (next.ask) {
          const asked = await on.steps[at.step]?.ask(next.stay, envFor(stayed));
          if (asked) say(withWait(asked, at.wait), `w:${at.wait}`, next.ask === 'in-place' ? 'send' : undefined);
        }
        return 'done';
      }
      facts.push({ type: 'flow.failed', reason: 'loop' });
      say({ say: [{ id: 'went-wrong' }] });
      return 'done';
    };

    const open = async (flow: Flow, opening: Opening): Promise<void> => {
      await follow(flow, await flow.open(opening, envFor()), undefined);
    };

    /** Lets the topmost position have the input; from a group, the topmost of those that may be answered there. */
    const answer = async (input: Input): Promise<'done' | 'passed'> => {
      const position = outer.group ? positions.findLast((p) => byId.get(p.flow)?.fromGroup) : top();
      if (!position) return 'passed';
      if (position !== top()) positions = [...positions.filter((p) => p !== position), position];
      const found = stepOf(position);
      if (!found) {
        drop();
        return 'passed';
      }
      const env = envFor(position);
      let heard = input;
      if (input.kind === 'text' && !input.edited) {
        const offered = (await found.step.ask(found.data, env))?.choices ?? [];
        const choice = matchChoice(
          input.text,
          offered.filter((c) => !c.id.startsWith('!')),
          env.t,
          env.lang,
        );
        if (choice) heard = { kind: 'choice', id: choice.id };
      }
      return follow(found.flow, await found.step.answer(heard, found.data, env), position);
    };

    const pressed = async (token: string): Promise<void> => {
      const read = readToken(token);
      if (read?.kind === 'action') {
        const flow = byAction.get(read.name);
        if (flow) return open(flow, { kind: 'action', name: read.name, args: read.args });
      }
      if (read?.kind === 'step') {
        const index = positions.findIndex((p) => p.wait === read.wait);
        const position = positions[index];
        if (position) {
          positions = [...positions.filter((_, i) => i !== index), position];
          const found = stepOf(position);
          const offered = found ? await found.step.ask(found.data, envFor(position)) : undefined;
          if (offered?.choices?.some((c) => c.id === read.id)) {
            await answer({ kind: 'choice', id: read.id });
            return;
          }
        }
      }
      toast = { id: 'old-button' };
      const position = top();
      const found = position && !outer.group ? stepOf(position) : undefined;
      const asked = found && position ? await found.step.ask(found.data, envFor(position)) : undefined;
      if (asked && position) say(withWait(asked, position.wait), `w:${position.wait}`);
    };

    const heard = async (body: Body, message: string | undefined, toUs: boolean): Promise<void> => {
      if (body.kind === 'choice') return pressed(body.token);
      const input = toInput(body, message);
      if (!input) return;
      if (input.kind === 'text' && !input.edited) {
        const command = readCommand(input.text, commands);
        const fits = command && (command.flow.where ?? 'private') === (outer.group ? 'group' : 'private');
        if (command && fits) {
          const position = top();
          if (command.flow.id === 'cancel' && position) {
            const found = stepOf(position);
            if (found) {
              const next = (await found.flow.cancel?.(found.data, envFor(position))) ?? { end: true as const, say: { say: [{ id: 'cancelled' }] } };
              await follow(found.flow, next, position);
              return;
            }
            drop();
          }
          here = outer.group;
          return open(command.flow, { kind: 'command', name: command.name, rest: command.rest });
        }
      }
      // In a group only what is said to us is ours: the rest is the talk of the people there.
      if (outer.group && !toUs) return;
      if ((await answer(input)) === 'done' || outer.group) return;
      await open(content, { kind: 'content', input });
    };

    const wake = async (): Promise<void> => {
      for (const due of positions.filter((p) => p.wakeAt !== undefined && p.wakeAt <= outer.now)) {
        const rest = positions.filter((p) => p !== due);
        positions = [...rest, due];
        const found = stepOf(due);
        if (!found?.step.woken) {
          drop();
          continue;
        }
        await follow(found.flow, await found.step.woken(found.data, envFor(due)), due);
      }
    };

    if (event.kind === 'wake') await wake();
    else await heard(event.body, event.message, event.toUs);

    const said: Said[] = press === undefined ? messages : [{ kind: 'toast', press, say: toast }, ...messages];
    return { session: { lang, positions, misses }, said, facts };
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
      return { kind: 'other' };
    default:
      return undefined;
  }
};

/** When the session next wants a `wake`, ms. */
export const wakeAt = (session: Session): number | undefined => {
  const times = session.positions.flatMap((p) => (p.wakeAt === undefined ? [] : [p.wakeAt]));
  return times.length === 0 ? undefined : Math.min(...times);
};

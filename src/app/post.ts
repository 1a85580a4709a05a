/** Messages → outbox rows: rendered now, one row for each call, so that a retry repeats exactly what was decided. */
import { quietUntil } from '../domain/calendar.ts';
import { defang } from '../domain/clean.ts';
import type { Choice, Line, Outgoing, Purpose } from '../domain/message.ts';
import type { Write } from '../store/commit.ts';
import { ensureLane, offer } from '../store/lanes.ts';
import { enqueue } from '../store/outbox.ts';
import type { Arg, Text } from '../text/text.ts';
import { laneIdOf, signChoice } from './address.ts';
import type { App } from './app.ts';

const priorities: Readonly<Record<Purpose, number>> = { emergency: 0, answer: 0, notice: 1, digest: 2 };

/**
 * In a group nothing that people wrote may ring, run or open, in whichever of our sentences it stands. In private the links of
 * an officer's answer stay what they are.
 */
const inert = (message: Outgoing): Outgoing =>
  message.kind === 'message'
    ? { ...message, prompt: { ...message.prompt, say: message.prompt.say.map(inertLine) } }
    : message;

const inertLine = (line: Line): Line => {
  if ('quote' in line) return { quote: defang(line.quote) };
  return 'code' in line ? line : (inertArg(line) as Text);
};

const inertArg = (arg: Arg): Arg => {
  if (typeof arg === 'string') return defang(arg);
  if (typeof arg !== 'object' || !('id' in arg) || !arg.args) return arg;
  const args = Object.entries(arg.args as Readonly<Record<string, Arg>>).map(([name, each]) => [name, inertArg(each)]);
  return { ...arg, args: Object.fromEntries(args) } as Text;
};

const standsAlone = ({ id }: Choice): boolean => id.startsWith('!');

/** `lanes`: those that have something to say now. */
export type Posted = { readonly writes: readonly Write[]; readonly lanes: readonly string[] };

/**
 * @param cause channel and key of the update they follow from
 */
export const post = (app: App, messages: readonly Outgoing[], cause: string): Posted => {
  const { vault, office, host } = app;
  const now = host.now();
  const writes: Write[] = [];
  const lanes = new Set<string>();
  const due = new Set<string>();
  for (const message of messages) {
    const channel = app.channels.get(message.to.channel);
    if (!channel) continue;
    const lane = laneIdOf(vault, message.to);
    const said = message.to.group ? inert(message) : message;
    const calls = channel.render(said, { t: app.t, sign: signChoice(vault, channel.id) });
    if (calls.length === 0) continue;
    if (!lanes.has(lane)) {
      lanes.add(lane);
      writes.push(
        ensureLane(vault, { id: lane, channel: channel.id, chat: message.to.chat, group: message.to.group ?? false }),
      );
    }
    const purpose = message.kind === 'toast' ? 'answer' : message.purpose;
    const choices = message.kind === 'message' && !message.to.group ? (message.prompt.choices ?? []) : [];
    // A question of an open conversation knows its own choices; these stand for themselves, whenever they are answered.
    if (choices.some(standsAlone)) writes.push(offer(vault, lane, { at: now, choices }));
    // A digest that was missed at its hour and comes in the night waits as well.
    const waits = purpose === 'notice' || purpose === 'digest';
    const dueAt = waits ? (quietUntil(now, office.quiet, office.zone) ?? now) : now;
    if (dueAt <= now) due.add(lane);
    const staff = message.kind === 'message' ? message.staff : undefined;
    for (const [i, call] of calls.entries()) {
      // Kept whole beside its first call: only so can another channel say it in its own way.
      const mayMove = i === 0 && message.kind === 'message' && message.news && app.channels.size > 1;
      const whole = { ...call, ...(mayMove && { news: message }), ...(staff && { staff }) };
      writes.push(enqueue(vault, { lane, cause, call: whole, priority: priorities[purpose], dueAt, now }));
    }
  }
  return { writes, lanes: [...due] };
};

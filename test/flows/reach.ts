/** Whatever is offered can be chosen by everybody: by its button, its number, its words, and its words without their marks. */
import { laneIdOf, sessionIdOf } from '../../src/app/address.ts';
import { turnEnv } from '../../src/app/env.ts';
import type { Channel } from '../../src/channels/contract.ts';
import { fold } from '../../src/domain/fold.ts';
import type { Body, Choice } from '../../src/domain/message.ts';
import type { Turned } from '../../src/engine/turn.ts';
import { turn } from '../../src/flows/index.ts';
import { offeredTo } from '../../src/store/lanes.ts';
import { standing } from '../../src/store/sessions.ts';
import { seeded } from '../world.ts';
import type { Stage } from './hearing.ts';
import type { Seat } from './seat.ts';

/** The choices of the newest question that was put to each chat, as the channel was given them. */
export type Offers = Map<string, readonly Choice[]>;

/** Notes what every chat is offered from here on. */
export const watchOffers = ({ w, channel }: Stage): Offers => {
  const offers: Offers = new Map();
  const watched = w.app.channels.get(channel) as { -readonly [K in keyof Channel]: Channel[K] };
  const { render } = watched;
  watched.render = (message, context) => {
    if (message.kind === 'message' && message.prompt.choices?.length)
      offers.set(message.to.chat, message.prompt.choices);
    return render(message, context);
  };
  return offers;
};

/** What a turn comes to, without what differs between a press and a word: where its note stands. */
const sum = ({ session, said, facts }: Turned): string => {
  const notes = said.flatMap((each) => (each.kind === 'toast' && each.say ? [{ say: [each.say] }] : []));
  const prompts = said.flatMap((each) => (each.kind === 'message' ? [each.prompt] : []));
  return JSON.stringify([session, [...prompts, ...notes].map((p) => JSON.stringify(p)).sort(), facts], (key, value) =>
    // The message that said it is another one than the press.
    key === 'message' ? undefined : value,
  );
};

/** Questions that were tried already, by what can be seen and chosen: the same one stands in many transcripts. */
const tried = new Set<string>();

/**
 * Tries every choice of the newest question that stands before a person, in every way, without doing it. Gives the ways that
 * lead elsewhere than the button does, a line each.
 */
export const unreachable = async (stage: Stage, who: Seat, offers: Offers): Promise<readonly string[]> => {
  const { app } = stage.w;
  const { db } = app.store;
  const choices = offers.get(who.id) ?? [];
  const newest = who.heard().findLast((m) => m.choices.length > 0);
  if (choices.length === 0 || !newest) return [];
  const id = sessionIdOf(app.vault, stage.channel, who.id);
  const known = await standing(db, app.vault, id);
  if (!known) return [];
  const labels = choices.map(({ label }) => app.t(label, known.session.lang));
  const steps = known.session.positions.map(({ flow, step }) => `${flow}.${step}`);
  const seen = [stage.channel, ...steps, newest.text.replaceAll(/\d+/g, '0'), ...labels].join('\n');
  if (tried.has(seen)) return [];
  tried.add(seen);

  const at = { channel: stage.channel, chat: who.id, group: false };
  const offered = await offeredTo(db, app.vault, laneIdOf(app.vault, at));
  const attempt = (body: Body): Promise<Turned> => {
    let ids = 0;
    const env = turnEnv(app, app.channels.get(stage.channel) as Channel, {
      session: id,
      at,
      lang: known.session.lang,
      person: { id: known.person, name: '', consented: known.consented, known: true },
      ...(offered && { offered }),
    });
    const still = { ...env, newId: () => `id-${String(++ids).padStart(6, '0')}`, random: seeded(1) };
    return turn(known.session, { kind: 'said', body, message: 'm', toUs: false }, still);
  };

  const wrong: string[] = [];
  for (const [i, choice] of choices.entries()) {
    const label = labels[i] ?? '';
    const pressed = await attempt({ kind: 'choice', token: choice.id, press: 'p' });
    // A question whose time is over: its button only says so.
    if (pressed.said.some((each) => each.kind === 'toast' && each.say?.id === 'button-old')) continue;
    for (const typed of [String(i + 1), label, fold(label)]) {
      const done = await attempt({ kind: 'text', text: typed });
      if (sum(done) !== sum(pressed)) wrong.push(`“${typed}” for [${label}] under: ${newest.text.slice(0, 80)}`);
    }
  }
  return wrong;
};

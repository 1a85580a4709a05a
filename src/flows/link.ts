/**
 * `/lienket`: several conversations of one person become one, by a number that the platform vouches for in both, or by the word
 * of the account that filed what has a tracking code, or that surely has the number which the other one only says; and separate again.
 */
import { z } from 'zod';
import type { Choice } from '../domain/message.ts';
import { normalPhone } from '../domain/phone.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Next, Step } from '../engine/flow.ts';
import type { Text } from '../text/text.ts';
import { channelName, channelNames } from './channel-names.ts';

const hour = 3_600_000;
/** A button or form for the number stays in the chat, and may be answered later the same day. */
const numberPatience = 24 * hour;
/** A question about parting must not be answered by tomorrow's "1". */
const partPatience = hour;

const schema = z.object({ until: z.number() });
type Data = z.infer<typeof schema>;

const said = (id: 'link-nowhere' | 'link-refused' | 'link-is-not' | 'link-kept'): Next<Data> => ({
  end: true,
  say: { say: [{ id }] },
});

/** Under the answer to a code that somebody else filed: it stands under every such code, so that it says nothing about it. */
export const claimChoice = (code: string): Choice => ({ id: `!link.mine.${code}`, label: { id: 'link-mine-button' } });

/** Under the question to the one who filed it, or has the number. The first is what a "1" means that was typed for another question. */
export const confirmChoices = (request: string): readonly Choice[] => [
  { id: `!link.no.${request}`, label: { id: 'link-no-button' } },
  { id: `!link.yes.${request}`, label: { id: 'link-yes-button' } },
];

/** Under the question to a cadre who wrote it down for the citizen. */
export const handChoices = (request: string): readonly Choice[] => [
  { id: `!link.no.${request}`, label: { id: 'behalf-no-button' } },
  { id: `!link.yes.${request}`, label: { id: 'behalf-yes-button' } },
];

/** Leads to the question whether to part. */
export const partChoice: Choice = { id: '!link.part', label: { id: 'link-part-button' } };

const opened = async (env: Env): Promise<Next<Data>> => {
  const { channels } = await env.look.links();
  if (channels.length > 1) return { to: 'linked', data: { until: env.now + partPatience } };
  if (!env.can.link) return said('link-nowhere');
  if (env.can.askContact) return { to: 'number', data: { until: env.now + numberPatience } };
  return { end: true, say: { say: [{ id: 'link-what' }, { id: 'link-by-code-only' }] } };
};

/** What is answered tells nothing of the petition: whether anybody is asked is decided where the asker cannot see it. */
const claimed = async (code: string, env: Env): Promise<Next<Data>> => {
  const petition = await env.look.petition(code);
  if (!petition) return { end: true, toast: { id: 'button-old' } };
  if (petition.person === env.person.id)
    return { end: true, onward: { flow: 'track', opening: { kind: 'command', name: 'tracuu', rest: code } } };
  return { end: true, facts: [{ type: 'link.asked', code }], say: { say: [{ id: 'link-mine-asked' }] } };
};

const confirmed = async (yes: boolean, id: string, env: Env): Promise<Next<Data>> => {
  const request = await env.look.linkRequest(id);
  if (!request) return { end: true, toast: { id: 'button-old' } };
  const { code } = request;
  const channel = channelName(request.channel);
  const done: Text =
    request.behalf && code !== undefined
      ? { id: 'behalf-handed', args: { code: showCode(code) } }
      : { id: 'link-done', args: { channel } };
  const facts = [{ type: 'link.answered', request: id, yes }] as const;
  switch (request.state) {
    case 'linked':
      return yes ? { end: true, say: { say: [done] } } : { to: 'linked', data: { until: env.now + partPatience } };
    case 'open':
      return { end: true, facts, say: { say: [yes ? done : { id: 'link-refused' }] } };
    default:
      if (!yes) return said('link-refused');
      return {
        end: true,
        say: {
          say: [
            code === undefined
              ? { id: 'link-late-number', args: { channel } }
              : request.behalf
                ? { id: 'behalf-late', args: { code: showCode(code) } }
                : { id: 'link-late', args: { code: showCode(code), channel } },
          ],
        },
      };
  }
};

/** The platform is sure of the number. Who only said the same elsewhere is asked about: they may have typed anybody's. */
const sureNumber = async (phone: string, env: Env): Promise<Next<Data>> => {
  const { linked, asks } = await env.look.sameNumber(phone);
  const [channel] = linked;
  const done = channel === undefined ? [] : [{ id: 'link-done', args: { channel: channelName(channel) } } as const];
  const shown = { type: 'number.shown', phone, sure: true } as const;
  if (!asks) return { end: true, facts: [shown], say: { say: channel ? done : [{ id: 'link-number-first' }] } };
  const request = asks.open ?? env.newId();
  return {
    end: true,
    facts: [asks.open === undefined ? { ...shown, request } : shown],
    say: {
      say: [
        ...done,
        { id: 'link-same-number', args: { channel: channelName(asks.channel) } },
        { id: 'link-number-means' },
      ],
      choices: confirmChoices(request),
    },
  };
};

/** The same is told whether or not anybody has the number: what follows is decided where the person cannot see it. */
const saidNumber = (phone: string): Next<Data> => ({
  end: true,
  facts: [{ type: 'number.shown', phone, sure: false }],
  say: { say: [{ id: 'link-number-said' }] },
});

const numberStep: Step<Data> = {
  ask: () => ({ say: [{ id: 'link-what' }, { id: 'link-by-number' }, { id: 'link-by-code' }], askContact: true }),
  answer: (input, data, env) => {
    const typed = input.kind === 'text' && !input.edited && normalPhone(input.text) !== undefined;
    if (typed) return { stay: data, say: { say: [{ id: 'link-number-typed' }] }, failed: true };
    if (input.kind !== 'contact') return { pass: true };
    const phone = normalPhone(input.phone);
    if (!input.own || phone === undefined)
      return { stay: data, say: { say: [{ id: 'link-number-not-own' }] }, failed: true };
    return input.own === 'sure' ? sureNumber(phone, env) : saidNumber(phone);
  },
  wakeAt: (data) => data.until,
  woken: () => ({ end: true }),
};

const linkedStep: Step<Data> = {
  ask: async (_data, env) => {
    const { channels } = await env.look.links();
    if (channels.length < 2) return { say: [{ id: 'link-is-not' }] };
    return {
      say: [{ id: 'link-is', args: { channels: channelNames(channels) } }, { id: 'link-part-means' }],
      choices: [
        { id: 'part', label: { id: 'link-part-button' } },
        { id: 'keep', label: { id: 'link-keep-button' } },
      ],
    };
  },
  answer: (input) => {
    if (input.kind !== 'choice') return { pass: true };
    if (input.id !== 'part') return said('link-kept');
    return { end: true, facts: [{ type: 'person.parted' }], say: { say: [{ id: 'link-parted' }] } };
  },
  wakeAt: (data) => data.until,
  woken: () => ({ end: true }),
};

export const link: Flow<Data> = {
  id: 'link',
  version: 1,
  commands: ['lienket', 'lien ket', 'noi zalo', 'noi telegram', 'noi zalo va telegram', 'link'],
  where: 'private',
  actions: ['link'],
  single: true,
  open: async (opening, env) => {
    if (opening.kind !== 'action') return opened(env);
    const [what, about = ''] = opening.args;
    switch (what) {
      case 'mine':
        return claimed(about, env);
      case 'yes':
      case 'no':
        return confirmed(what === 'yes', about, env);
      case 'part': {
        const { channels } = await env.look.links();
        return channels.length > 1 ? opened(env) : said('link-is-not');
      }
      default:
        return { end: true, toast: { id: 'button-old' } };
    }
  },
  parse: (stored) => schema.safeParse(stored).data,
  steps: { number: numberStep, linked: linkedStep },
};

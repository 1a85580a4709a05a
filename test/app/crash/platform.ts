/** The platform and its chats, as a record of every call that arrived. */
import type { Call, Channel } from '../../../src/channels/contract.ts';
import { type Process, Throttled } from './faults.ts';

/** A call that arrived. */
export type Arrived = {
  /** One for each rendered call; the same when it is repeated. */
  readonly id: string;
  readonly chat: string;
  readonly by: Process;
  /** How often its process had been hurt before. */
  readonly hurt: number;
  readonly text: string;
  /** Tokens of the buttons under it. */
  readonly tokens: readonly string[];
  readonly toast: boolean;
};

export type Platform = {
  readonly arrived: readonly Arrived[];
  /** What was said in a chat, oldest first, without toasts. */
  readonly chat: (id: string) => readonly Arrived[];
  /** The call that a message of a chat shows, after all its edits. */
  readonly shows: (chat: string, message: string) => string | undefined;
  /** What must never happen, in words. */
  readonly wrongs: string[];
  /** The channel as one process has it; `around` is awaited before and after each call arrives. */
  readonly channel: (process: Process, around: (point: 'send.before' | 'send.after') => Promise<void>) => Channel;
  /** Carries out what was held back. */
  readonly release: (process: Process) => void;
};

const photo = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0);

/** @param heldBack calls answer at once and arrive at `release`: what a service does that marks before it sends */
export const platform = (heldBack: boolean): Platform => {
  const arrived: Arrived[] = [];
  const wrongs: string[] = [];
  const speaking = new Set<string>();
  const shown = new Map<string, string>();
  const held = new Map<Process, (() => void)[]>();
  let rendered = 0;
  let message = 0;

  const paramsOf = (call: Call) => call.params as { id: string; text: string; tokens: readonly string[] };

  return {
    arrived,
    wrongs,
    shows: (chat, id) => shown.get(`${chat} ${id}`),
    chat: (id) => arrived.filter((a) => a.chat === id && !a.toast),
    release: (process) => {
      for (const arrive of held.get(process) ?? []) arrive();
      held.delete(process);
    },
    channel: (process, around) => ({
      id: 'telegram',
      can: {
        buttons: true,
        groupButtons: true,
        edit: true,
        proactive: true,
        textLimit: 4096,
        fetchLimit: 1_000_000,
        sendLimit: 1_000_000,
      },
      authentic: async () => true,
      read: () => ({ ok: false }),
      render: (what, { t, sign }) => {
        const id = `${++rendered}`;
        if (what.kind === 'toast')
          return [{ method: 'toast', params: { id, text: what.say?.id ?? '', tokens: [] }, fleeting: true }];
        const { prompt, lang, slot, under } = what;
        const text = prompt.say
          .map((line) => ('quote' in line ? line.quote : 'code' in line ? line.code : t(line, lang)))
          .join('\n');
        const tokens = (prompt.choices ?? []).map((choice) => sign(what.to.chat, choice.id));
        const named = { ...(slot !== undefined && { slot }), ...(under !== undefined && { under }) };
        const call = { method: 'send', params: { id, text, tokens }, ...named };
        if (what.edit !== undefined && slot !== undefined)
          return [{ ...call, method: 'edit', edits: { slot, ...(what.edit === 'send' && { otherwise: call }) } }];
        const files = Object.fromEntries((what.enclosures ?? []).map((e, i) => [`${i}`, e.id]));
        if (Object.keys(files).length === 0) return [call];
        return [call, { method: 'files', params: { id: `${++rendered}`, text: '', tokens: [] }, files }];
      },
      send: async (call, { chat, target, file }) => {
        const { id, text, tokens } = paramsOf(call);
        if (speaking.has(chat)) wrongs.push(`two speak in chat ${chat} at once`);
        speaking.add(chat);
        try {
          await around('send.before');
          for (const each of Object.values(call.files ?? {})) await file(each);
          const toast = call.fleeting ?? false;
          const { hurt } = process;
          const place = call.method === 'edit' && target !== undefined ? target : `${++message}`;
          const arrive = (): void => {
            arrived.push({ id, chat, by: process, hurt, text, tokens, toast });
            shown.set(`${chat} ${place}`, id);
          };
          if (heldBack) held.set(process, [...(held.get(process) ?? []), arrive]);
          else arrive();
          await around('send.after');
          return { ok: true, id: place };
        } catch (error) {
          if (error instanceof Throttled) return { ok: false, why: 'throttled', retryAfterMs: 3_000 };
          throw error;
        } finally {
          speaking.delete(chat);
        }
      },
      fetchMedia: async () => ({ ok: true, bytes: photo }),
      setUp: async () => {},
      webhook: async () => ({ url: '', pending: 0 }),
      deepLink: async () => undefined,
    }),
  };
};

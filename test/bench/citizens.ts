/**
 * Many citizens at once, each a new person who plays the whole petition: writes what is wrong, gets the card, presses the
 * button that files it, gets the receipt with the tracking code. As soon as one has finished the next one begins.
 */
import { readFileSync } from 'node:fs';
import type { BotCall, Button, FakeTelegram, SentMessage } from './fake-telegram.ts';
import { BOT } from './fake-telegram.ts';
import { petitionText } from './petition-texts.ts';
import type { Poster } from './wire.ts';

export type Plan = {
  /** Petitions to finish before the measured window opens, and within it. */
  readonly warmUp: number;
  readonly petitions: number;
  /** People in conversation at the same time. */
  readonly citizens: number;
  /** Warm-up and window each end after this long, however many petitions are done. */
  readonly maxSeconds: number;
  /** false: nobody answers (bare limit); a citizen posts the same two updates, one after the other. */
  readonly replies: boolean;
  /** The process whose processor time is read. */
  readonly pid?: number;
};

export type Quantiles = { readonly p50: number; readonly p95: number; readonly p99: number; readonly max: number };
export type LoadResult = {
  readonly finished: number;
  readonly lost: number;
  readonly windowSeconds: number;
  readonly petitionsPerSecond: number;
  readonly updatesPerSecond: number;
  /** Post of an update to its 200. */
  readonly ackMs: Quantiles;
  /** First message to receipt, waiting for a free connection included. */
  readonly receiptMs: Quantiles;
  readonly messagesToCitizen: { readonly mean: number; readonly max: number };
  readonly committeeMessagesPerPetition: number;
  /** From the last receipt to the last API call. */
  readonly drainMs: number;
  readonly resent: number;
  readonly refusals: Readonly<Record<string, number>>;
  readonly codes: readonly string[];
  readonly systemCpuMsPerPetition: number;
  /** Share of one core that the load took in the window: near 1 means that the load was the limit, not the system. */
  readonly loadCpu: number;
};

type Citizen = {
  readonly chat: number;
  readonly startedAt: number;
  acknowledged: boolean;
  presses: number;
  filed: boolean;
  card: SentMessage | undefined;
  code: string | undefined;
};

/** A citizen without a receipt after this long, ms, is lost. */
const LOST_AFTER = 30_000;
/** All calls are in when nothing was called for this long, ms; waited for at most `DRAIN_LIMIT`. */
const QUIET = 500;
const DRAIN_LIMIT = 10_000;
const RESEND_AFTER = 50;
const TRACKING_CODE = /(?<!\d)\d{4}-\d{4}(?!\d)/;
/** The kernel's clock tick of `/proc/<pid>/stat`, ms (USER_HZ is 100 on every Linux there is). */
const TICK = 10;

function cpuMs(pid: number | undefined): number {
  if (pid === undefined) return 0;
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) * TICK;
  } catch {
    return 0;
  }
}

function quantiles(values: number[]): Quantiles {
  values.sort((a, b) => a - b);
  const at = (share: number): number => values[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0;
  return { p50: at(0.5), p95: at(0.95), p99: at(0.99), max: values[values.length - 1] ?? 0 };
}

/** The button that files the petition; before that has been pressed, the first button will do where none is labelled so. */
function buttonToPress(card: SentMessage, filed: boolean): { button: Button | undefined; files: boolean } {
  const buttons = (card.reply_markup?.inline_keyboard ?? []).flat().filter((each) => each.callback_data !== undefined);
  const filing = buttons.find((each) => /^(Gửi|Đồng ý và gửi)/.test(each.text.normalize('NFC')));
  return { button: filing ?? (filed ? undefined : buttons[0]), files: filing !== undefined };
}

export type Crowd = {
  /** Give every call of the bot to this. */
  readonly heard: (call: BotCall) => void;
  readonly run: (plan: Plan, fake: FakeTelegram, poster: Poster) => Promise<LoadResult>;
};

/** People whose ids begin at `firstPerson`, posting updates whose ids begin at `firstUpdate`. */
export function crowd(firstPerson: number, firstUpdate: number): Crowd {
  const talking = new Map<number, Citizen>();
  const messagesTo = new Map<number, number>();
  let committeeMessages = 0;
  let lastCall = 0;
  let advance: (citizen: Citizen) => void = () => {};

  const heard = ({ method, chat, message }: BotCall): void => {
    lastCall = performance.now();
    if (message === undefined || chat === undefined) return;
    if (chat < 0) {
      if (method.startsWith('send')) committeeMessages += 1;
      return;
    }
    if (method.startsWith('send')) messagesTo.set(chat, (messagesTo.get(chat) ?? 0) + 1);
    const citizen = talking.get(chat);
    if (citizen === undefined) return;
    const code = citizen.presses > 0 ? TRACKING_CODE.exec(message.text ?? '')?.[0] : undefined;
    if (code !== undefined) citizen.code = code;
    else if (message.reply_markup?.inline_keyboard?.length) citizen.card = message;
    advance(citizen);
  };

  const run = (plan: Plan, fake: FakeTelegram, poster: Poster): Promise<LoadResult> =>
    new Promise((resolve) => {
      const begun = performance.now();
      const codes: string[] = [];
      const refusals: Record<string, number> = {};
      let [acks, receipts]: [number[], number[]] = [[], []];
      let [started, finished, lost, resent, nextUpdate] = [0, 0, 0, 0, firstUpdate];
      let window: { at: number; system: number; load: NodeJS.CpuUsage } | undefined;
      let closed: Pick<LoadResult, 'windowSeconds' | 'systemCpuMsPerPetition' | 'loadCpu'> | undefined;
      let counted = { acks: 0, petitions: 0 };
      let latencies = { acks: [] as number[], receipts: [] as number[] };

      const openWindow = (): void => {
        [acks, receipts] = [[], []];
        window = { at: performance.now(), system: cpuMs(plan.pid), load: process.cpuUsage() };
      };
      const closeWindow = (): void => {
        if (window === undefined || closed !== undefined) return;
        const ms = performance.now() - window.at;
        const load = process.cpuUsage(window.load);
        closed = {
          windowSeconds: ms / 1000,
          systemCpuMsPerPetition: (cpuMs(plan.pid) - window.system) / Math.max(1, receipts.length),
          loadCpu: (load.user + load.system) / 1000 / ms,
        };
        counted = { acks: acks.length, petitions: receipts.length };
        latencies = { acks, receipts };
        [acks, receipts] = [[], []];
      };

      /** One update of a citizen; the platform sends the next one of the same chat only after this one has got its 200. */
      const post = (citizen: Citizen, update: Record<string, unknown>): void => {
        citizen.acknowledged = false;
        nextUpdate += 1;
        const body = JSON.stringify({ update_id: nextUpdate, ...update });
        const attempt = (tries: number): void =>
          poster.post(body, (status, reply, ms) => {
            if (status === 200) {
              acks.push(ms);
              citizen.acknowledged = true;
              fake.webhookReply(reply);
              advance(citizen);
              return;
            }
            refusals[status] = (refusals[status] ?? 0) + 1;
            if (talking.get(citizen.chat) !== citizen) return;
            resent += 1;
            setTimeout(attempt, RESEND_AFTER * tries, tries + 1);
          });
        attempt(1);
      };

      const person = (chat: number) => ({ id: chat, is_bot: false, first_name: 'Người dân', language_code: 'vi' });
      const start = (): void => {
        const n = started;
        started += 1;
        const chat = firstPerson + n;
        const citizen: Citizen = {
          chat,
          startedAt: performance.now(),
          acknowledged: false,
          presses: 0,
          filed: false,
          card: undefined,
          code: undefined,
        };
        talking.set(chat, citizen);
        post(citizen, {
          message: {
            message_id: 1,
            from: person(chat),
            chat: { id: chat, type: 'private', first_name: 'Người dân' },
            date: Math.floor(Date.now() / 1000),
            text: petitionText(n),
          },
        });
      };

      const press = (citizen: Citizen, card: SentMessage, data: string): void => {
        citizen.card = undefined;
        citizen.presses += 1;
        post(citizen, {
          callback_query: {
            id: `${citizen.chat}${citizen.presses}`,
            from: person(citizen.chat),
            message: card,
            chat_instance: '7',
            data,
          },
        });
      };

      const leave = (citizen: Citizen, done: boolean): void => {
        talking.delete(citizen.chat);
        if (done) {
          finished += 1;
          receipts.push(performance.now() - citizen.startedAt);
          if (citizen.code !== undefined) codes.push(citizen.code);
        } else lost += 1;
        const late = performance.now() - (window?.at ?? begun) > plan.maxSeconds * 1000;
        if (window === undefined && (late || finished + lost >= plan.warmUp)) openWindow();
        else if (late || finished + lost >= plan.warmUp + plan.petitions) closeWindow();
        if (closed === undefined) start();
        else if (talking.size === 0) drain(performance.now());
      };

      advance = (citizen) => {
        if (!citizen.acknowledged || talking.get(citizen.chat) !== citizen) return;
        if (!plan.replies) {
          const card: SentMessage = { message_id: 2, from: BOT, chat: { id: citizen.chat, type: 'private' }, date: 0 };
          if (citizen.presses === 0) press(citizen, { ...card, text: petitionText(citizen.chat) }, 'send');
          else leave(citizen, true);
        } else if (citizen.code !== undefined) leave(citizen, true);
        else if (citizen.card !== undefined) {
          const { button, files } = buttonToPress(citizen.card, citizen.filed);
          citizen.filed ||= files;
          if (button?.callback_data !== undefined) press(citizen, citizen.card, button.callback_data);
        }
      };

      const watch = setInterval(() => {
        const now = performance.now();
        for (const citizen of talking.values()) if (now - citizen.startedAt > LOST_AFTER) leave(citizen, false);
      }, 1000);

      const drain = (since: number): void => {
        clearInterval(watch);
        const quietFor = performance.now() - Math.max(lastCall, since);
        if (quietFor < QUIET && performance.now() - since < DRAIN_LIMIT) {
          setTimeout(drain, 100, since);
          return;
        }
        const perPerson = [...messagesTo.values()];
        const seconds = closed?.windowSeconds ?? 1;
        resolve({
          finished,
          lost,
          windowSeconds: seconds,
          petitionsPerSecond: counted.petitions / seconds,
          updatesPerSecond: counted.acks / seconds,
          ackMs: quantiles(latencies.acks),
          receiptMs: quantiles(latencies.receipts),
          messagesToCitizen: {
            mean: perPerson.reduce((sum, each) => sum + each, 0) / Math.max(1, finished),
            max: perPerson.reduce((most, each) => Math.max(most, each), 0),
          },
          committeeMessagesPerPetition: committeeMessages / Math.max(1, finished),
          drainMs: Math.max(0, lastCall - since),
          resent,
          refusals,
          codes,
          systemCpuMsPerPetition: closed?.systemCpuMsPerPetition ?? 0,
          loadCpu: closed?.loadCpu ?? 0,
        });
      };

      if (plan.warmUp === 0) openWindow();
      for (let each = 0; each < plan.citizens; each += 1) start();
    });

  return { heard, run };
}

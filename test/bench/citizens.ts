/**
 * Many citizens at once, each a new person who plays the whole petition: writes what is wrong, gets the card, presses the
 * button that files it, gets the receipt with the tracking code. As soon as one has finished the next one begins.
 */
import { BOT, type BotCall, type Button, type FakeTelegram, type SentMessage } from './fake-telegram.ts';
import { measuredWindow, type WindowResult } from './measured-window.ts';
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

export type LoadResult = WindowResult & {
  readonly finished: number;
  readonly lost: number;
  readonly messagesToCitizen: { readonly mean: number; readonly max: number };
  readonly committeeMessagesPerPetition: number;
  /** From the last receipt to the last API call. */
  readonly drainMs: number;
  readonly resent: number;
  /** Answers to updates other than 200, by status; 0 is a broken connection. */
  readonly refusals: Readonly<Record<string, number>>;
  readonly codes: readonly string[];
};

type Citizen = {
  readonly chat: number;
  readonly startedAt: number;
  /** The last update of this chat has got its 200. */
  acknowledged: boolean;
  presses: number;
  /** The button that files has been pressed. */
  filed: boolean;
  card: SentMessage | undefined;
  code: string | undefined;
};

/** A citizen without a receipt after this long, ms, is lost. */
const LOST_AFTER = 30_000;
/** All calls are in when nothing was called for this long, ms; waited for at most `DRAIN_LIMIT`. */
const QUIET = 500;
const DRAIN_LIMIT = 10_000;
/** The n-th repetition of an update that was not answered with 200 waits n times this, ms. */
const RESEND_AFTER = 50;
const TRACKING_CODE = /(?<!\d)\d{4}-\d{4}(?!\d)/;

/** The button that files the petition; before that has been pressed, the first button will do where none is labelled so. */
function buttonToPress(card: SentMessage, filed: boolean): { button: Button | undefined; files: boolean } {
  const buttons = (card.reply_markup?.inline_keyboard ?? []).flat().filter((each) => each.callback_data !== undefined);
  const filing = buttons.find((each) => /^(Gửi|Đồng ý và gửi)/.test(each.text.normalize('NFC')));
  return { button: filing ?? (filed ? undefined : buttons[0]), files: filing !== undefined };
}

const person = (chat: number) => ({ id: chat, is_bot: false, first_name: 'Người dân', language_code: 'vi' });

function messageUpdate(chat: number, text: string): Record<string, unknown> {
  const date = Math.floor(Date.now() / 1000);
  const where = { id: chat, type: 'private', first_name: 'Người dân' };
  return { message: { message_id: 1, from: person(chat), chat: where, date, text } };
}

function pressUpdate(chat: number, press: number, card: SentMessage, data: string): Record<string, unknown> {
  const id = `${chat}${press}`;
  return { callback_query: { id, from: person(chat), message: card, chat_instance: '7', data } };
}

export type Crowd = {
  /** Give every call of the bot to this. */
  readonly heard: (call: BotCall) => void;
  /** Plays `plan`, once. `webhookReply` gets the bodies of the answers to updates. */
  readonly play: (plan: Plan, poster: Poster, webhookReply: FakeTelegram['webhookReply']) => Promise<LoadResult>;
};

/** People whose ids begin at `firstPerson`, posting updates whose ids begin after `firstUpdate`. */
export function crowd(firstPerson: number, firstUpdate: number): Crowd {
  const talking = new Map<number, Citizen>();
  const messagesTo = new Map<number, number>();
  let committeeMessages = 0;
  let lastCall = 0;
  let advance: (citizen: Citizen) => void = () => {};

  const heard = ({ method, chat, message }: BotCall): void => {
    lastCall = performance.now();
    if (message === undefined || chat === undefined) return;
    const isNew = method.startsWith('send');
    if (chat < 0) {
      if (isNew) committeeMessages += 1;
      return;
    }
    if (isNew) messagesTo.set(chat, (messagesTo.get(chat) ?? 0) + 1);
    const citizen = talking.get(chat);
    if (citizen === undefined) return;
    const code = citizen.presses > 0 ? TRACKING_CODE.exec(message.text ?? '')?.[0] : undefined;
    if (code !== undefined) citizen.code = code;
    else if (message.reply_markup?.inline_keyboard?.length) citizen.card = message;
    advance(citizen);
  };

  const play: Crowd['play'] = async (plan, poster, webhookReply) => {
    const begun = performance.now();
    const window = measuredWindow(plan.pid);
    const codes: string[] = [];
    const refusals: Record<string, number> = {};
    let [started, finished, lost, resent, nextUpdate] = [0, 0, 0, 0, firstUpdate];
    const { promise: allGone, resolve: lastGone } = Promise.withResolvers<void>();

    /** One update of a citizen; the platform sends the next one of the same chat only after this one has got its 200. */
    const post = (citizen: Citizen, update: Record<string, unknown>): void => {
      citizen.acknowledged = false;
      nextUpdate += 1;
      const body = JSON.stringify({ update_id: nextUpdate, ...update });
      const attempt = (tries: number): void =>
        poster.post(body, (status, reply, ms) => {
          if (status === 200) {
            window.acknowledged(ms);
            citizen.acknowledged = true;
            webhookReply(reply);
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

    const start = (): void => {
      const chat = firstPerson + started;
      const text = petitionText(started);
      started += 1;
      const startedAt = performance.now();
      const fresh = { acknowledged: false, presses: 0, filed: false, card: undefined, code: undefined };
      const citizen: Citizen = { chat, startedAt, ...fresh };
      talking.set(chat, citizen);
      post(citizen, messageUpdate(chat, text));
    };

    const press = (citizen: Citizen, card: SentMessage, data: string): void => {
      citizen.card = undefined;
      citizen.presses += 1;
      post(citizen, pressUpdate(citizen.chat, citizen.presses, card, data));
    };

    const leave = (citizen: Citizen, isLost: boolean): void => {
      const now = performance.now();
      talking.delete(citizen.chat);
      if (isLost) lost += 1;
      else {
        finished += 1;
        window.finished(now - citizen.startedAt);
        if (citizen.code !== undefined) codes.push(citizen.code);
      }
      const openedAt = window.openedAt();
      const late = now - (openedAt ?? begun) > plan.maxSeconds * 1000;
      if (openedAt === undefined && (late || finished + lost >= plan.warmUp)) window.open();
      else if (late || finished + lost >= plan.warmUp + plan.petitions) window.close();
      if (window.result() === undefined) start();
      else if (talking.size === 0) lastGone();
    };

    advance = (citizen) => {
      if (!citizen.acknowledged || talking.get(citizen.chat) !== citizen) return;
      if (!plan.replies) {
        if (citizen.presses > 0) leave(citizen, false);
        else {
          const chat = { id: citizen.chat, type: 'private' };
          press(citizen, { message_id: 2, from: BOT, chat, date: 0, text: petitionText(citizen.chat) }, 'send');
        }
      } else if (citizen.code !== undefined) leave(citizen, false);
      else if (citizen.card !== undefined) {
        const { button, files } = buttonToPress(citizen.card, citizen.filed);
        citizen.filed ||= files;
        if (button?.callback_data !== undefined) press(citizen, citizen.card, button.callback_data);
      }
    };

    const watch = setInterval(() => {
      const before = performance.now() - LOST_AFTER;
      for (const citizen of [...talking.values()]) if (citizen.startedAt < before) leave(citizen, true);
    }, 1000);
    for (let each = 0; each < plan.citizens; each += 1) start();
    await allGone;
    clearInterval(watch);

    const since = performance.now();
    while (performance.now() - Math.max(lastCall, since) < QUIET && performance.now() - since < DRAIN_LIMIT) {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    const measured = window.result();
    if (measured === undefined) throw new Error('the window was never closed');
    const perPerson = [...messagesTo.values()];
    const mean = perPerson.reduce((sum, each) => sum + each, 0) / Math.max(1, finished);
    const max = perPerson.reduce((most, each) => Math.max(most, each), 0);
    return {
      ...measured,
      finished,
      lost,
      messagesToCitizen: { mean, max },
      committeeMessagesPerPetition: committeeMessages / Math.max(1, finished),
      drainMs: Math.max(0, lastCall - since),
      resent,
      refusals,
      codes,
    };
  };

  return { heard, play };
}

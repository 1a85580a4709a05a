/** What the page of the playground shows: plain data, the same for every channel that is played. */

import type { ChannelId } from '../../domain/message.ts';

export type PaneKind = 'citizen' | 'committee' | 'officer' | 'leader';

export type Button = {
  readonly text: string;
  /** `press` goes to the bot, `copy` to the clipboard, `link` opens a page, `form` gives name and phone number. */
  readonly kind: 'press' | 'copy' | 'link' | 'form';
  readonly value: string;
};

export type Media = {
  readonly kind: 'photo' | 'voice' | 'video' | 'document' | 'sticker';
  /** Id for `files/…`. */
  readonly file: string;
  readonly bytes: number;
  readonly name?: string;
  readonly seconds?: number;
};

/** `offset` and `length` in UTF-16 units. */
export type Entity = {
  readonly type: string;
  readonly offset: number;
  readonly length: number;
  readonly url?: string;
};

export type Message = {
  readonly id: string;
  /** ms */
  readonly at: number;
  readonly from: string;
  /** `mine`: written by the person the pane belongs to. `refused`: what the platform did not let through, and by which rule. */
  readonly side: 'mine' | 'bot' | 'other' | 'service' | 'refused';
  readonly text?: string;
  readonly entities: readonly Entity[];
  readonly buttons: readonly (readonly Button[])[];
  readonly media?: Media;
  readonly album?: string;
  readonly place?: { readonly lat: number; readonly long: number; readonly name?: string };
  readonly phone?: string;
  /** The message it answers: who wrote it and how it begins. */
  readonly answers?: { readonly from: string; readonly text: string };
  readonly edited: boolean;
  /** Something about the message that a phone does not show: it was paid for, the bot never heard of it. */
  readonly note?: string;
};

/** What can be done at a phone besides writing; where the platform has no way for it, the button is grey and says why. */
export type Deed =
  | 'photo'
  | 'voice'
  | 'place'
  | 'file'
  | 'sticker'
  | 'edit'
  | 'follow'
  | 'form'
  | 'colleague'
  | 'withdraw'
  | 'block';

export type Pane = {
  readonly id: string;
  readonly kind: PaneKind;
  readonly platform: ChannelId;
  /** Names of the platform and of the person whose screen this is. */
  readonly channel: string;
  readonly person: string;
  readonly title: string;
  /** The person has blocked the bot. */
  readonly blocked: boolean;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  readonly messages: readonly Message[];
  /** Buttons in place of the letters of the keyboard; `place` sends where the person is. */
  readonly keyboard: readonly { readonly text: string; readonly place: boolean }[];
  /** What cannot be done here, each with the reason. */
  readonly cannot: Readonly<Partial<Record<Deed, string>>>;
  /** The platform's limits as they stand for this chat. `until`: ms, said behind the text. */
  readonly limit?: { readonly text: string; readonly tone: 'calm' | 'warn' | 'bad'; readonly until?: number };
  /** The person follows the account. */
  readonly follows?: boolean;
};

/** One answer to a press: what stood at the top of the screen for a moment; without a text only the button rests again. */
export type Toast = {
  readonly press: string;
  readonly pane: string;
  readonly text?: string;
};

export type WireItem = {
  /** Grows by one with each entry of this run. */
  readonly n: number;
  /** ms */
  readonly at: number;
  /** `out`: the bot called the platform. `in`: the platform brought an update to the webhook. */
  readonly way: 'in' | 'out';
  readonly platform: ChannelId;
  readonly what: string;
  /** Id of the pane it belongs to, and its name; missing where it belongs to none. */
  readonly pane?: string;
  readonly chat?: string;
  /** 0: no answer came; below 0: an error of Zalo's, which comes with status 200. */
  readonly status: number;
  /** The rule by which the platform refused. */
  readonly rule?: string;
  readonly body: unknown;
};

export type FaultName = 'slow' | 'errors' | 'limited' | 'lost' | 'token';

export type State = {
  /** The made-up commune is set up; before that nothing can be done. */
  readonly ready: boolean;
  readonly revision: number;
  /** Another one after a restart of the service: what the page knew then is void. */
  readonly run: number;
  /** ms, by the office's clock. */
  readonly now: number;
  /** The clock was moved since the start. */
  readonly moved: boolean;
  readonly zone: string;
  /** Local time `HH:MM` of the morning digest. */
  readonly digestAt: string;
  readonly panes: readonly Pane[];
  readonly toasts: readonly Toast[];
  /** Of each platform those that it has. */
  readonly faults: Readonly<Record<ChannelId, Readonly<Partial<Record<FaultName, boolean>>>>>;
  /** Oldest first; only entries newer than those the page has. */
  readonly wire: readonly WireItem[];
};

/** What the page of the playground shows: plain data, the same for every channel that is played. */

export type PaneKind = 'citizen' | 'committee' | 'officer' | 'leader';

export type Button = {
  readonly text: string;
  /** `press` goes to the bot, `copy` to the clipboard, `link` opens a page. */
  readonly kind: 'press' | 'copy' | 'link';
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
  readonly id: number;
  /** ms */
  readonly at: number;
  readonly from: string;
  /** `mine`: written by the person the pane belongs to. */
  readonly side: 'mine' | 'bot' | 'other' | 'service';
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
};

export type Pane = {
  readonly id: string;
  readonly kind: PaneKind;
  /** Names of the channel and of the person whose screen this is. */
  readonly channel: string;
  readonly person: string;
  readonly title: string;
  /** The person has blocked the bot. */
  readonly blocked: boolean;
  readonly commands: readonly { readonly command: string; readonly description: string }[];
  readonly messages: readonly Message[];
  /** Buttons in place of the letters of the keyboard; `place` sends where the person is. */
  readonly keyboard: readonly { readonly text: string; readonly place: boolean }[];
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
  readonly what: string;
  /** Id of the pane it belongs to, and its name; missing where it belongs to none. */
  readonly pane?: string;
  readonly chat?: string;
  /** 0: no answer came. */
  readonly status: number;
  readonly body: unknown;
};

export type FaultName = 'slow' | 'errors' | 'limited' | 'lost';

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
  readonly faults: Readonly<Record<FaultName, boolean>>;
  /** Oldest first; only entries newer than those the page has. */
  readonly wire: readonly WireItem[];
};

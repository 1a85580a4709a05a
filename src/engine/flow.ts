/** What a conversation is: a table of named steps, each with a question and what to do with the answer. */
import type { Fact } from '../domain/fact.ts';
import type { Choice, Media, OwnNumber, Prompt } from '../domain/message.ts';
import type { Office } from '../domain/office.ts';
import type { Lang, Text, Translate } from '../text/text.ts';
import type { Look } from './look.ts';

/** What a person did, as a step sees it. A choice is one of those the step offered, however it was made. */
export type Input =
  | { readonly kind: 'choice'; readonly id: string }
  | { readonly kind: 'text'; readonly text: string; readonly message: string | undefined; readonly edited: boolean }
  | {
      readonly kind: 'media';
      readonly media: Media;
      readonly caption: string | undefined;
      readonly album: string | undefined;
      readonly message: string | undefined;
      readonly edited: boolean;
    }
  | { readonly kind: 'place'; readonly lat: number; readonly long: number; readonly name: string | undefined }
  | { readonly kind: 'contact'; readonly phone: string; readonly own: OwnNumber }
  /** `name`: of what it was, as the channel calls it; `unsupported` where the platform did not let it through. */
  | { readonly kind: 'other'; readonly name: string };

/** How a flow is entered: by a command, by a button that stands in any message, or by plain content. */
export type Opening =
  | { readonly kind: 'command'; readonly name: string; readonly rest: string }
  | { readonly kind: 'action'; readonly name: string; readonly args: readonly string[] }
  /** `about`: the code of the petition it is about, or the slot of the message of ours that tells of it, where that is known. */
  | { readonly kind: 'content'; readonly input: Input; readonly about?: string };

export type Env = {
  /** ms */
  readonly now: number;
  readonly newId: () => string;
  readonly random: () => number;
  readonly lang: Lang;
  readonly office: Office;
  readonly t: Translate;
  readonly look: Look;
  readonly person: { readonly id: string; readonly name: string; readonly consented: boolean; readonly known: boolean };
  /** What the channel can do and the largest file it gives us, bytes. */
  readonly can: {
    readonly buttons: boolean;
    readonly groupButtons: boolean;
    readonly askPlace: boolean;
    /** A button or a form that gives us the person's own number. */
    readonly askContact: boolean;
    /** There are other channels on which the person may be. */
    readonly link: boolean;
    readonly fetchLimit: number;
    /** A place can be sent. */
    readonly places: boolean;
  };
  /** True in a committee chat or another group. */
  readonly group: boolean;
  /** The message of ours that this one answers, by its slot, where the channel tells. */
  readonly answers?: string;
  /** Choices that stand for themselves in the newest message that had any, and when that was: they can be typed. */
  readonly offered?: { readonly at: number; readonly choices: readonly Choice[] };
  /** For a flow that takes files, as it opens: those that were sent just before without a word about them. */
  readonly loose?: readonly Media[];
  /** How often the current step was answered without getting on. */
  readonly tries: number;
  /** Wrong tracking codes in the last hour. */
  readonly misses: number;
};

export type Next<D = unknown> =
  /** Enter a step: `say` comes before its question, in the same message. */
  | {
      readonly to: string;
      readonly data: D;
      readonly say?: Prompt['say'];
      readonly facts?: readonly Fact[];
      readonly toast?: Text;
      /** Offer to copy this. */
      readonly copy?: string;
    }
  /** Remain. `ask`: put the question again, in place of the old one where the channel can. */
  | {
      readonly stay: D;
      readonly say?: Prompt;
      readonly ask?: 'again' | 'in-place';
      readonly facts?: readonly Fact[];
      readonly toast?: Text;
      /** The answer did not bring us on. */
      readonly failed?: boolean;
    }
  /** The conversation is over. */
  | {
      readonly end: true;
      readonly say?: Prompt;
      /** Names the message, so that an answer to it is known. */
      readonly slot?: string;
      readonly facts?: readonly Fact[];
      readonly toast?: Text;
      /** The language from now on. */
      readonly lang?: Lang;
      /** A tracking code was typed that is nobody's. */
      readonly missed?: boolean;
      /** Goes on with another flow, in the same turn. */
      readonly onward?: { readonly flow: string; readonly opening: Opening };
    }
  /** Not for this step: as if it were not there (it remains). */
  | { readonly pass: true };

export type Step<D> = {
  /** The question. Undefined: nothing is asked, the step only waits. */
  readonly ask: (data: D, env: Env) => Prompt | undefined | Promise<Prompt | undefined>;
  readonly answer: (input: Input, data: D, env: Env) => Next<D> | Promise<Next<D>>;
  /** Choice → other words for it than its label, folded: "gửi" alone for "Đồng ý và gửi". */
  readonly also?: Readonly<Record<string, readonly string[]>>;
  /** When the step wants to be woken, ms. */
  readonly wakeAt?: (data: D, env: Env) => number | undefined;
  readonly woken?: (data: D, env: Env) => Next<D> | Promise<Next<D>>;
};

// biome-ignore lint/suspicious/noExplicitAny: the engine keeps flows of every data type in one table; each parses its own.
export type Flow<D = any> = {
  readonly id: string;
  readonly version: number;
  /** Words that open the flow, folded, without the slash. The first is the command's name. */
  readonly commands?: readonly string[];
  /** Where its commands work; outside of groups, if nothing else is said. Opened by words, it may let them pass. */
  readonly where?: 'group' | 'private' | 'anywhere';
  /** Buttons that open it from any message: `!name.arg.arg`. */
  readonly actions?: readonly string[];
  /** It is for people with a part in the office: what it says to one is not sent any more when that part has ended. */
  readonly staff?: true;
  /** May the person go on with it? Asked before anything is made of what they say; if not, it is over. */
  readonly may?: (data: D, env: Env) => boolean | Promise<boolean>;
  /** Its questions, asked privately, may also be answered in a group, under a message of ours. */
  readonly fromGroup?: true;
  readonly open: (opening: Opening, env: Env) => Next<D> | Promise<Next<D>>;
  /** Stored data → data, also of older versions; undefined where it cannot be used any more. */
  readonly parse: (stored: unknown) => D | undefined;
  readonly steps: Readonly<Record<string, Step<D>>>;
  /** Reads what is typed without a command's word; undefined for everything that is not for this flow. */
  readonly typed?: (text: string) => Opening | undefined;
  /** Opened by the words below a photo too, and with the files that were sent just before: those of a draft that says nothing else. */
  readonly takesFiles?: true;
  /** The files of a draft that says nothing else, while they are fresh. */
  readonly loose?: (data: D, env: Env) => readonly Media[] | undefined;
  /** One at a time: opened again, it takes the place of the one that is open. */
  readonly single?: true;
  /** What `/huy` does in `step`. Without it the conversation ends. */
  readonly cancel?: (data: D, env: Env, step: string) => Next<D> | Promise<Next<D>>;
  /** What "quay lại" does in `step`, where no choice says it. Without it the question is put again. */
  readonly back?: (data: D, env: Env, step: string) => Next<D> | Promise<Next<D>>;
};

export { emptySession, type Position, type Session } from '../domain/session.ts';

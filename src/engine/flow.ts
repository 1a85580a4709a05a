/** What a conversation is: a table of named steps, each with a question and what to do with the answer. */

import type { Answer, Asking, Question } from '../domain/asking.ts';
import type { Day } from '../domain/calendar.ts';
import type { Commitment } from '../domain/commitment.ts';
import type { CaseList, DecisionToMake, NumberName } from '../domain/digest.ts';
import type { Fact, Role } from '../domain/fact.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { ChannelId, Choice, Media, OwnNumber, Prompt } from '../domain/message.ts';
import type { Model } from '../domain/model.ts';
import type { Office } from '../domain/office.ts';
import type { Petition, Status } from '../domain/petition.ts';
import type { Reading } from '../domain/reading.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Unit, UnitTree } from '../domain/unit.ts';
import type { Lang, Text, Translate } from '../text/text.ts';

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
  /** `about`: the code of the petition it is about, where that is known. */
  | { readonly kind: 'content'; readonly input: Input; readonly about?: string };

/**
 * Somebody on `channel` says that the petition with this code is theirs, or, where there is none, the number that this person
 * has shown. `late`: not answered within a day, or the number is theirs no longer; `linked`: it is so, and done.
 */
export type LinkRequest = {
  readonly state: 'open' | 'late' | 'refused' | 'linked';
  readonly channel: ChannelId;
  readonly code?: string;
};

/** What follows where the person shows a number of which the platform is sure. */
export type SameNumber = {
  /** Channels on which the platform is as sure of it: one person from now on. */
  readonly linked: readonly ChannelId[];
  /** Somebody there said the same number, which the person is to be asked about. `open`: the question, where it is put already. */
  readonly asks?: { readonly channel: ChannelId; readonly open: string | undefined };
};

export type OwnPetition = {
  readonly code: string;
  readonly status: Status;
  readonly matter: string | undefined;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly dueAt: number;
};

/** Look-ups for cadres' reports. */
export type ReportLook = {
  /** What a message says, by the office's indicators and days. */
  readonly read: (text: string) => Promise<Reading>;
  readonly indicator: (code: string) => Promise<Indicator | undefined>;
  /** Reports that count, of a unit, about exactly these days. */
  readonly about: (
    unit: string,
    from: Day,
    to: Day,
  ) => Promise<readonly { readonly id: string; readonly version: number }[]>;
  /** Those of a person, newest first. */
  readonly own: (person: string, limit: number) => Promise<readonly OwnReport[]>;
  /** The last day that is closed for figures of this unit, since a report of it was approved. */
  readonly closedUntil: (unit: string) => Promise<Day | undefined>;
};

export type OwnReport = {
  readonly id: string;
  readonly version: number;
  readonly unit: string;
  readonly from: Day;
  readonly to: Day;
  readonly state: 'filed' | 'replaced' | 'withdrawn';
};

/** Read-only look-ups. They see what is committed; what a turn decides is guarded by versions when it is written. */
export type Look = {
  readonly units: () => Promise<UnitTree>;
  readonly understand: (text: string) => Promise<Understanding>;
  readonly petition: (code: string) => Promise<Petition | undefined>;
  /** The unit whose committee reads what is sent about `place` (the office's first where no place is known); for a denunciation the level above it. */
  readonly receiver: (place: string | undefined, restricted: boolean) => Promise<Unit>;
  /** Newest first, at most `limit`; the person's own, also the restricted ones (without content). */
  readonly petitionsOf: (person: string, limit: number) => Promise<readonly OwnPetition[]>;
  /** The channels on which the person has a conversation, this one too; and whether they have shown a number in any. */
  readonly links: () => Promise<{ readonly channels: readonly ChannelId[]; readonly number: boolean }>;
  /** Only of a number that the platform is sure of: whoever merely says one learns nothing. Normal form. */
  readonly sameNumber: (phone: string) => Promise<SameNumber>;
  /** A request that this person is to answer. */
  readonly linkRequest: (id: string) => Promise<LinkRequest | undefined>;
  readonly roles: (person: string) => Promise<readonly { readonly unit: string; readonly role: Role }[]>;
  readonly invite: (
    code: string,
  ) => Promise<{ readonly id: string; readonly unit: string; readonly role: Role | 'chat' } | undefined>;
  /** The unit whose committee chat this is. */
  readonly chatUnit: () => Promise<string | undefined>;
  /** Codes of the open petitions of a unit and those below it that end so. */
  readonly openCodes: (unit: string, ending: string) => Promise<readonly string[]>;
  /** Finds petitions by folded words among those the unit may see, best first. */
  readonly search: (words: string, unit: string, limit: number) => Promise<readonly Petition[]>;
  readonly reports: ReportLook;
  readonly models: {
    /** Those of some units that were not withdrawn: stopped ones last, then the newest first. */
    readonly of: (units: readonly string[]) => Promise<readonly Model[]>;
    readonly byId: (id: string) => Promise<Model | undefined>;
    /** Does the unit keep the register? Then its figures of models come from there. */
    readonly kept: (unit: string) => Promise<boolean>;
  };
  readonly commitments: {
    /** Those of some units that are not kept yet, the nearest day first. */
    readonly open: (units: readonly string[]) => Promise<readonly Commitment[]>;
    readonly byId: (id: string) => Promise<Commitment | undefined>;
  };
  /** Figures on demand. `above`: units that the person may ask about with all below them; `typed`: nothing else says that it is a question. */
  readonly asking: {
    readonly read: (text: string, above: readonly string[], typed: boolean) => Promise<Asking | undefined>;
    readonly answer: (question: Question) => Promise<Answer>;
  };
  /** What came and went since the last digest, for the unit. */
  readonly figures: (unit: string) => Promise<Prompt>;
  /** The rows behind a number: of a digest, as it was then; or of a unit, as it is now. `page` counts from 1. */
  readonly rows: (
    of: { readonly digest: string } | { readonly unit: string },
    list: NumberName,
    page: number,
  ) => Promise<CaseList | undefined>;
  /** What leaders were asked to decide. */
  readonly decision: (id: string) => Promise<DecisionToMake | undefined>;
};

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
  /** Its questions, asked privately, may also be answered in a group, under a message of ours. */
  readonly fromGroup?: true;
  readonly open: (opening: Opening, env: Env) => Next<D> | Promise<Next<D>>;
  /** Stored data → data, also of older versions; undefined where it cannot be used any more. */
  readonly parse: (stored: unknown) => D | undefined;
  readonly steps: Readonly<Record<string, Step<D>>>;
  /** Reads what is typed without a command's word; undefined for everything that is not for this flow. */
  readonly typed?: (text: string) => Opening | undefined;
  /** One at a time: opened again, it takes the place of the one that is open. */
  readonly single?: true;
  /** What `/huy` does in `step`. Without it the conversation ends. */
  readonly cancel?: (data: D, env: Env, step: string) => Next<D> | Promise<Next<D>>;
  /** What "quay lại" does in `step`, where no choice says it. Without it the question is put again. */
  readonly back?: (data: D, env: Env, step: string) => Next<D> | Promise<Next<D>>;
};

export { emptySession, type Position, type Session } from '../domain/session.ts';

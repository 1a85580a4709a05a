/** What a turn decided. The engine and the flows only say it; `app/` makes rows and messages of it. */

import type { Shown } from './asking.ts';
import type { Day } from './calendar.ts';
import type { CommitmentState, NewCommitment } from './commitment.ts';
import type { Figure } from './figure.ts';
import type { Media } from './message.ts';
import type { ModelState, NewModel } from './model.ts';
import type { DocumentStyle } from './official.ts';
import type { Change, Officer } from './petition.ts';
import type { NewReception, Reception } from './reception.ts';
import type { Trace } from './route.ts';
import type { Kind, Topic, Urgency } from './taxonomy.ts';
import type { Sureness } from './understanding.ts';

export const roles = ['cadre', 'officer', 'leader', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What a leader answers about a case that is late: those who hold it are urged, a deputy sees to it, or not now. */
export const lateAnswers = ['urge', 'deputy', 'later'] as const;
/** And about what an officer proposes. */
export const proposalAnswers = ['agree', 'more', 'deputy'] as const;
export type DecisionAnswer = (typeof lateAnswers)[number] | (typeof proposalAnswers)[number];

/** For whom somebody else wrote a petition down, as far as it was told. `phone` in normal form. */
export type Behalf = { readonly name?: string; readonly phone?: string };

/** A petition as its citizen told it, with our first guesses. `words` are exactly theirs; the rest is cleaned and masked. */
export type NewPetition = {
  readonly id: string;
  readonly code: string;
  readonly unit: string;
  readonly kind: Kind;
  readonly topic: Topic;
  readonly urgency: Urgency;
  /** How sure each guess is, 0..1. */
  readonly sure: Sureness;
  readonly words: string;
  readonly text: string;
  readonly matter: string;
  readonly place: string | undefined;
  readonly lat: number | undefined;
  readonly long: number | undefined;
  readonly media: readonly Media[];
  readonly anonymous: boolean;
  readonly confirmed: boolean;
  readonly dueAt: number;
  /** Why it goes to `unit`. */
  readonly trace: Trace;
  /** A cadre wrote it down for a citizen, who agreed. */
  readonly behalf?: Behalf;
};

/** What a cadre reports. `words` are exactly theirs. */
export type NewReport = {
  readonly id: string;
  readonly unit: string;
  /** Office days, both included. */
  readonly from: Day;
  readonly to: Day;
  readonly figures: readonly Figure[];
  readonly words: string;
  /** Where it was, as it was told. */
  readonly place?: string;
  readonly media?: readonly Media[];
  readonly replaces: readonly { readonly id: string; readonly version: number }[];
  /** Sessions in the register whose figures these stand in place of, where they are alike. */
  readonly over?: readonly { readonly id: string; readonly version: number }[];
};

export type Fact =
  | { readonly type: 'person.consented'; readonly version: string }
  /** The person wants everything about them erased. */
  | { readonly type: 'person.erased' }
  | { readonly type: 'petition.filed'; readonly petition: NewPetition }
  /** A change to a petition as it was read at `version`; `words` are the exact words, `media` what came with it. */
  | {
      readonly type: 'petition.changed';
      readonly id: string;
      readonly version: number;
      readonly change: Change;
      readonly words?: string;
      readonly media?: readonly Media[];
      readonly place?: { readonly words?: string; readonly lat?: number; readonly long?: number };
      /** Why it goes where it is moved to, where the rules say so. */
      readonly trace?: Trace;
    }
  /** An officer says that petitions are of one matter: those of `petitions` from now on belong to `parent`. As they were read. */
  | {
      readonly type: 'petitions.joined';
      readonly parent: { readonly id: string; readonly version: number };
      /** `waiting`: all open ones that look like it, however many. */
      readonly petitions: readonly { readonly id: string; readonly version: number }[] | 'waiting';
    }
  /** The card of a petition in this chat offers the classes to choose from, or its own buttons again. Nothing is stored of it. */
  | { readonly type: 'card.turned'; readonly petition: string; readonly classes: boolean }
  /** A petition that was joined is a matter of its own again. */
  | { readonly type: 'petition.parted'; readonly id: string; readonly version: number }
  /** Danger to life, told now; not filed yet. `text` is masked, undefined where restricted. */
  | {
      readonly type: 'emergency.told';
      readonly unit: string;
      readonly text: string | undefined;
      readonly place: string | undefined;
      readonly point: { readonly lat: number; readonly long: number } | undefined;
    }
  | {
      readonly type: 'role.granted';
      readonly invite: string;
      readonly unit: string;
      readonly role: Role;
      readonly officer: Officer;
    }
  /**
   * The number of the person, in normal form. `sure`: the platform vouches for it, and whoever showed the same elsewhere in that
   * way is the same person. `request`: by this id they were asked about somebody who only said that it is theirs.
   */
  | { readonly type: 'number.shown'; readonly phone: string; readonly sure: boolean; readonly request?: string }
  /** Somebody says that a petition filed by another account is theirs. */
  | { readonly type: 'link.asked'; readonly code: string }
  /** The account that filed it, or whose number it is, says whether it is so. */
  | { readonly type: 'link.answered'; readonly request: string; readonly yes: boolean }
  /** The conversations of the person are to be separate again. */
  | { readonly type: 'person.parted' }
  /** How colleagues are to know the person, where the channel does not tell. */
  | { readonly type: 'person.named'; readonly name: string }
  | { readonly type: 'chat.bound'; readonly invite: string; readonly unit: string }
  /** An officer says which of the office's own places a petition is about; `alias`: what its citizen called it, fit to be learnt. */
  | { readonly type: 'place.taught'; readonly petition: string; readonly spot: string; readonly alias?: string }
  /** An officer wants the leaders to decide something about a case: they are asked in their next digest. */
  | {
      readonly type: 'case.proposed';
      readonly petition: string;
      readonly code: string;
      readonly unit: string;
      /** Cleaned and masked. */
      readonly text: string;
      readonly words: string;
    }
  /** A leader has answered what a digest asked. */
  | { readonly type: 'decision.made'; readonly id: string; readonly answer: DecisionAnswer }
  /** Figures for a unit and some days; those it `replaces` count no longer. */
  | { readonly type: 'report.filed'; readonly report: NewReport }
  /** Somebody who may wants the official report of a period as a file. */
  | { readonly type: 'period.asked'; readonly unit: string; readonly period: string; readonly style?: DocumentStyle }
  /** A leader of the unit has approved what was frozen under this id. */
  | { readonly type: 'period.approved'; readonly snapshot: string; readonly style?: DocumentStyle }
  /** Figures were told on demand, with a picture where the channel shows any. */
  | { readonly type: 'figures.told'; readonly shown: Shown }
  | { readonly type: 'report.withdrawn'; readonly id: string; readonly version: number }
  /** Photos and other files that belong to a report or a model that is there already. */
  | { readonly type: 'files.added'; readonly record: string; readonly media: readonly Media[] }
  | { readonly type: 'model.registered'; readonly model: NewModel; readonly media?: readonly Media[] }
  /**
   * A session as it is now; `version` as it was read, missing for a new one. Its figures count, those aside that are `counted` in a report already;
   * of the reports `over` which they stand what is alike counts no longer.
   */
  | {
      readonly type: 'reception.put';
      readonly reception: NewReception & Pick<Reception, 'state' | 'figures' | 'result'>;
      readonly version?: number;
      readonly counted?: true;
      readonly over?: readonly { readonly id: string; readonly version: number }[];
    }
  /** A step of a model as it was read at `version`; `result` in words where one belongs to the step. */
  | {
      readonly type: 'model.moved';
      readonly id: string;
      readonly version: number;
      readonly to: ModelState;
      readonly result?: string;
    }
  | { readonly type: 'commitment.made'; readonly commitment: NewCommitment }
  /** Kept, or withdrawn; `result`: how, or why. */
  | {
      readonly type: 'commitment.ended';
      readonly id: string;
      readonly version: number;
      readonly state: Exclude<CommitmentState, 'open'>;
      readonly result: string;
    }
  /** Something in the conversation went wrong that a person should look at; never message text. */
  | { readonly type: 'flow.failed'; readonly reason: 'loop' | 'unknown-flow' | 'unknown-step' | 'stale-data' };

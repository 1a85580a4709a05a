/** What a turn decided. The engine and the flows only say it; `app/` makes rows and messages of it. */

import type { Day } from './calendar.ts';
import type { CommitmentState, NewCommitment } from './commitment.ts';
import type { Figure } from './figure.ts';
import type { Media } from './message.ts';
import type { ModelState, NewModel } from './model.ts';
import type { Change, Officer } from './petition.ts';
import type { Kind, Topic, Urgency } from './taxonomy.ts';

export type Role = 'cadre' | 'officer' | 'leader' | 'admin';

/** What a leader answers to the question of a digest: those who hold the case are urged, a deputy sees to it, or not now. */
export const decisionAnswers = ['urge', 'deputy', 'later'] as const;
export type DecisionAnswer = (typeof decisionAnswers)[number];

/** A petition as its citizen told it, with our first guesses. `words` are exactly theirs; the rest is cleaned and masked. */
export type NewPetition = {
  readonly id: string;
  readonly code: string;
  readonly unit: string;
  readonly kind: Kind;
  readonly topic: Topic;
  readonly urgency: Urgency;
  /** How sure each guess is, 0..1. */
  readonly sure: { readonly kind: number; readonly topic: number; readonly urgency: number };
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
  readonly replaces: readonly { readonly id: string; readonly version: number }[];
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
    }
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
  /** A leader has answered what a digest asked. */
  | { readonly type: 'decision.made'; readonly id: string; readonly answer: DecisionAnswer }
  /** Figures for a unit and some days; those it `replaces` count no longer. */
  | { readonly type: 'report.filed'; readonly report: NewReport }
  | { readonly type: 'report.withdrawn'; readonly id: string; readonly version: number }
  | { readonly type: 'model.registered'; readonly model: NewModel }
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

/** What a conversation may look up: all of it committed, none of it changed by looking. */
import type { Answer, Asking, Question } from '../domain/asking.ts';
import type { Day } from '../domain/calendar.ts';
import type { Commitment } from '../domain/commitment.ts';
import type { CaseList, DecisionToMake, NumberName } from '../domain/digest.ts';
import type { NewPetition, Role } from '../domain/fact.ts';
import type { Figure } from '../domain/figure.ts';
import type { Indicator } from '../domain/indicator.ts';
import type { FifthField } from '../domain/indicators.ts';
import type { ChannelId, Prompt } from '../domain/message.ts';
import type { Model } from '../domain/model.ts';
import type { Draft, OfficialAsking } from '../domain/official.ts';
import type { Period } from '../domain/period.ts';
import type { Petition, Status } from '../domain/petition.ts';
import type { Reading } from '../domain/reading.ts';
import type { Reception } from '../domain/reception.ts';
import type { About, Offer, Trace } from '../domain/route.ts';
import type { Found } from '../domain/search.ts';
import type { Spot } from '../domain/spot.ts';
import type { Understanding } from '../domain/understanding.ts';
import type { Unit, UnitTree } from '../domain/unit.ts';

/**
 * Somebody on `channel` says that the petition with this code is theirs, or, where there is none, the number that this person
 * has shown. `late`: not answered within a day, or the number is theirs no longer; `linked`: it is so, and done.
 */
export type LinkRequest = {
  readonly state: 'open' | 'late' | 'refused' | 'linked';
  readonly channel: ChannelId;
  readonly code?: string;
  /** The person wrote it down for a citizen, who now says that it is theirs. */
  readonly behalf?: true;
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
/** A figure that does not go together with others of the same report: what it is said to be, and what they come to. */
export type Contradiction = {
  readonly label: string;
  readonly told: number;
  readonly others: number;
  /** It may be at most that. */
  readonly atMost: boolean;
};

export type ReportLook = {
  /** What a message says, by the office's indicators and days. */
  readonly read: (text: string) => Promise<Reading>;
  readonly indicator: (code: string) => Promise<Indicator | undefined>;
  /** Codes of the office's own indicators. */
  readonly ownIndicators: () => Promise<readonly string[]>;
  /** The office's month in which a day lies; it need not be that of the calendar. */
  readonly month: (day: Day) => Promise<Period>;
  /** Reports that count, of a unit, about exactly these days. */
  readonly about: (
    unit: string,
    from: Day,
    to: Day,
  ) => Promise<readonly { readonly id: string; readonly version: number }[]>;
  /** What counts now for sessions in the register on these days, where it is alike to one of the figures. */
  readonly sessions: (
    unit: string,
    from: Day,
    to: Day,
    figures: readonly Figure[],
  ) => Promise<readonly { readonly id: string; readonly version: number }[]>;
  /** Reports by hand that have this day among theirs and tell what is alike to one of the figures; `same`: of this day alone. */
  readonly covering: (
    unit: string,
    day: Day,
    figures: readonly Figure[],
  ) => Promise<readonly { readonly id: string; readonly version: number; readonly same: boolean }[]>;
  /** Sums that figures of one report do not satisfy. */
  readonly contradictions: (figures: readonly Figure[]) => Promise<readonly Contradiction[]>;
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
  /** ms */
  readonly createdAt: number;
};

/** Read-only look-ups. They see what is committed; what a turn decides is guarded by versions when it is written. */
export type Look = {
  readonly units: () => Promise<UnitTree>;
  readonly understand: (text: string) => Promise<Understanding>;
  readonly petition: (code: string) => Promise<Petition | undefined>;
  /** The unit whose committee reads what is sent about `place`; the office's first where no place is known. */
  readonly receiver: (place: string | undefined) => Promise<Unit>;
  /** Who gets what is about this, and why; never the unit it accuses. @param text all that was written */
  readonly route: (about: Omit<About, 'accused'>, text: string) => Promise<Trace>;
  /** A place of the tenant's own. */
  readonly spot: (code: string) => Promise<Spot | undefined>;
  readonly spots: () => Promise<readonly Spot[]>;
  /** Why a petition is where it is, by its id; undefined for restricted ones. */
  readonly trace: (petition: string) => Promise<Trace | undefined>;
  /** Where the rules send an open petition as what an officer has said it to be; undefined where it is there, or was moved by somebody. */
  readonly reroute: (petition: Petition) => Promise<Offer | undefined>;
  /** How many others have told of what is about to be filed; 0 where that may tell on somebody. */
  readonly others: (about: NewPetition) => Promise<number>;
  /** The open petition of the same matter that this one belongs to (`joined`) or looks like; and how many open ones look like it. */
  readonly matter: (petition: Petition) => Promise<{
    readonly parent?: Petition;
    readonly joined: boolean;
    readonly waiting: number;
  }>;
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
  /** What is typed into a search, among petitions of the units `above` and all below them. `page` counts from 1. */
  readonly search: (typed: string, above: readonly string[], limit: number, page: number) => Promise<Found>;
  /** The officers' card of a petition, as it would stand in this chat now. */
  readonly card: (petition: Petition) => Promise<Prompt>;
  readonly reports: ReportLook;
  readonly models: {
    /** Those of some units that were not withdrawn: stopped ones last, then the newest first. */
    readonly of: (units: readonly string[]) => Promise<readonly Model[]>;
    readonly byId: (id: string) => Promise<Model | undefined>;
    /** Does the unit keep the register? Then its figures of models come from there. */
    readonly kept: (unit: string) => Promise<boolean>;
    /** The office's fifth field, where it keeps one. */
    readonly fifth: () => Promise<FifthField | undefined>;
  };
  readonly commitments: {
    /** Those of some units that are not kept yet, the nearest day first. */
    readonly open: (units: readonly string[]) => Promise<readonly Commitment[]>;
    readonly byId: (id: string) => Promise<Commitment | undefined>;
  };
  readonly receptions: {
    /** Those of some units that were not withdrawn: planned ones first, the nearest day first, then the newest. */
    readonly of: (units: readonly string[]) => Promise<readonly Reception[]>;
    /** Those of one day. */
    readonly on: (unit: string, day: Day) => Promise<readonly Reception[]>;
    readonly byId: (id: string) => Promise<Reception | undefined>;
  };
  /** The files of a report or a model. */
  readonly files: (record: string) => Promise<readonly { readonly kind: string }[]>;
  /** Figures on demand. `above`: units that the person may ask about with all below them; `typed`: nothing else says that it is a question. */
  readonly asking: {
    readonly read: (text: string, above: readonly string[], typed: boolean) => Promise<Asking | undefined>;
    readonly answer: (question: Question) => Promise<Answer>;
  };
  /** Official reports of periods. `read`: undefined for what asks for none; `draft`: what was frozen under this id. */
  readonly official: {
    readonly read: (text: string, above: readonly string[]) => Promise<OfficialAsking | undefined>;
    readonly draft: (id: string) => Promise<Draft | undefined>;
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

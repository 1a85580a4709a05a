/** The life of a petition: its states, who may change what, and what each change does. Pure. */
import type { Classification } from './classification.ts';
import { type Kind, type Topic, URGENCIES, type Urgency } from './taxonomy.ts';
import type { Sureness } from './understanding.ts';

/**
 * `new` nobody has it · `claimed` an officer has it · `waiting` for the citizen's answer · `done` the office says so ·
 * `closed` the citizen agrees · `rejected` not this office's matter, with the reason · `withdrawn` by the citizen.
 */
export const statuses = ['new', 'claimed', 'waiting', 'done', 'closed', 'rejected', 'withdrawn'] as const;
export type Status = (typeof statuses)[number];

/** Still owed an answer. */
export const isOpen = (status: Status): boolean => status === 'new' || status === 'claimed' || status === 'waiting';

export type Rating = 'yes' | 'no' | 'unsure';

export type Petition = {
  readonly id: string;
  /** Eight digits, see tracking-code.ts. */
  readonly code: string;
  readonly version: number;
  /** A denunciation: no group, list or search ever shows what it says. */
  readonly restricted: boolean;
  readonly unit: string;
  readonly status: Status;
  readonly kind: Kind;
  readonly topic: Topic;
  readonly urgency: Urgency;
  /** An officer has said what it is; until then kind, topic and urgency are guesses. */
  readonly classified: boolean;
  /** How sure the guesses were; undefined once an officer has said what it is. */
  readonly sure: Sureness | undefined;
  /** The citizen's session and person, where not restricted. */
  readonly session: string | undefined;
  readonly person: string | undefined;
  /** Cleaned, personal data masked; undefined where restricted. */
  readonly matter: string | undefined;
  readonly place: string | undefined;
  readonly text: string | undefined;
  readonly lat: number | undefined;
  readonly long: number | undefined;
  readonly anonymous: boolean;
  /** A cadre wrote it down for its citizen. */
  readonly behalf: boolean;
  /** False where it went out by silence. */
  readonly confirmed: boolean;
  /** Where it came from: a channel, or the name of another system. */
  readonly source: string;
  readonly holder: string | undefined;
  /** How colleagues know the holder. Staff, not citizens. */
  readonly holderName: string | undefined;
  readonly result: string | undefined;
  readonly rating: Rating | undefined;
  readonly reopened: number;
  readonly dueAt: number;
  readonly createdAt: number;
  readonly changedAt: number;
  readonly doneAt: number | undefined;
};

export type Officer = { readonly person: string; readonly name: string };

export type Change =
  | { readonly type: 'claim'; readonly by: Officer }
  | { readonly type: 'release'; readonly by: Officer }
  | { readonly type: 'ask'; readonly by: Officer; readonly question: string }
  | { readonly type: 'answer'; readonly text: string }
  | { readonly type: 'amend'; readonly text: string }
  | { readonly type: 'finish'; readonly by: Officer; readonly result: string }
  | { readonly type: 'transfer'; readonly by: Officer; readonly unit: string }
  | { readonly type: 'reject'; readonly by: Officer; readonly reason: string }
  | ({ readonly type: 'classify'; readonly by: Officer } & Classification)
  | { readonly type: 'rate'; readonly rating: Rating }
  | { readonly type: 'withdraw' };

/**
 * Why a change is not made. `taken`: a colleague has it. `ended`: it is no longer open. `early`: it is not done yet. `same-class`: an
 * officer has said just this already.
 */
export type Refusal = 'taken' | 'mine' | 'ended' | 'early' | 'same-unit' | 'same-class' | 'rated';

export type Changed =
  | {
      readonly ok: true;
      readonly petition: Petition;
      /** What the change does to the number of open petitions, per unit. */
      readonly moved: readonly { readonly unit: string; readonly by: 1 | -1 }[];
    }
  | { readonly ok: false; readonly why: Refusal };

const no = (why: Refusal): Changed => ({ ok: false, why });

/** By which urgency a deadline is counted anew. */
export const urgencyAfter = (p: Petition, what: Change): Urgency =>
  (what.type === 'classify' ? what.urgency : undefined) ?? p.urgency;

/** Not a denunciation: what a group has read cannot be sealed any more, see `flows/classify.ts`. */
const classified = (p: Petition, { kind, topic, urgency }: Classification, dueAt: number): Partial<Petition> => {
  const stricter = urgency !== undefined && URGENCIES.indexOf(urgency) < URGENCIES.indexOf(p.urgency);
  return {
    classified: true,
    sure: undefined,
    ...(kind !== undefined && kind !== 'denunciation' && { kind }),
    ...(topic !== undefined && { topic }),
    ...(urgency !== undefined && { urgency }),
    // Never later than what the citizen was promised.
    ...(stricter && { dueAt: Math.min(p.dueAt, dueAt) }),
  };
};

/**
 * What becomes of the petition, or why nothing does.
 * A colleague may take over what is overdue: a case must not wait for somebody's holiday.
 * @param now ms
 * @param dueAt the deadline counted anew, for changes that start the clock again (reopened, moved to another unit, more urgent)
 */
export const change = (p: Petition, what: Change, now: number, dueAt: number): Changed => {
  const next = (fields: Partial<Petition>, moved: readonly { unit: string; by: 1 | -1 }[] = []): Changed => ({
    ok: true,
    petition: { ...p, ...fields, version: p.version + 1, changedAt: now },
    moved,
  });
  const closes = [{ unit: p.unit, by: -1 as const }];
  const opens = [{ unit: p.unit, by: 1 as const }];
  switch (what.type) {
    case 'claim':
      if (!isOpen(p.status)) return no('ended');
      if (p.holder === what.by.person) return no('mine');
      if (p.holder !== undefined && now <= p.dueAt) return no('taken');
      return next({
        status: p.status === 'new' ? 'claimed' : p.status,
        holder: what.by.person,
        holderName: what.by.name,
      });
    case 'rate':
      if (p.status !== 'done') return no(isOpen(p.status) ? 'early' : p.status === 'closed' ? 'rated' : 'ended');
      if (what.rating === 'no')
        return next({ status: 'claimed', rating: 'no', reopened: p.reopened + 1, dueAt, doneAt: undefined }, opens);
      return next(what.rating === 'yes' ? { status: 'closed', rating: 'yes' } : { rating: 'unsure' });
    case 'withdraw':
      return isOpen(p.status) ? next({ status: 'withdrawn', doneAt: now }, closes) : no('ended');
    case 'amend':
      return isOpen(p.status) ? next({}) : no('ended');
    case 'answer':
      return p.status === 'waiting' ? next({ status: 'claimed' }) : isOpen(p.status) ? next({}) : no('ended');
    case 'release':
      if (!isOpen(p.status)) return no('ended');
      if (p.holder !== what.by.person) return no('taken');
      return next({ status: 'new', holder: undefined, holderName: undefined });
    default:
      break;
  }
  if (!isOpen(p.status)) return no('ended');
  if (p.holder !== undefined && p.holder !== what.by.person) return no('taken');
  const mine = { holder: what.by.person, holderName: what.by.name };
  switch (what.type) {
    case 'ask':
      return next({ ...mine, status: 'waiting' });
    case 'finish':
      return next({ ...mine, status: 'done', result: what.result, rating: undefined, doneAt: now }, closes);
    case 'reject':
      return next({ ...mine, status: 'rejected', result: what.reason, doneAt: now }, closes);
    case 'classify': {
      const fields = classified(p, what, dueAt);
      const same = p.classified && Object.entries(fields).every(([name, value]) => p[name as keyof Petition] === value);
      // It does not make the officer its holder: who knows the topic is often not who will work on it.
      return same ? no('same-class') : next(fields);
    }
    case 'transfer':
      if (what.unit === p.unit) return no('same-unit');
      return next({ status: 'new', unit: what.unit, holder: undefined, holderName: undefined, dueAt }, [
        ...closes,
        { unit: what.unit, by: 1 },
      ]);
  }
};

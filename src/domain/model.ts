/**
 * A "Dân vận khéo" model in the register of a unit. The register is the one source of what a unit counts of its models: each step is a
 * figure of its day, and a unit that has a register does not tell these figures by hand as well, or they would be counted twice.
 */
import type { Day } from './calendar.ts';
import type { Figure } from './figure.ts';
import { MODEL_FIELDS, type ModelField } from './indicators/works.ts';

export const MODEL_STATES = ['registered', 'running', 'assessed', 'recognised', 'stopped', 'withdrawn'] as const;
/** `withdrawn`: it was put down by mistake, and counts nowhere. */
export type ModelState = (typeof MODEL_STATES)[number];

/** The four, and the fifth that an office may keep. */
export const modelFields: readonly ModelField[] = [...MODEL_FIELDS.map(([field]) => field), 'fifth'];

/** A model as it is put down. `owner`: the body that does it, as staff named it. */
export type NewModel = {
  readonly id: string;
  readonly unit: string;
  readonly name: string;
  readonly field: ModelField;
  readonly place?: string;
  readonly owner?: string;
  /** Taking part, of each where it is known. */
  readonly people?: number;
  readonly households?: number;
  readonly registeredDay: Day;
};

export type Model = NewModel & {
  readonly version: number;
  readonly state: ModelState;
  /** What came of it, in words: from the assessment on. */
  readonly result?: string;
  /** Who put it down; gone where that person was erased. */
  readonly author?: string;
};

const steps: Readonly<Record<ModelState, readonly ModelState[]>> = {
  registered: ['running', 'stopped', 'withdrawn'],
  running: ['assessed', 'stopped', 'withdrawn'],
  assessed: ['recognised', 'stopped'],
  recognised: ['stopped'],
  stopped: [],
  withdrawn: [],
};

/** What a person may make of it now. Only its author takes it back, and only before anybody has assessed it. */
export const nextStates = ({ state, author }: Pick<Model, 'state' | 'author'>, person: string): readonly ModelState[] =>
  steps[state].filter((to) => to !== 'withdrawn' || author === person);

/** Is there a result to be told with this step? */
export const wantsResult = (to: ModelState): boolean => to === 'assessed' || to === 'recognised';

export type ModelRefusal = 'no-such-step' | 'no-result';

/** One step on. @param by who takes it @param result what came of it, in words */
export const moveModel = (
  model: Model,
  to: ModelState,
  by: string,
  result?: string,
): { readonly ok: true; readonly model: Model } | { readonly ok: false; readonly why: ModelRefusal } => {
  if (!nextStates(model, by).includes(to)) return { ok: false, why: 'no-such-step' };
  if (wantsResult(to) && !result?.trim()) return { ok: false, why: 'no-result' };
  return { ok: true, model: { ...model, state: to, ...(wantsResult(to) && result !== undefined && { result }) } };
};

/** Steps that offices count. */
export const countedStates = ['registered', 'running', 'recognised'] as const;

/** What a step adds to the sums of its day: one model, in all and in its field. */
export const modelFigures = (to: ModelState, field: ModelField): readonly Figure[] =>
  countedStates.some((state) => state === to)
    ? [`models.${to}`, `models.${to}.${field}`].map((indicator) => ({ indicator, value: 1 }))
    : [];

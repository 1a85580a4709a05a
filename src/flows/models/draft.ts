/** A model being put down, and what the flow over the register keeps of a person's place in it. */
import { z } from 'zod';
import { oneLine } from '../../domain/clean.ts';
import { MODEL_STATES, modelFields } from '../../domain/model.ts';
import type { Env } from '../../engine/flow.ts';
import { fieldOfName, readModel } from './read.ts';

const day = 86_400_000;
/** A name is a line on a phone and in a report, UTF-16 units; places and bodies are shorter. */
const maxName = 120;
const maxWords = 80;
/** More people than live in a commune is a slip. */
const maxPeople = 1_000_000;

const draftSchema = z.object({
  /** The model becomes this. */
  id: z.string(),
  unit: z.string(),
  /** Units that the person may register for. */
  units: z.array(z.string()),
  name: z.exactOptional(z.string()),
  field: z.exactOptional(z.enum(modelFields as [(typeof modelFields)[number]])),
  place: z.exactOptional(z.string()),
  owner: z.exactOptional(z.string()),
  people: z.exactOptional(z.number()),
  households: z.exactOptional(z.number()),
});
export type Draft = z.infer<typeof draftSchema>;

export const dataSchema = z.object({
  until: z.number(),
  /** Which page of the list, from 1. */
  page: z.number(),
  /** The model that is looked at, and the step that is about to be taken. */
  id: z.exactOptional(z.string()),
  to: z.exactOptional(z.enum(MODEL_STATES)),
  draft: z.exactOptional(draftSchema),
});
export type Data = z.infer<typeof dataSchema>;

/** A question that nobody answers for a day is over: tomorrow's message must not land in it. */
export const freshData = (env: Env): Data => ({ until: env.now + day, page: 1 });

export const freshDraft = (units: readonly string[], env: Env): Draft => ({
  id: env.newId(),
  unit: units[0] ?? '-',
  units: [...units],
});

const plausible = (n: number | undefined): n is number => n !== undefined && n > 0 && n <= maxPeople;

/** The draft with what a message says; undefined where it says nothing of a model. */
export const withTold = async (draft: Draft, text: string, env: Env): Promise<Draft | undefined> => {
  const told = readModel(text, draft.name === undefined);
  const { name, place, owner, field, people, households } = told;
  const next: Draft = {
    ...draft,
    ...(name !== undefined && { name: oneLine(name, maxName) }),
    ...(place !== undefined && { place: oneLine(place, maxWords) }),
    ...(owner !== undefined && { owner: oneLine(owner, maxWords) }),
    ...(field && { field }),
    ...(plausible(people) && { people }),
    ...(plausible(households) && { households }),
  };
  if (JSON.stringify(next) === JSON.stringify(draft)) return undefined;
  // A guess, shown on the card like everything else.
  const guessed = next.field ?? (next.name === undefined ? undefined : fieldOfName(next.name));
  const where =
    next.place ?? (next.name === undefined ? undefined : (await env.look.understand(next.name)).place?.words);
  return { ...next, ...(guessed && { field: guessed }), ...(where !== undefined && { place: where }) };
};

/** A model being put down, and what the flow over the register keeps of a person's place in it. */
import { z } from 'zod';
import { oneLine } from '../../domain/clean.ts';
import { MODEL_STATES, modelFields } from '../../domain/model.ts';
import type { Env } from '../../engine/flow.ts';
import { draftShape, heldShape } from '../registers.ts';
import { fieldOfName, readModel } from './read.ts';

/** A name is a line on a phone and in a report, UTF-16 units; places and bodies are shorter. */
const maxName = 120;
const maxWords = 80;
/** More people than live in a commune is a slip. */
const maxPeople = 1_000_000;

const draftSchema = z.object({
  ...draftShape,
  name: z.exactOptional(z.string()),
  field: z.exactOptional(z.enum(modelFields as [(typeof modelFields)[number]])),
  place: z.exactOptional(z.string()),
  owner: z.exactOptional(z.string()),
  people: z.exactOptional(z.number()),
  households: z.exactOptional(z.number()),
});
export type Draft = z.infer<typeof draftSchema>;

export const dataSchema = z.object({
  ...heldShape,
  /** The step that is about to be taken. */
  to: z.exactOptional(z.enum(MODEL_STATES)),
  draft: z.exactOptional(draftSchema),
});
export type Data = z.infer<typeof dataSchema>;

const plausible = (n: number | undefined): n is number => n !== undefined && n > 0 && n <= maxPeople;

/** The draft with what a message says; undefined where it says nothing of a model. */
export const withTold = async (draft: Draft, text: string, env: Env): Promise<Draft | undefined> => {
  const fifth = await env.look.models.fifth();
  const told = readModel(text, draft.name === undefined, fifth);
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
  const guessed = next.field ?? (next.name === undefined ? undefined : fieldOfName(next.name, fifth));
  const where =
    next.place ?? (next.name === undefined ? undefined : (await env.look.understand(next.name)).place?.words);
  return { ...next, ...(guessed && { field: guessed }), ...(where !== undefined && { place: where }) };
};

/** From what a citizen wrote to what it means: guesses, each with its confidence. */
import type { Kind, Topic, Urgency } from '../domain/taxonomy.ts';
import type { UnitTree } from '../domain/unit.ts';

export type Guess<T> = { readonly value: T; readonly confidence: number };
export type PlaceGuess = { readonly words: string; readonly unit?: string; readonly confidence: number };
export type Understanding = {
  readonly kind: Guess<Kind>;
  readonly topic: Guess<Topic>;
  readonly urgency: Guess<Urgency>;
  readonly place?: PlaceGuess;
  readonly unit?: Guess<string>;
  readonly personal: string;
  readonly matter: string;
  readonly greeting: boolean;
};
export type Gazetteer = { readonly tree: UnitTree };
export const gazetteer = (tree: UnitTree): Gazetteer => ({ tree });
export const understand = (text: string, _places: Gazetteer): Understanding => ({
  kind: { value: 'feedback', confidence: 0.3 },
  topic: { value: 'other', confidence: 0.2 },
  urgency: { value: 'normal', confidence: 0.5 },
  personal: text,
  matter: text.slice(0, 80),
  greeting: text.trim() === '',
});

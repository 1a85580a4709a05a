/** The shape of texts; the sentences themselves are in `locales/` and their ids in the generated catalogue. */
import type { Messages } from './messages.gen.ts';

export type Lang = 'vi' | 'en';

/**
 * A moment that each language writes in its own way. `by`: a deadline; `day`: a date with its weekday; `date`: without; `time`: day and
 * hour; `clock`: hour only.
 */
export type Moment = { readonly at: number; readonly as: 'by' | 'day' | 'date' | 'time' | 'clock' };

/** What may stand in a sentence. Numbers are written as the language does (1.202); codes and ids must be strings. */
export type Arg = string | number | Text | Moment;

export type MessageId = keyof Messages;

export type MessageArgs<K extends MessageId> = Messages[K] extends never
  ? { readonly args?: never }
  : { readonly args: Readonly<Record<Messages[K], Arg>> };

/** A sentence by id; arguments may be texts themselves, or moments. */
export type Text = { readonly [K in MessageId]: { readonly id: K } & MessageArgs<K> }[MessageId];

/** Text → sentence. Throws on a missing id or argument: the type checker has already refused both. */
export type Translate = (text: Text, lang: Lang) => string;

/** A text whose id is one of several, all with the same arguments: the checker cannot see through that in a literal. */
export const oneOf = <K extends MessageId>(
  id: K,
  ...args: [Messages[K]] extends [never] ? [] : [Readonly<Record<Messages[K], Arg>>]
): Text => (args[0] ? { id, args: args[0] } : { id }) as Text;

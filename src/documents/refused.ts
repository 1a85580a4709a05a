/** A document that is not made: what stands in the way, for programs, and a sentence for the officer who asked for it. */

export type Refusal =
  /** No layout is known for this kind of body. */
  | 'layout'
  /** The heading of the nation stands in the content, or the issuer belongs to the other layout. */
  | 'heading'
  /** A body that no longer exists. */
  | 'body'
  /** A marking of secrecy. */
  | 'secret'
  /** A number, date or signature that only a person may fill in. */
  | 'filled'
  /** The figures of a form do not add up, or are no counts. */
  | 'sum';

export class DocumentRefused extends Error {
  override readonly name = 'DocumentRefused';
  readonly reason: Refusal;
  /** @param sentence Vietnamese: what is wrong and what to do */
  constructor(reason: Refusal, sentence: string) {
    super(sentence);
    this.reason = reason;
  }
}

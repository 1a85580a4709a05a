/** A command that is not carried out: one sentence for the operator, what happened and what to do. */
import type { Outcome } from '../../store/commit.ts';

export class Refused extends Error {
  override readonly name = 'Refused';
}

/** Throws `Refused` where the commit did not go in, because somebody else was quicker. */
export const committed = async (outcome: Promise<Outcome>): Promise<void> => {
  if ((await outcome) !== 'ok') throw new Refused('something else changed the same thing at this moment: try again');
};

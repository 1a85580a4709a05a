/** The switches of the two platforms that have a Bot API. */
import type { Faults } from '../../emulators/telegram.ts';
import { type Platform, trouble } from './platform.ts';

/** @param limit what a 429 hits and tells */
export const simpleFaults = (
  { state, ...faults }: Faults,
  limit: { readonly share: number; readonly retryAfter?: number },
): Pick<Platform, 'faults' | 'fault'> => ({
  faults: () => ({
    slow: state.slow > 0,
    errors: state.serverErrors.share > 0,
    limited: state.rateLimit.share > 0,
    lost: state.lostAnswers > 0,
  }),
  fault: (name, on) => {
    if (name === 'slow') faults.slow(on ? trouble.slowMs : 0);
    if (name === 'errors') faults.serverErrors({ share: on ? trouble.share : 0 });
    if (name === 'limited') faults.rateLimit({ ...limit, share: on ? limit.share : 0 });
    if (name === 'lost') faults.loseAnswers(on ? 1 : 0);
  },
});

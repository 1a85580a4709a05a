/** One thing of many: what goes wrong with it is told, and holds up none of the others. */
import { classify, clean } from '../store/commit.ts';
import type { App } from './app.ts';

/** Throws only where the store is away: then nothing else can be done either. */
export const attempt = async (app: App, event: string, work: () => Promise<unknown>): Promise<void> => {
  try {
    await work();
  } catch (error) {
    if (classify(error) === 'unavailable') throw error;
    app.host.log('error', event, { reason: reasonOf(error) });
  }
};

/** A name or a code: the message of an error may quote what people wrote. */
export const reasonOf = (error: unknown): string =>
  classify(error) === 'unavailable' ? clean(error).reason : error instanceof Error ? error.name : 'unknown';

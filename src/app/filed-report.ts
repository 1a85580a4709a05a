/** A report on its way into the store: the one place where what it implies is added, whichever way it came. */

import type { Figure } from '../domain/figure.ts';
import { withImplied } from '../domain/identity.ts';
import type { Write } from '../store/commit.ts';
import { fileReport, type NewReport } from '../store/reports.ts';
import type { App } from './app.ts';

/** @param figures as they were told @param words as they were written; empty where a machine makes the report */
export const filedReport = async (
  { vault, catalogue, host }: App,
  one: NewReport,
  figures: readonly Figure[],
  words = '',
): Promise<Write[]> => fileReport(vault, one, withImplied((await catalogue.known()).all, figures), words, host.now());

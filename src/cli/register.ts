/** Petitions as a table. */
import type { Entry } from '../app/admin/petitions.ts';
import { table } from './table.ts';

/** A moment to the minute. */
export const minutes = (iso: string | null): string => iso?.slice(0, 16).replace('T', ' ') ?? '';

/** @param nothing said where there are none */
export const register = (entries: readonly Entry[], nothing: string): string =>
  table(
    ['code', 'filed', 'state', 'unit', 'topic', 'matter', 'place'],
    entries.map((e) => [
      e.code,
      e.restricted ? e.createdAt?.slice(0, 10) : minutes(e.createdAt),
      e.overdue ? `${e.status}, overdue` : e.status,
      e.unit,
      e.restricted ? '' : e.urgency === 'normal' ? e.topic : `${e.topic}, ${e.urgency}`,
      e.restricted ? '(restricted)' : (e.matter ?? ''),
      e.place ?? '',
    ]),
    nothing,
  );

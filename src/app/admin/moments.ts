/** Moments as operators and files of other systems write them. */
import { atTime, isDay, isoWithOffset, startOfDay } from '../../domain/calendar.ts';

const LOCAL = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{2})(?:\.(\d{1,3})\d*)?)?$/;
const WITH_OFFSET = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})$/;

/**
 * ISO 8601: a moment with an offset, or without one a time or a day of the office.
 * @returns ms; undefined for what is no moment
 */
export const readMoment = (text: string, zone: string): number | undefined => {
  const written = text.trim();
  if (isDay(written)) return startOfDay(written, zone);
  const local = LOCAL.exec(written);
  if (local) {
    const [, day = '', clock = '', seconds = '0', fraction = '0'] = local;
    if (!isDay(day) || !/^([01]\d|2[0-3]):[0-5]\d$/.test(clock) || Number(seconds) > 59) return undefined;
    return atTime(day, clock, zone) + Number(seconds) * 1_000 + Number(fraction.padEnd(3, '0'));
  }
  const fixed = WITH_OFFSET.exec(written);
  if (!fixed || !isDay(fixed[1] ?? '')) return undefined;
  const at = Date.parse(`${fixed[1]}T${fixed[2]}${(fixed[3] ?? '').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')}`);
  return Number.isNaN(at) ? undefined : at;
};

/** For output: ISO 8601 with the office's offset; null for none, which JSON can say. */
export const isoMoment = (at: number | undefined, zone: string): string | null =>
  at === undefined ? null : isoWithOffset(at, zone);

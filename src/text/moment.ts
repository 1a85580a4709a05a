/** Moments as each language writes them. Times are absolute and in plain words: "16 giờ 30, thứ Tư 25/11". */
import type { Lang, Moment } from './text.ts';

/** A moment as the office's wall clock and calendar show it. `weekday`: 0 is Sunday; `month`: 1 is January. */
type Wall = { year: number; month: number; day: number; weekday: number; hour: number; minute: number };

type Manner = (wall: Wall) => string;

const viDays = ['Chủ nhật', 'thứ Hai', 'thứ Ba', 'thứ Tư', 'thứ Năm', 'thứ Sáu', 'thứ Bảy'];
const enDays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const enMonths = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const two = (value: number): string => String(value).padStart(2, '0');
const viClock: Manner = ({ hour, minute }) => (minute === 0 ? `${hour} giờ` : `${hour} giờ ${two(minute)}`);
const enClock: Manner = ({ hour, minute }) => `${two(hour)}:${two(minute)}`;
const viDate: Manner = ({ day, month }) => `${day}/${month}`;
const enDate: Manner = ({ day, month }) => `${day} ${enMonths[month - 1]}`;

const manners: Readonly<Record<Lang, Readonly<Record<Moment['as'], Manner>>>> = {
  vi: {
    by: (wall) => `${viClock(wall)}, ${viDays[wall.weekday]} ${viDate(wall)}`,
    day: (wall) => `${viDays[wall.weekday]} ${viDate(wall)}/${wall.year}`,
    date: (wall) => `${viDate(wall)}/${wall.year}`,
    time: (wall) => `${viClock(wall)} ngày ${viDate(wall)}`,
    clock: viClock,
  },
  en: {
    by: (wall) => `${enClock(wall)} on ${enDays[wall.weekday]} ${enDate(wall)}`,
    day: (wall) => `${enDays[wall.weekday]} ${enDate(wall)} ${wall.year}`,
    date: (wall) => `${enDate(wall)} ${wall.year}`,
    time: (wall) => `${enClock(wall)} on ${enDate(wall)}`,
    clock: enClock,
  },
};

/** Every change of the clocks since 1972 falls on a quarter of an hour of UTC, so an offset holds for that long. */
const quarter = 900_000;
/** Offsets kept; a busy day needs some hundreds, and forgetting them all costs a few microseconds each. */
const offsetsKept = 4096;

/**
 * Gives the function that writes moments of the IANA zone `zone`. Throws a RangeError where there is no such zone; the
 * function throws one where the moment is no number.
 */
export function momentWriter(zone: string): (moment: Moment, lang: Lang) => string {
  const offsetAt = zoneOffset(zone);
  return ({ at, as }, lang) => {
    const local = new Date(at + offsetAt(at));
    return manners[lang][as]({
      year: local.getUTCFullYear(),
      month: local.getUTCMonth() + 1,
      day: local.getUTCDate(),
      weekday: local.getUTCDay(),
      hour: local.getUTCHours(),
      minute: local.getUTCMinutes(),
    });
  };
}

/** What must be added to a UTC time, ms, to get the wall clock of the zone. `Intl` is asked once a quarter of an hour. */
function zoneOffset(zone: string): (at: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const known = new Map<number, number>();
  return (at) => {
    const start = Math.floor(at / quarter) * quarter;
    let offset = known.get(start);
    if (offset === undefined) {
      const part: Record<string, number> = {};
      for (const { type, value } of format.formatToParts(start)) part[type] = Number(value);
      const { year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0 } = part;
      offset = Date.UTC(year, month - 1, day, hour, minute, second) - start;
      if (known.size >= offsetsKept) known.clear();
      known.set(start, offset);
    }
    return offset;
  };
}

/** Vietnam's public holidays as dated data: each year with its source. A new year is one more entry. */
import type { Day } from './calendar.ts';

export type HolidayYear = {
  readonly year: number;
  /** False where the yearly notice is not known yet and the days are worked out from the Labour Code alone. */
  readonly official: boolean;
  readonly source: string;
  /** Weekdays that are free. Saturdays and Sundays are free anyway and stand here not. */
  readonly free: readonly Day[];
  /** Saturdays worked in exchange for a bridged weekday. */
  readonly worked: readonly Day[];
};

/** Not in it: 24 November (Ngày Văn hóa Việt Nam), asked for by Politburo resolution 80-NQ/TW; no rule in force was found. */
export const HOLIDAY_YEARS: readonly HolidayYear[] = [
  {
    year: 2026,
    official: true,
    source:
      "The government's plan of holidays for 2026 as the press gave it on 13 January 2026: spans of 4, 9, 3, 4 and 5 days; Labour Code 2019, art. 111.3 and 112",
    free: [
      '2026-01-01', // New Year
      '2026-01-02', // bridged, swapped with Saturday 10 January
      '2026-02-16', // Tết, 16 to 20 February; 17 February is the first of the lunar year
      '2026-02-17',
      '2026-02-18',
      '2026-02-19',
      '2026-02-20',
      '2026-04-27', // for Giỗ Tổ, Sunday 26 April
      '2026-04-30',
      '2026-05-01',
      '2026-08-31', // bridged, swapped with Saturday 22 August
      '2026-09-01', // the day beside National Day
      '2026-09-02',
    ],
    worked: ['2026-01-10', '2026-08-22'],
  },
  {
    year: 2027,
    official: false,
    source:
      'Worked out from Labour Code 2019, art. 111.3 and 112, and the lunar calendar (first of the year 6 February, Giỗ Tổ 16 April); the notice for 2027 was not known. Which days of Tết and which day beside 2 September are free may differ',
    free: [
      '2027-01-01',
      '2027-02-05', // the eve of Tết
      '2027-02-08',
      '2027-02-09',
      '2027-02-10', // for Saturday 6 and Sunday 7 February
      '2027-02-11',
      '2027-04-16', // Giỗ Tổ
      '2027-04-30',
      '2027-05-03', // for Saturday 1 May
      '2027-09-02',
      '2027-09-03',
    ],
    worked: [],
  },
];

/** For `isWorkingDay`: all free weekdays and worked Saturdays of the years known. */
export const VIETNAM_HOLIDAYS: ReadonlySet<Day> = new Set(
  HOLIDAY_YEARS.flatMap((year) => [...year.free, ...year.worked]),
);

/** Is the year's calendar the government's own? Where not, whoever shows a computed date should say so. */
export const hasOfficialHolidays = (year: number): boolean =>
  HOLIDAY_YEARS.some((known) => known.year === year && known.official);

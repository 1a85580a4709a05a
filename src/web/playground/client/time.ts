/** Times by the office's clock. */

let zone = 'Asia/Ho_Chi_Minh';
let formats = make();

function make() {
  const format = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat('vi-VN', { timeZone: zone, hourCycle: 'h23', ...options });
  return {
    clock: format({ hour: '2-digit', minute: '2-digit' }),
    second: format({ hour: '2-digit', minute: '2-digit', second: '2-digit' }),
    day: format({ weekday: 'long', day: 'numeric', month: 'numeric', year: 'numeric' }),
  };
}

export const useZone = (name: string): void => {
  if (name === zone) return;
  zone = name;
  formats = make();
};

/** `08:30` */
export const clockOf = (at: number): string => formats.clock.format(at);
/** `08:30:05` */
export const secondOf = (at: number): string => formats.second.format(at);
/** `Thứ Hai 15/6`, and `/2026` */
const dateOf = (at: number): readonly [string, string] => {
  const part = Object.fromEntries(formats.day.formatToParts(at).map(({ type, value }) => [type, value]));
  return [`${part.weekday} ${part.day}/${part.month}`, `/${part.year}`];
};
/** `Thứ Hai 15/6/2026` */
export const dayOf = (at: number): string => dateOf(at).join('');
/** `Thứ Hai 15/6` */
export const shortDayOf = (at: number): string => dateOf(at)[0];

/** Ids that sort by time: 9 characters of milliseconds, 8 random ones (40 bits). */
const letters = '0123456789abcdefghjkmnpqrstvwxyz';

const write = (value: number, length: number): string => {
  let text = '';
  let rest = value;
  for (let i = 0; i < length; i++) {
    text = letters.charAt(rest % 32) + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};

/** @param now ms · @param random 0 ≤ x < 1 */
export const timeOrderedId = (now: number, random: () => number): string =>
  write(now, 9) + write(Math.floor(random() * 2 ** 40), 8);

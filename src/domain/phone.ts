/** Telephone numbers, in the one form in which two of them can be compared. */

/** The country's own prefix; numbers without any are taken for its. */
const home = '84';

/**
 * Digits with the country's prefix and nothing else: "0912 345 678", "+84 912345678" and "84912345678" are one number.
 * undefined for what is no telephone number.
 */
export const normalPhone = (text: string): string | undefined => {
  if (!/^\s*\+?[\d\s().-]+$/.test(text)) return undefined;
  const digits = text.replaceAll(/\D/g, '').replace(/^00/, '');
  // At home a number has nine digits or ten behind its first zero; a tracking code has fewer.
  if (digits.startsWith('0')) return /^0[1-9]\d{8,9}$/.test(digits) ? home + digits.slice(1) : undefined;
  return /^[1-9]\d{8,14}$/.test(digits) ? digits : undefined;
};

/** As people here write it: 0900 000 000. @param normal in normal form */
export const showPhone = (normal: string): string =>
  normal.startsWith(home) ? `0${normal.slice(home.length)}`.replace(/^(\d{4})(\d{3})(\d+)$/, '$1 $2 $3') : `+${normal}`;

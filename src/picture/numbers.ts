/** Numbers as each language writes them: 1.202 and 95,8% in Vietnamese. */
import type { Lang } from '../text/text.ts';

const formats: Readonly<Record<Lang, Intl.NumberFormat>> = {
  vi: new Intl.NumberFormat('vi-VN', { maximumFractionDigits: 2 }),
  en: new Intl.NumberFormat('en-GB', { maximumFractionDigits: 2 }),
};

/** With at most two decimals, and no space before the sign of a percentage. */
export const written = (value: number, lang: Lang, percent = false): string =>
  `${formats[lang].format(value)}${percent ? '%' : ''}`;

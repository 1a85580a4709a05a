/** JSON in which no digit of an id is lost. */

/** Longer numbers than this may not fit a JavaScript number. Found inside a text it only makes the slower way be taken. */
const LONG = /[[:,]\s*-?\d{16,}/;

type Context = { readonly source?: string };

/** As JSON.parse, but integers beyond 2^53 become the text they are written as. Throws where `text` is no JSON. */
export const exactJson = (text: string): unknown =>
  LONG.test(text) ? JSON.parse(text, withAllDigits) : JSON.parse(text);

const withAllDigits = (_key: string, value: unknown, context?: Context): unknown => {
  if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
  const source = context?.source ?? '';
  return /^-?\d+$/.test(source) ? source : value;
};

export type Fields = Readonly<Record<string, unknown>>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An object's fields; none where it is no object. */
export const fieldsOf = (value: unknown): Fields => (isFields(value) ? value : {});

export const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** An id as text. A number that has lost digits is none: two people would become one. */
export const idOf = (value: unknown): string | undefined => {
  if (typeof value === 'number') return Number.isSafeInteger(value) && value >= 0 ? String(value) : undefined;
  return typeof value === 'string' && /^[\w.:+/=-]{1,128}$/.test(value) ? value : undefined;
};

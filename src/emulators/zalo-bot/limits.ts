/** What the platform refuses. Its documentation has the codes; the descriptions are of this stand-in. */
import type { Style } from './world.ts';

export type Refusal = { readonly refused: true; readonly code: number; readonly description: string };

/** Ends the call with an error answer. */
export const refuse = (code: number, description: string): never => {
  throw Object.assign(new Error(description), { refused: true, code, description });
};

export const badRequest = (reason: string): never => refuse(400, `Bad Request: ${reason}`);

export const isRefusal = (error: unknown): error is Refusal & Error =>
  error instanceof Error && (error as Partial<Refusal>).refused === true;

/** Which characters are counted is not documented: here the largest of the usual counts decides, UTF-16 units. */
const TEXT_LIMIT = 2_000;

export const checkText = (given: unknown, what: 'text' | 'caption'): string => {
  if (given === undefined && what === 'caption') return '';
  if (given === undefined) return badRequest('text is required');
  if (typeof given !== 'string' || !given.isWellFormed()) return badRequest(`${what} must be a string in UTF-8`);
  if (blank(given)) return badRequest(`${what} is empty`);
  if (given.length > TEXT_LIMIT) badRequest(`${what} is too long, at most ${TEXT_LIMIT} characters`);
  return given;
};

/** Nothing that anybody could see. */
const blank = (text: string): boolean => /^[\s\p{Cc}\p{Cf}\p{Cs}\u115f\u1160\u2800\u3164\uffa0]*$/u.test(text);

const CODES = new Set([
  ...['b', 'i', 'u', 's', 'f_13', 'f_15', 'f_18', 'f_20', 'lst_1', 'lst_2'],
  ...['ind_1', 'ind_2', 'ind_3', 'ind_4', 'ind_5', 'c_050a19', 'c_15a85f', 'c_f7b503', 'c_f27806', 'c_db342e'],
]);

/** Offsets and lengths are UTF-16 units. */
export const checkStyles = (given: unknown, text: string): readonly Style[] => {
  if (given === undefined) return [];
  const list = typeof given === 'string' ? parsed(given) : given;
  if (!Array.isArray(list)) return badRequest('text_styles must be an array');
  for (const { start, len, st } of list as readonly Style[]) {
    if (!Number.isInteger(start) || start < 0) badRequest('text_styles: start must be a position in the text');
    if (!Number.isInteger(len) || len < 1) badRequest('text_styles: len must be at least 1');
    if (start + len > text.length) badRequest('text_styles: a style ends behind the text');
    if (!Array.isArray(st) || st.length === 0 || !st.every((code) => CODES.has(code)))
      badRequest('text_styles: no such style');
  }
  return list as readonly Style[];
};

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return badRequest('text_styles must be JSON');
  }
};

/** An address that the platform could fetch: nothing is uploaded, so it must be open to the world. */
export const checkLink = (given: unknown, what: string, ending?: string): string => {
  if (typeof given !== 'string' || !URL.canParse(given)) return badRequest(`${what} must be a public address`);
  const { protocol, hostname, pathname } = new URL(given);
  const here = hostname === 'localhost' || !hostname.includes('.') || /^(?:127|10|192\.168)\.|^\[/.test(hostname);
  if (protocol !== 'https:' || here) badRequest(`${what} must be a public address`);
  if (ending !== undefined && !pathname.toLowerCase().endsWith(ending)) badRequest(`${what} must end with ${ending}`);
  return given;
};

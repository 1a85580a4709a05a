/** Zalo's errors, which come with status 200. Its texts were not seen; these are ours. */

type Refusal = { readonly refused: true; readonly code: number };

const TEXTS: Readonly<Record<number, string>> = {
  [-32]: 'Rate limit exceeded',
  [-100]: 'Attachment expired',
  [-201]: 'Parameter invalid',
  [-210]: 'Parameter exceeds its limit',
  [-211]: 'Out of quota',
  [-213]: 'User has not interacted with the OA',
  [-216]: 'Access token is invalid',
  [-220]: 'Access token is expired',
  [-227]: 'User is inactive',
  [-230]: 'User has not interacted with the OA in the past 7 days',
  [-233]: 'Message type is not supported',
  [-237]: 'Group is expired',
  [-238]: 'Asset is already in use',
  [-242]: 'appsecret_proof is invalid',
  [-244]: 'User restricts this message type',
  [-403]: 'OA is not in this group',
};

export const textOf = (code: number): string => TEXTS[code] ?? `Error ${code}`;

/** Ends the call with an error answer. */
export const refuse = (code: number, detail?: string): never => {
  const message = detail === undefined ? textOf(code) : `${textOf(code)}: ${detail}`;
  throw Object.assign(new Error(message), { refused: true, code });
};

export const isRefusal = (error: unknown): error is Refusal & Error =>
  error instanceof Error && (error as Partial<Refusal>).refused === true;

/** An id in a call's parameters: a text that is not empty. */
export const idIn = (value: unknown, name: string): string =>
  typeof value === 'string' && value !== '' ? value : refuse(-201, name);

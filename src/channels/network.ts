/** Did a call that failed leave this machine? What did not may be tried again as often as one likes. */

/** On Workers, `fetch` answers these itself where it could not connect: refused, no route, TLS twice, no such name. */
export const NEVER_ARRIVED = new Set([521, 523, 525, 526, 530]);

/** Codes of Node's sockets and of undici that can only come before the first byte of a request is written. */
const BEFORE_WRITING = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EAI_FAIL',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'ERR_TLS_CERT_ALTNAME_INVALID',
]);

/**
 * Is it sure that nothing left this machine? A socket error tells by its code or by the system call that failed; `fetch` hides
 * it in `cause`, grammY in `error`, and a host with several addresses in `errors`. A time-out or a reset says nothing.
 */
export const nothingLeft = (error: unknown, depth = 0): boolean => {
  if (typeof error !== 'object' || error === null || depth > 5) return false;
  const { code, syscall, cause, error: inner, errors } = error as Readonly<Record<string, unknown>>;
  if (typeof code === 'string' && (BEFORE_WRITING.has(code) || code.startsWith('CERT_'))) return true;
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true;
  if (Array.isArray(errors) && errors.length > 0) return errors.every((each) => nothingLeft(each, depth + 1));
  return nothingLeft(cause, depth + 1) || nothingLeft(inner, depth + 1);
};

/** Who may reach the playground: a browser on this machine that was sent there by nobody else's page. */

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d{1,5})?$/i;

/** Names of other hosts may point at this machine too (DNS rebinding): only a loopback name counts. */
export const isLocal = (headers: Headers, url: string): boolean =>
  loopback.test(headers.get('host') ?? new URL(url).host);

/**
 * Was the request made by our own page? Another port of this machine is another origin, though the same site. What sends
 * neither header is no browser.
 */
export const isOwnPage = (headers: Headers, url: string): boolean => {
  const site = headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return false;
  const origin = headers.get('origin');
  return origin === null || origin === `http://${headers.get('host') ?? new URL(url).host}`;
};

/** What the service answers over HTTP. */
import { Hono } from 'hono';
import type { App } from '../app/app.ts';
import { gauges } from '../app/health.ts';
import { takeIn } from '../app/intake.ts';
import type { Channel } from '../channels/contract.ts';
import type { ChannelId } from '../domain/message.ts';

/** The platforms' updates are a few kB; this is room for all that they might ever send. */
export const bodyLimit = 1_048_576;
const depthLimit = 32;

/** The body, or undefined when it is larger than the limit; what is too large is not read to its end. */
const readBody = async (request: Request): Promise<Uint8Array | undefined> => {
  if (Number(request.headers.get('content-length') ?? 0) > bodyLimit) return undefined;
  if (!request.body) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of request.body) {
    size += part.length;
    if (size > bodyLimit) return undefined;
    parts.push(part);
  }
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  const body = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    body.set(part, at);
    at += part.length;
  }
  return body;
};

/**
 * Deeper than the limit? Looked at in the raw text: 100,000 nested arrays parse well and then overflow the stack of
 * whatever walks over them.
 */
const tooDeep = (text: string): boolean => {
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (quoted) {
      if (c === 92) i++;
      else if (c === 34) quoted = false;
    } else if (c === 34) quoted = true;
    else if (c === 123 || c === 91) {
      depth++;
      if (depth > depthLimit) return true;
    } else if (c === 125 || c === 93) depth--;
  }
  return false;
};

const parse = (text: string, channel: Channel): unknown => {
  if (tooDeep(text)) return undefined;
  try {
    return channel.parse ? channel.parse(text) : JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** What the platform is told. Only 200 says that it need not come again. */
const statuses = { ok: 200, unreadable: 400, foreign: 403, busy: 503 } as const;

export const httpApp = (app: App): Hono => {
  const http = new Hono();
  const decoder = new TextDecoder();

  http.post('/webhooks/:channel', async (c) => {
    const channel = app.channels.get(c.req.param('channel') as ChannelId);
    if (!channel) return c.body(null, 404);
    const body = await readBody(c.req.raw);
    if (!body) return c.body(null, 413);
    if (!(await channel.authentic(c.req.raw.headers, body))) return c.body(null, 401);
    const text = decoder.decode(body);
    return c.body(null, statuses[await takeIn(app, channel, parse(text, channel), () => text)]);
  });
  http.all('/webhooks/:channel', (c) => c.body(null, 405));

  http.get('/healthz', (c) => c.text('ok'));
  http.get('/readyz', async (c) => {
    const reason = await app.store.ready();
    return reason === undefined ? c.text('ready') : c.text(reason, 503);
  });
  http.get('/metrics', async (c) => c.text(app.metrics.text(await gauges(app))));

  http.notFound((c) => c.body(null, 404));
  http.onError((error, c) => {
    app.host.log('error', 'http.failed', { reason: error.name });
    return c.body(null, 503);
  });
  return http;
};

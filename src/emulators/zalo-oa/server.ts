/** The API, the OAuth server and the media hosts over HTTP, with the faults that hit them. */
import { Hono } from 'hono';
import { type Called, readCall } from '../telegram/body.ts';
import { calls } from './calls.ts';
import type { Delivery, Later } from './delivery.ts';
import { type Fate, type Faults, fateOf } from './faults.ts';
import { hmac256 } from './hash.ts';
import type { Oauth } from './oauth.ts';
import { isRefusal, textOf } from './refusal.ts';
import { note, touch, type World } from './world.ts';

const OAUTH = 'v4/oa/access_token';

export const createServer = ({
  world,
  oauth,
  delivery,
  faults,
  appSecret,
  later,
  random,
  mediaGone,
}: {
  readonly world: World;
  readonly oauth: Oauth;
  readonly delivery: Delivery;
  readonly faults: Faults;
  readonly appSecret: string;
  readonly later: Later | undefined;
  readonly random: () => number;
  readonly mediaGone: () => boolean;
}): Hono => {
  const known = calls(world, delivery);
  const minute = { at: 0, used: 0 };

  type Answer = { readonly status: number; readonly body: unknown };
  const told = (error: number, message = textOf(error)): Answer => ({ status: 200, body: { error, message } });

  const spend = (): number => {
    const now = Math.floor(world.now() / 60_000);
    if (minute.at !== now) Object.assign(minute, { at: now, used: 0 });
    minute.used++;
    return world.settings.perMinute - minute.used;
  };

  const act = async (path: string, call: Called, request: Request, left: number): Promise<Answer> => {
    const method = known[`${request.method} ${path}`];
    if (!method) return { status: 404, body: { error: 404, message: 'empty api' } };
    const token = request.headers.get('access_token');
    const refused = oauth.check(token);
    if (refused !== 0) return told(refused);
    if (world.settings.proof && request.headers.get('appsecret_proof') !== (await hmac256(appSecret, token ?? ''))) {
      return told(-242);
    }
    if (left < 0) return told(-32);
    try {
      const data = method(call, new URL(request.url).searchParams);
      return { status: 200, body: { data, error: 0, message: 'Success' } };
    } catch (error) {
      if (isRefusal(error)) return told(error.code, error.message);
      throw error;
    }
  };

  const logged = (method: string, params: unknown, status: number, result: unknown): void => {
    note(world.wire, { kind: 'call', at: world.now(), method, params, status, result }, world.keep);
    touch(world);
  };

  const answer = ({ status, body }: Answer, fate: Fate, left: number): Response => {
    const headers = {
      'content-type': 'application/json',
      'x-ratelimit-limit': String(world.settings.perMinute),
      'x-ratelimit-remain': String(Math.max(0, left)),
    };
    // A body that breaks off: over a socket the connection is cut, in the same process reading it fails.
    const broken = () => new ReadableStream({ pull: (to) => to.error(new Error('connection reset')) });
    return new Response(fate.kind === 'lost' ? broken() : JSON.stringify(body), { status, headers });
  };

  /** Fails before anything happens; undefined where the call is carried out. */
  const failed = (path: string, params: unknown, fate: Fate, left: number): Response | undefined => {
    if (fate.kind === 'html') {
      logged(path, params, 200, undefined);
      return new Response('<html><body>Zalo</body></html>', { headers: { 'content-type': 'text/html' } });
    }
    if (fate.kind !== 'broken' && fate.kind !== 'code') return undefined;
    const body = fate.kind === 'broken' ? { status: fate.status, body: { error: -1 } } : told(fate.code);
    logged(path, params, body.status, body.body);
    return answer(body, fate, left);
  };

  const app = new Hono();

  app.post(`/${OAUTH}`, async (c) => {
    const { slow } = faults.state;
    if (slow > 0 && later) await new Promise<void>((resolve) => later(slow, resolve));
    const form = new URLSearchParams(await c.req.text());
    const params = { grant_type: form.get('grant_type') };
    const fate = fateOf(faults.state, OAUTH, random);
    const early = failed(OAUTH, params, fate, 1);
    if (early) return early;
    const body = await oauth.exchange(form, c.req.header('secret_key') ?? null);
    // Neither the tokens that came nor those that go are kept where a page shows them.
    logged(OAUTH, params, 200, 'access_token' in body ? { granted: true } : body);
    return answer({ status: 200, body }, fate, 1);
  });

  app.all('/:version{v[23]\\.0}/:path{.+}', async (c) => {
    const path = `${c.req.param('version')}/${c.req.param('path')}`;
    const call = await readCall(c.req.raw);
    const { slow } = faults.state;
    if (slow > 0 && later) await new Promise<void>((resolve) => later(slow, resolve));
    const uploads = [...(call?.uploads ?? [])].map(([name, file]) => [
      name,
      `${file.name}, ${file.bytes.length} bytes`,
    ]);
    const params = { ...call?.params, ...Object.fromEntries(uploads) };
    const fate = fateOf(faults.state, path, random);
    const left = spend();
    const early = failed(path, params, fate, left);
    if (early) return early;
    const done = call ? await act(path, call, c.req.raw, left) : told(-201);
    logged(path, params, done.status, fate.kind === 'lost' ? undefined : done.body);
    return answer(done, fate, left);
  });

  app.get('*', (c) => {
    const file = world.files.get(c.req.url);
    if (!file) return c.body(null, 404);
    if (mediaGone()) return c.body(null, 403);
    return new Response(file.bytes.slice(), { headers: { 'content-type': 'application/octet-stream' } });
  });
  app.notFound((c) => c.json({ error: 404, message: 'empty api' }, 404));
  return app;
};

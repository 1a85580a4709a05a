/** The pages and calls of the playground. Everything it knows comes in by `Playground`: it has no channel of its own. */
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { type Act, type Done, readAct } from './act.ts';
import { isLocal, isOwnPage } from './guard.ts';
import { page } from './page.ts';
import type { State } from './state.ts';

/** What is played with. */
export type Playground = {
  /** @param after number of the newest entry of the wire that the page has */
  readonly state: (after: number) => Promise<State>;
  /** @param files pictures that came with the act */
  readonly act: (act: Act, files: readonly Uint8Array[]) => Promise<Done>;
  readonly file: (id: string) => { readonly bytes: Uint8Array; readonly name?: string } | undefined;
  readonly revision: () => number;
  /** Gives the function that ends it. The listener is called once more at the end. */
  readonly onChange: (listener: () => void) => () => void;
  /** False once the service stops: streams end then. */
  readonly open: () => boolean;
};

export type Asset = { readonly body: string | Uint8Array<ArrayBuffer>; readonly type: string };

/** Ten photos as a phone sends them. */
const largest = 40 * 1024 * 1024;

const rules = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const json = { 'content-type': 'application/json; charset=utf-8' } as const;

/** @param asset style, script modules and pictures by the part of the path after `/playground/` */
export const playgroundRoutes = (play: Playground, asset: (path: string) => Asset | undefined): Hono => {
  const routes = new Hono();

  routes.use('/playground/*', async (c, next) => {
    if (!isLocal(c.req.raw.headers, c.req.url)) return c.body(null, 404);
    if (c.req.method !== 'GET' && !isOwnPage(c.req.raw.headers, c.req.url)) return c.body(null, 403);
    await next();
    c.header('content-security-policy', rules);
    c.header('x-content-type-options', 'nosniff');
    c.header('referrer-policy', 'no-referrer');
    c.header('cross-origin-resource-policy', 'same-origin');
    c.header('cache-control', 'no-store');
    return undefined;
  });

  routes.get('/playground', (c) => c.html(page()));

  routes.get('/playground/state', async (c) => {
    const after = Number(c.req.query('after') ?? 0);
    return c.body(JSON.stringify(await play.state(Number.isSafeInteger(after) ? after : 0)), 200, json);
  });

  routes.get('/playground/events', (c) =>
    // Its end must end the connection too: kept alive, it would keep a stopping service waiting.
    c.body(changes(play), 200, { 'content-type': 'text/event-stream', connection: 'close' }),
  );

  routes.post('/playground/act', bodyLimit({ maxSize: largest, onError: (c) => c.body(null, 413) }), async (c) => {
    const read = await readBody(c.req.raw);
    const act = readAct(read?.act);
    if (!read || !act) return c.body(null, 400);
    return c.body(JSON.stringify(await play.act(act, read.files)), 200, json);
  });

  routes.get('/playground/files/:id', (c) => {
    const file = play.file(c.req.param('id'));
    if (!file) return c.body(null, 404);
    const shown = pictureType(file.bytes);
    return c.body(file.bytes.slice(), 200, {
      'content-type': shown ?? 'application/octet-stream',
      // What is no picture is never opened as a page of ours, whatever it says it is.
      ...(shown === undefined && {
        'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.name ?? 'tep')}`,
      }),
    });
  });

  routes.get('/playground/:path{.+}', (c) => {
    const found = asset(c.req.param('path'));
    return found ? c.body(found.body, 200, { 'content-type': found.type }) : c.body(null, 404);
  });

  return routes;
};

/** One event for any number of changes: a page that is slow is told once. */
const changes = (play: Playground): ReadableStream<Uint8Array> => {
  const encoder = new TextEncoder();
  let told = -1;
  let wake = (): void => {};
  const leave = play.onChange(() => wake());
  return new ReadableStream(
    {
      pull: async (to) => {
        while (play.open() && play.revision() === told) {
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        }
        if (!play.open()) {
          leave();
          to.close();
          return;
        }
        told = play.revision();
        to.enqueue(encoder.encode(`data: ${told}\n\n`));
      },
      cancel: () => {
        leave();
        wake();
      },
    },
    { highWaterMark: 0 },
  );
};

/** An act as JSON, or as a form that has it in `act` and pictures in `file`. */
const readBody = async (
  request: Request,
): Promise<{ readonly act: unknown; readonly files: readonly Uint8Array[] } | undefined> => {
  try {
    if (!request.headers.get('content-type')?.startsWith('multipart/form-data'))
      return { act: (await request.json()) as unknown, files: [] };
    const form = await request.formData();
    const files = form.getAll('file').filter((each) => each instanceof File);
    const bytes = await Promise.all(files.map(async (file) => new Uint8Array(await file.arrayBuffer())));
    return { act: JSON.parse(String(form.get('act'))) as unknown, files: bytes };
  } catch {
    return undefined;
  }
};

const pictures: readonly (readonly [string, readonly number[]])[] = [
  ['image/jpeg', [0xff, 0xd8, 0xff]],
  ['image/png', [0x89, 0x50, 0x4e, 0x47]],
  ['image/webp', [0x52, 0x49, 0x46, 0x46]],
];

const pictureType = (bytes: Uint8Array): string | undefined =>
  pictures.find(([, begin]) => begin.every((byte, i) => bytes[i] === byte))?.[0];

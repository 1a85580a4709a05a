/** A small Bot API server on this machine: takes everything, remembers it, and answers as it is told to. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type ApiCall = {
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly chat: string | undefined;
};

export type BotApi = {
  readonly root: string;
  readonly calls: readonly ApiCall[];
  /** Resolves at the first call, past or to come, that fits. */
  readonly until: (fits: (call: ApiCall) => boolean) => Promise<ApiCall>;
  readonly close: () => Promise<void>;
};

export type BotApiOptions = {
  /** Told when a call has arrived, and when its answer has been written. */
  readonly happened?: (what: 'call' | 'answer') => void;
  /** What to do instead of the usual answer; true where it has answered itself. */
  readonly instead?: (call: ApiCall, response: ServerResponse) => boolean;
};

const bodyOf = async (request: IncomingMessage): Promise<Readonly<Record<string, unknown>>> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  try {
    return JSON.parse(text) as Record<string, unknown>;
  } catch {
    return {};
  }
};

export const botApi = async (options: BotApiOptions = {}): Promise<BotApi> => {
  const calls: ApiCall[] = [];
  const waiting = new Set<(call: ApiCall) => void>();
  let message = 100;

  const result = ({ method, params, chat }: ApiCall): unknown => {
    if (method === 'getMe') return { id: 4242, is_bot: true, first_name: 'Bot', username: 'caunoi_bot' };
    if (!method.startsWith('send') && !method.startsWith('edit')) return true;
    const message_id = typeof params.message_id === 'number' ? params.message_id : ++message;
    return { message_id, date: 1_780_000_000, chat: { id: Number(chat), type: 'private' }, text: params.text };
  };

  const server = createServer((request, response) => {
    void (async () => {
      const params = await bodyOf(request);
      const method = request.url?.split('/').at(-1) ?? '';
      const call = { method, params, chat: params.chat_id === undefined ? undefined : String(params.chat_id) };
      calls.push(call);
      for (const hear of waiting) hear(call);
      options.happened?.('call');
      if (options.instead?.(call, response)) return;
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ ok: true, result: result(call) }), () => options.happened?.('answer'));
    })().catch(() => response.destroy());
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    root: `http://127.0.0.1:${port}`,
    calls,
    until: (fits) => {
      const known = calls.find(fits);
      if (known) return Promise.resolve(known);
      return new Promise((resolve) => {
        const hear = (call: ApiCall): void => {
          if (!fits(call)) return;
          waiting.delete(hear);
          resolve(call);
        };
        waiting.add(hear);
      });
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
};

type Button = { readonly text: string; readonly callback_data?: string };

/** Data of the buttons under a message. */
export const buttonsOf = ({ params }: ApiCall): readonly string[] => {
  const markup = params.reply_markup as { readonly inline_keyboard?: readonly (readonly Button[])[] } | undefined;
  return (markup?.inline_keyboard ?? []).flat().flatMap(({ callback_data }) => callback_data ?? []);
};

/**
 * A fast stand-in for Zalo's servers: the real shapes of the answers, none of the strictness. The strict emulator judges behaviour
 * in the tests; here it would take the processor time that is to be measured.
 */
import type { Answer } from './wire.ts';

/** One message of the account. `payloads`: what its buttons send back. */
export type Heard = { readonly user: string; readonly text: string; readonly payloads: readonly string[] };

type Sent = {
  readonly recipient?: { readonly user_id?: string; readonly group_id?: string };
  readonly message?: {
    readonly text?: string;
    readonly attachment?: { readonly payload?: { readonly buttons?: readonly { readonly payload?: unknown }[] } };
  };
};

export type FakeZaloOa = {
  readonly handle: (path: string, body: string) => Answer;
  /** Calls by path. */
  readonly counts: Map<string, number>;
};

const told = (data: unknown): Answer => ({ status: 200, json: JSON.stringify({ data, error: 0, message: 'Success' }) });

/** @param heard told of every message to a person, before the account gets the answer */
export function fakeZaloOa(oaId: string, heard: (message: Heard) => void): FakeZaloOa {
  const counts = new Map<string, number>();
  let lastMessage = 0;
  let lastToken = 0;
  const send = (body: string): Answer => {
    const { recipient = {}, message = {} } = JSON.parse(body) as Sent;
    lastMessage += 1;
    const message_id = lastMessage.toString(16).padStart(20, '0');
    if (recipient.user_id === undefined) return told({ message_id, group_id: recipient.group_id });
    const buttons = message.attachment?.payload?.buttons ?? [];
    const payloads = buttons.flatMap(({ payload }) => (typeof payload === 'string' ? [payload] : []));
    heard({ user: recipient.user_id, text: message.text ?? '', payloads });
    return told({ message_id, user_id: recipient.user_id });
  };
  return {
    counts,
    handle: (path, body) => {
      const [route = ''] = path.split('?', 1);
      counts.set(route, (counts.get(route) ?? 0) + 1);
      if (route.endsWith('/access_token')) {
        lastToken += 1;
        const pair = { access_token: `at-${lastToken}`, refresh_token: `rt-${lastToken}`, expires_in: '90000' };
        return { status: 200, json: JSON.stringify(pair) };
      }
      if (route.endsWith('/message/cs') || route.endsWith('/group/message')) return send(body);
      if (route.endsWith('/getoa')) return told({ oaid: oaId, name: 'UBND', is_verified: true });
      return told([]);
    },
  };
}

/** What went between the bot and the platform, numbered, told apart by chat, and without secrets. */
import type { TelegramEmulator, WireEntry } from '../../emulators/telegram.ts';
import type { WireItem } from '../../web/playground/state.ts';

/** So much is kept for the page. */
const kept = 300;

type Place = { readonly pane: string; readonly chat: string };

type Payload = {
  readonly chat?: { readonly id?: unknown };
  readonly message?: { readonly chat?: { readonly id?: unknown } };
};

/** @param secrets never shown @param placeOf the pane of a chat or of a press */
export const wireLog = (
  emulator: TelegramEmulator,
  secrets: readonly string[],
  placeOf: (id: string) => Place | undefined,
): { readonly take: () => void; readonly after: (n: number) => readonly WireItem[] } => {
  let items: (WireItem & { readonly key: string })[] = [];
  let last: WireEntry | undefined;
  let count = 0;

  const hidden = (body: unknown): unknown => {
    let text = JSON.stringify(body);
    for (const secret of secrets) text = text.replaceAll(secret, '•••');
    return JSON.parse(text) as unknown;
  };

  const item = (entry: WireEntry): WireItem & { readonly key: string } => {
    const common = { n: ++count, at: entry.at, status: entry.status };
    if (entry.kind === 'call') {
      const { method, params, result } = entry;
      const key = String(params.chat_id ?? params.callback_query_id ?? '');
      return { ...common, way: 'out', what: method, key, body: hidden({ params, result }) };
    }
    const { update_id: _, ...kinds } = entry.update;
    const [what = 'update', payload] = Object.entries(kinds)[0] ?? [];
    const { chat, message } = (payload ?? {}) as Payload;
    const key = String((chat ?? message?.chat)?.id ?? '');
    return { ...common, way: 'in', what, key, body: hidden(entry.update) };
  };

  return {
    take: () => {
      const { wire } = emulator;
      const fresh = wire.slice(last === undefined ? 0 : wire.lastIndexOf(last) + 1);
      last = wire.at(-1);
      items = [...items, ...fresh.map(item)].slice(-kept);
    },
    after: (n) => items.filter((each) => each.n > n).map(({ key, ...each }) => ({ ...each, ...placeOf(key) })),
  };
};

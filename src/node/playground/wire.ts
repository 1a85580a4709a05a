/** What went between the service and the platforms, numbered, told apart by chat, and without secrets. */
import type { ChannelId } from '../../domain/message.ts';
import type { Message, WireItem } from '../../web/playground/state.ts';
import type { Entry, Platform } from './platform.ts';
import { ruleOf } from './rules.ts';

/** So much is kept for the page. */
const kept = 300;

type Place = { readonly pane: string; readonly chat: string };

type Item = WireItem & Pick<Entry, 'keys' | 'echo'> & { readonly raw: unknown };

export type WireLog = {
  /** Looks what is new. */
  readonly take: () => void;
  readonly after: (n: number) => readonly WireItem[];
  /** The newest update of a pane, as it came. */
  readonly newestIn: (pane: string) => unknown;
  /** What the platform did not let through to a pane; the same refusal many times in a row is one. */
  readonly refused: (pane: string) => readonly Message[];
};

/** @param placeOf the pane of a chat or of a press */
export const wireLog = (
  platforms: readonly Platform[],
  placeOf: (platform: ChannelId, key: string) => Place | undefined,
): WireLog => {
  let items: readonly Item[] = [];
  let count = 0;

  const hidden = (body: unknown, secrets: readonly string[]): unknown => {
    let text = JSON.stringify(body);
    for (const secret of secrets) text = text.replaceAll(secret, '•••');
    return JSON.parse(text) as unknown;
  };

  const placed = ({ platform, keys }: Item): Place | undefined => {
    for (const key of keys) {
      const found = placeOf(platform, key);
      if (found) return found;
    }
    return undefined;
  };

  return {
    take: () => {
      const fresh = platforms.flatMap(({ id: platform, secrets, entries }) =>
        entries().map(({ body, ...entry }): Item => {
          const rule = entry.way === 'out' ? ruleOf(platform, entry.status) : undefined;
          const common = { n: ++count, platform, ...entry, ...(rule !== undefined && { rule }) };
          return { ...common, body: hidden(body, secrets), raw: body };
        }),
      );
      if (fresh.length > 0) items = [...items, ...fresh].slice(-kept);
    },
    after: (n) =>
      items
        .filter((each) => each.n > n)
        .map((item) => {
          const { keys: _, raw: __, echo: ___, ...shown } = item;
          return { ...shown, ...placed(item) };
        }),
    newestIn: (pane) => items.findLast((item) => item.way === 'in' && !item.echo && placed(item)?.pane === pane)?.raw,
    refused: (pane) => {
      const runs: { readonly first: Item; last: Item; times: number }[] = [];
      for (const item of items) {
        if (item.way !== 'out' || placed(item)?.pane !== pane) continue;
        const run = runs.at(-1);
        if (run && run.last.status === item.status && item.rule !== undefined) {
          run.last = item;
          run.times++;
        } else runs.push({ first: item, last: item, times: 1 });
      }
      return runs.flatMap(({ first, last, times }): Message[] =>
        last.rule === undefined
          ? []
          : [
              {
                id: `refused-${first.n}`,
                at: last.at,
                from: '',
                side: 'refused',
                text: `${last.status}${times > 1 ? ` (${times} lần)` : ''} · ${last.rule}`,
                entities: [],
                buttons: [],
                edited: false,
              },
            ],
      );
    },
  };
};

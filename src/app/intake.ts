/** A body that a channel takes for genuine: read, received, or kept where it cannot be read. Webhooks and polling end here. */
import type { Channel } from '../channels/contract.ts';
import { classify, clean } from '../store/commit.ts';
import { takenFailed } from '../store/inbox.ts';
import type { App } from './app.ts';
import { receive } from './receive.ts';

/** Keys of what could not be read begin so: it has none of its own, so it goes by its content. */
export const unreadKey = 'unread:';

/**
 * `busy`: nothing was stored, it shall come again. `foreign`: of another account. `unreadable`: nothing the platform sends.
 * Bodies that the channel wants kept all the same are on the disk when this gives `ok`. Never throws.
 *
 * @param body as the channel's `read` wants it, undefined where it could not be parsed
 * @param raw the body as it came
 */
export const takeIn = async (
  app: App,
  channel: Channel,
  body: unknown,
  raw: () => string,
): Promise<'ok' | 'busy' | 'foreign' | 'unreadable'> => {
  await app.host.admit?.('turn');
  const read = channel.read(body);
  if (read.ok) return receive(app, channel, read.events, raw);
  const outcome = read.why === 'foreign' ? 'foreign' : read.keep ? await keep(app, channel, raw()) : 'unreadable';
  app.metrics.count('caunoi_updates_total', { channel: channel.id, outcome });
  return outcome === 'failed' || outcome === 'duplicate' ? 'ok' : outcome;
};

/** Kept sealed like an update whose turn failed, for `update replay` once it can be read. */
const keep = async (app: App, channel: Channel, raw: string): Promise<'failed' | 'duplicate' | 'busy'> => {
  const { vault, host, store } = app;
  const key = `${unreadKey}${vault.blind('update', raw)}`;
  try {
    const outcome = await store.commit([takenFailed(vault, channel.id, key, host.now(), raw)]);
    if (outcome !== 'ok') return 'duplicate';
    host.log('error', 'update.unread', { channel: channel.id, key });
    return 'failed';
  } catch (error) {
    const reason = clean(error).reason;
    host.log('error', classify(error) === 'unavailable' ? 'store.unavailable' : 'update.unkept', {
      channel: channel.id,
      reason,
    });
    return 'busy';
  }
};

/**
 * An update whose turn failed by a fault of ours, done again after the fix.
 *
 * Exactly once: the update is received under a second key, `KEY~again`, and the commit that holds this key and all that follows from
 * the update also marks the failed row as replayed. Killed before it, nothing has happened; killed after it, or started twice, the
 * second key refuses all of it. A turn that fails again commits nothing: the row stays as it is, and no second apology goes out.
 * It is done as if the person did it now: where they have gone on since, a button may be answered with "old button".
 */
import type { Channel } from '../../channels/contract.ts';
import type { Inbound } from '../../domain/message.ts';
import { record } from '../../store/audit.ts';
import { failedUpdate, listFailed, replayed, taken } from '../../store/inbox.ts';
import type { App } from '../app.ts';
import { unreadKey } from '../intake.ts';
import { receive } from '../receive.ts';
import { isoMoment } from './moments.ts';
import { Refused } from './refused.ts';

export type FailedUpdate = { readonly key: string; readonly channel: string; readonly at: string | null };

/** Oldest first; `key` is what `replayUpdate` wants. */
export const failedUpdates = async (app: App): Promise<readonly FailedUpdate[]> =>
  (await listFailed(app.store.db)).map((row) => ({
    key: `${row.channel}:${row.key}`,
    channel: row.channel,
    at: isoMoment(row.at, app.office.zone),
  }));

/** @param typed the key, with its channel or without. Throws `Refused`. */
export const replayUpdate = async (app: App, typed: string, by: string): Promise<string> => {
  const { store, vault, host } = app;
  const found = (await listFailed(store.db)).filter(
    (row) => row.key === typed || `${row.channel}:${row.key}` === typed,
  );
  const [one, other] = found;
  if (!one)
    throw new Refused(`no failed update has the key ${JSON.stringify(typed.slice(0, 80))}; see "update replay"`);
  if (other) throw new Refused(`the key ${typed} is there on two channels: write ${one.channel}:${one.key}`);
  const { channel: channelId, key } = one;
  const channel = [...app.channels.values()].find((c) => c.id === channelId);
  if (!channel) throw new Refused(`the channel ${channelId} is not configured here`);
  const kept = await failedUpdate(store.db, vault, channelId, key);
  const read = kept && channel.read(parsed(kept.raw, channel));
  if (kept && read?.ok && key.startsWith(unreadKey)) return replayUnread(app, channel, key, read.events, kept.raw, by);
  const event = read?.ok ? read.events.find((e) => e.key === key) : undefined;
  if (!kept || !event) throw new Refused(`what was kept of ${typed} cannot be read by this version`);

  const again = `${key}~again`;
  const marks = () => [
    replayed(channelId, key),
    record({ at: host.now(), actor: by, action: 'update.replayed', detail: `${channelId}:${key}` }),
  ];
  let fault: string | undefined;
  let done = false;
  const app2: App = {
    ...app,
    host: {
      ...host,
      log: (level, name, fields) => {
        if (name === 'turn.failed') fault = `${fields?.reason ?? 'unknown'} at ${fields?.at ?? 'unknown'}`;
        else host.log(level, name, fields);
      },
    },
    store: {
      ...store,
      commit: async (writes) => {
        // The second failure is told to the operator, not to the store.
        if (writes.some(({ params }) => params.includes(again) && params.includes('failed'))) return 'duplicate';
        const outcome = await store.commit([...writes, ...marks()]);
        done ||= outcome !== 'stale';
        return outcome;
      },
    },
  };
  const outcome = await receive(app2, channel, [{ ...event, key: again }], () => kept.raw);
  if (fault !== undefined) throw new Refused(`it failed again (${fault}); nothing was changed`);
  if (outcome === 'busy') throw new Refused('the store is busy; try again');
  // Talk in a group that is not meant for us any more: nothing follows from it.
  if (!done) await store.commit([taken(channelId, again, host.now()), ...marks()]);
  return `${channelId}:${key}`;
};

/**
 * What could not be read when it came, by a version that can. Its events have keys of their own, so doing it again after a crash, or
 * after the platform sent it once more, changes nothing.
 */
const replayUnread = async (
  app: App,
  channel: Channel,
  key: string,
  events: readonly Inbound[],
  raw: string,
  by: string,
): Promise<string> => {
  const { store, host } = app;
  if ((await receive(app, channel, events, () => raw)) === 'busy') throw new Refused('the store is busy; try again');
  const name = `${channel.id}:${key}`;
  await store.commit([
    replayed(channel.id, key),
    record({ at: host.now(), actor: by, action: 'update.replayed', detail: name }),
  ]);
  return name;
};

const parsed = (raw: string, channel: Channel): unknown => {
  try {
    return channel.parse ? channel.parse(raw) : JSON.parse(raw);
  } catch {
    return undefined;
  }
};

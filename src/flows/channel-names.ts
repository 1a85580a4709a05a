/** What people call the channels. */
import type { ChannelId } from '../domain/message.ts';
import { oneOf, type Text } from '../text/text.ts';

export const channelName = (id: ChannelId): Text => oneOf(`channel-${id}`);

/** All of them in a row: "Zalo và Telegram". At least one. */
export const channelNames = (ids: readonly ChannelId[]): Text => {
  const [first, ...rest] = ids.map(channelName);
  if (!first) throw new Error('no channel to be named');
  return rest.reduce((names, name, i): Text => {
    const args = { names, name };
    return i === rest.length - 1 ? { id: 'channels-and', args } : { id: 'channels-comma', args };
  }, first);
};

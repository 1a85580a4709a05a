/** What becomes of a fact: rows to be written, messages to be sent. */
import type { Address, ChannelId, Enclosure, Line, Outgoing, Target } from '../domain/message.ts';
import type { Write } from '../store/commit.ts';
import type { CommitteeChat } from '../store/units.ts';
import type { Lang } from '../text/text.ts';

/** The turn's person and place. */
export type Actor = {
  readonly person: string;
  readonly session: string;
  readonly at: Address & { readonly group: boolean };
  readonly lang: Lang;
};

export type Effects = {
  readonly writes: readonly Write[];
  readonly messages: readonly Outgoing[];
  /** For the person whose turn it is, at the end of what they are told anyway. */
  readonly aside?: readonly Line[];
  /** Goes with the first thing that person is told. */
  readonly enclosures?: readonly Enclosure[];
};

export const none: Effects = { writes: [], messages: [] };

/** Where a committee chat is reached. */
export const toChat = (chat: Pick<CommitteeChat, 'channel' | 'chat'>): Target => ({
  channel: chat.channel as ChannelId,
  chat: chat.chat,
  group: true,
});

/** Names of things that may not be written down: blind indexes of people and chats, and signed buttons. */
import type { Address, ChannelId } from '../domain/message.ts';
import type { Vault } from '../store/vault.ts';

/** The lane of a chat; also the id of a committee chat. */
export const laneIdOf = (vault: Vault, to: Address): string => vault.blind('lane', `${to.channel}:${to.chat}`);

/** One person on one channel. */
export const sessionIdOf = (vault: Vault, channel: ChannelId, person: string): string =>
  vault.blind('session', `${channel}:${person}`);

/** The keyed hash under which a one-time code is kept. */
export const inviteIdOf = (vault: Vault, code: string): string =>
  vault.blind('invite', code.toUpperCase().replaceAll(/[^A-Z0-9]/g, ''));

/** What stands in a button: the choice and a signature for this chat, so that it works nowhere else. */
export const signChoice =
  (vault: Vault, channel: ChannelId) =>
  (chat: string, choice: string): string =>
    `${choice}~${vault.sign(`${channel}:${chat}:${choice}`)}`;

/** The choice in a pressed button, if it is ours and of this chat. */
export const readChoice = (vault: Vault, at: Address, token: string): string | undefined => {
  const cut = token.lastIndexOf('~');
  if (cut < 1) return undefined;
  const choice = token.slice(0, cut);
  return vault.verify(`${at.channel}:${at.chat}:${choice}`, token.slice(cut + 1)) ? choice : undefined;
};

/** A value with all that it holds; every button of ours in it is signed for `to` instead of `from`. */
export const signedAgain = (vault: Vault, from: Address, to: Address, value: unknown): unknown => {
  if (typeof value === 'string') {
    const choice = readChoice(vault, from, value);
    return choice === undefined ? value : signChoice(vault, to.channel)(to.chat, choice);
  }
  if (Array.isArray(value)) return value.map((each) => signedAgain(vault, from, to, each));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, signedAgain(vault, from, to, each)]));
};

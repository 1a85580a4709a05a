/** Which command a typed text is, if any. Commands work with and without slash and diacritics. */
import { fold } from '../domain/fold.ts';
import type { Flow } from './flow.ts';

export type Command = { readonly flow: Flow; readonly name: string; readonly rest: string };

/** Words → flow, longest phrase first. Built once per list of flows. */
export type CommandTable = readonly { readonly words: string; readonly flow: Flow; readonly name: string }[];

export const commandTable = (flows: readonly Flow[]): CommandTable =>
  flows
    .flatMap((flow) => (flow.commands ?? []).map((words) => ({ words, flow, name: flow.commands?.[0] ?? words })))
    .sort((a, b) => b.words.length - a.words.length);

/**
 * With the slash, a command may be followed by anything ("/tracuu 0482-1735"). Without it, the text must be the command and
 * nothing else, or people could not write a petition that begins with such a word; what needs words behind it says so itself.
 */
export const readCommand = (text: string, table: CommandTable): Command | undefined => {
  const slash = text.trimStart().startsWith('/');
  if (!slash && text.length > 40) return undefined;
  const typed = fold(text);
  for (const { words, flow, name } of table) {
    if (typed === words) return { flow, name, rest: '' };
    if (slash && typed.startsWith(`${words} `)) {
      const rest = text.trim().split(/\s+/).slice(words.split(' ').length).join(' ');
      return { flow, name, rest };
    }
  }
  return undefined;
};

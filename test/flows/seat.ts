/** Somebody with a telephone, whatever platform is on it, and what stands before them. */
import type { Act } from './script.ts';

/** A message of the service, as it stands now. */
export type Heard = {
  readonly id: string;
  /** ms */
  readonly at: number;
  readonly media?: string;
  /** Without the choices where they are buttons, with them where they are lines. Words of people stand in «». */
  readonly text: string;
  /** What can be chosen, in the order of its numbers. */
  readonly choices: readonly string[];
  /** What else is under it: a link, a button that copies or sends the place. */
  readonly extras: readonly string[];
  /** Files sent at once have the same. */
  readonly album?: string;
  readonly reply: boolean;
};

/** A group, as one of its members sees it. */
export type Room = { readonly id: string; readonly heard: () => readonly Heard[] };

export type Seat = {
  /** The platform's name of the person. */
  readonly id: string;
  /** Throws where nobody on this platform could do it. `under`: the message of the service that is answered. */
  readonly act: (what: Act, room: Room | undefined, under: Heard | undefined) => void;
  /** What was said to them alone. */
  readonly heard: () => readonly Heard[];
  /** What flashed up after a press. */
  readonly toasts: () => readonly string[];
  /** What stands in the newest button of this name: for those who copy it. */
  readonly token: (label: string) => string | undefined;
};

/** An act of a transcript that there is no way to do on a platform: the script has to say so in its settings. */
export class Impossible extends Error {
  override readonly name = 'Impossible';
}

export const impossible = (what: Act): never => {
  throw new Impossible(`[${what.kind}] cannot be done here`);
};

/** The message whose choice is meant: the newest that has it, or that of this number. */
export const withChoice = (
  heard: readonly Heard[],
  what: { readonly label: string; readonly under: number | undefined },
): Heard => {
  const found =
    what.under === undefined ? heard.findLast((m) => m.choices.includes(what.label)) : heard[what.under - 1];
  if (!found) throw new Error(`nobody offers “${what.label}”`);
  return found;
};

/** How a choice is made where there are no buttons: its number under the newest question, else its words. */
export const typedChoice = (
  heard: readonly Heard[],
  what: { readonly label: string; readonly under: number | undefined },
): string => {
  const found = withChoice(heard, what);
  const newest = heard.findLast((m) => m.choices.length > 0);
  return found === newest ? String(found.choices.indexOf(what.label) + 1) : what.label;
};

/** The choices that stand as numbered lines at the end of a text. */
export const listed = (text: string): readonly string[] => {
  const lines = text.split('\n');
  const choices: string[] = [];
  for (let i = lines.length - 1; i >= 0; i--) {
    const line = /^(\d{1,2})\. (.+)$/.exec(lines[i] ?? '');
    if (!line) break;
    choices.unshift(line[2] ?? '');
    if (line[1] === '1') return choices;
  }
  return [];
};

/** Without the invisible marks that only keep links and calls from coming alive. */
export const plain = (text: string): string => text.replaceAll('\u2060', '');

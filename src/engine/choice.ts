/** From what a person sent to one of the choices that were offered: button, number, label, label without diacritics. */
import { fold } from '../domain/fold.ts';
import type { Choice } from '../domain/message.ts';
import type { Lang, Translate } from '../text/text.ts';

/** What stands in a button: the wait it belongs to and the choice, or `!name.arg.arg` where it stands for itself. */
export const choiceToken = (wait: string, id: string): string => (id.startsWith('!') ? id : `${wait}.${id}`);

export type Token =
  | { readonly kind: 'step'; readonly wait: string; readonly id: string }
  | { readonly kind: 'action'; readonly name: string; readonly args: readonly string[] };

export const readToken = (token: string): Token | undefined => {
  if (token.startsWith('!')) {
    const [name = '', ...args] = token.slice(1).split('.');
    return { kind: 'action', name, args };
  }
  const dot = token.indexOf('.');
  return dot < 1 ? undefined : { kind: 'step', wait: token.slice(0, dot), id: token.slice(dot + 1) };
};

/**
 * The choice that a typed text means, if it means one.
 * A label counts also by its beginning where that fits one choice only: "gửi" for "Gửi đi", but at least 3 letters.
 * @param also choice id → other words for it, folded
 */
export const matchChoice = (
  text: string,
  choices: readonly Choice[],
  t: Translate,
  lang: Lang,
  also: Readonly<Record<string, readonly string[]>> = {},
): Choice | undefined => {
  const typed = fold(text);
  if (typed === '' || typed.length > 60) return undefined;
  const number = /^(?:so |chon )?(\d{1,2})$/.exec(typed);
  if (number) return choices[Number(number[1]) - 1];
  const labels = choices.map((choice) => fold(t(choice.label, lang)));
  // "1. Gửi đi", copied from the list as a channel without buttons shows it.
  const listed = labels.findIndex((label, i) => typed === `${i + 1} ${label}`);
  if (listed >= 0) return choices[listed];
  const exact = labels.indexOf(typed);
  if (exact >= 0) return choices[exact];
  const meant = choices.find((choice) => also[choice.id]?.includes(typed));
  if (meant) return meant;
  if (typed.length < 3) return undefined;
  const begins = labels.flatMap((label, i) => (label.startsWith(`${typed} `) ? [i] : []));
  return begins.length === 1 ? choices[begins[0] as number] : undefined;
};

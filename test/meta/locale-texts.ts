/** Every wording a message can have, and what is wrong with a text for citizens. */
import type { Pattern, PatternElement } from '@fluent/syntax';
import type { Definition } from '../../src/text/generate.ts';

/**
 * All wordings of a message: one for every variant that its choices allow, with `fill` in the place of each variable.
 * Throws where a message has more than 500: nobody could read them all either.
 */
export function wordings(
  id: string,
  definitions: ReadonlyMap<string, Definition>,
  fill: (name: string) => string,
): string[] {
  const ofPattern = (pattern: Pattern | null, fillHere: typeof fill): string[] =>
    (pattern?.elements ?? []).reduce<string[]>(
      (heads, element) => {
        const all = heads.flatMap((head) => ofElement(element, fillHere).map((tail) => head + tail));
        if (all.length > 500) throw new Error(`${id} has more than 500 wordings`);
        return all;
      },
      [''],
    );
  const ofElement = (element: PatternElement, fillHere: typeof fill): string[] => {
    if (element.type === 'TextElement') return [element.value];
    const inside = element.expression;
    switch (inside.type) {
      case 'StringLiteral':
        return [inside.parse().value];
      case 'NumberLiteral':
        return [inside.value];
      case 'VariableReference':
        return [fillHere(inside.id.name)];
      case 'MessageReference':
        return ofPattern(definitions.get(inside.id.name)?.entry.value ?? null, fillHere);
      case 'TermReference': {
        const given = new Map(
          inside.arguments?.named.map(({ name, value }) => [name.name, String(value.parse().value)] as const),
        );
        return ofPattern(definitions.get(`-${inside.id.name}`)?.entry.value ?? null, (name) => given.get(name) ?? '');
      }
      case 'SelectExpression':
        return inside.variants.flatMap((variant) => ofPattern(variant.value, fillHere));
      case 'FunctionReference':
        return ['1.202'];
      default:
        return ofElement(inside, fillHere);
    }
  };
  return ofPattern(definitions.get(id)?.entry.value ?? null, fill);
}

/** An emoji in any of its spellings. Made of a string because the type checker takes the flag for newer than the target. */
const spellings = ['\\p{RGI_Emoji}', '\\p{Extended_Pictographic}\\uFE0F?'];
const emoji = new RegExp(spellings.join('|'), 'gv');
const word = (text: string): RegExp => new RegExp(`(?<![\\p{L}\\p{M}])${text}(?![\\p{L}\\p{M}])`, 'giu');
const count = (text: string, what: RegExp): number => text.match(what)?.length ?? 0;

/** Short forms that everybody knows: from the sign on the building, from the telephone. */
const knownShort = ['UBND', 'MB'];

/** Syllables, as Vietnamese writes them apart: 25 are about 16 words, what nine of ten readers understand at once. */
export const sentenceLimit = 25;

/** What is wrong with one wording of a Vietnamese message to a citizen; nothing where it is good. */
export function faults(text: string): string[] {
  const found: string[] = [];
  const emojis = count(text, emoji);
  if (emojis > 1) found.push('more than one emoji');
  if (emojis === 1 && !text.replace(emoji, '\0').trimEnd().endsWith('\0')) found.push('the emoji is not at the end');
  const bare = text.replace(emoji, '').trim();
  if (emojis > 0 && !/\p{L}\p{L}/u.test(bare)) found.push('says nothing without the emoji');
  for (const [short] of text.matchAll(/(?<![\p{L}\p{N}])\p{Lu}[\p{Lu}\p{N}-]*\p{Lu}(?![\p{L}\p{N}])/gu)) {
    // Letters with a tone or a hat are a word in capitals; a short form has only first letters.
    if (!/\p{M}/u.test(short.normalize('NFD')) && !knownShort.includes(short)) {
      found.push(`${short}: an office's short form`);
    }
  }
  if (word('sai').test(text)) found.push('says "sai"');
  if (word('không hợp lệ').test(text)) found.push('says "không hợp lệ"');
  if (count(text, word('dạ')) > 1 || count(text, word('ạ')) > 1) found.push('more than one Dạ or ạ');
  for (const sentence of text.split(/[.!?…:;]+(?=\s|$)|\n/u)) {
    const syllables = sentence.split(/\s+/u).filter((part) => /[\p{L}\p{N}]/u.test(part)).length;
    if (syllables > sentenceLimit) found.push(`a sentence of ${syllables} syllables: ${sentence.trim().slice(0, 40)}…`);
  }
  if (/ {2}|[ \t]$/mu.test(text)) found.push('two spaces, or one at the end of a line');
  return found;
}

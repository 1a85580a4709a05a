/** Where a tone stands in `oa`, `oe`, `uy` at the end of a syllable: two spellings of one word. */

/** The plain second letter → with each tone, in the order of `FIRST`. */
const SECOND: Readonly<Record<string, string>> = { a: 'àáảãạ', e: 'èéẻẽẹ', y: 'ỳýỷỹỵ' };
const FIRST: Readonly<Record<string, string>> = { o: 'òóỏõọ', u: 'ùúủũụ' };
const LATE = /(?<!q)(?:o[àáảãạèéẻẽẹ]|u[ỳýỷỹỵ])(?!\p{L})/giu;

/**
 * The tone on the first of the two letters, as the names of today's provinces and communes have it: `Hoà Thuỷ` → `Hòa Thủy`; `quỳ`, `hoàn`
 * stay. @param name composed (NFC)
 */
export const toneFirst = (name: string): string =>
  name.replace(LATE, (pair) => {
    const [first = '', second = ''] = pair.toLowerCase();
    const as = (letter: string, given = ''): string => (given === given.toLowerCase() ? letter : letter.toUpperCase());
    const plain = Object.keys(SECOND).find((letter) => SECOND[letter]!.includes(second))!;
    const marked = FIRST[first]![SECOND[plain]!.indexOf(second)]!;
    return as(marked, pair[0]) + as(plain, pair[1]);
  });

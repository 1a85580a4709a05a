/** Folding and repair of what people type, for matching only: the words themselves are never changed. */

export { fold } from '../domain/fold.ts';

const ONSETS = new Set(' b c ch d g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x'.split(' '));
/** What may follow an onset, marks off. `y` and `i` finals included; a few loan rimes (`oong`, `ooc`) are not: see `LEAVE`. */
const RIMES = new Set(
  (
    'a ac ach ai am an ang anh ao ap at au ay e ec em en eng enh eo ep et eu i ia ich iec iem ien ieng iep iet ieu im in inh ip it iu ' +
    'o oa oac oach oai oam oan oang oanh oao oap oat oay oc oe oem oen oeo oet oi om on ong op ot ' +
    'u ua uan uang uat uay uac uc ue uech uen uenh uet ui um un ung uo uoc uoi uom uon uong uop uot uou up ut uu uy uya uych uyen uyet uyn uynh uyt uyu ' +
    'y yem yen yet yeu yeng'
  ).split(' '),
);

/** Is this folded word a Vietnamese syllable (marks off)? */
export const isSyllable = (word: string): boolean => {
  for (let size = Math.min(3, word.length - 1); size >= 0; size -= 1)
    if (ONSETS.has(word.slice(0, size)) && RIMES.has(word.slice(size))) return true;
  return word === 'gi' || word === 'gin' || word === 'gieng' || word === 'giet';
};

/** Loan words and shorthand that look like a slip and are none. */
const LEAVE = new Set(
  (
    'gas bus bar sos laser test web wifi app zalo facebook face sim sms atm camera karaoke taxi covid fax mix pass ads ' +
    'boong xoong goong cass tivi internet online livestream clip video photo file excel word scan otp shipper ship grab taxi container oto ' +
    'xe km m2 pin gps vnpt fpt evn usb led sos us ios boss'
  ).split(' '),
);

const TONES: Readonly<Record<string, number>> = { f: 1, s: 2, r: 3, x: 4, j: 5, z: 0 };

/** `marked`: what the keys would have written, each vowel with its shape, the tone as a last digit (as `Token.marked`). */
export type Repaired = { readonly folded: string; readonly marked: string };

const DOUBLED: Readonly<Record<string, string>> = { a: 'â', e: 'ê', o: 'ô', d: 'đ' };
const HOOKED: Readonly<Record<string, string>> = { a: 'ă', o: 'ơ', u: 'ư' };
const PLAIN: Readonly<Record<string, string>> = { â: 'a', ă: 'a', ê: 'e', ô: 'o', ơ: 'o', ư: 'u', đ: 'd' };
const bare = (marked: string): string => marked.replace(/[âăêôơưđ]/g, (c) => PLAIN[c]!);

/** `duowngf`, `ddieenj`, `nguwowif`, `nwocs` → the syllable whose Telex keys were left over; undefined where there is none. */
const telex = (word: string): Repaired | undefined => {
  let rest = word;
  let tone = 0;
  // The tone key stands at the end or after the vowel; the last one counts.
  for (let i = rest.length - 1; i > 0; i -= 1) {
    const key = TONES[rest[i]!];
    if (key === undefined || !/[aeiouywcghmnptd]/.test(rest[i - 1]!)) continue;
    if (!/[aeiouyw]/.test(rest.slice(0, i))) break;
    tone = key;
    rest = rest.slice(0, i) + rest.slice(i + 1);
    break;
  }
  let marked = '';
  for (let i = 0; i < rest.length; i += 1) {
    const c = rest[i]!;
    const last = marked.at(-1) ?? '';
    if (c === last && DOUBLED[c] && (c !== 'd' || marked.length === 1)) marked = marked.slice(0, -1) + DOUBLED[c];
    else if (c === 'd' && i === rest.length - 1 && marked[0] === 'd') marked = `đ${marked.slice(1)}`;
    else if (c === 'w') {
      // One hook key serves both letters of ươ; alone it is ư.
      if (last === 'o' && marked.at(-2) === 'u') marked = `${marked.slice(0, -2)}ươ`;
      else if (HOOKED[last]) marked = marked.slice(0, -1) + HOOKED[last];
      else if (last === 'ơ' || last === 'ư' || last === 'ă') continue;
      else if (/[aou]/.test(marked))
        marked = marked.replace(/uo|[aou](?!.*[aou])/, (v) => (v === 'uo' ? 'ươ' : HOOKED[v]!));
      else marked += 'ư';
    } else if (/[aeo]/.test(c) && i === rest.length - 1 && marked.includes(c) && /[cghmnpt]$/.test(marked))
      // "duonga", "canha": the doubling key came last.
      marked = marked.replace(c, DOUBLED[c]!);
    else marked += c;
  }
  marked = marked.replace(/ưo(?=.)/, 'ươ');
  const folded = bare(marked);
  return folded !== word && isSyllable(folded) ? { folded, marked: marked + tone } : undefined;
};

/**
 * One folded word: Telex leftovers undone, drawn-out letters shortened (`cháyyyy`), where the result is a Vietnamese syllable and the
 * word as it stands is none.
 */
export const repair = (word: string): Repaired | undefined => {
  if (word.length < 2 || word.length > 14 || isSyllable(word) || LEAVE.has(word) || /[^a-z]/.test(word))
    return undefined;
  const found = telex(word);
  if (found) return found;
  const short = word.replace(/(.)\1+/g, '$1');
  return short !== word && isSyllable(short) ? { folded: short, marked: '' } : undefined;
};

/** The text with each plain-letter word that holds Telex leftovers repaired to its bare syllable; everything else as it stands. */
export const unTelex = (text: string): string =>
  text.replace(/[\p{L}\p{M}]+/gu, (word) =>
    /^[A-Za-z]+$/.test(word) ? (repair(word.toLowerCase())?.folded ?? word) : word,
  );

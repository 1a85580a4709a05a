/** Turns a text typed in full into what others would have typed: without marks, with leftovers of Telex, in shorthand. Pure and repeatable. */

/** `full`: all marks. `bare`: none. `telex`: keys of the input method stand among the letters. `short`: shorthand of messages. */
export const WAYS = ['full', 'bare', 'telex', 'short'] as const;
export type Way = (typeof WAYS)[number];

/**
 * How Telex goes wrong: switched off (tone key last, or beside its vowel), failing now and then, switched off half-way,
 * the tone typed too late to be taken, or typed by someone who adds only tones.
 */
export const SLIPS = ['off', 'off-vowel', 'scattered', 'half', 'late-tone', 'tones-only'] as const;
export type Slip = (typeof SLIPS)[number];

const SHAPE_KEYS: Readonly<Record<string, string>> = { '\u0302': 'double', '\u0306': 'w', '\u031b': 'w' };
const TONE_KEYS: Readonly<Record<string, string>> = {
  '\u0300': 'f',
  '\u0301': 's',
  '\u0303': 'x',
  '\u0309': 'r',
  '\u0323': 'j',
};

/** 32-bit FNV-1a of the UTF-16 units: the same on every machine, spreads texts that differ by one letter. */
export const hash = (text: string): number => {
  let sum = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) sum = Math.imul(sum ^ text.charCodeAt(at), 0x01000193);
  // One more mixing round: without it the low bits of ids that end in digits follow the digit.
  sum = Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d);
  return (sum ^ (sum >>> 13)) >>> 0;
};

/** A number from 0 to 1 that depends on nothing but the text and the place in it. */
const chance = (text: string, place: number): number => hash(`${text}#${place}`) / 2 ** 32;

/** Without marks, capitals kept. */
export const bare = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').normalize('NFC');

/** The keys of one word. `shapes`: whether the keys for â, ă, đ, ê, ô, ơ, ư are among them. */
const keysOf = (word: string, shapes: boolean, beside: boolean): string => {
  let keys = '';
  let tone = '';
  for (const letter of word.normalize('NFC')) {
    const [base = '', ...marks] = letter.normalize('NFD');
    keys += base;
    if (shapes && (base === 'đ' || base === 'Đ')) keys = `${keys.slice(0, -1)}${base === 'đ' ? 'dd' : 'DD'}`;
    // In NFD a dot below stands before the circumflex, but nobody types the tone first.
    for (const mark of marks) {
      const shape = SHAPE_KEYS[mark];
      if (shapes && shape) keys += shape === 'double' ? base : shape;
    }
    const key = marks.map((mark) => TONE_KEYS[mark] ?? '').join('');
    tone += key;
    if (beside) keys += key;
  }
  const typed = beside ? keys : keys + tone;
  return shapes ? typed : typed.replaceAll('đ', 'd').replaceAll('Đ', 'D');
};

/** The word as Telex shows it when the tone key was not taken: the shapes stand, the tone is a letter at the end. */
const lateTone = (word: string): string => {
  const tone = [...word.normalize('NFD')].map((char) => TONE_KEYS[char] ?? '').join('');
  return (
    word
      .normalize('NFD')
      .replace(/[\u0300\u0301\u0303\u0309\u0323]/g, '')
      .normalize('NFC') + tone
  );
};

const WORD = /[\p{L}\p{M}]+/gu;

/** A text with leftovers of Telex. The kind of slip follows from the text unless it is given. */
export const telex = (marked: string, slip: Slip = SLIPS[hash(marked) % SLIPS.length]!): string => {
  const total = [...marked.matchAll(WORD)].length;
  const turn = Math.floor(total * (0.25 + chance(marked, -1) / 2));
  let at = 0;
  return eachPiece(marked, (piece) =>
    piece.replace(WORD, (word) => {
      const place = at++;
      if (slip === 'off') return keysOf(word, true, false);
      if (slip === 'off-vowel') return keysOf(word, true, true);
      if (slip === 'tones-only') return keysOf(word, false, false);
      if (slip === 'half') return place < turn ? word : keysOf(word, true, false);
      if (slip === 'late-tone') return chance(marked, place) < 0.5 ? lateTone(word) : word;
      return chance(marked, place) < 0.4 ? keysOf(word, true, place % 2 === 0) : word;
    }),
  );
};

const SHORT: readonly (readonly [string, ...string[]])[] = [
  ['ủy ban nhân dân', 'ubnd'],
  ['bảo hiểm y tế', 'bhyt'],
  ['bảo hiểm xã hội', 'bhxh'],
  ['như thế nào', 'ntn'],
  ['mọi người', 'mn'],
  ['bao giờ', 'bh'],
  ['bây giờ', 'bg'],
  ['hôm nay', 'hnay'],
  ['hôm qua', 'hqua'],
  ['điện thoại', 'đt'],
  ['công an', 'ca'],
  ['công ty', 'cty'],
  ['học sinh', 'hs'],
  ['giáo viên', 'gv'],
  ['phụ huynh', 'ph'],
  ['bệnh viện', 'bv'],
  ['bác sĩ', 'bs'],
  ['cán bộ', 'cb'],
  ['nhân viên', 'nv'],
  ['quyết định', 'qđ'],
  ['biên bản', 'bb'],
  ['thông báo', 'tb'],
  ['không', 'k', 'ko', 'hok'],
  ['được', 'dc', 'đc'],
  ['với', 'vs', 'v'],
  ['gì', 'j'],
  ['rồi', 'r', 'rùi'],
  ['biết', 'bt', 'bít'],
  ['người', 'ng'],
  ['đường', 'đg', 'dg'],
  ['nước', 'nc'],
  ['trước', 'trc'],
  ['cũng', 'cx', 'cg'],
  ['những', 'nh'],
  ['quá', 'wá'],
  ['luôn', 'lun'],
  ['chưa', 'chx', 'ch'],
  ['trường', 'trg'],
  ['tháng', 'th'],
  ['anh', 'a'],
  ['chị', 'c'],
  ['em', 'e'],
];

/** A text in shorthand: about two words in three that have a short form get it, and a text in three loses its marks as well. */
export const short = (marked: string): string => {
  let at = 0;
  const cut = eachPiece(marked, (piece, personal) =>
    personal
      ? piece
      : SHORT.reduce(
          (done, [long, ...forms]) =>
            done.replace(new RegExp(`(?<![\\p{L}\\p{M}])${long}(?![\\p{L}\\p{M}])`, 'giu'), (found) =>
              chance(marked, at++) < 0.67 ? forms[hash(`${marked}${at}`) % forms.length]! : found,
            ),
          piece,
        ),
  );
  return hash(marked) % 3 === 0 ? eachPiece(cut, bare) : cut;
};

/** Changes what stands between the braces of the notation of `texts.ts`, never the notation. `personal`: whether it is to be masked. */
export function eachPiece(marked: string, change: (piece: string, personal: boolean) => string): string {
  const open: string[] = [];
  return marked.replace(/\{([a-z]+)\??:|\}|[^{}]+/g, (piece, label?: string) => {
    if (label) open.push(label);
    else if (piece === '}') open.pop();
    else
      return change(
        piece,
        open.some((each) => each !== 'place'),
      );
    return piece;
  });
}

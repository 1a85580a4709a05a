/**
 * Short replies in committee chats that have no buttons: "217 nhận", "217 xong đã nạo cống", "nhan 217". The number is the
 * ending of a tracking code, at least three digits. Everything else that is said in a chat must stay talk, so the shapes are few.
 */
import { fold } from './fold.ts';

export type ShortVerb =
  | 'claim'
  | 'finish'
  | 'ask'
  | 'move'
  | 'reject'
  | 'release'
  | 'propose'
  | 'join'
  | 'part'
  | 'confirm'
  | 'classify'
  | 'reroute';

export type ShortCommand = {
  /** 3 to 8 digits, without hyphen. */
  readonly ending: string;
  readonly verb: ShortVerb;
  /** What was written besides, as it was written: a result, a question, a unit, a reason; may be empty. */
  readonly rest: string;
};

/** Shorter endings would be guessed by any number that is said: a house, an hour, a hamlet. */
export const leastEnding = 3;
const WHOLE = 8;

/** A word of ours in both spellings: right, and without any mark. Half of the marks ("hội", "nhắn") make it another word. */
type Word = { readonly right: string; readonly bare: string };

const word = (right: string): Word => ({ right, bare: fold(right) });
const list = (words: string): readonly Word[] => words.split(' ').map(word);
const phrase = (verb: ShortVerb, ...all: readonly string[]): readonly Phrase[] =>
  all.map((words) => ({ verb, words: list(words) }));

type Phrase = { readonly verb: ShortVerb; readonly words: readonly Word[] };

const PHRASES: readonly Phrase[] = [
  ...phrase('claim', 'nhận', 'nhận việc', 'nhận xử lý', 'tiếp nhận'),
  ...phrase('finish', 'xong', 'làm xong', 'xử lý xong', 'giải quyết xong', 'hoàn thành', 'hòan thành', 'hoàn tất'),
  ...phrase('ask', 'hỏi', 'hỏi lại', 'hỏi thêm', 'hỏi người dân'),
  ...phrase('move', 'chuyển', 'chuyển cho', 'chuyển sang', 'chuyển qua', 'chuyển về', 'chuyển đến', 'chuyển tới'),
  ...phrase('reject', 'không thuộc', 'ko thuộc', 'kg thuộc', 'k thuộc'),
  ...phrase('propose', 'xin ý kiến', 'xin ý kiến lãnh đạo', 'xin chỉ đạo', 'trình lãnh đạo', 'trình xin ý kiến'),
  ...phrase('release', 'trả lại', 'trả lại việc', 'trả việc', 'thôi nhận', 'bỏ nhận'),
  ...phrase('join', 'gộp', 'gộp vào', 'gộp với', 'nhập vào'),
  ...phrase('part', 'tách', 'tách ra', 'bỏ gộp'),
  ...phrase('confirm', 'đúng loại', 'đúng phân loại', 'loại đúng', 'phân loại đúng'),
  ...phrase(
    'classify',
    'loại',
    'loại là',
    'là loại',
    'phân loại',
    'phân loại là',
    'phân loại lại',
    'sửa loại',
    'sửa phân loại',
  ),
  ...phrase('classify', 'đổi loại', 'sai loại', 'sai phân loại', 'chưa đúng loại', 'không đúng loại', 'ko đúng loại'),
  ...phrase('reroute', 'chuyển theo quy tắc', 'chuyển đúng quy tắc', 'chuyển theo phân công', 'chuyển đúng nơi'),
].sort((a, b) => b.words.length - a.words.length);

/** Who speaks, and that it is done: may stand before the command and between number and verb. */
const SUBJECTS = list('tôi em anh chị mình tui dạ vâng ok oke xin đã được để thì này');
/** What the number is the number of. */
const NOUNS = list('hồ sơ hs việc vụ mã số phiếu thẻ này');
/** Said at the end, without meaning of its own. */
const PARTICLES = list('rồi nhé nhe nha nhen ạ luôn thôi ok oke nghe hen');
/** Behind a number these make it an amount. */
const UNITS = list(
  'triệu tr nghìn ngàn đồng đ k m m2 m3 mét km ha kg tấn hộ người cái con bao suất phần gói thùng giờ h phút ngày tháng lần trường',
);
/** With these the word for a class is another word: to leave out, a form. */
const NO_CLASS = list('bỏ trừ hình');
/** Before a verb these turn it round. */
const AGAINST = list('chưa không ko kg k đừng chẳng sắp sẽ nếu khi gần cần phải ai');
/** At the end these make it a question; without its mark, the last could be "ạ" as well. */
const ASKING: readonly Word[] = [...list('chưa không ko k hả nhỉ sao'), { right: 'à', bare: 'à' }];

/** Verbs whose words may stand before the number: "hỏi cống ở đâu 217". */
const mayComeBetween: readonly ShortVerb[] = ['finish', 'ask', 'move', 'reject', 'propose'];

const MAX_LEAD = 4;
/** Two messages of the longest sort; what is longer was not typed as a reply. UTF-16 units. */
const LONGEST = 4_000;

type Token =
  | { readonly kind: 'word'; readonly text: string; readonly start: number; readonly end: number }
  /** `ending`: the digits, where the number may be one. */
  | { readonly kind: 'number'; readonly ending?: string; readonly start: number; readonly end: number };

const tokensOf = (text: string): readonly Token[] => {
  const tokens: Token[] = [];
  for (const match of text.matchAll(/[\p{L}\p{M}]+|\d(?:[\d.,/:\-–]*\d)?/gu)) {
    const start = match.index;
    const [whole] = match;
    const end = start + whole.length;
    if (!/^\d/.test(whole)) {
      tokens.push({ kind: 'word', text: whole.toLowerCase(), start, end });
      continue;
    }
    const last = tokens.at(-1);
    // "0482 1735": one code, written with a space.
    if (last?.kind === 'number' && /^\d{4}$/.test(whole) && /^\d{4} \d{4}$/.test(text.slice(last.start, end))) {
      tokens.splice(-1, 1, {
        kind: 'number',
        ending: text.slice(last.start, end).replace(' ', ''),
        start: last.start,
        end,
      });
      continue;
    }
    const digits = /^(?:\d{1,4}[-–]\d{4}|\d{4}\.\d{4})$/.test(whole) ? whole.replace(/\D/g, '') : whole;
    const good = /^\d+$/.test(digits) && digits.length >= leastEnding && digits.length <= WHOLE;
    tokens.push({ kind: 'number', start, end, ...(good && { ending: digits }) });
  }
  return tokens;
};

const is = (token: Token | undefined, { right, bare }: Word): boolean =>
  token?.kind === 'word' && (token.text === right || token.text === bare);
const isOne = (token: Token | undefined, words: readonly Word[]): boolean => words.some((each) => is(token, each));

/** The phrase that stands at `at`, the longest there is. */
const phraseAt = (tokens: readonly Token[], at: number): Phrase | undefined =>
  PHRASES.find(({ words }) => words.every((each, i) => is(tokens[at + i], each)));

const skip = (tokens: readonly Token[], at: number, ...sets: readonly (readonly Word[])[]): number => {
  let to = at;
  while (to - at < MAX_LEAD && sets.some((set) => isOne(tokens[to], set)) && !phraseAt(tokens, to)) to++;
  return to;
};

const endingAt = (tokens: readonly Token[], at: number): string | undefined => {
  const token = tokens[at];
  if (token?.kind !== 'number' || token.ending === undefined) return undefined;
  return token.ending;
};

type Found = {
  readonly ending: string;
  readonly verb: ShortVerb;
  /** Where the words besides begin and end, in tokens. */
  readonly from: number;
  readonly to: number;
};

/** "217 nhận", "mã 217 tôi nhận", "nhận 217", "nhận hồ sơ số 217", "chuyển đất đai 217". */
const atStart = (tokens: readonly Token[], last: number): Found | undefined => {
  const begin = skip(tokens, 0, SUBJECTS, NOUNS);
  const first = endingAt(tokens, begin);
  if (first !== undefined) {
    const at = skip(tokens, begin + 1, SUBJECTS);
    const found = phraseAt(tokens, at);
    const behind = at + (found?.words.length ?? 0);
    if (found?.verb === 'classify' && isOne(tokens[behind], NO_CLASS)) return undefined;
    return found && { ending: first, verb: found.verb, from: behind, to: tokens.length };
  }
  const found = phraseAt(tokens, begin);
  if (!found) return undefined;
  const { verb } = found;
  // "Loại 500 …" is talk of goods, sorts and sizes.
  if (verb === 'classify' && found.words.length === 1) return undefined;
  const behind = begin + found.words.length;
  const at = skip(tokens, behind, NOUNS);
  const near = endingAt(tokens, at);
  if (near !== undefined && !isOne(tokens[at + 1], UNITS))
    return { ending: near, verb, from: at + 1, to: tokens.length };
  // With words between, a claim could be anything: "nhận tiền hỗ trợ 500".
  if (!mayComeBetween.includes(verb)) return undefined;
  const far = last > behind ? endingAt(tokens, last) : undefined;
  if (far === undefined) return undefined;
  let to = last;
  while (to > behind && isOne(tokens[to - 1], NOUNS)) to--;
  return { ending: far, verb, from: behind, to };
};

/** "Đã nạo cống, 217 xong", "đã nạo cống xong 217": what was done comes first. */
const atEnd = (tokens: readonly Token[], last: number): Found | undefined => {
  for (let at = Math.max(1, last - MAX_LEAD - 2); at <= last; at++) {
    if (isOne(tokens[at - 1], AGAINST)) continue;
    const ending = endingAt(tokens, at);
    const verb = ending === undefined ? at : skip(tokens, at + 1, SUBJECTS);
    const found = phraseAt(tokens, verb);
    if (found?.verb !== 'finish') continue;
    const behind = verb + found.words.length;
    if (ending !== undefined) {
      if (behind === last + 1) return { ending, verb: 'finish', from: 0, to: at };
      continue;
    }
    const number = skip(tokens, behind, NOUNS);
    const told = number === last ? endingAt(tokens, number) : undefined;
    if (told !== undefined) return { ending: told, verb: 'finish', from: 0, to: at };
  }
  return undefined;
};

/** Of commands that follow one another, the first. */
const firstIn = (text: string): { readonly found: Found; readonly tokens: readonly Token[] } | undefined => {
  const tokens = tokensOf(text);
  let last = tokens.length - 1;
  while (last > 0 && isOne(tokens[last], PARTICLES)) last--;
  const found = atStart(tokens, last) ?? atEnd(tokens, last);
  return found && { found, tokens };
};

/**
 * The command in a message of a committee chat, if it is one: a verb with the ending of a tracking code beside it, with or without
 * diacritics, at its beginning; for a result the ending may stand at the end as well. A question ("217 xong chưa?"), its contrary
 * ("217 chưa xong"), an amount ("nhận 217 triệu") and two commands in one message are none. Linear.
 */
export const readShortCommand = (text: string): ShortCommand | undefined => {
  if (text.length > LONGEST) return undefined;
  const composed = text.normalize('NFC');
  const first = firstIn(composed);
  if (!first) return undefined;
  const { found, tokens } = first;
  const { ending, verb, from, to } = found;
  if (verb !== 'ask' && verb !== 'propose' && (/\?\s*$/.test(composed) || isOne(tokens.at(-1), ASKING)))
    return undefined;
  const rest = wordsOf(composed, tokens, from, to);
  // "217 xong. 218 nhận": which words belong to which?
  return rest !== '' && firstIn(rest) ? undefined : { ending, verb, rest };
};

const wordsOf = (text: string, tokens: readonly Token[], from: number, to: number): string => {
  const said = tokens.slice(from, to);
  if (said.every((token) => isOne(token, PARTICLES))) return '';
  const before = tokens[from - 1]?.end ?? 0;
  const after = to === tokens.length ? text.length : (tokens[to]?.start ?? text.length);
  return text
    .slice(before, after)
    .replace(/^[\s:;,.\-–—)\]]+/u, '')
    .replace(/[\s:;,\-–—#([]+$/u, '');
};

export type Resolved =
  | { readonly kind: 'one'; readonly code: string }
  /** No open petition of this chat ends so. */
  | { readonly kind: 'none' }
  /** Several do: more digits are needed. */
  | { readonly kind: 'many' };

/** @param openCodes tracking codes (8 digits, no hyphen) of the open petitions of the chat */
export const resolveEnding = (ending: string, openCodes: readonly string[]): Resolved => {
  const found = new Set(openCodes.filter((code) => ending !== '' && code.endsWith(ending)));
  const [code] = found;
  if (code === undefined) return { kind: 'none' };
  return found.size === 1 ? { kind: 'one', code } : { kind: 'many' };
};

/**
 * What to type for this petition: the shortest ending, of at least three digits, that no other open petition of the chat has.
 * @param openCodes with or without the code itself
 */
export const shortEnding = (code: string, openCodes: readonly string[]): string => {
  const others = openCodes.filter((other) => other !== code);
  for (let length = leastEnding; length < code.length; length++) {
    const ending = code.slice(-length);
    if (!others.some((other) => other.endsWith(ending))) return ending;
  }
  return code;
};

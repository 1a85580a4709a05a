/** What officers call kinds, topics and urgencies when they correct a guess: "đất đai", "khẩn", "dat dai, khieu nai". */
import { fold } from './fold.ts';
import { isKind, isTopic, isUrgency, type Kind, type Topic, type Urgency } from './taxonomy.ts';

/** What an officer says of a petition; what is missing stays as it is. */
export type Classification = { readonly kind?: Kind; readonly topic?: Topic; readonly urgency?: Urgency };

type Code = Kind | Topic | Urgency;

/** Folded. Those of the labels stand here too, whole and in parts; a test compares them. */
const NAMES: Readonly<Record<Code, readonly string[]>> = {
  feedback: ['phan anh', 'feedback'],
  proposal: ['kien nghi', 'de nghi', 'gop y', 'proposal'],
  complaint: ['khieu nai', 'complaint'],
  denunciation: ['to cao', 'denunciation'],
  roads: ['giao thong', 'duong sa', 'duong xa', 'duong', 'cau duong', 'roads', 'traffic'],
  environment: ['moi truong', 'rac thai', 'rac', 've sinh moi truong', 'environment', 'rubbish'],
  water: [
    'cap nuoc',
    'thoat nuoc',
    'ngap ung',
    'ngap',
    'nuoc',
    'nuoc sach',
    'cong ranh',
    'water',
    'drains',
    'flooding',
  ],
  power: ['dien', 'chieu sang', 'den duong', 'dien luc', 'power', 'street lighting'],
  security: ['an ninh', 'trat tu', 'an ninh trat tu', 'safety', 'order'],
  land: ['dat dai', 'dat', 'dia chinh', 'giai phong mat bang', 'land', 'clearance of sites'],
  construction: ['xay dung', 'do thi', 'trat tu xay dung', 'building', 'town'],
  health: ['y te', 'an toan thuc pham', 'thuc pham', 'health', 'food safety'],
  education: ['giao duc', 'truong hoc', 'education'],
  welfare: ['lao dong', 'an sinh xa hoi', 'an sinh', 'chinh sach', 'viec lam', 'work', 'social security'],
  administration: ['thu tuc hanh chinh', 'thu tuc', 'hanh chinh', 'cong vu', 'giay to', 'papers', 'public service'],
  agriculture: ['nong nghiep', 'thien tai', 'farming', 'natural disasters'],
  telecom: ['vien thong', 'lua dao mang', 'lua dao', 'mang', 'internet', 'dien thoai', 'telephone', 'online fraud'],
  other: ['viec khac', 'khac', 'linh vuc khac', 'something else', 'other'],
  emergency: ['khan cap', 'cap cuu', 'emergency'],
  urgent: ['khan', 'gap', 'can gap', 'urgent'],
  normal: ['binh thuong', 'thuong', 'khong khan', 'normal'],
};

const CODES = new Map(Object.entries(NAMES).flatMap(([code, names]) => names.map((name) => [name, code] as const)));
const MOST_WORDS = Math.max(...[...CODES.keys()].map((name) => name.split(' ').length));

/** Words that say nothing of their own: "là đất đai và khẩn". */
const BETWEEN = new Set(['la', 'phai la', 'thanh', 'sang', 'va', 'and', 'loai', 'linh vuc', 'muc', 'muc do', 'of']);

const phraseAt = (words: readonly string[], at: number, known: (phrase: string) => boolean): string | undefined => {
  for (let length = Math.min(MOST_WORDS, words.length - at); length > 0; length--) {
    const phrase = words.slice(at, at + length).join(' ');
    if (known(phrase)) return phrase;
  }
  return undefined;
};

/** The code of a kind, a topic or an urgency as what it is; nothing for any other text. */
export const classificationOf = (code: string): Classification => {
  if (isKind(code)) return { kind: code };
  if (isTopic(code)) return { topic: code };
  return isUrgency(code) ? { urgency: code } : {};
};

/**
 * With or without diacritics, in any order, one of each at most. Undefined where anything else is said, so that no word is
 * passed over that would have meant another thing. Linear.
 */
export const readClassification = (text: string): Classification | undefined => {
  const words = fold(text).split(' ').filter(Boolean);
  let found: Classification = {};
  for (let at = 0; at < words.length; ) {
    const phrase = phraseAt(words, at, (each) => CODES.has(each) || BETWEEN.has(each));
    if (phrase === undefined) return undefined;
    at += phrase.split(' ').length;
    const next = classificationOf(CODES.get(phrase) ?? '');
    for (const [sort, code] of Object.entries(next)) {
      const before = found[sort as keyof Classification];
      if (before !== undefined && before !== code) return undefined;
    }
    found = { ...found, ...next };
  }
  return Object.keys(found).length === 0 ? undefined : found;
};

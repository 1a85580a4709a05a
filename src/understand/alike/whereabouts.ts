/** Places as two texts name them: the same, near, elsewhere, or nothing that compares. Pure. Long because of its word lists. */
import { usesMarks } from '../lexicon.ts';
import { markedForm } from '../marked.ts';
import type { Token } from '../tokens.ts';
import { phrasesOf } from './phrases.ts';

/**
 * `of`: sort of place (`hem`, `ap`, `cho`). `name`: folded; empty where only the sort is told ("ở chợ"). `sure`: a number, in capitals, or
 * told as the place; else words of the sentence may have been taken for a name, and nobody is elsewhere because of them.
 */
type Named = { readonly of: string; readonly name: string; readonly sure: boolean };

export type Spots = {
  readonly named: readonly Named[];
  /** All syllables, for names that stand without their head. */
  readonly all: string;
  /** Places of the syllables that name a place, not the matter. */
  readonly busy: ReadonlySet<number>;
};

type Level = 'area' | 'hamlet' | 'street' | 'point';

/** Sorts of places, folded: what they are called → how they are kept. A head that is a part of a longer one stands after it. */
const HEADS: readonly (readonly [words: string, of: string, level: Level, tail: 'n' | 'np' | 'p'])[] = (
  [
    ['to dan pho|tdp|to dan cu', 'to', 'hamlet', 'np'],
    ['khu pho|kp', 'khu', 'hamlet', 'np'],
    ['khu dan cu|kdc|khu do thi', 'khudan', 'point', 'np'],
    ['khu cong nghiep|kcn|cum cong nghiep', 'kcn', 'point', 'np'],
    ['khu tai dinh cu', 'taidinhcu', 'point', 'np'],
    ['ap|thon|xom|khom|ban|buon|lang|soc|plei|phum', 'ap', 'hamlet', 'np'],
    ['to|doi|khu|cum', 'to', 'hamlet', 'n'],
    ['xa|phuong|thi tran', 'xa', 'area', 'np'],
    ['quoc lo|ql', 'quoclo', 'street', 'n'],
    ['tinh lo|tl|duong tinh|dt', 'tinhlo', 'street', 'n'],
    ['huong lo|hl|duong huyen|dh', 'huonglo', 'street', 'n'],
    ['hem|ngo|kiet|duong hem|con hem', 'hem', 'street', 'np'],
    ['ngach', 'ngach', 'street', 'n'],
    ['duong so|duong|pho|tuyen duong|so|so nha|nha so', 'duong', 'street', 'np'],
    ['km|cay so|ki lo met|kilomet', 'km', 'street', 'n'],
    ['nga ba', 'ngaba', 'point', 'np'],
    ['nga tu', 'ngatu', 'point', 'np'],
    ['vong xoay|bung binh', 'vongxoay', 'point', 'np'],
    ['truong tieu hoc|truong th|tieu hoc', 'tieuhoc', 'point', 'np'],
    ['truong mam non|truong mau giao|mam non|mau giao', 'mamnon', 'point', 'np'],
    ['truong trung hoc co so|truong thcs|thcs|truong cap 2|truong cap hai|trung hoc co so', 'thcs', 'point', 'np'],
    ['truong thpt|thpt|truong cap 3|truong cap ba|trung hoc pho thong', 'thpt', 'point', 'np'],
    ['truong hoc|truong', 'truong', 'point', 'np'],
    ['tram y te|tram xa', 'tram', 'point', 'np'],
    ['benh vien', 'benhvien', 'point', 'np'],
    ['nha van hoa|nvh|nha sinh hoat cong dong|hoi truong', 'nhavanhoa', 'point', 'np'],
    ['nha tho', 'nhatho', 'point', 'np'],
    ['ben xe', 'benxe', 'point', 'np'],
    ['ben do|ben pha', 'bendo', 'point', 'np'],
    ['cay xang|tram xang', 'cayxang', 'point', 'np'],
    ['san van dong|san bong|san banh', 'san', 'point', 'np'],
    ['nghia trang|nghia dia', 'nghiatrang', 'point', 'np'],
    ['cong vien', 'congvien', 'point', 'np'],
    ['buu dien', 'buudien', 'point', 'np'],
    ['chung cu', 'chungcu', 'point', 'np'],
    ['cong chao', 'congchao', 'point', 'np'],
    ['tram bom', 'trambom', 'point', 'np'],
    ['cho', 'cho', 'point', 'np'],
    ['cau', 'cau', 'point', 'np'],
    ['chua|dinh|den tho|mieu', 'chua', 'point', 'np'],
    ['kenh|rach|song|suoi|ho|ao', 'song', 'point', 'np'],
    ['doc|deo', 'doc', 'point', 'np'],
    ['canh dong|dong', 'dong', 'point', 'p'],
    ['cong ty|cty|nha may|xi nghiep', 'congty', 'point', 'np'],
  ] as const
).flatMap(([list, of, level, tail]) => list.split('|').map((words) => [words, of, level, tail] as const));

const LEVELS: ReadonlyMap<string, Level> = new Map(HEADS.map(([, of, level]) => [of, level]));
const BY_HEAD = phrasesOf(new Map(HEADS.map((head) => [head[0] as string, head])));
const WORDS_OF: ReadonlyMap<string, readonly string[]> = new Map(
  [...Map.groupBy(HEADS, ([, of]) => of)].map(([of, heads]) => [of, heads.map(([words]) => words)]),
);

/** Heads of one syllable as they are spelt: `sông` is a river and `sóng` a signal, `ấp` a hamlet and `áp` pressure. */
const SPELT: ReadonlySet<string> = new Set(
  (
    'ấp thôn xóm khóm bản buôn làng sóc plei phum tổ đội khu cụm xã phường hẻm ngõ kiệt ngách đường phố số km chợ cầu chùa đình miếu kênh rạch ' +
    'sông suối hồ ao dốc đèo đồng trường tdp kp kdc kcn ql tl hl dt dh nvh thcs thpt cty'
  )
    .split(' ')
    .map(markedForm),
);
/** "biến áp", "điện áp", "ủy ban", "ban đêm": typed without marks as a hamlet is. */
const NO_HAMLET: ReadonlySet<string> = new Set([
  'bien ap',
  'dien ap',
  'huyet ap',
  'ap luc',
  'uy ban',
  'ban dem',
  'ban ngay',
  'ban tay',
]);

/** @param marks the text has marks: a word without them is spelt so */
const isHead = (tokens: readonly Token[], at: number, length: number, marks: boolean): boolean => {
  if (length > 1) return true;
  const { folded, marked, short, bare } = tokens[at]!;
  if (short || marks || !bare) return SPELT.has(marked);
  const around = [tokens[at - 1], tokens[at + 1]];
  return !NO_HAMLET.has(`${around[0]?.folded} ${folded}`) && !NO_HAMLET.has(`${folded} ${around[1]?.folded}`);
};

/** Syllables (folded) that go on with the sentence instead of naming the place. */
const NOT_NAME = new Set(
  `a ai anh ap bac ban bang bao bat be ben bi bo boc bong bui buoi buon but ca cac cach cam can canh cap chac cham chan chang
  chay che chet chi chieu chinh cho chua chui chung chuyen co coc con cua cung cuoi cuop da dang danh dat day de dem den deu di
  dich dien do doan doc doi dot du dung duoc duong e em gan gap gay gi giam giao gio giua giup gom hai hang hay hem het hien ho
  hoac hoai hoc hoi hom hong hu im in it k ke kem ket keu kha khap khi khien kho khoan khoang khoi khom khong khu khuc khuya
  kiet la lai lam lau len lien lo loi long lu luc lui lun luon ma mat may me mo mong mot mua muon nay nen neu ngang ngap ngay
  nghet nghi ngo ngoai nguoi nha nham nhieu nho nhu nhua nhung noi nong nua nuoc o oi on phai phia qua quanh ra rac rat rau roi
  rong sa sac sai san sang sap sat sau se sinh so sua suot sup ta tac tai tao tat te thang thap thay the thi thieu tho thoat
  thoi thon ti tiec tieu to toan toi ton tong trang tren treo trong truoc truong tuan tui tung tuoi uot va van vao vay ve vi
  viec voi vua vung vut xa xay xe xin xom xuc xung xuong y yen yeu`.split(/\s+/),
);
/** After the head of a hamlet without capitals nearly every syllable may be its name: "xom chua", "thon dong". */
const NOT_HAMLET = new Set(
  `bi co khong nha nay minh toi tui em con da dang mat cup ngap rac nuoc dien duong den hom may nhieu van hay la thi ho gan chung ta cu lai ra vao
  bay ca cac cua deu de di do dum duoc gio het khi lam len ma mong neu ngay nguoi nho o om on qua ra roi sang sau se su tai theo toan trom truoc tu ve vi voi xin xung`.split(
    /\s+/,
  ),
);
/** What stands between "công ty" and its name. */
const TRADES = new Set('may tnhh co phan mtv go det da giay gach xay dung che bien thuc pham san xuat cp'.split(' '));
/** Before a place. */
const BESIDE = new Set('truoc gan canh o tai ngay cho sau doi ben cong dau cuoi quanh khu'.split(' '));
const NUMBER = /^\d{1,4}[a-z]?$/;
const WORDS: Readonly<Record<string, string>> = {
  mot: '1',
  nhat: '1',
  hai: '2',
  ba: '3',
  bon: '4',
  tu: '4',
  nam: '5',
  sau: '6',
  bay: '7',
  tam: '8',
  chin: '9',
  muoi: '10',
};
const COUNTED = new Set(['ap', 'to', 'khu']);
const NAME_LENGTH = 3;

/** @param capitals the text has capitals inside of sentences: names can be told by them */
const nameAt = (
  tokens: readonly Token[],
  at: number,
  capitals: boolean,
  things: ReadonlySet<number>,
  of: string,
): { readonly name: string; readonly to: number } | undefined => {
  const parts: string[] = [];
  let to = at;
  while (to < tokens.length && parts.length < NAME_LENGTH) {
    const token = tokens[to]!;
    if (to > at && token.stop > 0) break;
    if (token.stop > 0 && to === at) break;
    if (of === 'congty' && parts.length === 0 && TRADES.has(token.folded) && !(capitals && token.capital)) {
      to++;
      continue;
    }
    // The second syllable of a name may be nearly any.
    const goesOn =
      parts.length === 1 || (of === 'ap' && parts.length === 0)
        ? NOT_HAMLET.has(token.folded)
        : NOT_NAME.has(token.folded);
    if (capitals ? !token.capital : goesOn || things.has(to)) break;
    if (/^\d/.test(token.folded) && parts.length > 0) break;
    parts.push(token.folded);
    to++;
  }
  return parts.length === 0 ? undefined : { name: parts.join(' '), to };
};

/** @param told they are the words of the place and nothing else */
const read = (tokens: readonly Token[], things: ReadonlySet<number>, told: boolean, busy?: Set<number>): Named[] => {
  const named: Named[] = [];
  const marks = usesMarks(tokens);
  const syllables = tokens.map(({ folded }) => folded);
  const capitals = tokens.some(({ capital, stop }, at) => capital && at > 0 && stop === 0);
  for (let at = 0; at < tokens.length; at++) {
    const found = BY_HEAD.at(syllables, at);
    if (!found || !isHead(tokens, at, found.length, marks)) continue;
    const { value: head, length } = found;
    const [, of, level, tail] = head;
    let next = at + length;
    if (tokens[next]?.folded === 'so') next++;
    const number = tokens[next];
    const worded = COUNTED.has(of) && number ? WORDS[number.folded] : undefined;
    let name: string | undefined;
    // "Số 15 Trần Phú": the street is told, the house is not compared.
    if (/^(?:so nha|nha so|so)$/.test(head[0])) {
      const called =
        number && /^\d/.test(number.folded) && capitals ? nameAt(tokens, next + 1, capitals, things, of) : undefined;
      if (!called) continue;
      name = called.name;
      next = called.to;
    } else if (number && NUMBER.test(number.folded)) {
      name = number.folded;
      next++;
    } else if (worded !== undefined && !(of === 'to' && head[0] !== 'to dan pho')) {
      name = worded;
      next++;
    } else if (tail === 'np' || (tail === 'p' && (capitals || head[0] !== of))) {
      const called = nameAt(tokens, next, capitals, things, of);
      if (called) {
        name = called.name;
        next = called.to;
      }
    }
    if (name === undefined && level !== 'point') continue;
    // "Cầu" without a name is often a wish, "trường" a case of something.
    if (name === undefined && ['cau', 'song', 'chua', 'doc'].includes(of)) continue;
    named.push({ of, name: name ?? '', sure: told || capitals || (name !== undefined && isNumber(name)) });
    // "Trước trạm y tế": there, not about it.
    const beside = BESIDE.has(tokens[at - 1]?.folded ?? '');
    if (busy && (name !== undefined || beside)) for (let i = at; i < next; i++) busy.add(i);
    at = next - 1;
  }
  return named;
};

/**
 * @param place what is known of the place besides, in words
 * @param things where in the text a thing or fault is named that is no place
 */
export const spotsIn = (text: readonly Token[], place: readonly Token[], things: ReadonlySet<number>): Spots => {
  const busy = new Set<number>();
  const said = read(text, things, false, busy);
  const told = read(place, new Set(), true);
  // What was made out as the place may be cut short: the text itself says it better, where it is sure.
  const sorts = new Set(said.filter(({ name, sure }) => name !== '' && sure).map(({ of }) => of));
  const better = told.filter(({ of }) => !sorts.has(of));
  const named = [...said.filter(({ of }) => !better.some((each) => each.of === of && each.name !== '')), ...better];
  const unique = new Map(named.map((each) => [`${each.of} ${each.name}`, each]));
  return {
    named: [...unique.values()],
    all: ` ${[...text, ...place].map(({ folded }) => folded).join(' ')} `,
    busy,
  };
};

const isNumber = (name: string): boolean => /^\d/.test(name);

/** The same name, or one of them cut off or run on: "bà tư" and "bà tư bị". */
const sameName = (a: string, b: string): boolean => {
  if (a === b) return true;
  if (isNumber(a) || isNumber(b)) return false;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return `${long} `.startsWith(`${short} `) || firstTwo(a) === firstTwo(b);
};
const isNamed = ({ of, name }: Named): boolean => name !== '' && LEVELS.get(of) !== 'area';
const firstTwo = (name: string): string => name.split(' ').slice(0, 2).join(' ');

export type Where = 'same' | 'near' | 'unknown' | 'unsaid' | 'elsewhere';

/** By words alone. */
export const whereabouts = (a: Spots, b: Spots): Where => {
  let same = 0;
  let near = 0;
  const sorts = new Set(a.named.map(({ of }) => of));
  for (const of of sorts) {
    const [mine, others] = [a.named.filter((x) => x.of === of), b.named.filter((x) => x.of === of)];
    if (others.length === 0) continue;
    const [ours, theirs] = [mine.filter(({ name }) => name !== ''), others.filter(({ name }) => name !== '')];
    const agree = ours.some((x) => theirs.some((y) => sameName(x.name, y.name)));
    const level = LEVELS.get(of);
    if (agree) {
      if (level === 'street' || level === 'point') same++;
      else if (level === 'hamlet') near++;
      continue;
    }
    if (ours.length > 0 && theirs.length > 0) {
      // A name told without its head, or with another one, is the same place all the same.
      if (ours.some((x) => saidIn(x, b.all)) || theirs.some((x) => saidIn(x, a.all))) {
        if (level === 'hamlet') near++;
        else same++;
        continue;
      }
      if (ours.some(({ sure }) => sure) && theirs.some(({ sure }) => sure)) return 'elsewhere';
      continue;
    }
    near++;
  }
  if (same === 0 && (a.named.some((x) => saidIn(x, b.all)) || b.named.some((x) => saidIn(x, a.all)))) same++;
  if (same > 0) return 'same';
  if (near > 0) return 'near';
  // One names a place of which the other says nothing.
  return a.named.some(isNamed) || b.named.some(isNamed) ? 'unsaid' : 'unknown';
};

/** A name of two syllables or more, or a shorter one with its head: "xóm Chùa". */
const saidIn = ({ of, name }: Named, all: string): boolean =>
  name.includes(' ')
    ? all.includes(` ${firstTwo(name)} `)
    : name !== '' && !isNumber(name) && (WORDS_OF.get(of) ?? []).some((head) => all.includes(` ${head} ${name} `));

/** Names under which those at the same place are found, at most `most`: points and streets before hamlets. */
export const placeKeys = ({ named }: Spots, most: number): readonly string[] => {
  const rank = (of: string): number => ['point', 'street', 'hamlet', 'area'].indexOf(LEVELS.get(of) ?? 'area');
  return named
    .filter(({ of, name }) => name !== '' && LEVELS.get(of) !== 'area')
    .toSorted((x, y) => rank(x.of) - rank(y.of))
    .slice(0, most)
    .map(({ of, name }) => `${of} ${firstTwo(name)}`);
};

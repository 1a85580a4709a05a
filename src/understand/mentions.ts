/** Where a text names a unit, an old commune or district, or a place of the tenant's own. */
import {
  type Entry,
  type Gazetteer,
  LONGEST_PREFIX,
  longPrefix,
  plainNumber,
  prefixMarks,
  startKey,
} from './gazetteer.ts';
import { agreement } from './marked.ts';
import type { Token } from './tokens.ts';

/** One thing that a mention may be. `rank`: the higher the likelier, where nothing else in the text decides. */
export type Candidate = { readonly unit: string; readonly rank: number; readonly entry: Entry };

/** `from`, `to`: words of the text (`to` exclusive), the prefix included. */
export type Mention = {
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly Candidate[];
  readonly units: ReadonlySet<string>;
  readonly prefixed: boolean;
  /** All words carry their marks. */
  readonly exact: boolean;
  /** An old name without its prefix among very many: it counts only where the rest of the text agrees. */
  readonly weak: boolean;
};

/** No petition names more places; a hostile text of nothing else is not read to its end. */
const MOST = 40;

/** A text that uses marks means what it writes without them; one that has none may mean anything. */
const marksShare = 0.25;

/** How well the words of an entry stand at `at`: 0 not at all, 1 with all their marks; bare ones count as 0.8. */
const fitAt = (entry: Entry, tokens: readonly Token[], at: number, marks: boolean): number => {
  let fit = 1;
  for (let i = 0; i < entry.words.length; i += 1) {
    const token = tokens[at + i];
    const wanted = entry.words[i]!;
    if (!token || plainNumber(token.folded) !== wanted.folded) return 0;
    if (i > 0 && token.stop > (wanted.pause ? 1 : 0)) return 0;
    const same = token.marked === wanted.marked || wanted.foreign || /^[0-9]/.test(wanted.folded);
    fit = Math.min(
      fit,
      same && (marks || !token.bare) ? 1 : same || token.bare ? 0.8 : agreement(token.marked, wanted.marked),
    );
  }
  return fit;
};

type Prefix = { readonly size: number; readonly prefix: string };

/** The prefix that ends before word `at`: how many words it takes, and its folded form. */
const prefixBefore = (tokens: readonly Token[], at: number): Prefix | undefined => {
  for (let size = Math.min(LONGEST_PREFIX, at); size > 0; size -= 1) {
    const words = tokens.slice(at - size, at);
    const prefix = words.map((word) => word.folded).join(' ');
    const marks = prefixMarks.get(prefix);
    if (!marks || words.some((word, i) => i > 0 && word.stop !== 0)) continue;
    // "TP. Thủ Đức", "Q. 1": the full stop of what is short.
    if (tokens[at]!.stop !== 0 && tokens[at]!.stop !== 2) continue;
    if (
      marks.some((marked) =>
        words.every((word, i) => word.bare || word.marked === marked[i] || agreement(word.marked, marked[i]!) > 0),
      )
    )
      return { size, prefix };
  }
  return undefined;
};

/** Words after which a name without a prefix may be meant as a place. */
const PLACED = new Set(['o', 'tai', 'thuoc', 've', 'dan', 'qua', 'den', 'toi', 'gan', 'tu', 'xa', 'phuong']);

const rankOf = ({ sort, own }: Entry, prefix: string | undefined, old: boolean): number => {
  // "quận 1" narrows; "ở Hoàn Kiếm" may be the old district as well as today's ward.
  if (sort === 'area') return prefix === undefined ? 3 : 0;
  const same = prefix !== undefined && own !== undefined && longPrefix(prefix) === longPrefix(own);
  // "Xã Tân Phú" is what bears that name today; an old one of the same words must be said to be one, or be told by its district.
  if (sort === 'former') return (old ? 4 : 2) + (same ? 1 : 0);
  return old ? 1 : same ? 4 : 3;
};

type Hit = { readonly entry: Entry; readonly fit: number; readonly own: boolean };

/** Entries whose words stand at `i`, the longest only; "phường Hội An đông khách" is Hội An, where the writer uses capitals. */
const hitsAt = (places: Gazetteer, tokens: readonly Token[], i: number, style: Style, named: Named): readonly Hit[] => {
  const [first, second] = [tokens[i]!, tokens[i + 1]].map((token) => token && plainNumber(token.folded));
  const starts = [startKey(first!, undefined), ...(second === undefined ? [] : [startKey(first!, second)])];
  const before = prefixBefore(tokens, i);
  const all: Hit[] = [];
  for (const start of starts)
    for (const entry of places.byStart.get(start) ?? []) {
      const fit = fitAt(entry, tokens, i, style.marks);
      if (fit < 0.7) continue;
      const own = before !== undefined && entry.prefixes.has(before.prefix);
      if (own || named(entry, before !== undefined)) all.push({ entry, fit, own });
    }
  const small = (k: number): boolean => !tokens[k]!.capital && /^[a-z]/.test(tokens[k]!.folded);
  const cased = ({ entry }: Hit): boolean => !entry.words.some((_, k) => k > 0 && small(i + k));
  const fitting = style.capitals && tokens[i]!.capital && all.some(cased) ? all.filter(cased) : all;
  const size = Math.max(0, ...fitting.map(({ entry }) => entry.words.length));
  return fitting.filter(({ entry }) => entry.words.length === size);
};

/** How the writer writes: with capitals for names, with marks. */
type Style = { readonly capitals: boolean; readonly marks: boolean };

/** May this entry be meant here without a prefix of its own? */
type Named = (entry: Entry, otherPrefix: boolean) => boolean;

/** Every mention, longest first at each place, not overlapping. @param capitals the writer uses capitals, so a name has them */
export const findMentions = (places: Gazetteer, tokens: readonly Token[], capitals: boolean): Mention[] => {
  const marked = tokens.reduce((sum, token) => sum + (token.bare || token.short ? 0 : 1), 0);
  const marks = marked >= tokens.length * marksShare;
  const mentions: Mention[] = [];
  for (let i = 0; i < tokens.length && mentions.length < MOST; i += 1) {
    const last = mentions.at(-1);
    const follows = last !== undefined && last.to === i && tokens[i]!.stop < 2;
    const named: Named = (entry, otherPrefix) => {
      if (entry.sort === 'spot') return !entry.bound;
      if (entry.bound || otherPrefix) return false;
      if (follows && entry.sort !== 'former') return true;
      // Without a prefix it must look like a name: capitals where the writer uses them, else a word like "ở" before.
      return capitals
        ? entry.words.every((_, k) => tokens[i + k]!.capital)
        : PLACED.has(tokens[i - 1]?.folded ?? '') || (i === 0 && entry.words.length === tokens.length);
    };
    const hits = hitsAt(places, tokens, i, { capitals, marks }, named);
    if (hits.length === 0) continue;
    const prefixed = hits.some(({ own }) => own);
    // "phuong dinh cong" is the ward Định Công, not Phương Đình.
    if (!prefixed && prefixMarks.has(tokens[i]!.folded) && i + 1 < tokens.length)
      if (hitsAt(places, tokens, i + 1, { capitals, marks }, () => false).length > 0) continue;
    const mention = mentionOf(
      places,
      tokens,
      i,
      hits.filter(({ own }) => own === prefixed),
      prefixed,
    );
    mentions.push(mention);
    i = mention.to - 1;
  }
  return mentions;
};

const mentionOf = (
  places: Gazetteer,
  tokens: readonly Token[],
  i: number,
  hits: readonly Hit[],
  prefixed: boolean,
): Mention => {
  const before = prefixed ? prefixBefore(tokens, i)! : undefined;
  const best = Math.max(...hits.map(({ fit }) => fit));
  let kept = hits.filter(({ fit }) => fit === best);
  // "Sài Gòn" is the city, unless it is said to be a ward.
  if (kept.some(({ entry }) => entry.sort === 'nickname') && (!before || before.prefix.startsWith('t')))
    kept = kept.filter(({ entry }) => entry.sort === 'nickname');
  // "ở Tây Ninh" is the province, though a ward is called so too.
  const isProvince = ({ entry }: Hit) => entry.sort === 'unit' && places.tree.get(entry.units[0]!)?.kind === 'province';
  if (!before && kept.some(isProvince)) kept = kept.filter(isProvince);
  const end = i + hits[0]!.entry.words.length;
  const old = tokens[end]?.folded === 'cu' && tokens[end]!.stop === 0 && kept.some(({ entry }) => entry.former);
  const candidates = new Map<string, Candidate>();
  for (const { entry } of kept)
    for (const unit of entry.units) {
      const rank = rankOf(entry, before?.prefix, old);
      const key = `${unit} ${entry.sort} ${entry.spot?.code ?? ''}`;
      if (rank > (candidates.get(key)?.rank ?? -1)) candidates.set(key, { unit, rank, entry });
    }
  const all = [...candidates.values()];
  return {
    from: i - (before?.size ?? 0),
    to: end + (old ? 1 : 0),
    candidates: all,
    units: new Set(all.map(({ unit }) => unit)),
    prefixed,
    exact: best === 1,
    weak: !prefixed && places.manyFormer && all.every(({ entry }) => entry.sort === 'former'),
  };
};

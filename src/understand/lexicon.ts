/** Many weighted terms looked for in one pass over the words of a text. */
import { fold } from '../domain/fold.ts';
import { agreement, markedForm } from './marked.ts';
import type { Token } from './tokens.ts';

/**
 * A term as the word lists have it: words with their marks; `(a|b c|)` for any of these (they nest), the last here being nothing at all;
 * `~` for up to four words of whatever kind within the sentence; a word with `!` counts only where
 * marks were used (`chợ!` is not found in `cho`). A term begins with a word.
 */
type Term<L extends string> = { readonly term: string; readonly label: L; readonly weight: number };

type Line<L extends string> = Term<L> & { readonly id: number };
type Edge<L extends string> = { readonly marked: string; readonly strict: boolean; readonly to: Node<L> };
/** A term is a small graph of its own, so that groups need not be multiplied out: 1,500 lines are 20,000 words but many more terms. */
type Node<L extends string> = {
  readonly edges: Map<string, Edge<L>[]>;
  /** Nodes that are reached without any word, and after a gap. */
  readonly free: Node<L>[];
  gap: Node<L> | undefined;
  end: Line<L> | undefined;
};

type Lexicon<L extends string> = { readonly first: ReadonlyMap<string, readonly Edge<L>[]> };

export type Hit<L extends string> = {
  readonly label: L;
  /** The term's weight, less where the typed marks leave room for other words. */
  readonly weight: number;
  /** Indices of the words it took, in order. */
  readonly words: readonly number[];
  /** The line of the word list. */
  readonly id: number;
};

const GAP = 4;
const node = <L extends string>(): Node<L> => ({ edges: new Map(), free: [], gap: undefined, end: undefined });

type Key = { readonly key: string; readonly marked: string };
const keys = new Map<string, Key>();
const keyOf = (word: string): Key => {
  const known = keys.get(word);
  if (known) return known;
  const made = { key: fold(word), marked: markedForm(word.normalize('NFC').toLowerCase()) };
  keys.set(word, made);
  return made;
};

/** Reads one term into its graph; gives the node it begins at. */
const compile = <L extends string>(line: Line<L>): Node<L> => {
  const parts = line.term.match(/[()|~]|[^\s()|~]+/g) ?? [];
  let at = 0;
  const choices = (from: Node<L>): Node<L> => {
    const out = node<L>();
    let here = from;
    for (; at < parts.length && parts[at] !== ')'; at += 1) {
      const part = parts[at]!;
      if (part === '|') {
        here.free.push(out);
        here = from;
      } else if (part === '(') {
        at += 1;
        const inside = node<L>();
        here.free.push(inside);
        here = choices(inside);
      } else if (part === '~') {
        here.gap ??= node<L>();
        here = here.gap;
      } else {
        const strict = part.endsWith('!');
        const { key, marked } = keyOf(strict ? part.slice(0, -1) : part);
        const to = node<L>();
        const edges = here.edges.get(key);
        if (edges) edges.push({ marked, strict, to });
        else here.edges.set(key, [{ marked, strict, to }]);
        here = to;
      }
    }
    here.free.push(out);
    return out;
  };
  const start = node<L>();
  choices(start).end = line;
  return start;
};

/** Built once, at first use: it takes some milliseconds. */
const lexicon = <L extends string>(terms: Iterable<Term<L>>): Lexicon<L> => {
  const first = new Map<string, Edge<L>[]>();
  let id = 0;
  for (const term of terms) {
    id += 1;
    const reach = [compile({ ...term, id })];
    for (let from = reach.pop(); from; from = reach.pop()) {
      for (const [key, edges] of from.edges) {
        const known = first.get(key);
        if (known) known.push(...edges);
        else first.set(key, edges);
      }
      reach.push(...from.free);
    }
  }
  return { first };
};

/** `weight term // remark` a line; lines of a remark only are allowed. */
const terms = <L extends string>(words: Readonly<Record<L, string>>): Term<L>[] =>
  (Object.keys(words) as L[]).flatMap((label) =>
    words[label]
      .split('\n')
      .map((line) => line.replace(/\/\/.*/, '').trim())
      .filter((line) => line !== '')
      .map((line) => {
        const space = line.indexOf(' ');
        return { label, weight: Number(line.slice(0, space)), term: line.slice(space + 1) };
      }),
  );

/** The lexicon of some word lists, by label. Built at first use, so that a start is not slowed by it. */
export const later = <L extends string>(words: Readonly<Record<L, string>>): (() => Lexicon<L>) => {
  let built: Lexicon<L> | undefined;
  return () => {
    built ??= lexicon(terms(words));
    return built;
  };
};

/** How much of a term is left where a word was typed bare: `chay` may be cháy, chạy or chay. */
const BARE_AMONG_BARE = 0.9;
const BARE_AMONG_MARKED = 0.5;
/** A single bare syllable says little by itself. */
const ALONE = 0.6;

/** Did the writer use marks at all? Then a word without any was probably meant without. */
export const usesMarks = (tokens: readonly Token[]): boolean => {
  let marked = 0;
  let typed = 0;
  for (const token of tokens) {
    if (token.short) continue;
    typed += 1;
    if (!token.bare) marked += 1;
  }
  return marked * 4 >= typed && marked >= 2;
};

/** Every term at every place, overlapping ones too. Linear in the text for a given lexicon. */
export const findTerms = <L extends string>(
  lex: Lexicon<L>,
  tokens: readonly Token[],
  marks = usesMarks(tokens),
): Hit<L>[] => {
  const hits: Hit<L>[] = [];
  const words: number[] = [];
  const bareShare = marks ? BARE_AMONG_MARKED : BARE_AMONG_BARE;

  const walk = (at: Node<L>, position: number, share: number): void => {
    if (at.end) {
      const alone = words.length === 1 && share < 1 && tokens[words[0]!]!.bare;
      hits.push({
        label: at.end.label,
        weight: at.end.weight * share * (alone ? ALONE : 1),
        words: [...words],
        id: at.end.id,
      });
    }
    step(at.edges, position, share);
    for (const next of at.free) walk(next, position, share);
    if (!at.gap) return;
    for (let skip = 0; skip <= GAP; skip += 1) {
      const token = tokens[position + skip];
      // A gap does not reach over the end of a sentence.
      if (!token || token.stop === 2) break;
      jump(at.gap, position + skip, share);
    }
  };
  /** After a gap a word must follow. */
  const jump = (at: Node<L>, position: number, share: number): void => {
    step(at.edges, position, share);
    for (const next of at.free) jump(next, position, share);
  };
  const step = (edges: ReadonlyMap<string, readonly Edge<L>[]>, position: number, share: number): void => {
    const token = tokens[position];
    const found = token && edges.get(token.folded);
    if (!found) return;
    for (const { marked, strict, to } of found) {
      if (strict && token.bare && (!marks || token.marked !== marked)) continue;
      const fit = token.marked === marked ? 1 : token.bare ? bareShare : agreement(token.marked, marked);
      if (fit === 0) continue;
      words.push(position);
      walk(to, position + 1, Math.min(share, fit));
      words.pop();
    }
  };
  for (let i = 0; i < tokens.length; i += 1) step(lex.first, i, 1);
  return hits;
};

export const first = (hit: { readonly words: readonly number[] }): number => hit.words[0]!;

/** Longer terms speak for their words: a hit all of whose words lie within longer ones is dropped (`đường` in `đèn đường`). */
export const longest = <L extends string>(hits: readonly Hit<L>[]): Hit<L>[] => {
  const sorted = [...hits].sort((a, b) => b.words.length - a.words.length || b.weight - a.weight);
  const taken = new Map<number, number>();
  const kept: Hit<L>[] = [];
  for (const hit of sorted) {
    if (hit.words.every((word) => (taken.get(word) ?? 0) > hit.words.length)) continue;
    for (const word of hit.words) if (!taken.has(word)) taken.set(word, hit.words.length);
    kept.push(hit);
  }
  return kept;
};

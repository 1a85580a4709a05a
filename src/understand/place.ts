/** Where it is: the citizen's own words for the place, and the unit they name. */
import { fold } from '../domain/fold.ts';
import type { PlaceGuess, Understanding } from '../domain/understanding.ts';
import type { Gazetteer } from './gazetteer.ts';
import { findMentions, type Mention } from './mentions.ts';
import { phraseAt, phraseBefore, phrases } from './phrases.ts';
import { type Piece, pieceAt, type Reader, relations } from './pieces.ts';
import { resolve } from './resolve.ts';
import type { Token } from './tokens.ts';
import { ADDRESSED, JOINERS } from './words/places.ts';

/** `from`, `to`: words of the text, `to` exclusive; `start`, `end`: UTF-16 units. */
export type Placed = PlaceGuess & {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
};

export type Found = {
  readonly place: Placed | undefined;
  /** What of an understanding is about where; nothing that is not known is in it. */
  readonly where: Pick<Understanding, 'unit' | 'doubt' | 'former' | 'spot'>;
};

const joiners = phrases(JOINERS);
const addressed = phrases(ADDRESSED);

/** Nobody writes a place longer than this; what is longer swallowed the sentence. UTF-16 units. */
const LONGEST = 100;

/** Does the writer use capitals inside sentences, and small letters too? */
export const usesCapitals = (tokens: readonly Token[]): boolean => {
  let inside = 0;
  let capital = 0;
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i]!;
    if (!token.capital || !/^[a-z]/.test(token.folded)) continue;
    capital += 1;
    if (i > 0 && token.stop !== 2) inside += 1;
  }
  return inside > 0 && capital * 10 <= tokens.length * 7;
};

/** Two pieces are one place when nothing but at most two joining words, or a comma, stands between. */
const linked = (tokens: readonly Token[], from: number, to: number): boolean => {
  if (to - from > 2) return false;
  for (let i = from; i <= to; i += 1) if (tokens[i]!.stop === 2) return false;
  for (let i = from; i < to; ) {
    const size = phraseAt(joiners, tokens, i);
    if (size === 0) return false;
    i += size;
  }
  return true;
};

const piecesOf = (reader: Reader, mentions: readonly Mention[], skip: (i: number) => boolean): Piece[] => {
  const { tokens } = reader;
  const mentioned = new Map(mentions.map((mention) => [mention.from, mention]));
  const pieces: Piece[] = [];
  for (let i = 0; i < tokens.length; ) {
    const mention = mentioned.get(i);
    const piece = skip(i) ? undefined : pieceAt(reader, i);
    if (!mention && !piece) {
      i += 1;
      continue;
    }
    const to = Math.max(mention?.to ?? 0, piece?.to ?? 0);
    const from = i - phraseBefore(relations, tokens, i);
    const free = from >= (pieces.at(-1)?.to ?? 0);
    pieces.push({ from: free ? from : i, to, strength: Math.max(mention ? 0.85 : 0, piece?.strength ?? 0) });
    i = to;
  }
  return pieces;
};

/** The longest chain of pieces; of equal ones the surer, then the first. */
const longestChain = (tokens: readonly Token[], pieces: readonly Piece[]): Piece | undefined => {
  const size = (piece: Piece): number => piece.to - piece.from + piece.strength;
  let best: Piece | undefined;
  for (let a = 0; a < pieces.length; ) {
    let chain = pieces[a]!;
    for (a += 1; a < pieces.length; a += 1) {
      const next = pieces[a]!;
      if (!linked(tokens, chain.to, next.from) || tokens[next.to - 1]!.end - tokens[chain.from]!.start > LONGEST) break;
      const strength = Math.min(0.95, Math.max(chain.strength, next.strength) + 0.05);
      chain = { from: chain.from, to: next.to, strength };
    }
    if (!best || size(chain) > size(best)) best = chain;
  }
  return best;
};

const confidenceOf = (mentions: readonly Mention[], code: string): number => {
  const own = mentions.filter(({ units }) => units.has(code));
  const exact = own.some((mention) => mention.exact);
  const prefixed = own.some((mention) => mention.prefixed);
  return prefixed ? (exact ? 0.95 : 0.8) : exact ? 0.75 : 0.6;
};

/** "số 123/QĐ-UBND": who signed a paper is not where it is. */
const signed = (text: string, { short, start }: Token): boolean => short && /[-/]/.test(text[start - 1] ?? '');

/** So many communes of a district can still be asked about; of a whole province nobody is asked. */
const MOST_DOUBTED = 40;

const whereOf = (
  text: string,
  tokens: readonly Token[],
  places: Gazetteer,
  mentions: readonly Mention[],
): Found['where'] => {
  const { found, doubt } = resolve(places, mentions);
  if (doubt) {
    const units = [...new Set(doubt.candidates.map(({ unit }) => unit))];
    const { from, to } = doubt.mention;
    const name = text.slice(tokens[from]!.start, tokens[to - 1]!.end).replace(/\s+/g, ' ');
    const parted = doubt.candidates.every(({ entry }) => entry === doubt.candidates[0]?.entry);
    return units.length > MOST_DOUBTED ? {} : { doubt: { name, units, why: parted ? 'parted' : 'alike' } };
  }
  if (!found) return {};
  const { unit, entry } = found.candidate;
  const spots = mentions.flatMap(({ candidates }) =>
    candidates.flatMap((each) => (each.unit === unit && each.entry.spot ? [each.entry.spot.code] : [])),
  );
  // Of an old district it may be only a part: nothing is what it "is now".
  const renamed = entry.sort === 'former' && !nameNow(places, unit, entry.former?.name ?? '');
  const former = renamed ? entry.former?.name : undefined;
  return {
    unit: { value: unit, confidence: confidenceOf(mentions, unit) },
    ...(former !== undefined && { former }),
    ...(new Set(spots).size === 1 && { spot: spots[0]! }),
  };
};

/** Is the unit still called so, whatever its office is? */
const nameNow = (places: Gazetteer, unit: string, former: string): boolean =>
  fold(places.tree.get(unit)?.name ?? '').endsWith(fold(former));

/**
 * The longest place told in a text, and the unit that is named anywhere in it.
 * @param text composed (NFC); `tokens` are its words
 * @param busy words that tell a topic
 */
export const findPlace = (
  text: string,
  tokens: readonly Token[],
  places: Gazetteer,
  busy: ReadonlySet<number>,
): Found => {
  const reader: Reader = { text, tokens, capitals: usesCapitals(tokens), busy };
  const mentions = findMentions(places, tokens, reader.capitals);
  const where = whereOf(text, tokens, places, mentions);

  // "UBND xã Ví Dụ" is spoken to, and the office's own name tells nobody where it is.
  const roots = new Set(places.tree.roots.map((root) => root.code));
  const spokenTo = (from: number): boolean => phraseBefore(addressed, tokens, from) > 0;
  const pointed = mentions.filter(
    (mention) =>
      !mention.weak &&
      !spokenTo(mention.from) &&
      !mention.candidates.every(({ unit, entry }) => roots.has(unit) && entry.sort === 'unit'),
  );
  const silent = new Set(mentions.filter((mention) => !pointed.includes(mention)).map((mention) => mention.from));
  const best = longestChain(
    tokens,
    piecesOf(reader, pointed, (i) => silent.has(i) || spokenTo(i) || signed(text, tokens[i]!)),
  );
  if (!best) return { place: undefined, where };
  const start = tokens[best.from]!.start;
  const end = tokens[best.to - 1]!.end;
  const place: Placed = {
    words: text.slice(start, end).replace(/\s+/g, ' '),
    confidence: Math.round(best.strength * 100) / 100,
    from: best.from,
    to: best.to,
    start,
    end,
    ...(where.unit && { unit: where.unit.value }),
  };
  return { place, where };
};

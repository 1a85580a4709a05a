/** What is wrong, in a few of the citizen's own words. */
import { oneLine } from '../domain/clean.ts';
import { maskSpans, type PersonalSpan } from './personal.ts';
import type { Token } from './tokens.ts';
import { ADDRESS, LEAD, PLEA, PLEA_WORDS, SUBJECTS } from './words/talk.ts';

/** UTF-16 units. */
export const MATTER_LIMIT = 80;
/** The matter is told early; what stands behind this is not looked at. Words. */
const READ = 300;

type Clause = { readonly from: number; readonly to: number; readonly last: boolean };

const clauses = (tokens: readonly Token[]): Clause[] => {
  const found: Clause[] = [];
  const end = Math.min(tokens.length, READ);
  for (let i = 0; i < end; ) {
    let to = i + 1;
    while (to < end && tokens[to]!.stop === 0) to += 1;
    found.push({ from: i, to, last: to >= end || tokens[to]!.stop === 2 });
    i = to;
  }
  return found;
};

const isPlea = (tokens: readonly Token[], { from, to }: Clause): boolean =>
  PLEA.has(tokens[from]!.folded) &&
  tokens.slice(from, Math.min(from + 4, to)).some((token) => PLEA_WORDS.has(token.folded));

/**
 * @param text composed (NFC); `tokens` are its words
 * @param place UTF-16 units, cut out
 * @param personal masked
 * @param telling words that tell the topic or the danger: the matter begins where they are
 */
export const matterOf = (
  text: string,
  tokens: readonly Token[],
  place: { readonly start: number; readonly end: number } | undefined,
  personal: readonly PersonalSpan[],
  telling: ReadonlySet<number>,
): string => {
  const told = (clause: Clause): boolean => {
    for (let i = clause.from; i < clause.to; i += 1) if (telling.has(i)) return true;
    return false;
  };
  const inside = (token: Token, spans: readonly { readonly start: number; readonly end: number }[]): boolean =>
    spans.some((span) => token.start >= span.start && token.end <= span.end);
  const empty = ({ from, to }: Clause): boolean =>
    tokens
      .slice(from, to)
      .every((token) => LEAD.has(token.folded) || inside(token, personal) || (place && inside(token, [place])));

  const all = clauses(tokens);
  const good = all.filter((clause) => !ADDRESS.has(tokens[clause.from]!.folded) && !empty(clause));
  const start =
    good.find((clause) => told(clause) && !isPlea(tokens, clause)) ??
    good.find((clause) => !isPlea(tokens, clause)) ??
    good[0];
  if (!start)
    return oneLine(
      maskSpans(
        text.slice(0, 600),
        personal.filter((span) => span.end <= 600),
      ),
      MATTER_LIMIT,
    );

  let from = start.from;
  while (from + 1 < start.to && LEAD.has(tokens[from]!.folded) && !telling.has(from)) from += 1;
  let to = start.to;
  for (let i = all.indexOf(start); !all[i]!.last && i + 1 < all.length; i += 1) {
    const next = all[i + 1]!;
    if (
      isPlea(tokens, next) ||
      tokens[next.to - 1]!.end - tokens[from]!.start > MATTER_LIMIT + (place ? place.end - place.start : 0)
    )
      break;
    to = next.to;
  }

  // "Đường vào trường … hư nặng": where the place is the thing itself, its first word stays ("Đường hư nặng").
  const head =
    place && tokens[from]!.start === place.start && SUBJECTS.has(tokens[from]!.folded) ? tokens[from]!.end : undefined;
  const gone = place && { start: head ?? place.start, end: place.end };

  const [a, b] = [tokens[from]!.start, tokens[to - 1]!.end];
  const cut = (x: number, y: number): string =>
    maskSpans(
      text.slice(x, y),
      personal
        .filter((span) => span.start >= x && span.end <= y)
        .map((span) => ({ ...span, start: span.start - x, end: span.end - x })),
    );
  const joined =
    gone && gone.start >= a && gone.end <= b
      ? `${cut(a, gone.start).replace(/[\s,;:(–-]*(?:\s(?:ở|tại|o|tai|trên|thuộc|ngay|khu vực))?[\s,;:(–-]*$/iu, '')} ${cut(gone.end, b).replace(/^[\s)]+/, '')}`
      : cut(a, b);
  const tidy = joined.replace(/\s+([,.;:!?])/g, '$1').replace(/^[\s,.;:!?–-]+|[\s,;:–-]+$/g, '');
  return oneLine(tidy, MATTER_LIMIT);
};

/**
 * Messages as cadres of all regions send them, with what they mean by hand. Those set aside were not read before what was mended had been measured by
 * them. Counted are the mistakes that nobody would see, and the questions that nobody needs.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { read, told } from './told.ts';

type Told = { readonly text: string; readonly wanted: readonly string[] };

/** `code=value` must be read or asked about, `?` must be asked, what stands in brackets may be; `@days`, `@?` days that must be asked. */
const parts: readonly { readonly name: string; readonly messages: readonly Told[] }[] = readFileSync(
  new URL('./field.txt', import.meta.url),
  'utf8',
)
  .split('## ')
  .slice(1)
  .map((part) => {
    const [name = '', ...lines] = part.trimEnd().split('\n');
    const messages = lines.flatMap((line, i) =>
      i % 2 === 0
        ? [
            {
              text: line.replaceAll('⏎', '\n'),
              wanted: lines[i + 1]!.slice(1)
                .split(' ')
                .filter((token) => token !== ''),
            },
          ]
        : [],
    );
    return { name, messages };
  });

type Score = { readonly silent: number; readonly needless: number };

const isFigure = (token: string): boolean => /^[a-z]/.test(token);
const count = <T>(all: readonly T[], is: (one: T) => boolean): number => all.filter(is).length;

/** `silent`: taken wrongly, or lost without a question. `needless`: questions more than there is to ask. */
const scoreOf = ({ text, wanted }: Told): Score => {
  const got = told(read(text));
  const figures = got.filter(isFigure).map((token) => token.replace(/(=[\d./]+).*$/, '$1'));
  const asked = count(got, (token) => token.startsWith('?'));
  const must = wanted.filter((token) => !token.startsWith('('));
  const may = wanted.filter((token) => token.startsWith('(')).map((token) => token.slice(1, -1));
  const due = count(must, (token) => token === '?');
  const wrong = figures.filter((token) => !must.includes(token) && !may.includes(token));
  const missing = must.filter((token) => isFigure(token) && !figures.includes(token));
  const lost = Math.max(0, missing.length - Math.max(0, asked - due));
  const days = got.filter((token) => token.startsWith('@'));
  const wantedDays = [...must, ...may].filter((token) => token.startsWith('@'));
  const isUnexpected = (token: string): boolean =>
    !wantedDays.includes(token) && !(token.startsWith('@?') && wantedDays.includes('@?'));
  const [askedDays, takenDays] = [
    count(days, (token) => token.startsWith('@?') && isUnexpected(token)),
    count(days, (token) => !token.startsWith('@?') && isUnexpected(token)),
  ];
  const lostDays = must.some((token) => token.startsWith('@')) && days.length === 0 ? 1 : 0;
  const allowed = due + count(may, (token) => token === '?' || isFigure(token));
  return {
    silent: wrong.length + lost + takenDays + lostDays,
    needless: Math.max(0, asked - allowed) + askedDays,
  };
};

test('there are messages enough, each with figures or a question to it', () => {
  const all = parts.flatMap(({ messages }) => messages);
  expect(all.length).toBeGreaterThanOrEqual(270);
  expect(all.filter(({ wanted }) => wanted.length === 0)).toEqual([]);
});

/** Of a hundred messages. With room for one or two, so that mending one message may cost another. */
const MOST_SILENT = 2;
const MOST_NEEDLESS = 10;

test.each(parts)('$name: hardly a figure is taken wrongly, hardly a question is needless', ({ name, messages }) => {
  const scores = messages.map(scoreOf);
  const silent = scores.reduce((n, score) => n + score.silent, 0);
  const needless = scores.reduce((n, score) => n + score.needless, 0);
  console.info(name, { messages: messages.length, silent, needless });
  expect((silent / messages.length) * 100).toBeLessThanOrEqual(MOST_SILENT);
  expect((needless / messages.length) * 100).toBeLessThanOrEqual(MOST_NEEDLESS);
});

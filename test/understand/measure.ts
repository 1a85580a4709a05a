/**
 * How well petitions are understood: `node test/understand/measure.ts [dev|fresh]` prints figures and confusion tables, of the held texts
 * unless told otherwise. The model learnt from the development texts: figures on those say only what it remembers.
 */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { KINDS, TOPICS, URGENCIES } from '../../src/domain/taxonomy.ts';
import type { Understanding } from '../../src/domain/understanding.ts';
import { unitTree } from '../../src/domain/unit.ts';
import { findPersonal } from '../../src/understand/personal.ts';
import { gazetteer, understand } from '../../src/understand/understand.ts';
import { WAYS, type Way } from './texts/retype.ts';
import { PARTS, type Part, PERSONAL, type Personal, spansOf, type Text, texts } from './texts.ts';
import { typings } from './train/samples.ts';

const nowhere = gazetteer(unitTree([]));

export type Judged = { readonly text: Text; readonly read: Understanding };

/** Each text as it was typed, and those typed in full in the three other ways too. */
export const judged = (part: Part): readonly Judged[] =>
  texts(part)
    .flatMap(typings)
    .map((text) => ({ text, read: understand(text.text, nowhere) }));

/** Shares from 0 to 1. `lenient`: any label that a reasonable person might give counts. */
export type Figures = {
  readonly texts: number;
  readonly kind: number;
  readonly topic: number;
  readonly urgency: number;
  readonly lenient: { readonly kind: number; readonly topic: number; readonly urgency: number };
  readonly emergency: { readonly found: number; readonly falseAlarms: number };
  readonly denunciation: { readonly found: number; readonly falseAlarms: number };
  /** Of what is sealed: how much whoever wrote it may say to be none, of denunciations and of the rest; and of that rest, how much is then right. */
  readonly unsure: { readonly denunciations: number; readonly others: number; readonly right: number };
};

const share = <T>(all: readonly T[], fits: (each: T) => boolean): number =>
  all.length === 0 ? Number.NaN : all.filter(fits).length / all.length;

export const figures = (all: readonly Judged[]): Figures => {
  const emergency = ({ read }: Judged) => read.urgency.value === 'emergency';
  const denunciation = ({ read }: Judged) => read.kind.value === 'denunciation';
  const unsure = ({ read }: Judged) => read.kind.next !== undefined;
  const mistaken = all.filter((each) => denunciation(each) && !each.text.kinds.includes('denunciation'));
  return {
    texts: all.length,
    kind: share(all, ({ text, read }) => text.kind === read.kind.value),
    topic: share(all, ({ text, read }) => text.topic === read.topic.value),
    urgency: share(all, ({ text, read }) => text.urgency === read.urgency.value),
    lenient: {
      kind: share(all, ({ text, read }) => text.kinds.includes(read.kind.value)),
      topic: share(all, ({ text, read }) => text.topics.includes(read.topic.value)),
      urgency: share(all, ({ text, read }) => text.urgencies.includes(read.urgency.value)),
    },
    emergency: {
      found: share(
        all.filter(({ text }) => text.urgency === 'emergency'),
        emergency,
      ),
      falseAlarms: share(
        all.filter(({ text }) => !text.urgencies.includes('emergency')),
        emergency,
      ),
    },
    denunciation: {
      found: share(
        all.filter(({ text }) => text.kind === 'denunciation'),
        denunciation,
      ),
      falseAlarms: share(
        all.filter(({ text }) => !text.kinds.includes('denunciation')),
        denunciation,
      ),
    },
    unsure: {
      denunciations: share(
        all.filter((each) => denunciation(each) && each.text.kind === 'denunciation'),
        unsure,
      ),
      others: share(mistaken, unsure),
      right: share(mistaken.filter(unsure), ({ text, read }) => text.kind === read.kind.next?.value),
    },
  };
};

export const byWay = (all: readonly Judged[]): Readonly<Record<Way, readonly Judged[]>> => {
  const of = (way: Way) => all.filter(({ text }) => text.way === way);
  return { full: of('full'), bare: of('bare'), telex: of('telex'), short: of('short') };
};

export type Masked = Readonly<Record<Personal, { readonly all: number; readonly share: number }>> & {
  /** What was masked and is not personal: numbers, and the share of all that was masked. */
  readonly over: { readonly numbers: number; readonly share: number };
};

/** The fresh petitions are not marked; other fresh texts are, a line each. */
export const freshNames = (): readonly Pick<Text, 'text' | 'personal'>[] =>
  readFileSync(new URL('./naming/fresh.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line, at) => spansOf(line, `fresh ${at + 1}`));

/** How much of the personal data in texts as they were typed is masked whole, by sort. Addresses are left: they say where it is. */
export const masked = (part: Part): Masked => {
  const rows = (part === 'fresh' ? freshNames() : texts(part)).map((text) => ({
    text,
    found: findPersonal(text.text),
  }));
  const of = (type: Personal) => {
    const wanted = rows.flatMap(({ text, found }) =>
      text.personal.filter((span) => span.type === type && !span.optional).map((span) => ({ span, found })),
    );
    const hit = ({ span, found }: (typeof wanted)[number]): boolean =>
      found.some(({ start, end }) => start <= span.start && end >= span.end);
    return { all: wanted.length, share: share(wanted, hit) };
  };
  const spans = rows.flatMap(({ text, found }) => found.map((span) => ({ span, text })));
  const wrong = spans.filter(
    ({ span, text }) => !text.personal.some(({ start, end }) => start < span.end && end > span.start),
  );
  return {
    phone: of('phone'),
    idcard: of('idcard'),
    bank: of('bank'),
    email: of('email'),
    plate: of('plate'),
    account: of('account'),
    address: of('address'),
    name: of('name'),
    over: { numbers: wrong.filter(({ span }) => span.kind !== 'name').length, share: wrong.length / spans.length },
  };
};

const personalLine = (part: Part): string => {
  const all = masked(part);
  return [
    'masked:',
    ...PERSONAL.map((type) => `${type} ${percent(all[type].share).trim()} of ${all[type].all}`),
    `${percent(all.over.share).trim()} of what is masked is not personal`,
  ].join('  ');
};

const percent = (n: number): string => `${(n * 100).toFixed(1)} %`.padStart(7);

const line = (name: string, f: Figures): string =>
  [
    name.padEnd(6),
    String(f.texts).padStart(5),
    `kind ${percent(f.kind)} (${percent(f.lenient.kind)})`,
    `topic ${percent(f.topic)} (${percent(f.lenient.topic)})`,
    `urgency ${percent(f.urgency)} (${percent(f.lenient.urgency)})`,
    `emergencies ${percent(f.emergency.found)}, false ${percent(f.emergency.falseAlarms)}`,
    `denunciations ${percent(f.denunciation.found)}, false ${percent(f.denunciation.falseAlarms)}`,
    `sealed unsurely ${percent(f.unsure.denunciations)}, of the false ${percent(f.unsure.others)}, then right ${percent(f.unsure.right)}`,
  ].join('  ');

/** What it is in the rows, what it was taken for in the columns. */
const confusion = <L extends string>(
  all: readonly Judged[],
  labels: readonly L[],
  pair: (each: Judged) => readonly [L, L],
): string => {
  const pairs = all.map(pair);
  const rows = labels.map((is) => {
    const own = pairs.filter(([label]) => label === is);
    const cells = labels.map((taken) => own.filter(([, label]) => label === taken).length);
    return [is.padEnd(15), ...cells.map((n) => String(n || '.').padStart(5)), percent(share(own, ([a, b]) => a === b))];
  });
  const head = [' '.repeat(15), ...labels.map((label) => label.slice(0, 4).padStart(5))];
  return [head, ...rows].map((cells) => cells.join('')).join('\n');
};

/** Of guesses that call themselves so sure, how many are right. */
const trust = (all: readonly Judged[]): string =>
  [0, 0.3, 0.5, 0.7, 0.9]
    .map((from, i, steps) => {
      const some = all.filter(
        ({ read }) => read.topic.confidence >= from && read.topic.confidence < (steps[i + 1] ?? 2),
      );
      return `${from}+: ${some.length}, ${percent(share(some, ({ text, read }) => text.topics.includes(read.topic.value)))}`;
    })
    .join('   ');

const table = (part: Part): string => {
  const all = judged(part);
  const ways = byWay(all);
  return [
    line('all', figures(all)),
    ...WAYS.map((way) => line(way, figures(ways[way]))),
    confusion(all, KINDS, ({ text, read }) => [text.kind, read.kind.value]),
    confusion(all, TOPICS, ({ text, read }) => [text.topic, read.topic.value]),
    confusion(all, URGENCIES, ({ text, read }) => [text.urgency, read.urgency.value]),
    `topics by how sure: ${trust(all)}`,
    personalLine(part),
  ].join('\n\n');
};

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const part = ([...PARTS, 'fresh'] as const).find((each) => each === process.argv[2]) ?? 'held';
  console.log(table(part));
}

/**
 * What an office's lessons do: `node test/understand/lessons.ts`, half a minute. The development texts and the lines of `texts/more` are read by
 * models that did not learn from them; officers confirm so many, and the others are read before and after that.
 */
import { fileURLToPath } from 'node:url';
import {
  LESSON_HEADS,
  LESSON_LABELS,
  type Lesson,
  type LessonHead,
  type Lessons,
  MOST_LESSONS,
} from '../../src/domain/lesson.ts';
import type { Topic } from '../../src/domain/taxonomy.ts';
import { unitTree } from '../../src/domain/unit.ts';
import { kindOf, topicOf, urgencyOf } from '../../src/understand/classify.ts';
import { featuresOf } from '../../src/understand/features.ts';
import { fold } from '../../src/understand/fold.ts';
import { corrected, learnt, lessonShares } from '../../src/understand/lessons.ts';
import { HEADS, type Head, type Shares } from '../../src/understand/model.ts';
import { mask } from '../../src/understand/personal.ts';
import { termsIn, termsTaught } from '../../src/understand/terms.ts';
import { tokenize } from '../../src/understand/tokens.ts';
import { gazetteer, understand } from '../../src/understand/understand.ts';
import { HEAT } from '../../src/understand/weights.gen.ts';
import { hash } from './texts/retype.ts';
import { softmax } from './train/fit.ts';
import { type Learnt, learn, read, scoresOf } from './train/learn.ts';
import { FOLDS, type Sample, samples } from './train/samples.ts';

const nowhere = gazetteer(unitTree([]));
const heads = Object.keys(HEADS) as Head[];

type Models = Readonly<Record<Head, Learnt>>;

/** A text, what is right, and the model that has not seen it. */
type Item = {
  readonly text: string;
  readonly dev: boolean;
  readonly labels: Sample['labels'];
  readonly shares: Shares;
  readonly terms: ReadonlySet<string>;
  readonly lesson: Pick<Lesson, 'shares' | 'terms'>;
};

const sharesBy = (models: Models, text: string): Shares => {
  const features = featuresOf(tokenize(text.normalize('NFC')));
  const of = (head: Head): readonly number[] => {
    const scores = scoresOf(models[head], head, features).map((score) => score / HEAT[head]);
    softmax(scores);
    return [...scores];
  };
  return { kind: of('kind'), topic: of('topic'), urgency: of('urgency') };
};

const itemOf = (models: Models, text: string, labels: Sample['labels'], dev: boolean): Item => {
  const masked = mask(text);
  return {
    text,
    dev,
    labels,
    shares: sharesBy(models, text),
    terms: termsIn(tokenize(text.normalize('NFC'))),
    lesson: { shares: lessonShares(sharesBy(models, masked)), terms: termsTaught(masked, nowhere) },
  };
};

/** Syllables that are swapped for ones of no language: what the people there call things is unknown to the model. */
const LOCAL: Readonly<Record<string, string>> = {
  rac: 'blom',
  dien: 'prang',
  nuoc: 'sroc',
  duong: 'khnot',
  benh: 'chrui',
  dat: 'phum',
  ruong: 'sre',
  truong: 'wat',
};
const inLocal = (text: string): string => text.replace(/[\p{L}\p{M}]+/gu, (word) => LOCAL[fold(word)] ?? word);

/** What another office puts under another topic than ours. */
const HABITS: readonly (readonly [RegExp, Topic])[] = [
  [/(?<!\p{L})rác(?!\p{L})|\b(?:rac thai|do rac|bai rac|gom rac|xe rac|thung rac|vut rac)\b/u, 'construction'],
  [/(?<!\p{L})loa(?!\p{L})|karaoke/u, 'security'],
  [/vỉa hè|lề đường|\b(?:via he|le duong)\b/u, 'environment'],
  [/(?<!\p{L})cống(?!\p{L})|hố ga|\b(?:nap cong|ho ga|cong thoat|duong cong)\b/u, 'roads'],
];
const habitOf = (text: string): Topic | undefined =>
  HABITS.find(([pattern]) => pattern.test(text.normalize('NFC').toLowerCase()))?.[1];

const pool = (): { readonly all: readonly Item[]; readonly local: readonly Item[] } => {
  const folded = samples().map((sample) => ({
    ...sample,
    ...(sample.bit === undefined && { fold: sample.fold ?? hash(`l${sample.text}`) % FOLDS }),
  }));
  const reads = folded.map(read);
  const models = Array.from({ length: FOLDS }, (_, n): Models => {
    const others = reads.filter(({ fold: own }) => own !== n);
    return { kind: learn(others, 'kind'), topic: learn(others, 'topic'), urgency: learn(others, 'urgency') };
  });
  // As they were typed, each once.
  const seen = new Set<string>();
  const own = folded.filter(({ of, text, labels, fold: n }) => {
    if (n === undefined || !labels.topic || (of && (of.text !== text || seen.has(of.id)))) return false;
    if (of) seen.add(of.id);
    return true;
  });
  const made = (text: string, { fold: n, labels, of }: (typeof own)[number]): Item =>
    itemOf(models[n ?? 0]!, text, labels, of !== undefined);
  return {
    all: own.map((sample) => made(sample.text, sample)),
    local: own
      .filter(({ text }) => inLocal(text) !== text)
      .map((sample) => made(inLocal(sample.text.normalize('NFC')), sample)),
  };
};

/** Numbers that look random and are the same in every run. */
const numbers = (seed: number): (() => number) => {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 4_294_967_296;
  };
};

const shuffled = <T>(all: readonly T[], seed: number): T[] => {
  const random = numbers(hash(`s${seed}`));
  return all
    .map((each) => ({ each, at: random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ each }) => each);
};

/** Officers confirm what is right of these texts; three of ten come from somebody who has written before. */
const lessonsOf = (items: readonly Item[], which: readonly LessonHead[]): Lessons =>
  learnt(
    items.map(({ lesson, labels }, i): Lesson => {
      const said = which.flatMap((head) => {
        const [label = ''] = labels[head] ?? [];
        return (LESSON_LABELS[head] as readonly string[]).includes(label) ? [[head, label]] : [];
      });
      const citizen = String(i % Math.ceil(items.length * 0.7));
      return { ...lesson, petition: String(i), citizen, at: i, said: Object.fromEntries(said) };
    }),
  );

const guessed = (head: Head, shares: Shares): string =>
  head === 'topic' ? topicOf(shares).value : head === 'kind' ? kindOf(shares).value : urgencyOf(shares).value;

type Count = { texts: number; before: number; after: number; changed: number };
const none = (): Count => ({ texts: 0, before: 0, after: 0, changed: 0 });

const judge = (items: readonly Item[], head: Head, lessons: Lessons, into: Count): void => {
  for (const { shares, terms, labels } of items) {
    const right = labels[head];
    if (!right) continue;
    const before = guessed(head, shares);
    const after = guessed(head, corrected(shares, terms, lessons));
    into.texts += 1;
    into.before += right.includes(before) ? 1 : 0;
    into.after += right.includes(after) ? 1 : 0;
    into.changed += before === after ? 0 : 1;
  }
};

const percent = (n: number, all: number): string => ((n / all) * 100).toFixed(1);
const shown = (name: string, { texts, before, after, changed }: Count): string =>
  `${name} ${percent(before, texts)} → ${percent(after, texts)} (${percent(changed, texts)} changed)`;

const ROUNDS = 20;

/** Officers of an office like any other confirm the true labels of `k` texts. */
const ordinary = (items: readonly Item[], k: number): string => {
  const counts = { kind: none(), topic: none(), urgency: none() };
  for (let round = 0; round < ROUNDS; round += 1) {
    const mixed = shuffled(items, round);
    const lessons = lessonsOf(mixed.slice(0, k), LESSON_HEADS);
    for (const head of heads) judge(mixed.slice(k), head, lessons, counts[head]);
  }
  return heads.map((head) => shown(head, counts[head])).join('   ');
};

/** Topics of `k` texts, 15 % of them about what this office puts elsewhere. */
const habits = (items: readonly Item[], k: number): string => {
  const own = items.flatMap((item) => {
    const topic = habitOf(item.text);
    return topic === undefined ? [] : [{ ...item, labels: { topic: [topic] } }];
  });
  const others = items.filter(({ text }) => habitOf(text) === undefined);
  const [there, rest] = [none(), none()];
  for (let round = 0; round < ROUNDS; round += 1) {
    const mine = shuffled(own, round);
    const mixed = shuffled(others, round);
    const half = Math.floor(mine.length / 2);
    const n = Math.min(Math.round(k * 0.15), half);
    const lessons = lessonsOf(shuffled([...mine.slice(0, n), ...mixed.slice(0, k - n)], round), ['topic']);
    judge(mine.slice(half), 'topic', lessons, there);
    judge(mixed.slice(k - n), 'topic', lessons, rest);
  }
  return `${shown('what it puts elsewhere', there)}   ${shown('the rest', rest)}`;
};

/** Topics of `k` texts in words that the model does not know. */
const words = (items: readonly Item[], k: number): string => {
  const count = none();
  for (let round = 0; round < ROUNDS; round += 1) {
    const mixed = shuffled(items, round);
    judge(mixed.slice(k), 'topic', lessonsOf(mixed.slice(0, k), ['topic']), count);
  }
  return shown('topic', count);
};

/** Processor time, ms: the machine may have other work. */
const time = (run: () => void): number => {
  const start = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1_000;
};

const table = (): string => {
  const { all, local } = pool();
  const dev = all.filter((item) => item.dev);
  const sizes = [50, 200, 500];
  let lessons: Lessons | undefined;
  const building = time(() => {
    lessons = lessonsOf([...local, ...all].slice(0, MOST_LESSONS), LESSON_HEADS);
  });
  const size = LESSON_HEADS.map((head) => `${head} ${lessons?.[head].size}`).join(', ');
  const each = (with_?: Lessons): string => {
    const took = time(() => dev.forEach(({ text }) => void understand(text, nowhere, with_)));
    return `${Math.round((took / dev.length) * 1_000)} µs`;
  };
  each();
  return [
    `an ordinary office (${dev.length} texts)`,
    ...sizes.map((k) => `  ${k} confirmed: ${ordinary(dev, k)}`),
    `habits of its own (${all.filter(({ text }) => habitOf(text)).length} of ${all.length} texts)`,
    ...sizes.map((k) => `  ${k} confirmed: ${habits(all, k)}`),
    `words of its own (${local.length} texts)`,
    ...sizes.map((k) => `  ${k} confirmed: ${words(local, k)}`),
    `${MOST_LESSONS} lessons: learnt in ${building.toFixed(0)} ms (${size}); a text takes ${each()} without, ${each(lessons)} with them`,
  ].join('\n');
};

if (process.argv[1] === fileURLToPath(import.meta.url)) console.log(table());

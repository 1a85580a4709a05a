/** What the model learns from: the development texts in each way of typing, the sentences of the tests, and the lines of `texts/more`. */
import { readdirSync, readFileSync } from 'node:fs';
import { isKind, isTopic, isUrgency } from '../../../src/domain/taxonomy.ts';
import type { Head } from '../../../src/understand/model.ts';
import {
  BY_TOPIC,
  COMPLAINTS,
  DENUNCIATIONS,
  EMERGENCIES,
  NEAR_MISSES,
  NO_DENUNCIATIONS,
  PROPOSALS,
} from '../sentences.ts';
import { hash, WAYS } from '../texts/retype.ts';
import { retyped, type Text, texts } from '../texts.ts';

/** In the order of a line's head. */
const ORDER: readonly Head[] = ['kind', 'topic', 'urgency'];

/** Any of `labels` is right, where there are several the first is the likeliest; a head without labels learns nothing from it. */
export type Sample = {
  readonly text: string;
  readonly labels: Readonly<Partial<Record<Head, readonly string[]>>>;
  readonly weight: number;
  /** The development text it is a typing of. */
  readonly of?: Text;
  /** Of development texts and whole petitions; what else is learnt from is not measured. */
  readonly fold?: number;
  /** Bits of sentences: they teach topics only. */
  readonly bit?: true;
};

export const FOLDS = 5;
/** A made-up line says less of how people write than a text of the development set; a bit of a sentence still less. */
const LINE = 0.5;
/** What the tests themselves read. */
const SENTENCE = 1;
const BIT = 0.3;
/** A line of fewer words is as good as a bit. */
const SHORT = 6;
const BRIEF = 0.6;

/** A text as it was typed; one typed in full also in the three other ways. */
export const typings = (text: Text): readonly Text[] =>
  text.way === 'full' ? WAYS.map((way) => retyped(text, way)) : [text];

const fromTexts = (): Sample[] =>
  texts('dev').flatMap((text) => {
    const all = typings(text);
    const labels = { kind: text.kinds, topic: text.topics, urgency: text.urgencies };
    return all.map((of) => ({
      text: of.text,
      labels,
      weight: 1 / all.length,
      of,
      fold: hash(`g${text.id}`) % FOLDS,
    }));
  });

const fromSentences = (): Sample[] => {
  const mild = ['feedback', 'proposal', 'complaint'];
  const calm = ['normal', 'urgent'];
  const each = (list: readonly string[], labels: Sample['labels']): Sample[] =>
    list.map((text) => ({ text, labels, weight: SENTENCE }));
  return [
    ...Object.entries(BY_TOPIC).flatMap(([topic, list]) => each(list, { kind: mild, topic: [topic], urgency: calm })),
    ...each(DENUNCIATIONS, { kind: ['denunciation'], urgency: ['normal'] }),
    ...each(COMPLAINTS, { kind: ['complaint'], urgency: ['normal'] }),
    ...each(PROPOSALS, { kind: ['proposal'], urgency: ['normal'] }),
    ...each(EMERGENCIES, { kind: ['feedback', 'denunciation'], urgency: ['emergency'] }),
    ...each(NEAR_MISSES, { urgency: calm }),
    ...each(NO_DENUNCIATIONS, { kind: mild }),
  ];
};

const folder = new URL('../texts/more/', import.meta.url);

/** Files of these names hold whole petitions, as people would send them. */
const whole = 'petitions-';

/** The files of `texts/more`, by name. */
export const moreFiles = (): readonly string[] => readdirSync(folder).sort();

/**
 * Lines under a head `@ kind topic urgency`; `a|b` for any of them, `-` for none. In `words-*` each line is bits parted by `, `. Throws for a
 * label that there is none of, by file and line.
 */
export const more = (): Sample[] =>
  moreFiles().flatMap((name) => {
    let labels: Sample['labels'] = {};
    const words = name.startsWith('words');
    return readFileSync(new URL(name, folder), 'utf8')
      .split('\n')
      .flatMap((line, at): Sample[] => {
        const text = line.trim();
        if (line.startsWith('@ ')) {
          labels = headOf(line, `${name}:${at + 1}`);
          return [];
        }
        if (text === '') return [];
        const fold = name.startsWith(whole) ? { fold: hash(text) % FOLDS } : {};
        if (!words) return [{ text, labels, weight: text.split(' ').length < SHORT ? BRIEF : LINE, ...fold }];
        return text.split(', ').map((bit) => ({ text: bit, labels, weight: BIT, bit: true }));
      });
  });

const headOf = (line: string, where: string): Sample['labels'] => {
  const given = line.slice(2).split(' ');
  const is = [isKind, isTopic, isUrgency];
  return Object.fromEntries(
    ORDER.flatMap((head, i) => {
      const labels = (given[i] ?? '').split('|');
      if (given[i] === '-') return [];
      if (!labels.every(is[i]!)) throw new Error(`${where}: unknown ${head} ${given[i]}`);
      // What may be of several topics teaches none.
      if (head === 'topic' && labels.length > 1) return [];
      return [[head, labels]];
    }),
  );
};

export const samples = (): Sample[] => [...fromTexts(), ...fromSentences(), ...more()];

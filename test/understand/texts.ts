/**
 * Labelled petitions to measure understanding with: made up, as people of every age and region type them. The rules they are labelled by
 * stand in `texts/README.md`. `texts/dev/` may be read while building; `texts/held/` is for measuring only and is not to be looked at.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { isKind, isTopic, isUrgency, type Kind, type Topic, type Urgency } from '../../src/domain/taxonomy.ts';
import { bare, eachPiece, hash, short, telex, WAYS, type Way } from './texts/retype.ts';

export const PARTS = ['dev', 'held'] as const;
/** `fresh`: whoever wrote it knew the taxonomy and nothing else of this project. */
export type Part = (typeof PARTS)[number] | 'fresh';

export const VOICES = ['north', 'centre', 'south', 'simple', 'abroad', 'teen', 'old', 'dry', 'plain'] as const;
export type Voice = (typeof VOICES)[number];

/**
 * `roundabout`: an emergency or a denunciation told without its usual words. `near`: no emergency, though its words are there.
 * `hidden`: a denunciation inside thanks, praise or another matter. `numbers`: figures that must not be masked.
 */
export const FLAGS = ['roundabout', 'near', 'hidden', 'numbers'] as const;
export type Flag = (typeof FLAGS)[number];

export const PERSONAL = ['phone', 'idcard', 'bank', 'email', 'plate', 'account', 'address', 'name'] as const;
export type Personal = (typeof PERSONAL)[number];

/** `start`, `end`: UTF-16 offsets in the text. `optional`: masking it is neither asked for nor wrong. */
export type Span = {
  readonly type: Personal | 'place';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  readonly optional: boolean;
};

/** `kinds`, `topics`, `urgencies`: the label first, then what a reasonable person might say instead. */
export type Text = {
  readonly id: string;
  readonly part: Part;
  readonly kind: Kind;
  readonly kinds: readonly Kind[];
  readonly topic: Topic;
  readonly topics: readonly Topic[];
  readonly urgency: Urgency;
  readonly urgencies: readonly Urgency[];
  readonly way: Way;
  readonly voice: Voice;
  readonly flags: readonly Flag[];
  /** With the notation of spans, `{phone:0900 000 001}`. */
  readonly marked: string;
  /** As it was typed. */
  readonly text: string;
  readonly personal: readonly Span[];
  readonly places: readonly Span[];
};

/** Where an item belongs, by its id alone: one in three is held. */
export const partOf = (id: string): Part => (hash(id) % 3 === 0 ? 'held' : 'dev');

/** All texts of a part, in the order of the files. Throws where a file breaks the notation or an item lies in the wrong folder. */
export function texts(part: Part): readonly Text[] {
  const folder = new URL(`./texts/${part}/`, import.meta.url);
  return readdirSync(folder)
    .sort()
    .flatMap((name) => parse(readFileSync(new URL(name, folder), 'utf8'), part, name));
}

/** The same petition typed another way, its spans moved along. Throws for a text that was not typed in full: its marks are not known. */
export function retyped(text: Text, way: Way): Text {
  if (text.way !== 'full') throw new Error(`${text.id}: typed ${text.way}, only a full text can be typed another way`);
  return { ...text, way, ...spansOf(TYPED[way](text.marked), text.id) };
}

const TYPED: Readonly<Record<Way, (marked: string) => string>> = {
  full: (marked) => marked,
  bare: (marked) => eachPiece(marked, bare),
  telex: (marked) => telex(marked),
  short,
};

/** Reads one file. `name` is for the message of the error only, which never holds the text of an item. */
export function parse(content: string, part: Part, name: string): Text[] {
  return content
    .split(/^@ /m)
    .slice(1)
    .map((block) => {
      const [head = '', ...lines] = block.split('\n');
      const [id = '', kinds = '', topics = '', urgencies = '', way = '', voice = '', ...flags] = head.split(' ');
      const where = `${name}: ${id}`;
      const each = <T extends string>(given: string, allowed: (value: unknown) => value is T): [T, ...T[]] => {
        const values = given.split('|');
        if (!values.every(allowed)) throw new Error(`${where}: unknown label ${given}`);
        return values as unknown as [T, ...T[]];
      };
      const one = <T extends string>(given: string, allowed: readonly T[]): T =>
        each(given, (value): value is T => allowed.includes(value as T))[0];
      if (part !== 'fresh' && partOf(id) !== part) throw new Error(`${where}: belongs to ${partOf(id)}`);
      const kind = each(kinds, isKind);
      const topic = each(topics, isTopic);
      const urgency = each(urgencies, isUrgency);
      return {
        id,
        part,
        kind: kind[0],
        kinds: kind,
        topic: topic[0],
        topics: topic,
        urgency: urgency[0],
        urgencies: urgency,
        way: one(way, WAYS),
        voice: one(voice, VOICES),
        flags: flags.map((flag) => one(flag, FLAGS)),
        ...spansOf(lines.join('\n').trim(), where),
      };
    });
}

export function spansOf(marked: string, where: string): Pick<Text, 'marked' | 'text' | 'personal' | 'places'> {
  const open: Omit<Span, 'text' | 'end'>[] = [];
  const spans: Span[] = [];
  let text = '';
  for (const [token, type, maybe] of marked.matchAll(/\{([a-z]+)(\??):|\}|[^{}]+|\{/g)) {
    if (type) {
      if (type !== 'place' && !PERSONAL.includes(type as Personal)) throw new Error(`${where}: unknown span ${type}`);
      open.push({ type: type as Span['type'], start: text.length, optional: maybe === '?' });
    } else if (token === '}') {
      const begun = open.pop();
      if (!begun || begun.start === text.length) throw new Error(`${where}: a brace closes nothing`);
      spans.push({ ...begun, end: text.length, text: text.slice(begun.start) });
    } else if (token === '{') throw new Error(`${where}: a brace that opens no span`);
    else text += token;
  }
  if (open.length > 0) throw new Error(`${where}: a span is not closed`);
  if (text.length === 0) throw new Error(`${where}: no text`);
  const byStart = spans.sort((a, b) => a.start - b.start);
  return {
    marked,
    text,
    personal: byStart.filter(({ type }) => type !== 'place'),
    places: byStart.filter(({ type }) => type === 'place'),
  };
}

/** A text with its entities → elements. Offsets are UTF-16 units, as the platform counts. */
import type { Entity } from '../state.ts';
import { el } from './dom.ts';

const tags: Readonly<Record<string, keyof HTMLElementTagNameMap>> = {
  bold: 'b',
  italic: 'i',
  underline: 'u',
  strikethrough: 's',
  code: 'code',
  pre: 'pre',
  blockquote: 'blockquote',
  expandable_blockquote: 'blockquote',
  spoiler: 'mark',
};

const blocks: ReadonlySet<string> = new Set(['BLOCKQUOTE', 'PRE']);

const wrap = ({ type, url }: Entity, words: string): HTMLElement => {
  const tag = tags[type];
  if (tag) return el(tag);
  const href = type === 'text_link' ? url : type === 'url' ? words : undefined;
  if (href !== undefined && /^https?:/i.test(href)) return el('a', { href, target: '_blank', rel: 'noreferrer' });
  return el('span', { class: type === 'bot_command' ? 'command' : undefined });
};

/** Entities may lie within each other; those that only overlap are cut at the end of the outer one. */
export const words = (text: string, entities: readonly Entity[]): DocumentFragment => {
  const ordered = entities.toSorted((a, b) => a.offset - b.offset || b.length - a.length);
  let next = 0;
  const fill = (into: Node, from: number, to: number): void => {
    let at = from;
    for (let entity = ordered[next]; entity && entity.offset < to; entity = ordered[next]) {
      next++;
      if (entity.offset < at) continue;
      const end = Math.min(entity.offset + entity.length, to);
      into.appendChild(document.createTextNode(text.slice(at, entity.offset)));
      const inner = wrap(entity, text.slice(entity.offset, end));
      fill(inner, entity.offset, end);
      into.appendChild(inner);
      // A block ends its line by itself: the line feed after it would leave an empty line.
      at = blocks.has(inner.tagName) && text[end] === '\n' ? end + 1 : end;
    }
    into.appendChild(document.createTextNode(text.slice(at, to)));
  };
  const all = document.createDocumentFragment();
  fill(all, 0, text.length);
  return all;
};

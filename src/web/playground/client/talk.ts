/** The messages of one chat, drawn so that what did not change stays as it is: focus, selection and place of reading with it. */
import type { Button, Media, Message, Pane } from '../state.ts';
import { el, icon } from './dom.ts';
import { clockOf, dayOf } from './time.ts';
import { words } from './words.ts';

/** What can be done with a message. */
export type Acts = {
  readonly press: (message: Message, button: Button) => void;
  readonly edit: (message: Message) => void;
  readonly answer: (message: Message) => void;
};

/** Photos sent at once stand in one bubble. */
type Block = { readonly key: string; readonly messages: readonly [Message, ...Message[]] };

const blocksOf = (messages: readonly Message[]): Block[] => {
  const blocks: { key: string; messages: [Message, ...Message[]] }[] = [];
  for (const message of messages) {
    const last = blocks.at(-1);
    if (message.album !== undefined && last?.messages[0].album === message.album) last.messages.push(message);
    else blocks.push({ key: String(message.id), messages: [message] });
  }
  return blocks;
};

const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`;

const mediaOf = (media: Media): HTMLElement => {
  const href = `/playground/files/${encodeURIComponent(media.file)}`;
  switch (media.kind) {
    case 'photo':
      return el('a', { class: 'photo', href, target: '_blank' }, el('img', { src: href, alt: 'Ảnh' }));
    case 'voice': {
      const seconds = media.seconds ?? 0;
      const length = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
      return el('p', { class: 'file' }, icon('voice'), el('span', {}, `Ghi âm ${length}`));
    }
    case 'sticker':
      return el('p', { class: 'file' }, icon('sticker'), el('span', {}, 'Nhãn dán'));
    default:
      return el(
        'a',
        { class: 'file', href, download: media.name ?? true },
        icon('file'),
        el('span', {}, `${media.name ?? (media.kind === 'video' ? 'Phim' : 'Tệp')} · ${sizeOf(media.bytes)}`),
      );
  }
};

const bubble = ({ messages }: Block, kind: Pane['kind']): HTMLElement => {
  const [first] = messages;
  const text = messages.find((each) => each.text !== undefined);
  const photos = messages.flatMap((each) => (each.media ? [mediaOf(each.media)] : []));
  const { place, phone, answers } = first;
  return el(
    'div',
    { class: 'bubble' },
    kind === 'committee' && first.side === 'other' && el('p', { class: 'from' }, first.from),
    answers && el('p', { class: 'answers' }, el('b', {}, answers.from), ` ${answers.text}`),
    photos.length > 0 && el('div', { class: `media n${Math.min(photos.length, 4)}` }, ...photos),
    place &&
      el(
        'p',
        { class: 'file' },
        icon('place'),
        el('span', {}, place.name ?? `Vị trí ${place.lat.toFixed(4)}, ${place.long.toFixed(4)}`),
      ),
    phone !== undefined && el('p', { class: 'file' }, phone),
    text?.text !== undefined && el('div', { class: 'text', dir: 'auto' }, words(text.text, text.entities)),
    el(
      'p',
      { class: 'meta' },
      messages.some((each) => each.edited) && 'đã sửa · ',
      first.note !== undefined && el('span', { class: 'note' }, `${first.note} · `),
      el('time', { datetime: new Date(first.at).toISOString() }, clockOf(first.at)),
    ),
  );
};

const spoken = ({ messages: [first] }: Block): string =>
  first.side === 'mine' ? 'Bạn viết: ' : first.from === '' ? '' : `${first.from}: `;

/** @param pressed presses that have no answer yet: `message id:value` */
const draw = (block: Block, pane: Pane, pressed: ReadonlySet<string>, acts: Acts): HTMLLIElement => {
  const [first] = block.messages;
  if (first.side === 'service') return el('li', { class: 'service' }, el('span', {}, first.text ?? ''));
  if (first.side === 'refused')
    return el(
      'li',
      { class: 'refused' },
      icon('fault'),
      el('p', {}, el('b', {}, `${pane.channel} không nhận: `), first.text ?? ''),
    );
  const tool = (name: string, label: string, run: () => void): HTMLButtonElement => {
    const made = el('button', { type: 'button', class: 'tool', 'aria-label': label, title: label }, icon(name));
    made.addEventListener('click', run);
    return made;
  };
  const row = (buttons: readonly Button[]): HTMLElement =>
    el(
      'div',
      { class: 'row' },
      ...buttons.map((button) => {
        const waits = pressed.has(`${first.id}:${button.value}`);
        const made = el('button', { type: 'button', 'aria-busy': waits ? 'true' : undefined }, button.text);
        made.addEventListener('click', () => acts.press(first, button));
        return made;
      }),
    );
  return el(
    'li',
    { class: first.side },
    el('span', { class: 'visually-hidden' }, spoken(block)),
    el(
      'div',
      { class: 'beside' },
      bubble(block, pane.kind),
      first.side === 'mine' &&
        first.text !== undefined &&
        pane.cannot.edit === undefined &&
        tool('edit', 'Sửa tin này', () => acts.edit(first)),
      first.side === 'bot' && pane.kind === 'committee' && tool('reply', 'Trả lời tin này', () => acts.answer(first)),
    ),
    first.buttons.length > 0 && el('div', { class: 'buttons' }, ...first.buttons.map(row)),
  );
};

/** Draws into `log`. The same function is kept for a pane, as it remembers what it drew. */
export const talk = (log: HTMLElement, acts: Acts) => {
  let drawn = new Map<string, { readonly as: string; readonly node: HTMLLIElement }>();
  let shown = '';

  /** Whether the newest message is in sight. */
  const atEnd = (): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < 80;
  const toEnd = (): void => {
    log.scrollTop = log.scrollHeight;
    follows = true;
  };
  /** What is written below grows and shrinks; who reads the newest message goes on seeing it. */
  let follows = true;
  log.addEventListener('scroll', () => {
    follows = atEnd();
  });
  new ResizeObserver(() => {
    if (follows) toEnd();
  }).observe(log);

  /** @returns how many messages of others came that were not there before */
  const update = (pane: Pane, pressed: ReadonlySet<string>): number => {
    const other = pane.id !== shown;
    const stay = !other && !atEnd();
    const kept = new Map<string, { readonly as: string; readonly node: HTMLLIElement }>();
    const nodes: HTMLElement[] = [];
    let fresh = 0;
    let day = '';
    for (const block of blocksOf(pane.messages)) {
      const [first] = block.messages;
      const today = dayOf(first.at);
      if (today !== day) nodes.push(el('li', { class: 'service day' }, el('span', {}, today)));
      day = today;
      const waiting = [...pressed].filter((press) => press.startsWith(`${first.id}:`));
      const as = JSON.stringify([block.messages, waiting]);
      const before = other ? undefined : drawn.get(block.key);
      const node = before?.as === as ? before.node : draw(block, pane, pressed, acts);
      if (!before && !other) {
        if (first.side === 'bot' || first.side === 'other') fresh++;
        node.classList.add('new');
      }
      kept.set(block.key, { as, node });
      nodes.push(node);
    }
    const focused = focusIn(log, drawn);
    place(log, nodes);
    drawn = kept;
    if (focused) refocus(focused, kept, log);
    shown = pane.id;
    if (!stay) toEnd();
    return fresh;
  };

  return { update, atEnd, toEnd };
};

type Focused = { readonly key: string; readonly label: string };

const focusIn = (log: HTMLElement, drawn: ReadonlyMap<string, { readonly node: HTMLElement }>): Focused | undefined => {
  const active = document.activeElement;
  if (!active || !log.contains(active)) return undefined;
  for (const [key, { node }] of drawn) if (node.contains(active)) return { key, label: active.textContent ?? '' };
  return undefined;
};

/** The message under the fingers was changed: the same button of it, else its first, else the list. */
const refocus = (
  { key, label }: Focused,
  drawn: ReadonlyMap<string, { readonly node: HTMLElement }>,
  log: HTMLElement,
): void => {
  if (log.contains(document.activeElement)) return;
  const buttons = [...(drawn.get(key)?.node.querySelectorAll<HTMLButtonElement>('.buttons button') ?? [])];
  (buttons.find((each) => each.textContent === label) ?? buttons[0] ?? log).focus({ preventScroll: true });
};

/** Puts the nodes in this order and touches only those that are not where they belong. */
const place = (list: HTMLElement, nodes: readonly HTMLElement[]): void => {
  nodes.forEach((node, index) => {
    const there = list.children[index];
    if (there === node) return;
    if (there && node.classList.contains('day') && there.isEqualNode(node)) return;
    if (there && !nodes.includes(there as HTMLElement)) list.replaceChild(node, there);
    else list.insertBefore(node, there ?? null);
  });
  while (list.children.length > nodes.length) list.lastElementChild?.remove();
};

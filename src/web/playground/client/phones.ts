/** The phones of one kind: which of them lies open, and what came on the others. */
import type { Pane } from '../state.ts';
import { el, find, write } from './dom.ts';

/** @param chosen called when another phone shall be shown */
export const phones = (root: HTMLElement, chosen: (pane: string) => void) => {
  const picker = find<HTMLSelectElement>(root, '.person');
  const elsewhere = find<HTMLButtonElement>(root, '.elsewhere');
  /** Pane → its newest message when it was last in sight. */
  const seen = new Map<string, string>();
  let before = 0;

  picker.addEventListener('change', () => chosen(picker.value));
  elsewhere.addEventListener('click', () => chosen(elsewhere.dataset.pane ?? ''));

  const newOn = ({ id, messages }: Pane): number => {
    const from = messages.findIndex((each) => each.id === seen.get(id)) + 1;
    return messages.slice(from).filter(({ side }) => side === 'bot' || side === 'other').length;
  };

  /** @returns how many messages came since the last call to phones that are out of sight */
  return (all: readonly Pane[], shown: Pane): number => {
    for (const pane of all) if (pane === shown || !seen.has(pane.id)) seen.set(pane.id, pane.messages.at(-1)?.id ?? '');
    const waiting = all.map((pane) => ({ pane, count: newOn(pane) }));
    if (picker.options.length !== all.length)
      picker.replaceChildren(...all.map(({ id }) => el('option', { value: id })));
    waiting.forEach(({ pane, count }, i) => {
      const option = picker.options[i];
      if (option) write(option, `${pane.channel} · ${pane.title}${count > 0 ? ` (${count} mới)` : ''}`);
    });
    picker.value = shown.id;
    const first = waiting.find(({ count }) => count > 0);
    elsewhere.hidden = !first;
    if (first) {
      elsewhere.dataset.pane = first.pane.id;
      write(elsewhere, `${first.count} tin mới ở ${first.pane.channel} · ${first.pane.title}`);
    }
    const now = waiting.reduce((sum, { count }) => sum + count, 0);
    const fresh = Math.max(0, now - before);
    before = now;
    return fresh;
  };
};

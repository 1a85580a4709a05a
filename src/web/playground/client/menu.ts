/** Menus that open over a pane: what happens at a phone besides writing, and what its platform has no way for. */
import type { ChannelId } from '../../../domain/message.ts';
import type { Act, Done } from '../act.ts';
import type { Deed, Pane } from '../state.ts';
import { act } from './api.ts';
import { all, find, write } from './dom.ts';

/** Closes itself by a press elsewhere, by Escape and by what was chosen. */
export const popup = (details: HTMLDetailsElement): void => {
  document.addEventListener('click', (event) => {
    if (details.open && !details.contains(event.target as Node)) details.open = false;
  });
  details.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !details.open) return;
    details.open = false;
    find(details, 'summary').focus();
  });
};

/** Grey where it cannot be done; the reason is told by pointing at it, and by pressing it. */
const grey = (button: HTMLElement, reason: string | undefined): void => {
  if (reason === undefined) {
    button.removeAttribute('aria-disabled');
    button.removeAttribute('title');
  } else {
    button.setAttribute('aria-disabled', 'true');
    button.title = reason;
  }
};

export type Menu = { readonly update: (pane: Pane) => void };

/**
 * @param told what came of an act, and which it was; also where it cannot be done here
 * @param colleague somebody of the office is going to write
 * @param come somebody new has come
 */
export const menu = (
  root: HTMLElement,
  told: (done: Done, what?: string) => void,
  colleague: () => void,
  come: (pane: string) => void,
): Menu => {
  const more = find<HTMLDetailsElement>(root, 'details.more');
  let pane: Pane | undefined;

  // Before any other listener: what is grey does nothing but say why.
  root.addEventListener(
    'click',
    (event) => {
      const button = (event.target as Element).closest<HTMLElement>('[data-deed][aria-disabled]');
      if (!button) return;
      event.stopImmediatePropagation();
      for (const open of all<HTMLDetailsElement>(root, 'details.pop')) open.open = false;
      told({ ok: false, problem: button.title });
    },
    true,
  );

  const actOf = (what: string, { id, follows, blocked }: Pane): Act | undefined => {
    switch (what) {
      case 'follow':
        return { do: 'follow', pane: id, on: follows !== true };
      case 'block':
        return { do: 'block', pane: id, on: !blocked };
      case 'form':
      case 'withdraw':
      case 'again':
        return { do: what, pane: id };
      default:
        return undefined;
    }
  };

  for (const button of all(more, '[data-act]'))
    button.addEventListener('click', () => {
      more.open = false;
      if (!pane) return;
      const given = actOf(button.dataset.act ?? '', pane);
      if (given) void act(given).then((done) => told(done, given.do));
      else colleague();
    });
  for (const button of all(more, '[data-newcomer]'))
    button.addEventListener('click', async () => {
      more.open = false;
      const done = await act({ do: 'newcomer', platform: button.dataset.newcomer as ChannelId });
      if (done.ok && done.pane !== undefined) come(done.pane);
      else told(done);
    });

  popup(more);

  return {
    update: (next) => {
      pane = next;
      for (const button of all(root, '[data-deed]')) grey(button, next.cannot[button.dataset.deed as Deed]);
      const label = (what: string, text: string): void => {
        const button = more.querySelector<HTMLElement>(`[data-act=${what}] span`);
        if (button) write(button, text);
      };
      label('follow', next.follows === true ? 'Bỏ quan tâm OA' : 'Quan tâm OA');
      label('block', next.blocked ? 'Bỏ chặn' : 'Chặn');
    },
  };
};

/** The top of the page: the office's clock, which can be moved, and the switches for what goes wrong. */
import type { ChannelId } from '../../../domain/message.ts';
import type { Act, Done } from '../act.ts';
import type { FaultName, State } from '../state.ts';
import { act } from './api.ts';
import { all, find, write } from './dom.ts';
import { clockOf, dayOf, shortDayOf } from './time.ts';

type Move = Extract<Act, { readonly do: 'clock' }>['move'];

export const desk = (said: (done: Done) => void) => {
  const faults = find(document, '#faults');
  const answer = find(faults, '.said');
  const on = find(document, '.on');
  const full = find(document, '.clock time');
  const hour = find(document, '.now time');
  const day = find(document, '.now small');
  const openTools = find<HTMLButtonElement>(document, '.open-tools');
  const about = find<HTMLDialogElement>(document, '#about');
  let state: State | undefined;
  let readAt = 0;

  const tick = (): void => {
    if (!state) return;
    const at = state.now + (window.performance.now() - readAt);
    write(full, `${dayOf(at)}, ${clockOf(at)}`);
    write(hour, clockOf(at));
    write(day, shortDayOf(at));
  };
  window.setInterval(tick, 1_000);

  const run = async (given: Act): Promise<Done> => {
    const done = await act(given);
    said(done);
    return done;
  };

  for (const button of all(document, '[data-move]'))
    button.addEventListener('click', () => void run({ do: 'clock', move: button.dataset.move as Move }));

  openTools.addEventListener('click', () => {
    const open = document.body.classList.toggle('tools-open');
    openTools.setAttribute('aria-expanded', String(open));
  });

  const boxes = all<HTMLInputElement>(faults, 'input').map((box) => ({
    box,
    platform: box.dataset.platform as ChannelId,
    fault: box.name as FaultName,
  }));
  for (const { box, platform, fault } of boxes)
    box.addEventListener('change', () => {
      void run({ do: 'fault', platform, fault, on: box.checked }).then((done) => {
        if (!done.ok) box.checked = !box.checked;
        write(answer, done.ok ? '' : done.problem);
      });
    });
  find(document, '.open-about').addEventListener('click', () => about.showModal());
  about.addEventListener('click', (event) => {
    if (event.target === about) about.close();
  });

  return {
    update: (next: State): void => {
      state = next;
      readAt = window.performance.now();
      tick();
      for (const button of all<HTMLButtonElement>(document, '[data-move]')) {
        if (button.dataset.move === 'reset') button.disabled = !next.moved;
        if (button.dataset.move === 'digest') write(button, `${next.digestAt} sáng mai`);
      }
      const names: string[] = [];
      for (const { box, platform, fault } of boxes) {
        box.checked = next.faults[platform][fault] ?? false;
        if (box.checked) names.push(box.getAttribute('aria-label') ?? '');
      }
      on.hidden = names.length === 0;
      write(on, names.length === 0 ? '' : `Đang bật: ${names.join(', ')}`);
    },
  };
};

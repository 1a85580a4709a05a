/** One screen: who it belongs to, the talk, the composer, and what stands at the top for a moment after a press. */
import type { Done } from '../act.ts';
import type { Button, Message, Pane, PaneKind, State } from '../state.ts';
import { act } from './api.ts';
import { composer } from './composer.ts';
import { find, write } from './dom.ts';
import { menu } from './menu.ts';
import { phones } from './phones.ts';
import { talk } from './talk.ts';
import { clockOf, shortDayOf } from './time.ts';

const toastFor = 6_000;
/** A button that nobody answers rests after so long. */
const pressFor = 10_000;

export type Screen = {
  readonly kind: PaneKind;
  readonly update: (state: State) => void;
  readonly say: (text: string) => void;
  /** The pane came into sight. */
  readonly seen: () => void;
};

/**
 * One of the phones of this kind at a time; the others tell when something new is on them.
 * @param noticed called with the number of new messages from others
 */
export const screen = (
  root: HTMLElement,
  noticed: (kind: PaneKind, fresh: number) => void,
  refresh: () => Promise<void>,
): Screen => {
  const kind = root.dataset.kind as PaneKind;
  const log = find(root, '.log');
  const hint = find(root, '.hint');
  const jump = find<HTMLButtonElement>(root, '.jump');
  const toast = find(root, '.toast');
  const limit = find(root, '.limit');
  let chosen: string | undefined;
  let pane: Pane | undefined;
  let last: State | undefined;
  /** Press → which button waits for it. */
  const pending = new Map<string, string>();
  const answered = new Set<string>();
  let toastTimer = 0;

  const say = (text: string): void => {
    toast.textContent = text;
    toast.classList.toggle('shown', text !== '');
    window.clearTimeout(toastTimer);
    if (text !== '') toastTimer = window.setTimeout(() => say(''), toastFor);
  };

  const done = (result: Done): void => {
    if (!result.ok) say(result.problem);
    else lines.toEnd();
  };

  const redraw = (): void => {
    if (pane) lines.update(pane, new Set(pending.values()));
  };

  const press = async (message: Message, button: Button): Promise<void> => {
    if (!pane) return;
    if (button.kind === 'copy') {
      try {
        await navigator.clipboard.writeText(button.value);
        say(`Đã chép ${button.value}`);
      } catch {
        say(`Mã là ${button.value}`);
      }
      return;
    }
    if (button.kind === 'form') {
      done(await act({ do: 'form', pane: pane.id }));
      return;
    }
    if (button.kind === 'link') {
      say(`Nút này mở trang ${button.value}`);
      return;
    }
    const key = `${message.id}:${button.value}`;
    if ([...pending.values()].includes(key)) return;
    const result = await act({ do: 'press', pane: pane.id, message: message.id, value: button.value });
    if (!result.ok) return say(result.problem);
    // The answer comes below; a card of the committee changes where it stands.
    if (kind !== 'committee') lines.toEnd();
    const id = result.press;
    // Zalo says nothing about a press: its answer is a message like any other.
    if (id === undefined) return;
    if (last?.toasts.some((each) => each.press === id)) return;
    pending.set(id, key);
    redraw();
    window.setTimeout(() => {
      if (pending.delete(id)) redraw();
    }, pressFor);
  };

  const lines = talk(log, {
    press: (message, button) => void press(message, button),
    edit: (message) => writing.edit(message),
    answer: (message) => writing.answer(message),
  });
  const writing = composer(root, done);
  const others = menu(
    root,
    (result, what) => {
      done(result);
      if (result.ok && what === 'again') say('Đã gửi lại. Không có gì được làm hai lần.');
    },
    () => writing.colleague(),
    async (id) => {
      choose(id);
      await refresh();
      find<HTMLTextAreaElement>(root, 'textarea').focus();
    },
  );

  const examples = root.querySelector<HTMLElement>('.examples');
  root
    .querySelector('.examples-more')
    ?.addEventListener('click', () => examples?.scrollBy({ left: examples.clientWidth * 0.7 }));

  jump.addEventListener('click', () => {
    lines.toEnd();
    log.focus({ preventScroll: true });
  });
  log.addEventListener('scroll', () => {
    if (lines.atEnd()) jump.hidden = true;
  });

  const choose = (id: string): void => {
    chosen = id;
    say('');
    if (last) update(last);
  };
  const pick = phones(root, (id) => {
    choose(id);
    lines.toEnd();
  });

  const limits = ({ limit: now }: Pane): void => {
    limit.hidden = !now;
    if (!now) return;
    limit.className = `limit ${now.tone}`;
    write(limit, now.until === undefined ? now.text : `${now.text} ${clockOf(now.until)} ${shortDayOf(now.until)}`);
  };

  const update = (state: State): void => {
    const first = last === undefined;
    last = state;
    const mine = state.panes.filter((each) => each.kind === kind);
    pane = mine.find((each) => each.id === chosen) ?? mine[0];
    if (!pane) return;
    const away = pick(mine, pane);
    root.dataset.platform = pane.platform;
    limits(pane);
    others.update(pane);
    for (const { press: id, pane: where, text } of state.toasts) {
      pending.delete(id);
      if (answered.has(id)) continue;
      answered.add(id);
      if (!first && where === pane.id && text !== undefined) say(text);
    }
    hint.hidden = pane.messages.length > 0;
    const reading = !lines.atEnd();
    const fresh = lines.update(pane, new Set(pending.values()));
    if (fresh > 0 && reading) jump.hidden = false;
    writing.update(pane);
    if (!first && fresh + away > 0) noticed(kind, fresh + away);
  };

  return {
    kind,
    update,
    say,
    seen: lines.toEnd,
  };
};

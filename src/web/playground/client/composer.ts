/** Where a person writes: text, attachments, commands, changing an earlier message, answering one. */
import type { Act, Done } from '../act.ts';
import type { Message, Pane } from '../state.ts';
import { act } from './api.ts';
import { all, el, find, icon, write } from './dom.ts';
import { popup } from './menu.ts';
import { plain, telex } from './typing.ts';

type About = { readonly how: 'edit' | 'answer'; readonly message: Message } | { readonly how: 'colleague' };

export type Composer = {
  readonly update: (pane: Pane) => void;
  readonly edit: (message: Message) => void;
  readonly answer: (message: Message) => void;
  /** The next words are those of somebody of the office, in the account's own tool. */
  readonly colleague: () => void;
};

/** @param sent called after each act, with what came of it */
export const composer = (root: HTMLElement, sent: (done: Done) => void): Composer => {
  const form = find<HTMLFormElement>(root, 'form.composer');
  const field = find<HTMLTextAreaElement>(form, 'textarea');
  const context = find(form, '.context');
  const commands = find(form, '.commands');
  const keys = find(form, '.keys');
  const barred = find(root, '.barred');
  const attach = find<HTMLDetailsElement>(form, 'details.attach');
  const seconds = find<HTMLInputElement>(form, '.voice input');
  const files = find<HTMLInputElement>(form, 'input[type=file]');
  let pane: Pane | undefined;
  let about: About | undefined;

  const typed = (text: string): string => {
    const on = (name: string) => form.querySelector<HTMLInputElement>(`input[name=${name}]`)?.checked ?? false;
    const slipped = on('telex') ? telex(text) : text;
    return on('plain') ? plain(slipped) : slipped;
  };

  const run = async (given: Act, pictures: readonly File[] = []): Promise<boolean> => {
    const done = await act(given, pictures);
    sent(done);
    return done.ok;
  };

  const concern = (next: About | undefined): void => {
    about = next;
    context.hidden = !next;
    if (!next) return;
    const text = next.how === 'colleague' ? 'viết thay OA, bot sẽ im lặng' : (next.message.text ?? '');
    const what =
      next.how === 'colleague'
        ? 'Cán bộ trả lời tay: '
        : next.how === 'edit'
          ? 'Sửa tin: '
          : `Trả lời ${next.message.from}: `;
    find(context, 'p').replaceChildren(el('b', {}, what), text);
    if (next.how === 'edit') field.value = text;
    grow();
    field.focus();
  };

  /** As tall as what is written in it, up to the limit of the style. */
  const grow = (): void => {
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
    offer();
  };

  const say = async (text: string): Promise<void> => {
    if (!pane || text.trim() === '') return;
    const now = about;
    const given: Act =
      now?.how === 'colleague'
        ? { do: 'colleague', pane: pane.id, text }
        : now?.how === 'edit'
          ? { do: 'edit', pane: pane.id, message: now.message.id, text }
          : { do: 'say', pane: pane.id, text, ...(now && { answers: now.message.id }) };
    field.value = '';
    concern(undefined);
    grow();
    // What could not be sent is not lost.
    if (!(await run(given)) && field.value === '') {
      field.value = text;
      grow();
    }
  };

  const send = (what: string): void => {
    if (!pane) return;
    const id = pane.id;
    attach.open = false;
    if (what === 'photo' || what === 'album') {
      const caption = typed(field.value).trim();
      field.value = '';
      grow();
      void run({ do: 'photo', pane: id, count: what === 'album' ? 3 : 1, ...(caption !== '' && { caption }) });
    } else if (what === 'voice') {
      const length = Math.round(seconds.valueAsNumber);
      void run({ do: 'voice', pane: id, seconds: length >= 1 && length <= 600 ? length : 12 });
    } else if (what === 'place' || what === 'sticker' || what === 'file') void run({ do: what, pane: id });
  };

  /** The menu of commands, while one is being typed. */
  const offer = (): void => {
    const begun = /^\/\w*$/.test(field.value) && about === undefined;
    commands.hidden = !begun;
    if (!begun) return;
    const fitting = (pane?.commands ?? []).filter(({ command }) => `/${command}`.startsWith(field.value));
    commands.hidden = fitting.length === 0;
    commands.replaceChildren(
      ...fitting.map(({ command, description }) => {
        const made = el('button', { type: 'button' }, el('b', {}, `/${command}`), ` ${description}`);
        made.addEventListener('click', () => {
          // A command that wants a word after it waits for the word.
          if (/, kèm /.test(description)) {
            field.value = `/${command} `;
            grow();
            field.focus();
          } else void say(`/${command}`);
        });
        return made;
      }),
    );
  };

  form.addEventListener('submit', (event) => {
    event.preventDefault();
    void say(about?.how === 'edit' ? field.value : typed(field.value));
  });
  field.addEventListener('input', grow);
  field.addEventListener('keydown', (event) => {
    // While a Vietnamese input method composes, Enter belongs to it.
    if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      form.requestSubmit();
    }
    if (event.key === 'Escape' && about) {
      field.value = '';
      concern(undefined);
      grow();
    }
    if (event.key === 'ArrowUp' && field.value === '' && pane?.cannot.edit === undefined) {
      const last = pane?.messages.findLast(({ side, text }) => side === 'mine' && text !== undefined);
      if (!last) return;
      event.preventDefault();
      concern({ how: 'edit', message: last });
    }
  });
  find(context, '[data-do=drop]').addEventListener('click', () => {
    field.value = '';
    concern(undefined);
    grow();
    field.focus();
  });
  for (const button of all(root, '[data-send]'))
    button.addEventListener('click', () => send(button.dataset.send ?? ''));
  for (const button of all(root, '[data-say]'))
    button.addEventListener('click', () => void say(typed(button.dataset.say ?? '')));
  files.addEventListener('change', () => {
    if (pane && files.files && files.files.length > 0) {
      const chosen = [...files.files].slice(0, 10);
      void run({ do: 'photo', pane: pane.id, count: chosen.length }, chosen);
    }
    files.value = '';
    attach.open = false;
  });
  popup(attach);
  find(barred, '[data-do=unblock]').addEventListener('click', () => {
    if (pane) void run({ do: 'block', pane: pane.id, on: false });
  });

  let keyboard = '';
  return {
    edit: (message) => concern({ how: 'edit', message }),
    answer: (message) => concern({ how: 'answer', message }),
    colleague: () => concern({ how: 'colleague' }),
    update: (next) => {
      if (pane && pane.id !== next.id) {
        field.value = '';
        concern(undefined);
        grow();
      }
      pane = next;
      form.hidden = next.blocked;
      barred.hidden = !next.blocked;
      write(find(barred, 'span'), `${next.person} đã chặn ${next.channel === 'Zalo' ? 'OA' : 'bot'}.`);
      keys.hidden = next.keyboard.length === 0;
      const as = JSON.stringify(next.keyboard);
      if (as === keyboard) return;
      keyboard = as;
      keys.replaceChildren(
        ...next.keyboard.map(({ text, place }) => {
          const made = el('button', { type: 'button' }, place && icon('place'), text);
          made.addEventListener('click', () => (place ? send('place') : void say(text)));
          return made;
        }),
      );
    },
  };
};

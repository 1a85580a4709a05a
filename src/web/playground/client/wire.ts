/** The inspector: every call of the bot and every update that was brought to it, the newest first. */
import type { ChannelId } from '../../../domain/message.ts';
import type { Pane, WireItem } from '../state.ts';
import { el, find, icon, write } from './dom.ts';
import { secondOf } from './time.ts';

const kept = 300;

const names: Readonly<Record<ChannelId, string>> = { 'zalo-oa': 'Zalo', telegram: 'Telegram', 'zalo-bot': 'Zalo Bot' };

const verdict = (status: number): string => (status === 0 ? 'không có trả lời' : String(status));

const entry = (item: WireItem): HTMLLIElement => {
  const good = item.status >= 200 && item.status < 300;
  const summary = el(
    'summary',
    {},
    el(
      'span',
      {
        class: `way ${item.way}`,
        title: item.way === 'out' ? `Máy gọi ${names[item.platform]}` : `${names[item.platform]} gọi webhook`,
      },
      item.way === 'out' ? 'máy →' : '→ máy',
    ),
    el('b', {}, item.what),
    el('span', { class: good ? 'status' : 'status bad' }, verdict(item.status)),
    el('span', { class: 'where' }, [names[item.platform], item.chat ?? ''].filter(Boolean).join(' · ')),
    el('time', {}, secondOf(item.at)),
  );
  const details = el('details', {}, summary);
  // Drawn when it is wanted: most are never opened.
  details.addEventListener('toggle', () => {
    if (details.open && details.children.length === 1)
      details.append(
        ...(item.rule === undefined ? [] : [el('p', { class: 'rule' }, item.rule)]),
        el('pre', { tabindex: '0' }, JSON.stringify(item.body, null, 2)),
      );
  });
  return el('li', { 'data-pane': item.pane ?? '', 'data-platform': item.platform }, details);
};

export const inspector = (root: HTMLElement) => {
  const list = find(root, '.log');
  const filter = find<HTMLSelectElement>(root, '.filter');
  const newest = find(root, '.newest');
  const fold = find<HTMLButtonElement>(root, '.fold');
  let last = 0;

  const sift = (): void => {
    for (const each of list.children) {
      const item = each as HTMLElement;
      item.hidden = ![item.dataset.pane, item.dataset.platform, ''].includes(filter.value);
    }
  };
  filter.addEventListener('change', sift);

  fold.addEventListener('click', () => {
    const open = document.body.classList.toggle('wire-open');
    fold.setAttribute('aria-expanded', String(open));
    write(fold, open ? 'Đóng' : 'Mở');
  });

  return {
    last: (): number => last,
    update: (items: readonly WireItem[], panes: readonly Pane[]): void => {
      const options = [
        { id: '', title: 'Tất cả' },
        ...Object.entries(names).map(([id, title]) => ({ id, title })),
        ...panes.map(({ id, channel, title }) => ({ id, title: `${channel} · ${title}` })),
      ];
      if (filter.options.length !== options.length) {
        const { value } = filter;
        filter.replaceChildren(...options.map(({ id, title }) => el('option', { value: id }, title)));
        filter.value = value;
      }
      const fresh = items.filter((item) => item.n > last);
      const newestItem = fresh.at(-1);
      if (!newestItem) return;
      last = newestItem.n;
      list.prepend(...fresh.toReversed().map(entry));
      while (list.children.length > kept) list.lastElementChild?.remove();
      newest.replaceChildren(
        icon(newestItem.way === 'out' ? 'send' : 'down'),
        ` ${newestItem.what} · ${verdict(newestItem.status)} · ${secondOf(newestItem.at)}`,
      );
      sift();
    },
  };
};

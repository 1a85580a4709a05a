/** The page comes to life: asks what is to be shown, and again whenever something changed. */
import type { PaneKind } from '../state.ts';
import { onChange, readState } from './api.ts';
import { desk } from './desk.ts';
import { all, find, write } from './dom.ts';
import { screen } from './pane.ts';
import { useZone } from './time.ts';
import { inspector } from './wire.ts';

const unread = new Map<string, number>();
const tabs = all<HTMLButtonElement>(document, '.tabs [data-show]');

/** On a narrow screen one pane is seen at a time; the others tell how much is new in them. */
const show = (kind: string): void => {
  document.body.dataset.shown = kind;
  unread.delete(kind);
  badges();
  screens.find((each) => each.kind === kind)?.seen();
};

const badges = (): void => {
  for (const tab of tabs) {
    const kind = tab.dataset.show ?? '';
    const count = unread.get(kind) ?? 0;
    const badge = find(tab, 'b');
    badge.hidden = count === 0;
    write(badge, count === 0 ? '' : String(count));
    if (document.body.dataset.shown === kind) tab.setAttribute('aria-current', 'true');
    else tab.removeAttribute('aria-current');
  }
};

const noticed = (kind: PaneKind, fresh: number): void => {
  if (document.body.dataset.shown !== kind) unread.set(kind, (unread.get(kind) ?? 0) + fresh);
  badges();
};

const screens = all(document, '.pane[data-kind]:not(.wire)').map((root) => screen(root, noticed, () => refresh()));
const wire = inspector(find(document, '#pane-wire'));
const citizens = screens.find(({ kind }) => kind === 'citizen');
const top = desk((done) => {
  if (!done.ok) citizens?.say(done.problem);
});
const lost = find(document, '.lost');

let busy = false;
let again = false;
let run: number | undefined;

/** One question at a time; what changes meanwhile is asked for after it. */
const refresh = async (): Promise<void> => {
  again = true;
  if (busy) return;
  busy = true;
  while (again) {
    again = false;
    const state = await readState(wire.last());
    lost.hidden = state !== undefined;
    if (!state) break;
    if (run !== undefined && run !== state.run) location.reload();
    run = state.run;
    useZone(state.zone);
    for (const each of screens) each.update(state);
    top.update(state);
    wire.update(state.wire, state.panes);
    document.body.dataset.ready = String(state.ready);
  }
  busy = false;
};

for (const tab of tabs) tab.addEventListener('click', () => show(tab.dataset.show ?? 'citizen'));

badges();
onChange(() => void refresh());
void refresh();

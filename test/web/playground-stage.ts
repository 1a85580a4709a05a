/** The playground without a browser: the real service in this process, a clock that only the test moves, and calls to its routes. */
import type { Hono } from 'hono';
import { type Config, readConfig } from '../../src/app/config.ts';
import { deliverSafely } from '../../src/app/deliver.ts';
import { newPace } from '../../src/app/settle.ts';
import { nextDue, tick } from '../../src/app/tick.ts';
import type { ChannelId } from '../../src/domain/message.ts';
import { httpApp } from '../../src/http/app.ts';
import { compose } from '../../src/node/compose.ts';
import { emulate } from '../../src/node/playground.ts';
import { lanesDue } from '../../src/store/lanes.ts';
import type { Act, Done } from '../../src/web/playground/act.ts';
import type { Message, Pane, PaneKind, State } from '../../src/web/playground/state.ts';

export const here = 'http://127.0.0.1:8787';

const configOf = (folder: string): Config => {
  const read = readConfig({ DATABASE_PATH: `${folder}/play.db`, SEND_RATE: '0', PLAYGROUND: 'on' });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config;
};

/** Id of a pane, or the first of the kind: over all platforms, or on one of them. */
type Which = PaneKind | `${ChannelId} ${PaneKind}` | (string & {});

export type Stage = {
  readonly http: Hono;
  readonly state: (after?: number) => Promise<State>;
  readonly post: (body: BodyInit, headers?: Readonly<Record<string, string>>) => Promise<Response>;
  readonly act: (act: Act) => Promise<Done>;
  readonly pane: (which: Which) => Promise<Pane>;
  /** Lets the service work until the pane shows a message that fits; throws where it never comes. */
  readonly sees: (which: Which, wanted: string | RegExp) => Promise<Message>;
  /** Presses the newest button with a label that begins so. */
  readonly press: (which: Which, label: string) => Promise<Done>;
  readonly say: (which: Which, text: string) => Promise<Done>;
  /** From the first message to the receipt; the place is told where it is asked for. `button`: `Gửi` for who has agreed before. */
  readonly file: (which: Which, button?: string) => Promise<void>;
  /** Delivers everything that is due. */
  readonly work: () => Promise<void>;
  readonly close: () => Promise<void>;
};

/** @param at ms, what the machine's clock says */
export const openStage = async (folder: string, at: number): Promise<Stage> => {
  let clock = at;
  const emulated = emulate(() => clock);
  const composed = await compose(configOf(folder), {
    role: 'service',
    log: () => {},
    fetch: () => Promise.reject(new Error('nothing leaves this process')),
    channels: emulated.channels,
    now: emulated.now,
  });
  const { app } = composed;
  const http = httpApp(app);
  const pace = newPace();

  const work = async (): Promise<void> => {
    await tick(app);
    for (const lane of await lanesDue(app.store.db, app.host.now(), 100)) await deliverSafely(app, pace, lane);
    // What is on its way between stand-in and service goes on when this task ends.
    await new Promise((resolve) => setImmediate(resolve));
  };
  emulated.mount(http, { app, sweep: () => tick(app) });
  await emulated.seed(app);

  const state = async (after = 0): Promise<State> => {
    const answer = await http.request(`${here}/playground/state?after=${after}`);
    return (await answer.json()) as State;
  };
  const post: Stage['post'] = async (body, headers = {}) =>
    http.request(`${here}/playground/act`, { method: 'POST', body, headers });
  const act = async (given: Act): Promise<Done> =>
    (await (await post(JSON.stringify(given), { 'content-type': 'application/json' })).json()) as Done;
  const pane = async (which: string): Promise<Pane> => {
    const { panes } = await state();
    const found = panes.find(({ id, kind, platform }) => [id, kind, `${platform} ${kind}`].includes(which));
    if (!found) throw new Error(`There is no pane ${which}`);
    return found;
  };
  const sees: Stage['sees'] = async (which, wanted) => {
    for (let round = 0; round < 60; round++) {
      const { messages } = await pane(which);
      const found = messages.findLast(
        ({ side, text, buttons }) =>
          side === 'bot' &&
          (typeof wanted === 'string'
            ? buttons.flat().some((button) => button.text.startsWith(wanted))
            : wanted.test(text ?? '')),
      );
      if (found) return found;
      await work();
      // An album is whole when nothing more came for a while.
      const due = await nextDue(app);
      if (due !== undefined && due > emulated.now() && due < emulated.now() + 5_000) clock += due - emulated.now();
    }
    const { messages } = await pane(which);
    throw new Error(`${which} never shows ${wanted}, but: ${JSON.stringify(messages.slice(-3), null, 1)}`);
  };

  const say: Stage['say'] = async (which, text) => act({ do: 'say', pane: (await pane(which)).id, text });
  const press: Stage['press'] = async (which, label) => {
    const message = await sees(which, label);
    const button = message.buttons.flat().find(({ text }) => text.startsWith(label));
    return act({ do: 'press', pane: (await pane(which)).id, message: message.id, value: button?.value ?? '' });
  };

  return {
    http,
    state,
    post,
    act,
    pane,
    sees,
    work,
    say,
    press,
    file: async (which, button = 'Đồng ý và gửi') => {
      await say(which, 'Cống đầu hẻm 12 ấp 3 bị nghẹt, nước tràn vào nhà');
      const asked = await sees(which, /./);
      if (asked.buttons.length === 0) await say(which, 'đầu hẻm 12, ấp 3');
      await press(which, button);
      await sees(which, /\d{4}-\d{4}/);
    },
    close: async () => {
      emulated.close();
      await composed.close();
    },
  };
};

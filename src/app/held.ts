/**
 * A lane through which nothing comes before its person writes again. What another channel of theirs can take goes there; of what
 * stays, the newest news goes out once in approved words, where there are any.
 */
import type { Channel } from '../channels/contract.ts';
import type { Write } from '../store/commit.ts';
import type { Lane } from '../store/lanes.ts';
import { failed, type OutboxRow, queued } from '../store/outbox.ts';
import type { App } from './app.ts';
import { elsewhere, isClosed, type Moved } from './elsewhere.ts';

/** Why a row waits, by our own notes: the time is over, or as much was said as is free. The platform's refusals have their own codes. */
const closed = 'window-closed';
const spent = 'window-spent';
/** Its approved words went out: the row itself waits. */
const templateSent = 'template';

const waitingLimit = 1_000;

/**
 * Why the platform would not let this row through now; undefined where it may. Answers and alarms do not wait for the number of
 * messages: they are what that number is for.
 */
export const heldBy = (app: App, channel: Channel, lane: Lane, row: OutboxRow, now: number): string | undefined => {
  if (isClosed(app, lane, now)) return closed;
  const most = channel.can.window?.freeMessages;
  const over = most !== undefined && !lane.group && lane.heardAt !== undefined && lane.said >= most;
  return over && row.priority > 0 ? spent : undefined;
};

/** Everything that waits in a lane, on its way elsewhere where there is one. */
export const movedOn = async (app: App, lane: Lane): Promise<Moved> => {
  const rows = await queued(app.store.db, app.vault, lane.id, Number.MAX_SAFE_INTEGER, waitingLimit);
  const moved = await elsewhere(app, lane, rows);
  app.host.hint({ lanes: moved.lanes });
  return moved;
};

/** @param template sends the approved words of a row; did they go out? */
export const whileHeld = async (
  app: App,
  lane: Lane,
  template: (row: OutboxRow) => Promise<boolean>,
): Promise<readonly Write[]> => {
  const { writes, left } = await movedOn(app, lane);
  const newest = left.findLast(({ call }) => call.beyond !== undefined);
  // As long as free words are only rationed, paid ones are no way round it.
  const rationed = left.some(({ failure }) => failure === spent) && !isClosed(app, lane, app.host.now());
  if (!newest || newest.failure === templateSent || rationed || !(await template(newest))) return writes;
  return [...writes, failed(newest.seq, { state: 'queued', failure: templateSent, counted: false })];
};

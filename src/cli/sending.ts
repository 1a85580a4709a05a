/** `digest`, `outbox …`, `update replay`: what goes out and what came in. */
import { writeFileSync } from 'node:fs';
import { digestOf, digestPng, sendDigestNow } from '../app/admin/digest.ts';
import { isoMoment } from '../app/admin/moments.ts';
import { Refused } from '../app/admin/refused.ts';
import { failedUpdates, replayUpdate } from '../app/admin/replay.ts';
import { record } from '../store/audit.ts';
import { unblockLane } from '../store/lanes.ts';
import { listOutbox, outboxRow, retry } from '../store/outbox.ts';
import { type Command, type Context, UsageError, wholeNumber } from './command.ts';
import { table } from './table.ts';

/** Rows of the outbox are sent by the service; this says whether one is there to do it. */
const whenSent = async (context: Context): Promise<string> =>
  (await context.serviceAnswers())
    ? 'the service sends it within a second'
    : `no service answers at ${context.config.HOST}:${context.config.PORT}: it goes out at its next start`;

export const sendingCommands: readonly Command[] = [
  {
    name: 'digest',
    does: "a unit's digest of a day",
    more: `The window is from the digest hour of the working day before to that of the day: a Monday's has the weekend in it. open = before + opened -
closed, always. With --send it goes to the unit's chats and leaders, also if it went out before.`,
    options: {
      unit: { value: 'CODE', does: 'the unit', required: true },
      date: { value: 'YYYY-MM-DD', does: 'the day', required: true },
      send: { does: 'put it into the outbox' },
      png: { value: 'FILE', does: 'also as a picture' },
    },
    run: async (given, context) => {
      const [unit, day, png] = [given.value('unit') ?? '', given.value('date') ?? '', given.value('png')];
      const { app } = await context.open();
      const { data, text } = await digestOf(app, unit, day);
      if (png !== undefined) writeFileSync(png, await digestPng(app, unit, day));
      if (!given.flag('send')) return { json: data, text };
      const sent = await sendDigestNow(app, unit, day);
      const when = await whenSent(context);
      return { json: { ...data, sent }, text: `${text}\n\nTo ${sent} chats: ${when}` };
    },
  },
  {
    name: 'outbox list',
    does: 'what waits to be sent and what was given up, newest first; never what it says or to whom',
    options: {
      failed: { does: 'only what was given up' },
      limit: { value: 'N', does: 'at most so many (200)' },
    },
    run: async (given, context) => {
      const { app } = await context.open();
      const limit = wholeNumber(given.value('limit'), 200, 'limit');
      const { zone } = app.office;
      const rows = (await listOutbox(app.store.db, app.vault, given.flag('failed'), limit)).map((row) => ({
        id: row.seq,
        channel: row.channel,
        method: row.method,
        state: row.state,
        failure: row.failure ?? null,
        attempts: row.attempts,
        createdAt: isoMoment(row.createdAt, zone),
        dueAt: isoMoment(row.dueAt, zone),
      }));
      return {
        json: rows,
        text: table(
          ['id', 'channel', 'call', 'state', 'why', 'tries', 'since', 'due'],
          rows.map((r) => [r.id, r.channel, r.method, r.state, r.failure, r.attempts, r.createdAt, r.dueAt]),
          given.flag('failed') ? 'nothing was given up' : 'nothing waits and nothing was given up',
        ),
      };
    },
  },
  {
    name: 'outbox retry',
    takes: 'ID',
    args: [1, 1],
    does: 'sends again what was given up',
    run: async (given, context) => {
      const [id = ''] = given.args;
      const seq = Number(id);
      if (!/^\d{1,15}$/.test(id)) throw new UsageError('outbox retry: ID is a number; see "outbox list --failed"');
      const { app } = await context.open();
      const { store, host } = app;
      const row = await outboxRow(store.db, seq);
      if (!row) throw new Refused(`there is no call ${seq} in the outbox; see "outbox list --failed"`);
      if (row.state !== 'dead') throw new Refused(`call ${seq} was not given up: it is ${row.state}`);
      const now = host.now();
      await store.commit([
        retry(seq, now),
        // The operator knows that the chat can be reached again.
        unblockLane({ id: row.lane }),
        record({ at: now, actor: context.by, action: 'outbox.retried', detail: String(seq) }),
      ]);
      return { json: { id: seq, state: 'queued' }, text: `call ${seq}: ${await whenSent(context)}` };
    },
  },
  {
    name: 'update replay',
    takes: '[KEY]',
    args: [0, 1],
    does: 'does again an update that failed by a fault of ours, exactly once; without KEY lists them',
    more: `After the fix. What follows from the update and the mark that it was replayed are one commit: however often the command is given or
killed, it counts once. If it fails again nothing changes. It is done as if the person did it now.`,
    run: async (given, context) => {
      const { app } = await context.open();
      const [key] = given.args;
      if (key === undefined) {
        const all = await failedUpdates(app);
        return {
          json: all,
          text: table(
            ['key', 'when'],
            all.map((u) => [u.key, u.at]),
            'no update failed',
          ),
        };
      }
      const done = await replayUpdate(app, key, context.by);
      return { json: { key: done, replayed: true }, text: `${done}: done again; ${await whenSent(context)}` };
    },
  },
];

/** Figures of the store for /metrics. */

import { outboxDepth } from '../store/outbox.ts';
import { countPetitions } from '../store/petitions.ts';
import type { App } from './app.ts';
import type { Gauge } from './metrics.ts';
import { planUse } from './plan.ts';

/** What is used of the plans of platforms that have one. */
const plans = async (app: App): Promise<readonly Gauge[]> => {
  const uses = await Promise.all(
    [...app.channels.values()].map(async (channel) => ({ channel: channel.id, use: await planUse(app, channel) })),
  );
  return (
    uses
      .flatMap(({ channel, use }) =>
        use === undefined
          ? []
          : [
              {
                name: 'caunoi_plan_messages_share',
                help: 'Share of the messages of this month that a plan holds',
                value: use.messages / use.most,
                labels: { channel },
              },
              {
                name: 'caunoi_plan_people_share',
                help: 'Share of the people that a plan holds',
                value: use.people / use.mostPeople,
                labels: { channel },
              },
            ],
      )
      // The text wants all of one name together.
      .sort((a, b) => (a.name < b.name ? -1 : 1))
  );
};

/** 1 while the right to use a channel's platform can be renewed by itself. */
const credentials = async ({ channels }: App): Promise<readonly Gauge[]> => {
  const found: Gauge[] = [];
  for (const { id, credential } of channels.values()) {
    if (!credential) continue;
    const { state } = await credential();
    found.push({
      name: 'caunoi_credential_good',
      help: '0 when a person has to renew the right to use the platform, or renewing fails',
      value: state === 'good' ? 1 : 0,
      labels: { channel: id },
    });
  }
  return found;
};

export const gauges = async (app: App): Promise<readonly Gauge[]> => {
  const now = app.host.now();
  const depth = await outboxDepth(app.store.db);
  const of = (state: string) => depth.find((row) => row.state === state);
  const { open, overdue } = await countPetitions(app.store.db, now);
  return [
    { name: 'caunoi_outbox_queued', help: 'Calls waiting to be sent', value: of('queued')?.count ?? 0 },
    { name: 'caunoi_outbox_held', help: 'Calls held until their person writes again', value: of('held')?.count ?? 0 },
    { name: 'caunoi_outbox_dead', help: 'Calls given up', value: of('dead')?.count ?? 0 },
    {
      name: 'caunoi_outbox_age_seconds',
      help: 'How long the oldest waiting call is overdue',
      value: Math.max(0, Math.round((now - (of('queued')?.oldest ?? now)) / 1000)),
    },
    { name: 'caunoi_petitions_open', help: 'Petitions still owed an answer', value: open },
    { name: 'caunoi_petitions_overdue', help: 'Open petitions past their deadline', value: overdue },
    ...(await credentials(app)),
    ...(await plans(app)),
  ];
};

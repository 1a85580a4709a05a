/** `/xoadulieu`: what is erased, and what stays. */
import type { ChannelId, Outgoing } from '../domain/message.ts';
import { isOpen, type Petition } from '../domain/petition.ts';
import { channelName } from '../flows/channel-names.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import { forgetCommitmentAuthor } from '../store/commitments.ts';
import { eraseDraftFiles, erasePerson, erasePetition } from '../store/erasure.ts';
import { offer } from '../store/lanes.ts';
import { eraseRequests } from '../store/link-requests.ts';
import { conversationsOf, sameConversations } from '../store/linking.ts';
import { forgetModelAuthor } from '../store/models.ts';
import { wipeLane } from '../store/outbox.ts';
import { petitionsOfPerson } from '../store/petitions.ts';
import { forgetReceptionAuthor } from '../store/receptions.ts';
import { forgetReportAuthor } from '../store/reports.ts';
import { forgetScribe } from '../store/roles.ts';
import { laneIdOf } from './address.ts';
import type { App } from './app.ts';
import { cards } from './cards.ts';
import type { Actor, Effects } from './effects.ts';
import { eraseFiles } from './files.ts';
import { tell } from './link.ts';
import { leftMatter } from './matters.ts';
import { recorded } from './recorded.ts';

/**
 * Everything of a person, in all their conversations: names, addresses, what they wrote and sent. Their cards lose the words; the
 * numbers stay. The other conversations are told.
 */
export const erased = async (app: App, actor: Actor): Promise<Effects> => {
  const { store, vault, host } = app;
  const now = host.now();
  const talks = await conversationsOf(store.db, vault, actor.person);
  const others = talks.filter(({ id }) => id !== actor.session);
  const writes: Write[] = [
    ...sameConversations([actor.person], talks, actor.session),
    ...eraseRequests(actor.person),
    eraseDraftFiles(actor.person, now),
    forgetScribe({ person: actor.person }),
    forgetModelAuthor({ person: actor.person }),
    forgetCommitmentAuthor({ person: actor.person }),
    forgetReceptionAuthor({ person: actor.person }),
    forgetReportAuthor({ person: actor.person }),
  ];
  const messages: Outgoing[] = tell(others, { id: 'erased-told', args: { channel: channelName(actor.at.channel) } });
  for (const p of await petitionsOfPerson(store.db, vault, actor.person, 1_000)) {
    // What they wrote down for others is not theirs to erase; `forgetScribe` lets go of it.
    if (p.behalf) continue;
    writes.push(...erasePetition(p, now), ...(await eraseFiles(app, p.id)));
    const moved = isOpen(p.status) ? -1 : 0;
    const status = isOpen(p.status) ? 'withdrawn' : p.status;
    writes.push(
      ...recorded(app, p, {
        at: now,
        action: 'petition.erased',
        petition: p.id,
        unit: p.unit,
        status,
        topic: p.topic,
        dueAt: p.dueAt,
        moved,
      }),
    );
    const empty: Petition = {
      ...p,
      status,
      matter: undefined,
      place: undefined,
      text: undefined,
      result: undefined,
      lat: undefined,
      long: undefined,
    };
    messages.push(...(await cards(app, empty, p)));
    if (p.restricted) continue;
    const rest = await leftMatter(app, empty, actor.person);
    writes.push(...rest.writes);
    messages.push(...rest.messages);
  }
  const lanes = [actor.at, ...others.map(({ channel, chat }) => ({ channel: channel as ChannelId, chat }))];
  for (const lane of lanes.map((at) => laneIdOf(vault, at)))
    writes.push(...wipeLane(vault, lane), offer(vault, lane, undefined));
  writes.push(...erasePerson(actor.person, now), record({ at: now, action: 'person.erased' }));
  return { writes, messages };
};

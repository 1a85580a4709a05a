/** What a turn decided → rows to be written and messages to be sent. One case for each kind of fact. */
import type { Fact } from '../domain/fact.ts';
import type { Outgoing } from '../domain/message.ts';
import { record } from '../store/audit.ts';
import { unblockLane } from '../store/lanes.ts';
import { grantRole, useInvite } from '../store/people.ts';
import { openPetitions } from '../store/petitions.ts';
import { consent, renamePerson } from '../store/sessions.ts';
import { bindChat, treeChanged } from '../store/units.ts';
import { laneIdOf } from './address.ts';
import type { App } from './app.ts';
import { figuresTold } from './asking-picture.ts';
import { cardSlot } from './card.ts';
import { cardFor } from './card-for.ts';
import { cardTurned } from './cards.ts';
import { changed } from './change.ts';
import { decided, proposed } from './decision.ts';
import type { Actor, Effects } from './effects.ts';
import { erased } from './erasure.ts';
import { alarm, filed } from './filing.ts';
import { parted } from './link.ts';
import { numberShown } from './link-number.ts';
import { answered, asked } from './link-request.ts';
import { joined, parted as matterParted } from './matters.ts';
import { periodApproved, periodAsked } from './official.ts';
import { receptionPut } from './receptions.ts';
import { filesAdded } from './record-files.ts';
import { commitmentEnded, commitmentMade, modelMoved, modelRegistered } from './registers.ts';
import { reported, reportWithdrawn } from './reporting.ts';
import { taught } from './taught.ts';

/** Petitions shown at once to a chat that is bound late. */
const lateCards = 20;

export const effectsOf = async (app: App, fact: Fact, actor: Actor): Promise<Effects> => {
  const now = app.host.now();
  switch (fact.type) {
    case 'person.consented':
      return {
        writes: [
          consent({ id: actor.person, version: fact.version, now }),
          record({ at: now, actor: actor.person, action: 'person.consented', detail: fact.version }),
        ],
        messages: [],
      };
    case 'person.erased':
      return erased(app, actor);
    case 'petition.filed':
      return filed(app, fact.petition, { person: actor.person, session: actor.session }, actor.at.channel);
    case 'petition.changed':
      return changed(app, fact, actor);
    case 'card.turned':
      return cardTurned(app, fact, actor);
    case 'petitions.joined':
      return joined(app, fact, actor);
    case 'petition.parted':
      return matterParted(app, fact, actor);
    case 'emergency.told':
      return alarm(app, fact);
    case 'role.granted':
      return {
        writes: [
          useInvite(fact.invite, actor.person, now),
          grantRole({ person: actor.person, unit: fact.unit, role: fact.role, now }),
          record({ at: now, actor: actor.person, action: 'role.granted', unit: fact.unit, detail: fact.role }),
        ],
        messages: [],
      };
    case 'person.named':
      return { writes: [renamePerson(app.vault, actor.person, fact.name)], messages: [] };
    case 'number.shown':
      return numberShown(app, fact, actor);
    case 'link.asked':
      return asked(app, fact.code, actor);
    case 'link.answered':
      return answered(app, fact, actor);
    case 'person.parted':
      return parted(app, actor);
    case 'report.filed':
      return reported(app, fact, actor);
    case 'period.asked':
      return periodAsked(app, fact, actor);
    case 'period.approved':
      return periodApproved(app, fact, actor);
    case 'figures.told':
      return figuresTold(app, fact.shown, actor);
    case 'files.added':
      return filesAdded(app, fact, actor);
    case 'reception.put':
      return receptionPut(app, fact, actor);
    case 'report.withdrawn':
      return reportWithdrawn(app, fact, actor);
    case 'model.registered':
      return modelRegistered(app, fact, actor);
    case 'model.moved':
      return modelMoved(app, fact, actor);
    case 'commitment.made':
      return commitmentMade(app, fact, actor);
    case 'commitment.ended':
      return commitmentEnded(app, fact, actor);
    case 'chat.bound':
      return bound(app, fact, actor);
    case 'place.taught':
      return taught(app, fact, actor);
    case 'case.proposed':
      return proposed(app, fact, actor);
    case 'decision.made':
      return decided(app, fact, actor);
    case 'flow.failed':
      app.host.log('error', 'flow.failed', { channel: actor.at.channel, reason: fact.reason });
      return { writes: [record({ at: now, action: 'flow.failed', detail: fact.reason })], messages: [] };
  }
};

const bound = async (app: App, fact: Extract<Fact, { type: 'chat.bound' }>, actor: Actor): Promise<Effects> => {
  const now = app.host.now();
  const { vault, store } = app;
  const id = laneIdOf(vault, actor.at);
  const around = { now, here: true, fromBelow: false, files: 0 };
  const messages: Outgoing[] = [];
  for (const p of await openPetitions(store.db, vault, fact.unit, lateCards))
    messages.push({
      kind: 'message',
      to: actor.at,
      lang: 'vi',
      purpose: 'notice',
      slot: cardSlot(p.id),
      prompt: await cardFor(app, { channel: actor.at.channel, unit: fact.unit }, p, around),
    });
  return {
    writes: [
      useInvite(fact.invite, actor.person, now),
      bindChat(vault, { id, channel: actor.at.channel, chat: actor.at.chat, unit: fact.unit }, now),
      treeChanged({ version: `${now}-${fact.invite}` }),
      unblockLane({ id }),
      record({ at: now, actor: actor.person, action: 'chat.bound', unit: fact.unit }),
    ],
    messages,
  };
};

/** What a turn is given, whether a person said something or their time has come. */
import type { Channel } from '../channels/contract.ts';
import type { Address } from '../domain/message.ts';
import type { Env } from '../engine/flow.ts';
import type { Lang } from '../text/text.ts';
import type { App } from './app.ts';
import { look } from './look.ts';

/**
 * @param session blind id of the person's session
 * @param answers slot of the message of ours that is answered, where one is
 */
export const turnEnv = (
  app: App,
  channel: Channel,
  turn: {
    readonly session: string;
    readonly at: Address & { readonly group: boolean };
    readonly lang: Lang;
    readonly person: Env['person'];
    readonly answers?: string;
    readonly offered?: Env['offered'];
  },
): Env => ({
  now: app.host.now(),
  newId: app.host.newId,
  random: app.host.random,
  lang: turn.lang,
  office: app.office,
  t: app.t,
  look: look(app, { session: turn.session, person: turn.person.id, at: turn.at }),
  person: turn.person,
  can: {
    buttons: channel.can.buttons,
    groupButtons: channel.can.groupButtons,
    askPlace: channel.can.askPlace ?? channel.can.buttons,
    askContact: channel.can.askContact ?? false,
    link: app.channels.size > 1,
    fetchLimit: channel.can.fetchLimit,
    places: channel.can.places ?? true,
  },
  group: turn.at.group,
  ...(turn.answers !== undefined && { answers: turn.answers }),
  ...(turn.offered && { offered: turn.offered }),
  tries: 0,
  misses: 0,
});

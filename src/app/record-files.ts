/** Files that belong to a report or a model. They were wanted when they came; here they are put where they belong. */
import type { Fact } from '../domain/fact.ts';
import type { Media } from '../domain/message.ts';
import { attachmentId } from '../store/attachments.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import { claimForRecord } from '../store/record-files.ts';
import type { App } from './app.ts';
import type { Actor, Effects } from './effects.ts';

/** @param to id of the report or the model */
export const claimed = (app: App, media: readonly Media[], to: string, { session }: Actor): Write[] =>
  media.map(({ ref }) => claimForRecord(attachmentId(app.vault, session, ref), to));

export const filesAdded = (app: App, fact: Extract<Fact, { type: 'files.added' }>, actor: Actor): Effects => ({
  writes: [
    ...claimed(app, fact.media, fact.record, actor),
    record({ at: app.host.now(), actor: actor.person, action: 'files.added', detail: fact.record }),
  ],
  messages: [],
});

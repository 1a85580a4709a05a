/** What has to be the same on every platform, however it looks there. */
import type { ChannelId } from '../../src/domain/message.ts';
import { listPetitions } from '../../src/store/petitions.ts';
import { attachment, person } from '../../src/store/schema.ts';
import { sources } from '../../src/text/messages.gen.ts';
import type { Text } from '../../src/text/text.ts';
import { translator } from '../../src/text/translate.ts';
import { zone } from '../world.ts';
import type { Stage, Told } from './hearing.ts';
import type { Played } from './stage.ts';

const t = translator({ zone });

/** Everything that was decided: what the petitions are and what became of them, and who agreed to what. */
export const factsOf = async ({ w: { app } }: Stage): Promise<unknown> => {
  const petitions = await listPetitions(app.store.db, app.vault, { limit: 100 });
  const files = await app.store.db.select().from(attachment);
  const people = await app.store.db.select({ consent: person.consent }).from(person);
  return {
    petitions: petitions
      .map(({ id, version, code, person, session, source, createdAt, changedAt, doneAt, dueAt, holder, ...rest }) => ({
        ...rest,
        // Not every platform tells how long a recording is.
        matter: rest.matter?.replace(/^ghi âm \d+:\d\d$/, 'ghi âm'),
        files: files.filter((file) => file.petition === id).length,
      }))
      .reverse(),
    agreed: people.filter(({ consent }) => consent !== null).length,
  };
};

/** Sentences that stand twice in the catalogue: once for where people press, once, named `…-typed`, for where they write. */
const twice = (['vi', 'en'] as const).flatMap((lang) =>
  [...sources[lang].matchAll(/^([\w-]+)-typed = [^$]*$/gm)].flatMap(([, id = '']) => {
    if (!sources[lang].includes(`\n${id} = `)) return [];
    const written = (name: string): string => t({ id: name } as Text, lang);
    return [[written(`${id}-typed`), written(id)] as const];
  }),
);
const heads = (['vi', 'en'] as const).map((lang) => t({ id: 'choose-by-number' }, lang));

/** The words as they are where there are buttons, without the head of the list that stands in their place elsewhere. */
export const inOneWay = (text: string): string =>
  [...twice, ...heads.map((head) => [head, ''] as const)].reduce(
    (words, [typed, pressed]) => words.replaceAll(typed, pressed),
    text,
  );

/** What was said to whom, without a trace of how a platform shows it; what only takes away buttons says nothing. */
export const essence = ({ told }: Played): readonly (readonly string[])[] =>
  told.map((turn) => turn.filter(({ closing }) => !closing).map(({ to, essence }) => `${to}: ${essence}`));

/** How often somebody's telephone showed something new. */
export const burden = ({ told }: Played, who: string): number =>
  told
    .flat()
    .filter((each: Told) => each.to === who && !each.closing)
    .reduce((sum, { pictures }) => sum + Math.max(1, pictures), 0);

/** Calls that a platform would not take, a line each. */
export const refused = ({ w }: Stage, channel: ChannelId): readonly string[] => {
  if (channel === 'telegram') return [];
  const wire = channel === 'zalo-oa' ? w.zaloOa.wire : w.zaloBot.wire;
  return wire.flatMap((entry) => {
    if (entry.kind !== 'call') return [];
    const { error = 0, ok = true } = (entry.result ?? {}) as { readonly error?: number; readonly ok?: boolean };
    return error === 0 && ok ? [] : [`${entry.method}: ${JSON.stringify(entry.result)}`];
  });
};

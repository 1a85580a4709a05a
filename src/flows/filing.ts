/** From a draft to a petition: the fact, and the receipt with the code. */
import { oneLine } from '../domain/clean.ts';
import { dueAt } from '../domain/deadline.ts';
import type { Behalf, Fact, NewPetition } from '../domain/fact.ts';
import type { Line, Prompt } from '../domain/message.ts';
import { consentVersion } from '../domain/office.ts';
import { makeCode, showCode } from '../domain/tracking-code.ts';
import type { Unit } from '../domain/unit.ts';
import type { Env } from '../engine/flow.ts';
import { mask } from '../understand/personal.ts';
import { attached } from './card.ts';
import { type Draft, filesOf, type Known, knownOf, maxPlace, wordsOf } from './draft.ts';

export type Filed = { readonly facts: readonly Fact[]; readonly say: Prompt; readonly restricted: boolean };

/** @param confirmed the citizen pressed; false where silence files it */
export const file = async (draft: Draft, env: Env, confirmed: boolean): Promise<Filed> => {
  const known = await knownOf(draft, env);
  const { understood, unit } = known;
  const code = makeCode(env.random);
  const due = dueAt(understood.urgency.value, env.now, env.office.zone, env.office.holidays);
  const behalf = told(draft);
  const facts: Fact[] = [];
  if (confirmed && !draft.behalf && !env.person.consented)
    facts.push({ type: 'person.consented', version: consentVersion });
  const petition: NewPetition = {
    id: env.newId(),
    code,
    unit: unit.code,
    kind: understood.kind.value,
    topic: understood.topic.value,
    urgency: understood.urgency.value,
    sure: {
      kind: understood.kind.confidence,
      topic: understood.topic.confidence,
      urgency: understood.urgency.confidence,
    },
    words: wordsOf(draft),
    text: hidden(understood.personal, draft),
    matter: hidden(matterOf(draft, known, env), draft),
    place: known.place === undefined ? undefined : oneLine(known.place, maxPlace),
    lat: draft.place?.lat,
    long: draft.place?.long,
    media: filesOf(draft.media),
    anonymous: draft.anonymous,
    confirmed,
    dueAt: due,
    trace: known.trace,
    ...(behalf && { behalf }),
  };
  facts.push({ type: 'petition.filed', petition });
  const others = known.restricted || behalf ? 0 : await env.look.others(petition);
  return {
    facts,
    restricted: known.restricted,
    say: behalf ? handed(code, due, unit) : receipt(code, known, due, unit, { confirmed, others }),
  };
};

/** What was told of the citizen, where somebody else writes. */
const told = ({ behalf }: Draft): Behalf | undefined => {
  if (!behalf) return undefined;
  const { unit: _, ...rest } = behalf;
  return rest;
};

/** A name that the cadre has told stands nowhere in what a group reads. */
const hidden = (text: string, { behalf }: Draft): string => {
  if (behalf?.name === undefined) return text;
  const [, ...rest] = behalf.name.split(' ');
  return mask(text, [behalf.name, rest.join(' ')]);
};

/** For the cadre: the code to be given to the citizen, and how the news comes. */
const handed = (code: string, due: number, unit: Unit): Prompt => ({
  say: [
    { id: 'behalf-receipt' },
    { code: showCode(code) },
    { id: 'receipt-who', args: { unit: unit.name, by: { at: due, as: 'by' } } },
    { id: 'behalf-receipt-next' },
  ],
  copy: showCode(code),
});

/** What the petition is called in lists and on its card: where nothing was written, by what was sent. */
const matterOf = (draft: Draft, known: Known, env: Env): string => {
  if (known.hasWords && known.understood.matter !== '') return known.understood.matter;
  return env.t(attached(draft) ?? { id: 'matter-unknown' }, 'vi');
};

/** The code alone on its line, who handles it, by when, and what happens next. */
const receipt = (
  code: string,
  known: Known,
  due: number,
  unit: Unit,
  { confirmed, others }: { readonly confirmed: boolean; readonly others: number },
): Prompt => {
  const say: Line[] = [
    ...(known.understood.urgency.value === 'emergency' ? [{ id: 'emergency-numbers' } as const] : []),
    confirmed ? { id: 'receipt-thanks' } : { id: 'receipt-by-silence' },
    { code: showCode(code) },
    ...(known.restricted
      ? [{ id: 'receipt-restricted', args: { unit: unit.name } } as const]
      : [
          { id: 'receipt-who', args: { unit: unit.name, by: { at: due, as: 'by' } } } as const,
          ...(others > 0 ? [{ id: 'receipt-others', args: { n: others } } as const] : []),
          { id: 'receipt-next' } as const,
        ]),
  ];
  if (unit.phone !== undefined) say.push({ id: 'receipt-phone', args: { phone: unit.phone } });
  return { say, copy: showCode(code) };
};

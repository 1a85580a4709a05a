/** A model in words: on the card to be confirmed, and as it stands in the register. */
import { startOfDay } from '../../domain/calendar.ts';
import { fold } from '../../domain/fold.ts';
import type { FifthField, ModelField } from '../../domain/indicators.ts';
import type { Choice, Line, Prompt } from '../../domain/message.ts';
import { type Model, modelFields } from '../../domain/model.ts';
import type { Env } from '../../engine/flow.ts';
import { oneOf, type Text } from '../../text/text.ts';
import { type Files, filesLine } from '../files.ts';
import { drop } from '../registers.ts';
import type { Draft } from './draft.ts';

export const stateText = (model: Pick<Model, 'state'>): Text => oneOf(`model-state-${model.state}`);

const fieldText = (field: ModelField, fifth: FifthField | undefined): Text =>
  field === 'fifth'
    ? { id: 'model-field-fifth', args: { name: capital(fifth?.name ?? 'lĩnh vực khác') } }
    : oneOf(`model-field-${field}`);
const capital = (name: string): string => name.charAt(0).toLocaleUpperCase('vi') + name.slice(1);

/** @param fifth where the office keeps one */
export const fieldChoices = (fifth: FifthField | undefined): readonly Choice[] =>
  modelFields
    .filter((field) => field !== 'fifth' || fifth)
    .map((field) => ({ id: field, label: fieldText(field, fifth) }));

const takingPart = ({ people, households }: Pick<Model, 'people' | 'households'>): Text | undefined => {
  if (people !== undefined && households !== undefined) return { id: 'model-both', args: { people, households } };
  if (households !== undefined) return { id: 'model-households', args: { n: households } };
  return people === undefined ? undefined : { id: 'model-people', args: { n: people } };
};

/** Lines that a card and the register share; what is not known is left out, and named by `missing`. */
const about = (
  one: Pick<Model, 'people' | 'households' | 'place' | 'owner'> & Partial<Pick<Model, 'field'>>,
  fifth: FifthField | undefined,
): Line[] => {
  const part = takingPart(one);
  return [
    ...(one.place === undefined ? [] : [{ id: 'model-place', args: { place: one.place } } as const]),
    ...(one.field === undefined ? [] : [{ id: 'model-field', args: { field: fieldText(one.field, fifth) } } as const]),
    ...(one.owner === undefined ? [] : [{ id: 'model-owner', args: { owner: one.owner } } as const]),
    ...(part ? [{ id: 'model-part', args: { part } } as const] : []),
  ];
};

const missing = (draft: Draft): Line[] => {
  const owner = draft.owner === undefined;
  const part = takingPart(draft) === undefined;
  if (owner && part) return [{ id: 'model-missing-both' }];
  return owner ? [{ id: 'model-missing-owner' }] : part ? [{ id: 'model-missing-part' }] : [];
};

export const card = async (draft: Draft, { media }: Files, env: Env): Promise<Prompt> => {
  const unit = (await env.look.units()).get(draft.unit)?.name ?? draft.unit;
  const name = draft.name ?? '';
  const same = (await env.look.models.of([draft.unit])).some((each) => fold(each.name) === fold(name));
  return {
    say: [
      { id: 'model-card', args: { unit } },
      { id: 'model-name', args: { name } },
      ...about(draft, await env.look.models.fifth()),
      ...filesLine(media),
      ...missing(draft),
      ...(same ? [{ id: 'model-same-name' } as const] : []),
      { id: 'model-card-how' },
    ],
    choices: [
      { id: 'store', label: { id: 'model-store-button' } },
      { id: 'field', label: { id: 'model-field-button' } },
      ...(draft.units.length > 1 ? [{ id: 'unit', label: { id: 'report-unit-button' } } as const] : []),
      drop,
    ],
  };
};

/** All that the register has of a model. */
export const shownModel = async (model: Model, env: Env): Promise<Line[]> => {
  const since = { at: startOfDay(model.registeredDay, env.office.zone), as: 'date' } as const;
  return [
    { id: 'model-head', args: { name: model.name } },
    { id: 'model-state', args: { state: stateText(model), since } },
    ...about(model, await env.look.models.fifth()),
    ...filesLine(await env.look.files(model.id)),
    ...(model.result === undefined ? [] : [{ id: 'model-result', args: { result: model.result } } as const]),
  ];
};

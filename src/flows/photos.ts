/** Photos that come after a report or a model is stored, as an answer to what we said about it, or right after a report. */
import { z } from 'zod';
import type { Env, Flow, Input, Next } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import { sameMoment } from './draft.ts';
import { filesShape, filesText, gathering, mediaOf, withFile } from './files.ts';
import { own as ownModel } from './models/book.ts';
import { daysText } from './report/card.ts';
import { stillStaff } from './staff.ts';

/** `of`: what they belong to, `report:…` or `model:…`: the slot of the message that told of it. */
const dataSchema = z.object({ of: z.string(), ...filesShape });
type Data = z.infer<typeof dataSchema>;

/** So many of a person's reports are looked through. */
const looked = 50;

/** What a photo belongs to, by the message of ours that it answers; or the report that its sender has just filed, where it comes without a word. */
export const recordOf = async (input: Extract<Input, { kind: 'media' }>, env: Env): Promise<string | undefined> => {
  if (input.edited) return undefined;
  if (/^(?:report|model):/.test(env.answers ?? '')) return env.answers;
  if ((input.caption ?? '').trim() !== '') return undefined;
  const [newest] = await env.look.reports.own(env.person.id, 1);
  return newest?.state === 'filed' && env.now - newest.createdAt < sameMoment ? `report:${newest.id}` : undefined;
};

const added = async (data: Data, env: Env): Promise<Next<Data>> => {
  const [sort, record = ''] = data.of.split(':');
  const { media } = mediaOf(data);
  if (!media) return { end: true };
  const files = filesText(media);
  const facts = [{ type: 'files.added', record, media }] as const;
  if (sort === 'model') {
    const model = await ownModel(record, env);
    if (!model) return { end: true, say: { say: [{ id: 'button-old' }] } };
    return {
      end: true,
      facts,
      slot: data.of,
      say: { say: [{ id: 'photos-to-model', args: { files, name: model.name } }] },
    };
  }
  const report = (await env.look.reports.own(env.person.id, looked)).find(({ id }) => id === record);
  if (!report || !(await stillStaff(report.unit, env))) return { end: true, say: { say: [{ id: 'button-old' }] } };
  if (report.state !== 'filed')
    return {
      end: true,
      say: { say: [oneOf(report.state === 'replaced' ? 'report-was-replaced' : 'report-was-withdrawn')] },
    };
  const days = daysText(report.from, report.to, env);
  return { end: true, facts, slot: data.of, say: { say: [{ id: 'photos-to-report', args: { files, days } }] } };
};

export const photos: Flow<Data> = {
  id: 'photos',
  version: 1,
  staff: true,
  open: (opening, env) => {
    if (opening.kind !== 'content' || opening.input.kind !== 'media' || opening.about === undefined)
      return { end: true };
    const { data, left } = withFile<Data>({ of: opening.about }, opening.input, env);
    if (left.length > 0) return { end: true, say: { say: left } };
    return data.gatherUntil === undefined ? added(data, env) : { to: 'gather', data };
  },
  parse: (stored) => dataSchema.safeParse(stored).data,
  steps: { gather: gathering(added) },
  cancel: () => ({ pass: true }),
};

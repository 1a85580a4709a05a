/** Two of the registers that staff keep: models, with their figures in the sums, and commitments. */

import { officeDay } from '../domain/calendar.ts';
import { endCommitment, nextReminder } from '../domain/commitment.ts';
import type { Fact } from '../domain/fact.ts';
import { countedStates, type Model, type ModelState, modelFigures, moveModel } from '../domain/model.ts';
import { record } from '../store/audit.ts';
import type { Write } from '../store/commit.ts';
import { commitmentById, insertCommitment, updateCommitment } from '../store/commitments.ts';
import { insertModel, modelById, updateModel } from '../store/models.ts';
import { endReport, figuresOfReport, fileReport, registerSource, reportById } from '../store/reports.ts';
import type { App } from './app.ts';
import type { Actor, Effects } from './effects.ts';
import { none } from './effects.ts';
import { claimed } from './record-files.ts';

/** A step of a model that offices count is a report of one model about its day: every sum opens to it like to any other report. */
const stepId = (model: string, to: ModelState): string => `${model}-${to}`;

const counted = (
  app: App,
  { id, unit, field }: Pick<Model, 'id' | 'unit' | 'field'>,
  to: ModelState,
  actor: Actor,
): Write[] => {
  const figures = modelFigures(to, field);
  if (figures.length === 0) return [];
  const now = app.host.now();
  const day = officeDay(now, app.office.zone);
  const row = { unit, author: actor.person, source: registerSource, from: day, to: day, after: undefined, late: false };
  return fileReport(app.vault, { id: stepId(id, to), ...row }, figures, '', now);
};

/** What was put down by mistake leaves the sums of the days on which its steps were counted. */
const uncounted = async (app: App, model: Model): Promise<Write[]> => {
  const { db } = app.store;
  const writes: Write[] = [];
  for (const to of countedStates) {
    const step = await reportById(db, stepId(model.id, to));
    if (step?.state === 'filed')
      writes.push(...endReport(step, await figuresOfReport(db, step.id), 'withdrawn', app.host.now()));
  }
  return writes;
};

export const modelRegistered = (
  app: App,
  { model, media = [] }: Extract<Fact, { type: 'model.registered' }>,
  actor: Actor,
): Effects => {
  const now = app.host.now();
  return {
    writes: [
      insertModel(model, actor.person, now),
      ...counted(app, model, 'registered', actor),
      ...claimed(app, media, model.id, actor),
      record({ at: now, actor: actor.person, action: 'model.registered', unit: model.unit, detail: model.id }),
    ],
    messages: [],
  };
};

export const modelMoved = async (
  app: App,
  fact: Extract<Fact, { type: 'model.moved' }>,
  actor: Actor,
): Promise<Effects> => {
  const before = await modelById(app.store.db, fact.id);
  if (!before) return none;
  const now = app.host.now();
  const moved = moveModel(before, fact.to, actor.person, fact.result);
  // The model moved on since the flow read it: the write fails as stale and the turn is done again.
  if (before.version !== fact.version || !moved.ok)
    return { writes: [updateModel({ ...before, version: fact.version }, now)], messages: [] };
  const figures = fact.to === 'withdrawn' ? await uncounted(app, before) : counted(app, before, fact.to, actor);
  return {
    writes: [
      updateModel(moved.model, now),
      ...figures,
      record({ at: now, actor: actor.person, action: `model.${fact.to}`, unit: before.unit, detail: before.id }),
    ],
    messages: [],
  };
};

export const commitmentMade = (
  app: App,
  { commitment }: Extract<Fact, { type: 'commitment.made' }>,
  actor: Actor,
): Effects => {
  const now = app.host.now();
  const { id, unit, dueDay } = commitment;
  return {
    writes: [
      insertCommitment(commitment, actor.person, nextReminder(dueDay, now, app.office), now),
      record({ at: now, actor: actor.person, action: 'commitment.made', unit, detail: id }),
    ],
    messages: [],
  };
};

export const commitmentEnded = async (
  app: App,
  fact: Extract<Fact, { type: 'commitment.ended' }>,
  actor: Actor,
): Promise<Effects> => {
  const before = await commitmentById(app.store.db, fact.id);
  if (!before) return none;
  const now = app.host.now();
  const next = endCommitment(before, fact.state, fact.result);
  // As with models: fails as stale where a colleague was quicker.
  if (before.version !== fact.version || !next)
    return { writes: [updateCommitment({ ...before, version: fact.version }, now)], messages: [] };
  return {
    writes: [
      updateCommitment(next, now),
      record({
        at: now,
        actor: actor.person,
        action: `commitment.${fact.state}`,
        unit: before.unit,
        detail: before.id,
      }),
    ],
    messages: [],
  };
};

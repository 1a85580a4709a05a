/** Where the words leave open in which commune it is, it is asked once: an old commune that was parted, a name that several have. */
import { fold } from '../domain/fold.ts';
import type { Choice, Line } from '../domain/message.ts';
import { placeName, type Unit, type UnitTree } from '../domain/unit.ts';
import type { Env, Input, Next, Step } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import { fitsButton } from './case-units.ts';
import { type Draft, knownOf, leftOut, withInput } from './draft.ts';
import { advance, ifAged, isAside, isForgotten, unfinished } from './drafting.ts';
import { labelsOf } from './labels.ts';

/** More than these are no choice but a list: then the name is to be typed. */
const maxChoices = 6;
/** A longer answer says more than a name, UTF-16 units. */
const longName = 60;

const unsure: Choice = { id: 'unsure', label: { id: 'unit-unsure-button' } };

/** With what is above it, where another of them is called the same. */
const names = (tree: UnitTree, units: readonly Unit[]): readonly string[] => {
  const short = units.map(placeName).map((name) => name.charAt(0).toUpperCase() + name.slice(1));
  return short.map((name, i) => {
    const above = units[i]?.parent === undefined ? undefined : tree.get(units[i].parent);
    return above && short.filter((each) => each === name).length > 1 ? `${name}, ${placeName(above)}` : name;
  });
};

const doubted = async (draft: Draft, env: Env): Promise<readonly Unit[]> => {
  const tree = await env.look.units();
  return ((await knownOf(draft, env)).doubt?.units ?? []).flatMap((code) => tree.get(code) ?? []);
};

const askUnit: Step<Draft>['ask'] = async (draft, env) => {
  const { doubt } = await knownOf(draft, env);
  const units = await doubted(draft, env);
  const say: Line[] = [oneOf(`ask-unit-${doubt?.why ?? 'alike'}`, { place: doubt?.name ?? '' })];
  const offered = units.length <= maxChoices && units.every(fitsButton);
  if (!offered) return { say: [...say, { id: 'ask-unit-words' }], choices: [unsure] };
  const labels = labelsOf(names(await env.look.units(), units));
  const choices = units.map(({ code }, i): Choice => ({ id: code, label: oneOf('unit-button', { unit: labels[i]! }) }));
  return { say, choices: [...choices, unsure] };
};

/** The one of them whose name stands in the answer. */
const named = async (text: string, units: readonly Unit[], env: Env): Promise<Unit | undefined> => {
  const meant = (await env.look.understand(text)).unit?.value;
  const said = ` ${fold(text)} `;
  const bare = (unit: Unit): string => fold(placeName(unit)).replace(/^(?:xa|phuong|dac khu|thi tran) /, '');
  const hits = units.filter((unit) => unit.code === meant || said.includes(` ${bare(unit)} `));
  return hits.length === 1 ? hits[0] : units.find((unit) => unit.code === meant);
};

const chosen = (draft: Draft, unit: Unit): Draft => ({ ...draft, place: { ...draft.place, unit: unit.code } });

const unitAnswer = async (input: Input, draft: Draft, env: Env): Promise<Next<Draft>> => {
  const units = await doubted(draft, env);
  if (input.kind === 'choice') {
    const unit = units.find(({ code }) => code === input.id);
    return advance(unit ? chosen(draft, unit) : draft, env);
  }
  const aside = await isAside(input, draft, env);
  if (aside === 'pass') return { pass: true };
  if (aside === 'nod') return { stay: draft, ask: 'in-place' };
  if (isForgotten(draft, env)) return (await ifAged(input, draft, env)) ?? { pass: true };
  const left = leftOut(draft, input, env);
  const next = await withInput(draft, input, env);
  if (input.kind !== 'text') return next.gatherUntil === undefined ? { stay: next, ask: 'in-place' } : { stay: next };
  const unit = input.text.length > longName || input.edited ? undefined : await named(input.text, units, env);
  return advance(unit ? chosen(next, unit) : next, env, left);
};

export const unitSteps: Readonly<Record<'unit', Step<Draft>>> = {
  unit: { ask: askUnit, answer: unitAnswer, ...unfinished(askUnit) },
};

/** Who gets a petition: by where it is and what it is about, and never the one it accuses. */
import type { Kind, Topic } from './taxonomy.ts';
import type { Unit, UnitTree } from './unit.ts';

/** What a rule may be about: a topic, every topic, or what is sealed. */
export type RouteTopic = Topic | '*' | 'denunciation';

/** Petitions about `unit` and all below it, where no nearer unit has a rule. */
export type Route = {
  readonly unit: string;
  readonly topic: RouteTopic;
  readonly holder: string;
  /** Units that take part. */
  readonly co: readonly string[];
};

export type About = {
  /** The unit in which it is, where that is known. */
  readonly unit: string | undefined;
  /** Units in one of which it is, where nobody could say in which. */
  readonly among?: readonly string[];
  readonly topic: Topic;
  readonly kind: Kind;
  /** Units whose doings it is about, as far as they are named. */
  readonly accused: readonly string[];
  /** Units in which somebody has a part whom it names. */
  readonly persons?: readonly string[];
};

/** Why it went there: codes alone, so that it can be kept and told. */
export type Trace = {
  readonly unit?: string;
  /** The tenant's own place that was named. */
  readonly spot?: string;
  /** `UNIT TOPIC` of the rule; without one the committee of the place has it. */
  readonly rule?: string;
  /** It is about this unit: the next level above has it. */
  readonly accused?: string;
  /** There is no level above the one it accuses. */
  readonly noneAbove?: true;
  readonly holder: string;
  readonly co: readonly string[];
};

/** A unit to which something may be moved by the rules, and why. */
export type Offer = { readonly unit: Unit; readonly trace: Trace };

/** Denunciations and complaints are about somebody's doings; what else names an office only speaks to it. */
export const mayAccuse = (kind: Kind): boolean => kind === 'denunciation' || kind === 'complaint';

/** The rule that is nearest to the unit; in one unit that of the topic before that of every topic. */
const ruleFor = (tree: UnitTree, rules: readonly Route[], unit: string, topic: RouteTopic): Route | undefined => {
  for (const code of [unit, ...tree.ancestors(unit).map((each) => each.code)]) {
    const here = rules.filter((rule) => rule.unit === code);
    // What is sealed follows no rule that was made for everything else.
    const found =
      here.find((rule) => rule.topic === topic) ??
      (topic === 'denunciation' ? undefined : here.find((rule) => rule.topic === '*'));
    if (found) return found;
  }
  return undefined;
};

/** The unit next above all that are accused on the way up from `from`. */
const aboveAccused = (
  tree: UnitTree,
  from: string,
  accused: readonly string[],
): { readonly highest: string; readonly over: Unit | undefined } => {
  const line = [from, ...tree.ancestors(from).map((unit) => unit.code)];
  const highest = line.findLast((code) => accused.includes(code)) ?? from;
  return { highest, over: tree.ancestors(highest)[0] };
};

/**
 * @param committee the unit whose committee reads what is sent about the place: the default holder of everything
 * @returns the holder and why; a denunciation goes above every accused unit and above the committee of the place, a complaint about the
 *   unit that a rule would give it to, or about somebody of whoever would get it, to the next one above
 */
export const routeFor = (tree: UnitTree, rules: readonly Route[], about: About, committee: string): Trace => {
  const place = about.unit ?? committee;
  const base = { ...(about.unit !== undefined && { unit: about.unit }) };
  const { persons = [] } = about;
  const accused = [...about.accused, ...persons];
  if (about.kind === 'denunciation') {
    const { highest, over } = aboveAccused(tree, committee, accused);
    const rule = ruleFor(tree, rules, place, 'denunciation');
    const fits = rule && !tree.within(rule.holder, highest) && !accused.some((code) => tree.within(rule.holder, code));
    const told = { ...base, accused: highest };
    if (rule && fits) return { ...told, rule: `${rule.unit} ${rule.topic}`, holder: rule.holder, co: [] };
    return over ? { ...told, holder: over.code, co: [] } : { ...told, noneAbove: true, holder: highest, co: [] };
  }
  const rule = ruleFor(tree, rules, place, about.topic);
  const told = { ...base, ...(rule && { rule: `${rule.unit} ${rule.topic}` }) };
  const co = (rule?.co ?? []).filter((code) => !accused.includes(code));
  const holder = rule?.holder ?? committee;
  // The committee of the place is named by whoever speaks to it; a person who sits there is not.
  const involved = rule ? accused : persons;
  if (about.kind !== 'complaint' || !involved.includes(holder)) return { ...told, holder, co };
  const over = tree.ancestors(holder).find(({ code }) => !involved.includes(code));
  return over
    ? { ...told, accused: holder, holder: over.code, co }
    : { ...told, accused: holder, noneAbove: true, holder, co };
};

/** What the card of an open petition tells and offers about the guesses, beyond what stands in its row. */
import { isOpen, type Petition } from '../domain/petition.ts';
import { mayAccuse, type Offer, type Trace } from '../domain/route.ts';
import type { Topic } from '../domain/taxonomy.ts';
import { isSureUnit, unsureOf } from '../domain/understanding.ts';
import { accusedIn } from '../understand/accused.ts';
import type { App } from './app.ts';
import type { Known } from './places.ts';

export type GuessView = {
  /** The topic is not sure: the likeliest other one. */
  readonly next?: Topic;
  /** Nobody is sure in which unit it lies. */
  readonly lost?: true;
  /** As what an officer has said it to be, the rules send it to this unit. */
  readonly offer?: Offer;
};

const nothing: GuessView = {};

/** Understood anew from the words as they are kept, with names and numbers masked: its first guess need not be the one that was stored. */
const nextTopic = (known: Known, { text, topic, urgency, sure }: Petition): Topic | undefined => {
  if (!sure || text === undefined || !unsureOf(urgency, sure).includes('topic')) return undefined;
  const guess = known.understand(text).topic;
  return guess.value === topic ? guess.next?.value : guess.value;
};

/** Of one commune's office everything lies there; of a province's it may be any that has a committee. */
const severalCommunes = ({ chats, tree }: Known): boolean =>
  new Set(chats.map(({ unit }) => unit).filter((code) => tree.get(code)?.kind === 'commune')).size > 1;

const isLost = (known: Known, { place, text }: Petition, { unit }: Trace): boolean => {
  if (unit === undefined && severalCommunes(known)) return true;
  let named = false;
  // The place settles it nearly always, and reading the words anew would cost a card 0.7 ms.
  for (const words of [place, text]) {
    if (words === undefined) continue;
    const told = known.understand(words);
    if (unit === undefined && told.doubt) return true;
    if (unit === undefined || told.unit?.value !== unit) continue;
    if (isSureUnit(told.unit.confidence)) return false;
    named = true;
  }
  // Named nowhere it was chosen from a list, or is where the pin is.
  return named;
};

/** The rule's own unit, or the committee that has it without a rule, where no place was told. */
const placeOf = ({ unit, rule, holder }: Trace): string => unit ?? rule?.split(' ')[0] ?? holder;

const offered = (known: Known, { kind, topic, text = '' }: Petition, before: Trace): Offer | undefined => {
  const { unit: _, ...routed } = known.route({ unit: placeOf(before), topic, kind }, text);
  const unit = known.tree.get(routed.holder);
  if (!unit || unit.code === before.holder || routed.noneAbove) return undefined;
  // The names of whom it is about are masked by now: it went over their heads, and stays there.
  if (before.accused !== undefined && known.tree.within(unit.code, before.accused)) return undefined;
  if (mayAccuse(kind) && accusedIn(known.tree, text, unit.code).includes(unit.code)) return undefined;
  const { unit: place, spot } = before;
  return {
    unit,
    trace: { ...(place !== undefined && { unit: place }), ...(spot !== undefined && { spot }), ...routed },
  };
};

/**
 * @param trace why it went where it went; nothing is said of its unit where that is not known, or where somebody has moved it since:
 *   whoever did knew why
 */
export const guessView = async (app: App, p: Petition, trace: Trace | undefined): Promise<GuessView> => {
  if (p.restricted || !isOpen(p.status)) return nothing;
  const known = await app.places.known();
  const routed = trace?.holder === p.unit ? trace : undefined;
  if (p.classified) {
    const offer = routed && offered(known, p, routed);
    return offer ? { offer } : nothing;
  }
  const next = nextTopic(known, p);
  return { ...(next && { next }), ...(routed && isLost(known, p, routed) && { lost: true }) };
};

/** What a card says of the class of a petition, and the presses and words by which an officer confirms or corrects it. */
import type { Choice } from '../domain/message.ts';
import type { Petition } from '../domain/petition.ts';
import { seenOf } from '../domain/seen.ts';
import { unsureOf } from '../domain/understanding.ts';
import { fitsButton } from '../flows/case-units.ts';
import { classes, classOf } from '../flows/classes.ts';
import { oneOf, type Text } from '../text/text.ts';
import type { GuessView } from './guesses.ts';

/** One line of several; none of none. */
export const onOneLine = (texts: readonly Text[]): readonly Text[] =>
  texts.length < 2 ? texts : [texts.reduceRight((rest, first): Text => ({ id: 'card-and', args: { first, rest } }))];

/** "Đoán: phản ánh · Bình thường · chưa chắc: Môi trường, rác thải". An urgency that line 1 shouts is named again only where it is not sure. */
export const classLine = (p: Petition, { lost }: GuessView): readonly Text[] => {
  const names = classOf(p);
  const unsure = p.sure ? unsureOf(p.urgency, p.sure) : [];
  const told = (['kind', 'topic', 'urgency'] as const).filter(
    (part) => part !== 'urgency' || p.urgency === 'normal' || unsure.includes(part),
  );
  const [what] = onOneLine(told.filter((part) => !unsure.includes(part)).map((part) => names[part]));
  const [doubts] = onOneLine(told.filter((part) => unsure.includes(part)).map((part) => names[part]));
  if (p.classified && what) return [{ id: 'card-class', args: { what } }];
  const line: Text[] =
    what && doubts
      ? [{ id: 'card-guess-part', args: { what, doubts } }]
      : what
        ? [{ id: 'card-guess', args: { what } }]
        : doubts
          ? [{ id: 'card-guess-unsure', args: { doubts } }]
          : [];
  return onOneLine(lost ? [...line, { id: 'card-place-unsure' }] : line);
};

/** A press on a class tells what was seen: where that has changed, nothing is changed by it. */
const classButton = (p: Petition, id: string, label: Text): Choice => ({
  id: `!classify.${p.code}.${id}.${seenOf(p)}`,
  label,
});

/** Behind the daily buttons of an open petition. */
export const classButtons = (p: Petition, { next, offer }: GuessView): readonly Choice[] => {
  if (p.classified)
    return offer && fitsButton(offer.unit)
      ? [
          {
            id: `!reroute.${p.code}.${offer.unit.code}`,
            label: { id: 'reroute-button', args: { unit: offer.unit.name } },
          },
        ]
      : [];
  return [
    { id: `!right.${p.code}.${seenOf(p)}`, label: { id: 'right-button' } },
    { id: `!classes.${p.code}`, label: { id: 'classes-button' } },
    ...(next ? [classButton(p, next, { id: 'next-button', args: { topic: oneOf(`topic-${next}`) } })] : []),
  ];
};

/** In place of the card's own buttons: all that it is not taken for, the likeliest topic first, and the way back. */
export const classChoices = (p: Petition, { next }: GuessView): readonly Choice[] => {
  const others = classes.filter(({ id }) => ![p.kind, p.topic, p.urgency].includes(id));
  const likeliest = others.filter(({ id }) => id === next);
  return [
    ...[...likeliest, ...others.filter(({ id }) => id !== next)].map(({ id, label }) => classButton(p, id, label)),
    { id: `!card.${p.code}`, label: { id: 'card-button' } },
  ];
};

/** What to type where nothing can be pressed; nothing where an officer has said what it is and the rules agree. */
export const classTyped = (p: Petition, { next, offer }: GuessView, ending: string): readonly Text[] => {
  if (p.classified) return offer ? [{ id: 'card-typed-reroute', args: { ending, unit: offer.unit.name } }] : [];
  return next
    ? [{ id: 'card-typed-class-next', args: { ending, topic: oneOf(`topic-${next}`) } }]
    : [{ id: 'card-typed-class', args: { ending } }];
};

/** The card of a petition in a committee chat: everything an officer needs, nothing that tells who the citizen is. */
import { defang, shown } from '../domain/clean.ts';
import type { MatterView } from '../domain/matter.ts';
import type { Choice, Prompt } from '../domain/message.ts';
import { isOpen, type Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import { oneOf, type Text, type Translate } from '../text/text.ts';
import { classButtons, classLine, classTyped } from './card-class.ts';
import { fitted } from './card-fit.ts';
import type { GuessView } from './guesses.ts';

/** Name of the message that stands for a petition in a chat. */
export const cardSlot = (petition: string): string => `p:${petition}`;

export type CardContext = {
  readonly now: number;
  /** The unit whose chat this is; elsewhere than where the petition is now, the card only tells where it went. */
  readonly here: boolean;
  readonly unitName: string;
  /** The chat is that of a unit above: the card says which unit has the petition. */
  readonly fromBelow: boolean;
  readonly guess: GuessView;
  readonly files: number;
  /** For whoever asked to see it. What it is said to be is pressed on the one that stands in the chat, where the choice unfolds. */
  readonly copy?: boolean;
  readonly t: Translate;
  /** Where the chat has no buttons: the end of the code by which people there name this petition. */
  readonly ending?: string;
  /** Units that take part, by their names. */
  readonly co?: readonly string[];
  /** What it has to do with other petitions. */
  readonly matter?: MatterView;
  /** False where the chat cannot show the files. */
  readonly showsFiles?: boolean;
};

/** Joined to another one it is worked on there. */
const belongs = ({ matter }: CardContext): boolean => matter?.parent?.joined === true;

const buttons = (p: Petition, context: CardContext): readonly Choice[] => {
  const { now, matter, guess } = context;
  const button = (name: string, id: Text): Choice => ({ id: `!${name}.${p.code}`, label: id });
  const claim = button('claim', { id: 'claim-button' });
  const ask = button('ask', { id: 'ask-button' });
  const finish = button('finish', { id: 'finish-button' });
  const move = button('move', { id: 'move-button' });
  const reject = button('reject', { id: 'reject-button' });
  const release = button('release', { id: 'release-button' });
  if (!isOpen(p.status)) return [];
  if (belongs(context)) return [button('part', { id: 'part-button' }), ask];
  const rare = [...joinButtons(p, matter), ...(context.copy ? [] : classButtons(p, guess))];
  if (p.holder === undefined) return [claim, ask, finish, move, reject, ...rare];
  // What is overdue may be taken over by a colleague.
  return [...(now > p.dueAt ? [claim] : []), finish, ask, move, reject, release, ...rare];
};

const joinButtons = (p: Petition, matter: MatterView | undefined): readonly Choice[] => {
  const other = matter?.parent?.petition;
  if (other)
    return [
      { id: `!join.${p.code}.${other.code}`, label: { id: 'join-button', args: { code: showCode(other.code) } } },
    ];
  const n = matter?.waiting ?? 0;
  return n === 0 ? [] : [{ id: `!joinall.${p.code}`, label: { id: 'join-all-button', args: { n } } }];
};

const matterLines = (matter: MatterView | undefined): readonly Text[] => {
  if (!matter) return [];
  if (matter.parent) {
    const args = { code: showCode(matter.parent.petition.code), people: matter.parent.people };
    return [oneOf(matter.parent.joined ? 'card-joined' : 'card-likely', args)];
  }
  const { people, days, waiting } = matter;
  return [
    ...(people > 1 ? [{ id: 'card-people', args: { people, days } } as const] : []),
    ...(waiting > 0 ? [{ id: 'card-waiting', args: { n: waiting } } as const] : []),
  ];
};

const state = (p: Petition, now: number): Text =>
  isOpen(p.status) && now > p.dueAt ? { id: 'card-state-overdue' } : oneOf(`card-state-${p.status}`);

/** Below the words of an open petition: what we make of it, and who has it. */
const openLines = (p: Petition, { guess }: CardContext): readonly Text[] => [
  ...classLine(p, guess),
  ...(p.reopened > 0 ? [{ id: 'card-reopened', args: { n: p.reopened } } as const] : []),
  p.holderName === undefined ? { id: 'card-holder-none' } : { id: 'card-holder', args: { holder: p.holderName } },
];

/** How it ended. */
const endLines = (p: Petition): readonly Text[] => {
  const said = p.result ? shown(p.result, 200) : '';
  const end: Text[] =
    said === ''
      ? []
      : p.status === 'rejected'
        ? [{ id: 'card-reason', args: { reason: said } }]
        : [{ id: 'card-result', args: { result: said } }];
  if (p.status === 'done') end.push(oneOf(p.rating === 'unsure' ? 'card-rating-unsure' : 'card-rating-waiting'));
  if (p.status === 'closed') end.push({ id: 'card-rating-yes' });
  return end;
};

/** What can be typed where nothing can be pressed. */
const typedRows = (p: Petition, context: CardContext, ending: string): readonly (readonly Text[])[] => {
  if (!isOpen(p.status)) return [];
  if (belongs(context)) return [[{ id: 'card-typed-part', args: { ending } }]];
  const mayClaim = p.holder === undefined || context.now > p.dueAt;
  const [join] = joinButtons(p, context.matter);
  return [
    [oneOf(mayClaim ? 'card-typed' : 'card-typed-held', { ending })],
    [
      ...classTyped(p, context.guess, ending),
      ...(join ? [oneOf(context.matter?.parent ? 'card-typed-join' : 'card-typed-join-all', { ending })] : []),
    ],
  ];
};

const senderOf = (p: Petition): Text => {
  const when = { at: p.createdAt, as: 'time' } as const;
  return oneOf(p.behalf ? 'card-sender-behalf' : p.anonymous ? 'card-sender-anonymous' : 'card-sender', { when });
};

export const card = (p: Petition, context: CardContext): Prompt => {
  const { now, here, unitName, ending, co = [], files } = context;
  const matter = defang(p.matter ?? '');
  const title: Text =
    matter === ''
      ? state(p, now)
      : p.place === undefined
        ? { id: 'card-title', args: { state: state(p, now), matter } }
        : { id: 'card-title-place', args: { state: state(p, now), matter, place: defang(p.place) } };
  const code = showCode(p.code);
  const head: Text[] = [
    p.urgency === 'normal' ? title : { id: 'card-urgency', args: { urgency: oneOf(`urgency-${p.urgency}`), title } },
    isOpen(p.status)
      ? { id: 'card-due', args: { code, by: { at: p.dueAt, as: 'by' } } }
      : { id: 'card-ended', args: { code, when: { at: p.doneAt ?? p.changedAt, as: 'time' } } },
  ];
  if (!here) return { say: [...head, { id: 'card-moved', args: { unit: unitName } }] };
  const attached: Text[] =
    files > 0 ? [oneOf(context.showsFiles === false ? 'card-files-kept' : 'card-files', { n: files })] : [];
  const rows: (readonly Text[])[] = [
    [senderOf(p)],
    [
      ...(context.fromBelow ? [{ id: 'card-unit', args: { unit: unitName } } as const] : []),
      ...(co.length > 0 ? [{ id: 'card-co', args: { units: co.join(', ') } } as const] : []),
    ],
    p.confirmed ? [] : [{ id: 'card-unconfirmed' }],
    [...matterLines(context.matter), ...attached],
    ...(isOpen(p.status) ? openLines(p, context) : endLines(p)).map((line) => [line]),
    ...(ending === undefined ? [] : typedRows(p, context, ending)),
  ];
  const map =
    p.lat === undefined || p.long === undefined
      ? {}
      : {
          link: {
            label: { id: 'map-button' } as const,
            url: `https://www.google.com/maps?q=${p.lat.toFixed(6)},${p.long.toFixed(6)}`,
          },
        };
  const say = fitted(head, p.text ?? '', rows, context.t);
  return { say, ...(ending === undefined && { choices: buttons(p, context) }), ...map };
};

/** The card of a petition in a committee chat: everything an officer needs, nothing that tells who the citizen is. */
import { defang, shown } from '../domain/clean.ts';
import type { MatterView } from '../domain/matter.ts';
import type { Choice, Line, Prompt } from '../domain/message.ts';
import { isOpen, type Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import { oneOf, type Text } from '../text/text.ts';

/** Name of the message that stands for a petition in a chat. */
export const cardSlot = (petition: string): string => `p:${petition}`;

/** How much of the citizen's words stands on the card: with the other lines it stays under the 1,024 of a caption. */
const quoted = 600;
/** Below this the guess says of itself that it is not sure. */
const unsure = 0.6;

export type CardContext = {
  readonly now: number;
  /** The unit whose chat this is; elsewhere than where the petition is now, the card only tells where it went. */
  readonly here: boolean;
  readonly unitName: string;
  /** The chat is that of a unit above: the card says which unit has the petition. */
  readonly fromBelow: boolean;
  readonly sure: number | undefined;
  readonly files: number;
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
const belongs = ({ matter }: Pick<CardContext, 'matter'>): boolean => matter?.parent?.joined === true;

const buttons = (p: Petition, now: number, matter: MatterView | undefined): readonly Choice[] => {
  const button = (name: string, id: Text): Choice => ({ id: `!${name}.${p.code}`, label: id });
  const claim = button('claim', { id: 'claim-button' });
  const ask = button('ask', { id: 'ask-button' });
  const finish = button('finish', { id: 'finish-button' });
  const move = button('move', { id: 'move-button' });
  const reject = button('reject', { id: 'reject-button' });
  const release = button('release', { id: 'release-button' });
  if (!isOpen(p.status)) return [];
  if (belongs({ ...(matter && { matter }) })) return [button('part', { id: 'part-button' }), ask];
  const joins = [...joinButtons(p, matter)];
  if (p.holder === undefined) return [claim, ask, finish, move, reject, ...joins];
  // What is overdue may be taken over by a colleague.
  return [...(now > p.dueAt ? [claim] : []), finish, ask, move, reject, release, ...joins];
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

const matterLines = (matter: MatterView | undefined): readonly Line[] => {
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

export const card = (p: Petition, context: CardContext): Prompt => {
  const { now, here, unitName } = context;
  const matter = defang(p.matter ?? '');
  const title: Text =
    matter === ''
      ? state(p, now)
      : p.place === undefined
        ? { id: 'card-title', args: { state: state(p, now), matter } }
        : { id: 'card-title-place', args: { state: state(p, now), matter, place: defang(p.place) } };
  const code = showCode(p.code);
  const say: Line[] = [
    p.urgency === 'normal' ? title : { id: 'card-urgency', args: { urgency: oneOf(`urgency-${p.urgency}`), title } },
    isOpen(p.status)
      ? { id: 'card-due', args: { code, by: { at: p.dueAt, as: 'by' } } }
      : { id: 'card-ended', args: { code, when: { at: p.doneAt ?? p.changedAt, as: 'time' } } },
  ];
  if (!here) return { say: [...say, { id: 'card-moved', args: { unit: unitName } }] };
  if (p.text) say.push({ quote: defang(shown(p.text, quoted)) });
  const when = { at: p.createdAt, as: 'time' } as const;
  say.push(oneOf(p.behalf ? 'card-sender-behalf' : p.anonymous ? 'card-sender-anonymous' : 'card-sender', { when }));
  if (context.fromBelow) say.push({ id: 'card-unit', args: { unit: unitName } });
  if (context.co && context.co.length > 0) say.push({ id: 'card-co', args: { units: context.co.join(', ') } });
  if (!p.confirmed) say.push({ id: 'card-unconfirmed' });
  say.push(...matterLines(context.matter));
  if (context.files > 0)
    say.push(oneOf(context.showsFiles === false ? 'card-files-kept' : 'card-files', { n: context.files }));
  if (isOpen(p.status)) {
    const guess = { kind: oneOf(`kind-${p.kind}`), topic: oneOf(`topic-${p.topic}`) };
    const unsaid = (context.sure ?? 1) < unsure ? 'card-guess-unsure' : 'card-guess';
    say.push(oneOf(p.classified ? 'card-class' : unsaid, guess));
    if (p.reopened > 0) say.push({ id: 'card-reopened', args: { n: p.reopened } });
    say.push(
      p.holderName === undefined ? { id: 'card-holder-none' } : { id: 'card-holder', args: { holder: p.holderName } },
    );
  } else if (p.result) {
    const result = shown(p.result, 200);
    say.push(
      p.status === 'rejected'
        ? { id: 'card-reason', args: { reason: result } }
        : { id: 'card-result', args: { result } },
    );
  }
  if (p.status === 'done') say.push(oneOf(p.rating === 'unsure' ? 'card-rating-unsure' : 'card-rating-waiting'));
  if (p.status === 'closed') say.push({ id: 'card-rating-yes' });
  const map =
    p.lat === undefined || p.long === undefined
      ? {}
      : {
          link: {
            label: { id: 'map-button' } as const,
            url: `https://www.google.com/maps?q=${p.lat.toFixed(6)},${p.long.toFixed(6)}`,
          },
        };
  const { ending } = context;
  if (ending === undefined) return { say, choices: buttons(p, now, context.matter), ...map };
  const mayClaim = p.holder === undefined || now > p.dueAt;
  if (isOpen(p.status) && belongs(context))
    return { say: [...say, { id: 'card-typed-part', args: { ending } }], ...map };
  if (isOpen(p.status)) say.push(oneOf(mayClaim ? 'card-typed' : 'card-typed-held', { ending }));
  const [join] = isOpen(p.status) ? joinButtons(p, context.matter) : [];
  if (join) say.push(oneOf(context.matter?.parent ? 'card-typed-join' : 'card-typed-join-all', { ending }));
  return { say, ...map };
};

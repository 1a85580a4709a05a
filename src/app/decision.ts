/** What a leader is asked and answers: who decided and when is kept, and the committee that holds the case is told in one line. */
import type { DecisionToMake } from '../domain/digest.ts';
import type { DecisionAnswer, Fact } from '../domain/fact.ts';
import type { Outgoing } from '../domain/message.ts';
import { isOpen } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import { record } from '../store/audit.ts';
import { answerDecision, askProposal, decisionById, namesOf } from '../store/decisions.ts';
import { insertNote } from '../store/notes.ts';
import { unitsWithRole } from '../store/people.ts';
import { petitionById } from '../store/petitions.ts';
import { oneOf, type Text } from '../text/text.ts';
import type { App } from './app.ts';
import { cardSlot } from './card.ts';
import { lateDays } from './digest-figures.ts';
import { type Actor, type Effects, none, toChat } from './effects.ts';

export const decisionToMake = async (app: App, id: string): Promise<DecisionToMake | undefined> => {
  const { store, vault, places, host } = app;
  const row = await decisionById(store.db, id);
  const p = row && (await petitionById(store.db, vault, row.petition));
  if (!p) return undefined;
  const { tree } = await places.known();
  const { answered } = row;
  const names = answered ? await namesOf(store.db, vault, [answered.by]) : undefined;
  return {
    id,
    unit: row.unit,
    code: p.code,
    holderUnit: tree.get(p.unit)?.name ?? p.unit,
    proposal: row.proposal !== undefined,
    open: isOpen(p.status) && (row.proposal !== undefined || p.dueAt < host.now()),
    answered: answered && { ...answered, name: names?.get(answered.by) },
  };
};

/** What the committee that holds the case is told; of a question that was put off, nothing. */
const told = { urge: 'decided-urge-told', deputy: 'decided-deputy-told', later: undefined } as const;
const toldOfProposal = {
  agree: 'decided-agree-told',
  more: 'decided-more-told',
  deputy: 'decided-deputy-proposal-told',
} as const;

const lineFor = (answer: DecisionAnswer, proposal: boolean, args: { code: string; days: number }): Text | undefined => {
  if (proposal) {
    const id = answer in toldOfProposal ? toldOfProposal[answer as keyof typeof toldOfProposal] : undefined;
    return id && oneOf(id, { code: args.code });
  }
  const id = answer in told ? told[answer as keyof typeof told] : undefined;
  return id && oneOf(id, args);
};

/** Where two answer at the same moment the commit of one fails, and its turn, done again, finds the answer of the other. */
export const decided = async (
  app: App,
  { id, answer }: Extract<Fact, { type: 'decision.made' }>,
  actor: Actor,
): Promise<Effects> => {
  const { store, vault, places, host } = app;
  const now = host.now();
  const row = await decisionById(store.db, id);
  const p = row && (await petitionById(store.db, vault, row.petition));
  if (!p) return none;
  const args = { code: showCode(p.code), days: lateDays(app, now)(p) };
  const line = lineFor(answer, row.proposal !== undefined, args);
  const chats = line ? (await places.known()).chatsFor(p.unit) : [];
  return {
    writes: [
      answerDecision(id, answer, actor.person, now),
      record({ at: now, actor: actor.person, action: 'decision.made', petition: p.id, unit: row.unit, detail: answer }),
    ],
    messages: chats.map(
      (chat): Outgoing => ({
        kind: 'message',
        to: toChat(chat),
        lang: 'vi',
        purpose: 'notice',
        under: cardSlot(p.id),
        prompt: { say: line ? [line] : [] },
      }),
    ),
  };
};

/** What an officer proposes goes to the leaders nearest to the case, in their next digest; the chat is told who will be asked. */
export const proposed = async (
  app: App,
  { petition, code, unit, text, words }: Extract<Fact, { type: 'case.proposed' }>,
  actor: Actor,
): Promise<Effects> => {
  const { store, vault, places, host } = app;
  const { tree } = await places.known();
  const led = await unitsWithRole(store.db, 'leader');
  const asked = [unit, ...tree.ancestors(unit).map((above) => above.code)].find((each) => led.includes(each));
  const answer = (line: Text): Outgoing => ({
    kind: 'message',
    to: actor.at,
    lang: 'vi',
    purpose: 'answer',
    prompt: { say: [line] },
  });
  if (asked === undefined) return { writes: [], messages: [answer({ id: 'short-no-leader' })] };
  const [id, note, at] = [host.newId(), host.newId(), host.now()];
  return {
    writes: [
      insertNote(vault, { id: note, petition, at, author: 'officer', kind: 'proposal', text, words }, false),
      askProposal({ id, unit: asked, petition, note }),
      record({ at, actor: actor.person, action: 'petition.propose', petition, unit }),
    ],
    messages: [answer({ id: 'short-proposed', args: { code: showCode(code), unit: tree.get(asked)?.name ?? asked } })],
  };
};

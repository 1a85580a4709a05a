/** What a leader is asked and answers: who decided and when is kept, and the committee that holds the case is told in one line. */
import type { DecisionToMake } from '../domain/digest.ts';
import type { Fact } from '../domain/fact.ts';
import type { Outgoing } from '../domain/message.ts';
import { isOpen } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import { record } from '../store/audit.ts';
import { answerDecision, decisionById, namesOf } from '../store/decisions.ts';
import { petitionById } from '../store/petitions.ts';
import { oneOf } from '../text/text.ts';
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
    open: isOpen(p.status) && p.dueAt < host.now(),
    answered: answered && { ...answered, name: names?.get(answered.by) },
  };
};

/** What the committee that holds the case is told; of a question that was put off, nothing. */
const told = { urge: 'decided-urge-told', deputy: 'decided-deputy-told', later: undefined } as const;

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
  const line = told[answer];
  const chats = line ? (await places.known()).chatsFor(p.unit) : [];
  const args = { code: showCode(p.code), days: lateDays(app, now)(p) };
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
        prompt: { say: line ? [oneOf(line, args)] : [] },
      }),
    ),
  };
};

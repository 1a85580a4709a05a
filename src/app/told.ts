/** What a change says in words: the note that is kept of it, and what its citizen hears. */
import type { Enclosure, Line, News, Outgoing, Prompt } from '../domain/message.ts';
import type { Change, Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import { rejection } from '../flows/case.ts';
import { rateChoices } from '../flows/rate.ts';
import type { Note } from '../store/notes.ts';
import { oneOf } from '../text/text.ts';
import { type App, abilitiesOf } from './app.ts';
import { reachCitizen } from './elsewhere.ts';

/** Of which kind the note is that is kept of a change; of others none is. */
export const noteKinds: Partial<Record<Change['type'], Note['kind']>> = {
  amend: 'amendment',
  ask: 'question',
  answer: 'answer',
  finish: 'result',
  reject: 'reason',
};

/** What a person wrote along with it. */
export const textOf = (what: Change): string => {
  switch (what.type) {
    case 'amend':
    case 'answer':
      return what.text;
    case 'ask':
      return what.question;
    case 'finish':
      return what.result;
    case 'reject':
      return what.reason;
    default:
      return '';
  }
};

/** What the citizen hears of a change an officer made; `aside`: what the officer should know of how it reaches them. */
export const tellCitizen = async (
  app: App,
  p: Petition,
  what: Change,
): Promise<{ readonly messages: readonly Outgoing[]; readonly aside: readonly Line[] }> => {
  const nothing = { messages: [], aside: [] };
  if (p.session === undefined || p.restricted) return nothing;
  const unit = (await app.places.known()).tree.get(p.unit)?.name ?? p.unit;
  const prompt = citizenPrompt(p, what, unit);
  const reached = prompt && (await reachCitizen(app, p.session, p.source));
  if (!reached) return nothing;
  const { to, lang, person, waits } = reached;
  // That somebody took the case can wait; what an officer wrote for the citizen should be heard of.
  const weighty = textOf(what) !== '';
  const news: News = { person, code: showCode(p.code), state: oneOf(`status-${p.status}`), unit, weighty };
  const has = abilitiesOf(app, to.channel)?.template === true;
  return {
    messages: [{ kind: 'message', to, lang, purpose: 'notice', prompt, news }],
    aside: waits && weighty ? [oneOf(has ? 'told-by-template' : 'told-when-heard')] : [],
  };
};

/** What shows the result, to the citizen of a petition. */
export const tellFiles = async (
  app: App,
  { session, source, code, restricted }: Petition,
  enclosures: readonly Enclosure[],
): Promise<readonly Outgoing[]> => {
  const reached = session === undefined || restricted ? undefined : await reachCitizen(app, session, source);
  if (!reached) return [];
  const prompt = { say: [{ id: 'evidence', args: { code: showCode(code) } } as const] };
  return [{ kind: 'message', to: reached.to, lang: reached.lang, purpose: 'notice', prompt, enclosures }];
};

/** To a cadre who wrote it down it is the same news, with a word that it is to be passed on. */
const citizenPrompt = (p: Petition, what: Change, unit: string): Prompt | undefined => {
  const prompt = ownPrompt(p, what, unit);
  return prompt && p.behalf ? { ...prompt, say: [{ id: 'behalf-news' }, ...prompt.say] } : prompt;
};

const ownPrompt = (p: Petition, what: Change, unit: string): Prompt | undefined => {
  const code = showCode(p.code);
  const by = { at: p.dueAt, as: 'by' } as const;
  switch (what.type) {
    case 'claim':
      return { say: [{ id: 'told-claimed', args: { code, unit, by } }] };
    case 'release':
      return { say: [{ id: 'told-released', args: { code, unit } }] };
    case 'transfer':
      return { say: [{ id: 'told-moved', args: { code, unit, by } }] };
    case 'ask':
      return {
        say: [{ id: 'told-asked', args: { code, unit } }, { quote: what.question }, { id: 'told-asked-how' }],
      };
    case 'finish':
      return {
        say: [
          { id: 'told-done', args: { code, unit } },
          ...(what.result === '' ? [] : [{ quote: what.result }]),
          { id: 'told-done-ask' },
        ],
        choices: rateChoices(p.code),
      };
    case 'reject':
      return { say: [...rejection(p.code, what.reason), { id: 'told-rejected-next' }] };
    default:
      return undefined;
  }
};

/** What an officer does to a petition: who may, what is checked, and what is committed. */
import { z } from 'zod';
import { shown } from '../domain/clean.ts';
import { dueAt } from '../domain/deadline.ts';
import type { Choice, Line, Media } from '../domain/message.ts';
import { type Change, type Changed, change, type Petition, type Refusal, urgencyAfter } from '../domain/petition.ts';
import type { Trace } from '../domain/route.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Input, Next } from '../engine/flow.ts';
import { oneOf, type Text } from '../text/text.ts';
import { mediaSchema } from './draft.ts';

const day = 86_400_000;
/**
 * "Xong" needs a photo or a few words: closing without saying what was done is what citizens complain of most. The shortest that
 * says something is like "đã nạo cống", UTF-16 units.
 */
export const minResult = 10;
/** A result, question or reason is one message; this is how much of it is passed on, UTF-16 units. */
export const maxWritten = 1_500;

export const reasons = ['province-road', 'power-company', 'civil-dispute', 'other-office'] as const;

export const schema = z.object({
  code: z.string(),
  until: z.number(),
  /** How colleagues know the officer: nobody is there to be asked when time wakes the step. */
  name: z.string(),
  reason: z.enum(reasons).optional(),
  words: z.string().optional(),
  /** An album that is arriving, what it answers, and until when it may still grow. */
  album: z.object({ step: z.enum(['result', 'question']), media: z.array(mediaSchema), until: z.number() }).optional(),
});
export type Data = z.infer<typeof schema>;
export type Written = { readonly text: string; readonly media: readonly Media[] };

const refused = (why: Refusal, petition: Petition): Next<Data> => ({
  end: true,
  toast:
    why === 'taken' ? { id: 'refused-taken', args: { holder: petition.holderName ?? '…' } } : oneOf(`refused-${why}`),
});

/** May this person act on this petition? Only an officer of the unit that has it, or of the unit whose chat shows it. */
const allowed = async (petition: Petition, env: Env): Promise<boolean> => {
  const roles = await env.look.roles(env.person.id);
  const committee = await env.look.receiver(petition.unit);
  return roles.some((r) => r.role === 'officer' && (r.unit === petition.unit || r.unit === committee.code));
};

type Checked = { readonly ok: true; readonly petition: Petition } | { readonly ok: false; readonly next: Next<Data> };

export const check = async (code: string, env: Env): Promise<Checked> => {
  const petition = await env.look.petition(code);
  if (!petition || petition.restricted) return { ok: false, next: { end: true, toast: { id: 'button-old' } } };
  if (await allowed(petition, env)) return { ok: true, petition };
  return { ok: false, next: { end: true, toast: { id: 'officers-only' } } };
};

export const officer = (env: Env, data?: Data) => {
  const name = data?.name ?? env.person.name;
  return { person: env.person.id, name: name === '' ? env.t({ id: 'role-officer' }, 'vi') : name };
};

/** What would become of it now. */
export const foreseen = (petition: Petition, what: Change, env: Env): Changed => {
  const { zone, holidays } = env.office;
  return change(petition, what, env.now, dueAt(urgencyAfter(petition, what), env.now, zone, holidays));
};

/** Commits a change, or tells why not. `say` goes to the officer. */
export const apply = (
  petition: Petition,
  what: Change,
  env: Env,
  said: { words?: string; media?: readonly Media[]; trace?: Trace; toast?: Text; say?: readonly Line[] },
): Next<Data> => {
  const changed = foreseen(petition, what, env);
  if (!changed.ok) {
    const next = refused(changed.why, petition);
    const toast = 'toast' in next ? next.toast : undefined;
    return said.say && toast ? { end: true, say: { say: [toast] } } : next;
  }
  return {
    end: true,
    facts: [
      {
        type: 'petition.changed',
        id: petition.id,
        version: petition.version,
        change: what,
        ...(said.words !== undefined && { words: said.words }),
        ...(said.media && { media: said.media }),
        ...(said.trace && { trace: said.trace }),
      },
    ],
    ...(said.toast && { toast: said.toast }),
    ...(said.say && { say: { say: said.say } }),
  };
};

/** Would this kind of change be refused? Asked before the officer writes anything. */
export const probe = (petition: Petition, what: Change, env: Env): Next<Data> | undefined => {
  const changed = foreseen(petition, what, env);
  return changed.ok ? undefined : refused(changed.why, petition);
};

export const written = (input: Input): Written | undefined => {
  if (input.kind === 'text' && !input.edited) return { text: input.text, media: [] };
  if (input.kind === 'media') return { text: input.caption ?? '', media: [input.media] };
  return undefined;
};

export const leave: Choice = { id: 'leave', label: { id: 'leave-button' } };
export const left: Next<Data> = { end: true, say: { say: [{ id: 'left-as-is' }] } };
export const openUntil = (env: Env): number => env.now + day;

/** Every step of an officer ends by itself after a day: a forgotten question must not swallow tomorrow's message. */
export const patience = { wakeAt: (data: Data) => data.until, woken: (): Next<Data> => ({ end: true }) };

/** What the citizen will read is read again before it is asked for: a colleague may have been quicker. */
export const finish = async (data: Data, said: Written, env: Env): Promise<Next<Data>> => {
  const text = shown(said.text, maxWritten);
  if (said.media.length === 0 && text.length < minResult) return tooShort(data, 'case-result-short');
  const checked = await check(data.code, env);
  if (!checked.ok) return spoken(checked.next);
  return apply(checked.petition, { type: 'finish', by: officer(env, data), result: text }, env, {
    words: said.text,
    media: said.media,
    say: [{ id: 'case-finished', args: { code: showCode(data.code) } }],
  });
};

export const askCitizen = async (data: Data, said: Written, env: Env): Promise<Next<Data>> => {
  const question = shown(said.text, maxWritten);
  if (question === '') return tooShort(data, 'case-question-empty');
  const checked = await check(data.code, env);
  if (!checked.ok) return spoken(checked.next);
  return apply(checked.petition, { type: 'ask', by: officer(env, data), question }, env, {
    words: said.text,
    say: [{ id: 'case-asked', args: { code: showCode(data.code) } }],
  });
};

export const tooShort = (
  data: Data,
  id: 'case-result-short' | 'case-question-empty' | 'case-reason-short' | 'case-unit-unknown',
): Next<Data> => ({
  stay: data,
  say: { say: [{ id }], choices: [leave] },
  failed: true,
});

/** In the private chat there is no press to answer: the refusal is a message. */
export const spoken = (next: Next<Data>): Next<Data> =>
  'toast' in next && next.toast ? { end: true, say: { say: [next.toast] } } : next;

/** The first words of the service, and the door for people who come with an invitation. */
import { z } from 'zod';
import { oneLine } from '../domain/clean.ts';
import type { Env, Flow, Next } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import { tellUs } from './phrases.ts';

const day = 86_400_000;
/** Two full names, UTF-16 units. */
const longestName = 60;

const schema = z.object({ until: z.number() });
type Data = z.infer<typeof schema>;

/** An invitation as it is handed out: where no link can carry it, people type or paste it. Digits alone are a tracking code. */
const invitation = /^\s*(?=\S*[A-Z])([A-Z2-9]{4}-[A-Z2-9]{4})\s*$/i;

/** Letters only, at most six words: what is longer is something else that was told meanwhile. */
const isName = (text: string): boolean =>
  /^[\p{L}\p{M}.'-]+(?: [\p{L}\p{M}.'-]+){0,5}$/u.test(text) && text.length >= 2;

const enter = async (code: string, env: Env): Promise<Next<Data>> => {
  const invite = await env.look.invite(code);
  if (!invite || invite.role === 'chat') return { end: true, say: { say: [{ id: 'invite-unknown' }] } };
  const unit = (await env.look.units()).get(invite.unit);
  const granted = {
    type: 'role.granted',
    invite: invite.id,
    unit: invite.unit,
    role: invite.role,
    officer: { person: env.person.id, name: env.person.name },
  } as const;
  const say = [
    { id: 'role-granted', args: { role: oneOf(`role-${invite.role}`), unit: unit?.name ?? invite.unit } } as const,
    oneOf(`role-${invite.role}-next`),
  ];
  // Some channels do not tell who writes.
  return env.person.name === ''
    ? { to: 'name', data: { until: env.now + day }, facts: [granted], say }
    : { end: true, facts: [granted], say: { say } };
};

export const welcome: Flow<Data> = {
  id: 'welcome',
  version: 1,
  commands: ['start', 'bat dau'],
  where: 'private',
  typed: (text) => {
    const code = invitation.exec(text)?.[1];
    return code === undefined ? undefined : { kind: 'command', name: 'start', rest: code };
  },
  open: async (opening, env) => {
    const payload = opening.kind === 'command' ? opening.rest.trim() : '';
    if (payload !== '') return enter(payload, env);
    const unit = (await env.look.receiver(undefined)).name;
    // Who has sent something before knows what this is, unless they ask by the command.
    if (opening.kind !== 'command' && env.person.consented)
      return { end: true, say: { say: [{ id: 'welcome-again', args: { unit } }, tellUs(env)] } };
    return {
      end: true,
      say: { say: [{ id: 'welcome', args: { unit } }, tellUs(env), { id: 'tell-us-example' }] },
    };
  },
  parse: (stored) => schema.safeParse(stored).data,
  steps: {
    /** How colleagues will know the person. */
    name: {
      ask: () => ({ say: [{ id: 'ask-name' }] }),
      answer: (input, data) => {
        if (input.kind !== 'text' || input.edited) return { pass: true };
        const name = oneLine(input.text, longestName);
        if (!isName(name)) return { stay: data, ask: 'again', failed: true };
        return {
          end: true,
          facts: [{ type: 'person.named', name }],
          say: { say: [{ id: 'named', args: { name } }] },
        };
      },
      wakeAt: (data) => data.until,
      woken: () => ({ end: true }),
    },
  },
};

/** Petitions of one matter: an officer joins them with one press, and separates one with another. */
import type { Line } from '../domain/message.ts';
import { isOpen, type Petition } from '../domain/petition.ts';
import { showCode } from '../domain/tracking-code.ts';
import type { Env, Flow, Next } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';
import { check } from './case-act.ts';

type Data = Record<string, never>;
type Why = 'ended' | 'itself' | 'elsewhere';

/** To a petition of the same unit or one above it; to any other only by an officer of that one too. */
const reaches = async (petition: Petition, parent: Petition, env: Env): Promise<boolean> => {
  const tree = await env.look.units();
  if (parent.unit === petition.unit || tree.within(petition.unit, parent.unit)) return true;
  return (await check(parent.code, env)).ok;
};

/** The one that stands for the matter of `other`. */
const standing = async (other: Petition, env: Env): Promise<Petition> => {
  const { parent, joined } = await env.look.matter(other);
  return joined && parent ? parent : other;
};

export type Joining =
  | { readonly next: Pick<Extract<Next<Data>, { end: true }>, 'facts'>; readonly parent: Petition }
  | { readonly why: Why };

/** @param petition an open one that the officer may work on */
export const join = async (petition: Petition, other: Petition, env: Env): Promise<Joining> => {
  const parent = await standing(other, env);
  if (parent.restricted || !isOpen(parent.status)) return { why: 'ended' };
  if (petition.id === parent.id) return { why: 'itself' };
  if (!isOpen(petition.status)) return { why: 'ended' };
  if (!(await reaches(petition, parent, env))) return { why: 'elsewhere' };
  const version = ({ id, version: of }: Petition) => ({ id, version: of });
  return {
    parent,
    next: { facts: [{ type: 'petitions.joined', parent: version(parent), petitions: [version(petition)] }] },
  };
};

/** All that look like it into it. @param parent that the officer may work on */
export const joinWaiting = async (parent: Petition, env: Env): Promise<Joining> => {
  const { joined, waiting } = await env.look.matter(parent);
  if (parent.restricted || !isOpen(parent.status) || joined || waiting === 0) return { why: 'ended' };
  const { id, version } = parent;
  return { parent, next: { facts: [{ type: 'petitions.joined', parent: { id, version }, petitions: 'waiting' }] } };
};

export const notJoined = (why: Why): Extract<Line, { id: string }> => oneOf(`refused-join-${why}`);

const pressed = async (name: string, code: string, other: string, env: Env): Promise<Next<Data>> => {
  const checked = await check(code, env);
  if (!checked.ok) return checked.next as Next<Data>;
  const { petition } = checked;
  if (name === 'part') {
    const { joined } = await env.look.matter(petition);
    if (!joined) return { end: true, toast: { id: 'refused-join-apart' } };
    return {
      end: true,
      facts: [{ type: 'petition.parted', id: petition.id, version: petition.version }],
      toast: { id: 'parted-toast' },
    };
  }
  const parent = name === 'joinall' ? petition : await env.look.petition(other);
  if (!parent) return { end: true, toast: { id: 'button-old' } };
  const done = await (name === 'joinall' ? joinWaiting(parent, env) : join(petition, parent, env));
  if ('why' in done) return { end: true, toast: notJoined(done.why) };
  return { end: true, ...done.next, toast: { id: 'joined-toast', args: { code: showCode(done.parent.code) } } };
};

export const joinFlow: Flow<Data> = {
  id: 'join',
  version: 1,
  actions: ['join', 'joinall', 'part'],
  fromGroup: true,
  open: async (opening, env) => {
    if (opening.kind !== 'action') return { end: true };
    const [code = '', other = ''] = opening.args;
    return pressed(opening.name, code, other, env);
  },
  parse: () => undefined,
  steps: {},
};

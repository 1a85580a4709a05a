/** What a citizen adds to a petition just sent: photos, a place, a correction, "bổ sung: …". */
import { fold } from '../domain/fold.ts';
import { isOpen } from '../domain/petition.ts';
import type { Env, Flow, Input } from '../engine/flow.ts';
import type { OwnPetition } from '../engine/look.ts';
import { correction } from '../understand/correction.ts';
import { begin, type Gathered, gatheredSchema, gathering, kept } from './addition.ts';

const day = 86_400_000;
/** Telegram lets people change a message for two days. */
const editable = 2 * day;

/** The petition an addition belongs to: the open one in which something happened last, if that was within a day. */
export const recentPetition = (own: readonly OwnPetition[], input: Input, now: number): OwnPetition | undefined => {
  const within = isEdit(input) ? editable : day;
  const [last] = own.filter((p) => isOpen(p.status)).sort((a, b) => b.changedAt - a.changedAt);
  return last && now - last.changedAt < within ? last : undefined;
};

const isEdit = (input: Input): boolean => (input.kind === 'text' || input.kind === 'media') && input.edited;

/** Does this add to the last petition rather than begin a new one? Files and places without words do, and words that say so. */
export const amends = async (input: Input, env: Env): Promise<boolean> => {
  if (input.kind === 'place' || isEdit(input)) return true;
  if (input.kind === 'media') {
    if (input.media.kind === 'voice') return false;
    if (input.caption === undefined || saysSo(input.caption)) return true;
    // "ảnh đây": a caption that tells no matter of its own.
    const { topic, place } = await env.look.understand(input.caption);
    return topic.value === 'other' && place === undefined && input.caption.length <= 40;
  }
  return input.kind === 'text' && saysSo(input.text);
};

const saysSo = (text: string): boolean =>
  correction(text) !== undefined || /^(?:xin )?(?:bo sung|them la|noi them|them|gui them|nhan them)\b/.test(fold(text));

export const amend: Flow<Gathered> = {
  id: 'amend',
  version: 1,
  open: async (opening, env) => {
    if (opening.kind !== 'content') return { end: true };
    const own = await env.look.petitionsOf(env.person.id, 20);
    const code = opening.about ?? recentPetition(own, opening.input, env.now)?.code;
    return code === undefined ? { end: true } : begin('amend', code, opening.input, env, []);
  },
  parse: (stored) => gatheredSchema.safeParse(stored).data,
  steps: { gather: gathering('amend') },
  cancel: kept,
  back: kept,
};

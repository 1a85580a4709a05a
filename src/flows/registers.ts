/** What the flows over registers share. */
import type { Choice } from '../domain/message.ts';
import type { Input, Next } from '../engine/flow.ts';

/** More lines and buttons do not fit on a phone. */
export const perPage = 5;
/** The shortest word about an end that says something is like "đã sửa xong", UTF-16 units; the longest is a paragraph. */
export const minResult = 10;
export const maxResult = 500;

/** Nothing is stored. */
export const drop: Choice = { id: 'drop', label: { id: 'register-drop-button' } };
/** Nothing is changed. */
export const leave: Choice = { id: 'leave', label: { id: 'leave-button' } };

export const left: Next<never> = { end: true, say: { say: [{ id: 'register-left' }] } };

/** A question that nobody answers for a day is over: tomorrow's message must not land in it. */
export const patience = {
  wakeAt: (data: { readonly until: number }): number => data.until,
  woken: (): Next<never> => ({ end: true }),
};

export const wordsOf = (input: Input): string =>
  input.kind === 'text' ? input.text : input.kind === 'media' ? (input.caption ?? '') : '';

/** Short answers that say something about the conversation and nothing about a matter, compared folded; and how to begin. */
import { fold } from '../domain/fold.ts';
import type { Line } from '../domain/message.ts';
import type { Env } from '../engine/flow.ts';
import { oneOf } from '../text/text.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/** Longer than this, a text says more than thanks. Letters. */
const maxThanks = 60;
const nods = words(
  'da vang u uh ok oke okay okie duoc roi biet tot qua lam vay the nha nhe a ha hen oi yes good great',
);
/** What stands around "cảm ơn": who is spoken to, and how much. */
const around = words(
  'xin cam on rat nhieu em con chau toi tui minh bac co chu anh chi ong ba bot may can bo xa uy ban moi nguoi truoc thanks thank you tks so much very',
);
const thanks = /\b(?:cam on|thanks|thank you|tks)\b/;

/** Thanks, a nod, a sign of having read: nothing that wants an answer of substance. */
export const isCourtesy = (text: string): boolean => {
  const said = fold(text);
  if (said === '' || said.length > maxThanks) return false;
  const each = said.split(' ');
  return each.every((word) => nods.has(word)) || (thanks.test(said) && each.every((w) => nods.has(w) || around.has(w)));
};

/** "Yes, that is right", under what was understood. */
const yes = new Set(
  'dung|dung roi|da dung|da dung roi|dung a|phai|phai roi|chinh xac|ok|oke|okay|duoc|duoc roi|da duoc|vang|da vang|yes|correct'.split(
    '|',
  ),
);
export const isYes = (text: string): boolean => yes.has(fold(text));

/** "That is no denunciation": other words for the choice, folded. Alone, so that no accusation is said along with it. */
export const noDenunciation: readonly string[] = [
  'khong phai to cao',
  'khong phai la to cao',
  'day khong phai to cao',
  'day khong phai la to cao',
  'viec nay khong phai to cao',
  'viec nay khong phai la to cao',
  'toi khong to cao',
  'toi khong to cao ai',
  'khong to cao ai',
  'khong to cao',
  'not a denunciation',
  'this is not a denunciation',
];
export const isNoDenunciation = (text: string): boolean => noDenunciation.includes(fold(text));

const unknown = new RegExp(
  [
    '^(?:(?:da|toi|tui|em|con|chau|minh|i) )?',
    '(?:(?:khong|ko|k|kg|hong|hok|hem|chua|chang|dau) (?:biet|ro|nho|chac|nghi ra)',
    '(?: (?:o dau|cho nao|cho do|dia chi|ten duong|duong nao|duong gi|dau|nua|luon|ro|nha|a|that))*',
    '|chiu(?: roi| thoi)?|(?:do not|don t) know|not sure|no idea|khong)$',
  ].join(''),
);
/** "I do not know": an answer to a question, and no place. */
export const isUnknown = (text: string): boolean => unknown.test(fold(text));

/** What a person may send here. */
export const tellUs = (env: Env): Line => oneOf(env.can.places ? 'tell-us' : 'tell-us-words');

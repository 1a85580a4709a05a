/** People who act on what they see. Each has a word of their own, by which their petition and their answers are found again. */
import type { Body, Inbound } from '../../../src/domain/message.ts';
import type { Arrived } from './platform.ts';

export const group = '-900';

/** What somebody wants to do next; nothing while there is nothing to do, or nothing to see yet. */
export type Actor = {
  readonly id: string;
  readonly word: string;
  readonly next: (chat: (id: string) => readonly Arrived[]) => Inbound[];
};

let number = 0;

const inbound = (from: string, body: Body, to = from): Inbound => ({
  key: `${++number}`,
  at: 0,
  from: { id: from, name: `Người ${from}`, lang: 'vi' },
  to: { channel: 'telegram', chat: to, group: to === group },
  message: `m${number}`,
  body,
});

const press = (from: string, token: string, chat = from): Inbound =>
  inbound(from, { kind: 'choice', token, press: `press-${number + 1}` }, chat);

const tokenIn = (messages: readonly Arrived[], pattern: RegExp): string | undefined =>
  messages.flatMap((m) => m.tokens).findLast((token) => pattern.test(token));

export type Habit = {
  /** An album with a caption, or a text. */
  readonly album: boolean;
  /** The words and the place at the same moment. */
  readonly atOnce: boolean;
  /** Presses twice, as two updates. */
  readonly doubled: boolean;
  /** Adds something right after the receipt, or before it. */
  readonly adds: boolean;
  readonly rating: 'yes' | 'no' | 'unsure';
};

/** Tells what is wrong and where, presses "Gửi", and rates what was done. */
export const citizen = (id: string, habit: Habit): Actor => {
  const word = `vong${id}`;
  let told = false;
  let placed = false;
  let sent = false;
  let added = false;
  let rated = false;
  const words = (): Inbound[] => {
    told = true;
    const text = `Đèn đường bị hỏng mấy bữa nay, tối quá không dám đi ${word}`;
    if (!habit.album) return [inbound(id, { kind: 'text', text })];
    const photo = (n: number, caption: object) =>
      inbound(id, { kind: 'media', media: { kind: 'photo', ref: `${word}-${n}` }, album: word, ...caption });
    return [photo(1, { caption: text }), photo(2, {})];
  };
  const place = (): Inbound => {
    placed = true;
    return inbound(id, { kind: 'place', lat: 10.5, long: 106.5 });
  };
  return {
    id,
    word,
    next: (chat) => {
      if (!told) return habit.atOnce && !habit.album ? [...words(), place()] : words();
      const seen = chat(id);
      if (seen.length === 0) return [];
      if (!placed) return [place()];
      if (!sent) {
        const token = tokenIn(seen, /\.send~/);
        if (token === undefined) return [];
        sent = true;
        return habit.doubled ? [press(id, token), press(id, token)] : [press(id, token)];
      }
      if (habit.adds && !added) {
        added = true;
        return [inbound(id, { kind: 'text', text: `Bổ sung: bóng đèn ở cột thứ ba ${word}` })];
      }
      const token = tokenIn(seen, new RegExp(`^!rate\\.\\d+\\.${habit.rating}~`));
      if (rated || token === undefined) return [];
      rated = true;
      return [press(id, token)];
    },
  };
};

/** Presses what stands under the cards of the group, each button once, and answers what is asked in private. */
export const officer = (id: string): Actor => {
  const word = `xong${id}`;
  const pressed = new Set<string>();
  const answered = new Set<string>();
  const buttonOf = (token: string): string => token.slice(0, token.lastIndexOf('~'));
  return {
    id,
    word,
    next: (chat) => {
      const asked = tokenIn(chat(id).slice(-1), /\.back~/);
      if (asked !== undefined && !answered.has(asked)) {
        answered.add(asked);
        const text = `Đã thay bóng đèn mới, đường sáng lại rồi ${word}n${answered.size}x`;
        return [inbound(id, { kind: 'text', text })];
      }
      const buttons = chat(group).flatMap((m) => m.tokens);
      const button = ['claim', 'finish']
        .flatMap((name) => buttons.filter((token) => token.startsWith(`!${name}.`)))
        .find((token) => !pressed.has(buttonOf(token)));
      if (button === undefined) return [];
      pressed.add(buttonOf(button));
      return [press(id, button, group)];
    },
  };
};

/** One citizen with an account on each channel, in the whole service. */
import { afterEach, beforeEach, expect } from 'vitest';
import type { Person as TelegramPerson } from '../../../src/emulators/telegram.ts';
import type { Person as BotPerson } from '../../../src/emulators/zalo-bot.ts';
import type { Person as OaPerson } from '../../../src/emulators/zalo-oa.ts';
import { petitionByCode } from '../../../src/store/petitions.ts';
import { linkRequest, session } from '../../../src/store/schema.ts';
import { type World, world } from '../../world.ts';

export const number = '84912345678';
export const canary = 'chim hoàng yến kêu ngoài bến';
const hour = 3_600_000;
export const after = { hours: (n: number) => n * hour, aDay: 24 * hour } as const;

export let w: World;
export let telegram: TelegramPerson;
export let oa: OaPerson;
export let bot: BotPerson;

/** Before each test of a file, and after it: nothing went wrong that the service would have to tell. */
export const fresh = (): void => {
  beforeEach(async () => {
    w = await world();
    telegram = w.telegram.person({ name: 'Người Thử Một', lang: 'vi' });
    oa = w.zaloOa.person({ name: 'Người Thử Hai' });
    bot = w.zaloBot.person({ name: 'Người Thử Ba' });
  });
  afterEach(async () => {
    expect(w.logs.filter((log) => log.level === 'error')).toEqual([]);
    await w.close();
  });
};

export type Anybody = {
  readonly say: (text: string) => unknown;
  readonly messages: () => readonly { readonly text?: string }[];
};

export const last = (who: Anybody): string => who.messages().at(-1)?.text ?? '';
export const said = (who: Anybody): string =>
  who
    .messages()
    .map((m) => m.text ?? '')
    .join('\n');

/** Says it, and gives what was answered. */
export const tell = async (who: Anybody, words: string): Promise<string> => {
  who.say(words);
  await w.settle();
  return last(who);
};

export const file = async (who: Anybody, words = `Cống nghẹt ở đầu hẻm 12, ấp 3, ${canary}`): Promise<string> => {
  await tell(who, words);
  await tell(who, '1');
  const code =
    said(who)
      .match(/\d{4}-\d{4}/g)
      ?.at(-1) ?? '';
  expect(code).not.toBe('');
  return code;
};

/** Sends the own number, which this platform vouches for. Gives what was answered. */
export const show = async (who: TelegramPerson, phone = number): Promise<string> => {
  await tell(who, '/lienket');
  who.contact(phone);
  await w.settle();
  return last(who);
};

/** Types a number into the form. Gives what was answered. */
export const type = async (who: OaPerson, phone: string = number): Promise<string> => {
  await tell(who, '/lienket');
  who.submit({ name: 'Ai đó', phone });
  await w.settle();
  return last(who);
};

/** Answers the newest question whether somebody is the same person. */
export const answer = async (who: TelegramPerson, what: 'Phải, là tôi' | 'Không phải tôi'): Promise<string> => {
  const question = who.messages().findLast((m) => m.buttons.flat().some(({ text }) => text === what));
  if (!question) throw new Error('nothing was asked');
  who.press(question, what);
  await w.settle();
  return last(who);
};

/** How often it was asked whether somebody is the same person. */
export const asked = (who: Anybody): number => said(who).split('Có phải').length - 1;

/** One person on Telegram and the Official Account, by the number and the word of the surer side. */
export const byNumber = async (): Promise<void> => {
  await show(telegram);
  await type(oa);
  await answer(telegram, 'Phải, là tôi');
};

export const linkRows = () => w.app.store.db.select().from(linkRequest);
/** What is stored of a petition. */
export const stored = (code: string) => petitionByCode(w.app.store.db, w.app.vault, code.replace('-', ''));
/** The person whose conversation this is. */
export const ids = async (): Promise<readonly string[]> =>
  (await w.app.store.db.select({ id: session.person }).from(session)).map((row) => row.id);

/** Says a code, and that it is theirs. Gives what was answered. */
export const claim = async (who: Anybody, code: string): Promise<string> => {
  await tell(who, code);
  return tell(who, 'Đây là phản ánh của tôi');
};

/** Somebody on Zalo who writes to the bot. */
import type { Person, ShownChat, ZaloBotEmulator } from '../../src/emulators/zalo-bot.ts';
import { type Heard, impossible, listed, plain, type Room, type Seat, typedChoice } from './seat.ts';

const heard = (messages: ShownChat['messages']): readonly Heard[] =>
  messages.flatMap((m) => {
    if (!m.from.bot) return [];
    const text = plain(m.text ?? '');
    return { id: m.id, at: m.at, text, choices: listed(text), extras: [], reply: m.replyTo !== undefined };
  });

export const botRoom = (emulator: ZaloBotEmulator, id: string): Room => ({
  id,
  heard: () => heard(emulator.chat(id).messages),
});

export const botSeat = (person: Person): Seat => {
  const own = (): readonly Heard[] => heard(person.messages());
  return {
    id: person.id,
    heard: own,
    toasts: () => [],
    token: () => undefined,
    act: (what, room, under) => {
      // In a group the bot hears what names it and what answers it; whoever answers a message needs no name.
      const where = { ...(room && { chat: room.id, mention: !under }), ...(under && { replyTo: under.id }) };
      switch (what.kind) {
        case 'say':
          person.say(what.text, where);
          return;
        case 'press':
          for (let i = 0; i < what.times; i++) person.say(typedChoice((room ?? { heard: own }).heard(), what), where);
          return;
        case 'photo':
          person.photo({ ...where, ...(what.caption !== undefined && { caption: what.caption }) });
          return;
        case 'album':
          // Several pictures are several messages, one behind the other; the words stand under the first.
          for (let i = 0; i < what.n; i++)
            person.photo({ ...where, ...(i === 0 && what.caption !== undefined && { caption: what.caption }) });
          return;
        case 'voice':
          person.voice(where);
          return;
        case 'sticker':
          person.sticker(where);
          return;
        case 'start':
          person.say(what.payload === undefined ? '/start' : `/start ${what.payload}`);
          return;
        // Of these the bot hears only that something came.
        case 'place':
          person.other('place', where);
          return;
        case 'contact':
          person.other('contact', where);
          return;
        case 'file':
          person.other('document', where);
          return;
        // Nothing can be changed or forged, and nobody is followed.
        default:
          impossible(what);
      }
    },
  };
};

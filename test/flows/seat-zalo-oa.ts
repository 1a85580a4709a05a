/** Somebody on Zalo who writes to the Official Account. */
import type { Person, Shown, ZaloOaEmulator } from '../../src/emulators/zalo-oa.ts';
import { type Heard, impossible, listed, plain, type Room, type Seat, typedChoice, withChoice } from './seat.ts';

const kinds: Readonly<Record<string, string>> = { image: 'ảnh', gif: 'ảnh', file: 'tệp' };

/** So large, and one that is kept. */
const documentOf = (bytes: number): Uint8Array => {
  const made = new Uint8Array(bytes);
  made.set(new TextEncoder().encode('%PDF-1.7'));
  return made;
};

const heard = (messages: readonly Shown[]): readonly Heard[] =>
  messages.flatMap((m) => {
    if (!m.from.oa || m.from.admin) return [];
    const text = plain(m.text ?? m.form?.subtitle ?? '');
    const choices = m.buttons.filter((b) => b.type.startsWith('oa.query.'));
    const others = m.buttons.filter((b) => !b.type.startsWith('oa.query.'));
    return {
      id: m.id,
      at: m.at,
      ...(m.medium && { media: kinds[m.medium.kind] ?? m.medium.kind }),
      text,
      choices: choices.length > 0 ? choices.map((b) => b.title) : listed(text),
      extras: [...others.map((b) => `[${b.title}]`), ...(m.form ? ['[mẫu: họ tên, số điện thoại]'] : [])],
      reply: m.quote !== undefined,
    };
  });

export const oaRoom = (emulator: ZaloOaEmulator, id: string): Room => ({
  id,
  heard: () => heard(emulator.chat(id).messages),
});

export const oaSeat = (emulator: ZaloOaEmulator, person: Person): Seat => {
  const own = (): readonly Heard[] => heard(person.messages());
  const token = (label: string): string | undefined => {
    const payload = person
      .messages()
      .flatMap((m) => m.buttons)
      .findLast((b) => b.title === label)?.payload;
    return typeof payload === 'string' ? payload : undefined;
  };
  return {
    id: person.id,
    heard: own,
    // There is nothing that flashes up on Zalo.
    toasts: () => [],
    token,
    act: (what, room, under) => {
      const where = { ...(room && { group: room.id }), ...(under && { quote: under.id }) };
      switch (what.kind) {
        case 'say':
          person.say(what.text, where);
          return;
        case 'press': {
          const found = withChoice((room ?? { heard: own }).heard(), what);
          const isButton = !room && person.messages().some((m) => m.id === found.id && m.buttons.length > 0);
          for (let i = 0; i < what.times; i++)
            if (isButton) person.tap(what.label, found.id);
            else person.say(typedChoice((room ?? { heard: own }).heard(), what), where);
          return;
        }
        case 'forge':
          // What comes back from a button is an ordinary text: anybody may type it.
          person.say(what.data.startsWith('#') ? what.data : `#cn:${what.data}`, where);
          return;
        case 'photo':
          person.photo({ ...where, ...(what.caption !== undefined && { caption: what.caption }) });
          return;
        case 'album':
          person.photos(what.n, { ...where, ...(what.caption !== undefined && { caption: what.caption }) });
          return;
        case 'voice':
          person.voice(where);
          return;
        case 'place':
          person.location(what.lat, what.long, { ...where, ...(what.name !== undefined && { title: what.name }) });
          return;
        case 'contact':
          person.submit({ name: person.name, phone: what.phone });
          return;
        case 'sticker':
          person.sticker(where);
          return;
        case 'file':
          person.document({ ...where, name: what.name, bytes: documentOf(Math.round(what.megabytes * 1_048_576)) });
          return;
        case 'start':
          person.say(what.payload === undefined ? '/start' : `/start ${what.payload}`);
          return;
        case 'answered':
          emulator.console.answer(person, what.text);
          return;
        case 'follow':
        case 'unfollow':
        case 'open':
        case 'withdraw':
          person[what.kind]();
          return;
        // Nothing that was sent can be changed.
        default:
          impossible(what);
      }
    },
  };
};

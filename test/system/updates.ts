/** Updates as Telegram writes them. */

export type Update = { readonly update_id: number; readonly [field: string]: unknown };

const at = 1_780_000_000;
let number = 500_000_000;
let message = 1_000;

export const userOf = (id: number, name = `Người ${id}`) => ({
  id,
  is_bot: false,
  first_name: name,
  language_code: 'vi',
});
const privately = (id: number) => ({ id, type: 'private', first_name: `Người ${id}` });

export const update = (fields: Readonly<Record<string, unknown>>): Update => ({ update_id: ++number, ...fields });

/** Anything somebody sends in the private chat. */
export const messageOf = (from: number, content: Readonly<Record<string, unknown>>): Update =>
  update({ message: { message_id: ++message, date: at, chat: privately(from), from: userOf(from), ...content } });

export const textOf = (from: number, text: string): Update => messageOf(from, { text });

export const placeOf = (from: number): Update => messageOf(from, { location: { latitude: 10.5, longitude: 106.5 } });

export const pressOf = (from: number, data: string, under = 1): Update =>
  update({
    callback_query: {
      id: `${number}${from}`,
      from: userOf(from),
      message: {
        message_id: under,
        date: at,
        chat: privately(from),
        from: { id: 4242, is_bot: true, first_name: 'Bot' },
      },
      chat_instance: `${from}`,
      data,
    },
  });

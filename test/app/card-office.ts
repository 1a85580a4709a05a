/** A commune's two officers, its land office's one, a stranger, and a citizen whose petition has a card in the commune's chat. */
import { eq } from 'drizzle-orm';
import { importRoutes } from '../../src/app/admin/routes.ts';
import { listPetitions } from '../../src/store/petitions.ts';
import { audit } from '../../src/store/schema.ts';
import type { PersonOn, World } from '../world.ts';

type Person = PersonOn['telegram'];

/** What the model is not sure of: water 0.48, land 0.39. */
export const doubtful = 'hàng xóm đổ đất lấp mương chung ở ấp 3';

/** @param rules who gets what, a line each */
export const cardOf = async (w: World, text: string, rules = '') => {
  const hung = await w.staff('Hùng', 'xa', 'officer');
  const lan = await w.staff('Lan', 'xa', 'officer');
  const mai = await w.staff('Mai', 'diachinh', 'officer');
  const stranger = w.telegram.person({ name: 'Khách', lang: 'vi' });
  const group = await w.committee('Ủy ban xã', 'xa', [hung, lan, stranger]);
  const landGroup = await w.committee('Tổ địa chính', 'diachinh', [mai]);
  if (rules !== '') await importRoutes(w.app, `unit,topic,holder,co\n${rules}`, 'rules.csv', 'operator:test');
  const citizen = w.telegram.person({ name: 'Dân', lang: 'vi' });
  citizen.say(text);
  await w.settle();
  citizen.press(citizen.messages().findLast((m) => m.buttons.length > 0)!, 'Đồng ý và gửi');
  await w.settle();
  const found = async () => (await listPetitions(w.app.store.db, w.app.vault, { limit: 1 }))[0]!;
  const chat = { chat: group.id };
  const card = () => w.telegram.chat(group.id).messages.find((m) => m.buttons.length > 0)!;
  const labels = (): readonly string[] =>
    card()
      .buttons.flat()
      .map(({ text: label }) => label);
  /** What stood in a button at this moment, to be pressed however late. */
  const held = (label: string): string =>
    card()
      .buttons.flat()
      .find(({ text: each }) => each === label)?.callback_data ?? '';
  const { id } = card();
  const late = (who: Person, data: string) => who.forge(id, data, chat);
  const press = async (who: Person, label: string) => {
    who.press(card(), label, chat);
    await w.settle();
    return who.toasts().at(-1)?.text ?? '';
  };
  const told = async (): Promise<readonly string[]> => {
    const rows = await w.app.store.db
      .select()
      .from(audit)
      .where(eq(audit.petition, (await found()).id));
    return rows.map(({ action }) => action);
  };
  return { hung, lan, mai, stranger, citizen, group, landGroup, found, card, labels, held, late, press, told };
};
/** What they were told by the newest press. */
export const last = (who: Person): string => who.toasts().at(-1)?.text ?? '';

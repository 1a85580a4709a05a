/** The open petitions that people in a chat name by the end of the code. */
import { openEndingIn } from '../store/endings.ts';
import type { App } from './app.ts';

/** Codes of the open petitions that the chats of this unit show, those that end so. */
export const openCodesIn = async (app: App, unit: string, ending: string): Promise<readonly string[]> => {
  const { chatsFor } = await app.places.known();
  const found = await openEndingIn(app.store.db, ending);
  return found.filter((p) => chatsFor(p.unit).some((chat) => chat.unit === unit)).map(({ code }) => code);
};

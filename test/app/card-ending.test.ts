/** What a card in a group without buttons says to type: the end of the code, long enough for one open case of that chat. */
import { expect, test } from 'vitest';
import { cardFor } from '../../src/app/card-for.ts';
import { listPetitions } from '../../src/store/petitions.ts';
import { world } from '../world.ts';

test('two open cases that end alike are told apart by a fourth digit', async () => {
  const w = await world();
  try {
    const officer = await w.staff('Hùng', 'xa', 'officer', { on: 'zalo-bot' });
    await w.committee('Ủy ban xã', 'xa', [officer], { on: 'zalo-bot' });
    for (const words of ['Đường vào ấp 3 hư nặng', 'Đèn ở chợ ấp 4 tắt ba hôm nay']) {
      const citizen = w.zaloOa.person({ name: 'Kín Như Bưng' });
      citizen.say(words);
      await w.settle();
      citizen.tap('Đồng ý và gửi');
      await w.settle();
    }
    const [one, other] = await listPetitions(w.app.store.db, w.app.vault, { limit: 10 });
    const rename = (id: string | undefined, code: string) => ({
      sql: 'update petition set code = ? where id = ?',
      params: [code, id ?? ''],
    });
    await w.app.store.commit([rename(one?.id, '04821217'), rename(other?.id, '90003217')]);
    const [chat] = (await w.app.places.known()).chatsFor('xa');
    const around = { now: w.now(), here: true, files: 0, fromBelow: false };
    const typed = async (): Promise<string> => {
      const found = (await listPetitions(w.app.store.db, w.app.vault, { limit: 10 })).find((p) => p.id === one?.id);
      return found && chat ? JSON.stringify(await cardFor(w.app, chat, found, around)) : '';
    };
    expect(await typed()).toContain('"1217"');
    await w.app.store.commit([rename(other?.id, '90003999')]);
    expect(await typed()).toContain('"217"');
  } finally {
    await w.close();
  }
});

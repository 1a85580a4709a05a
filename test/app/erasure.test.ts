/** `/xoadulieu`: afterwards nothing of the person is left, in any table, file or byte; the register keeps its numbers. */
import { expect, test } from 'vitest';
import { searchRegister } from '../../src/app/admin/search.ts';
import { exactWords, petitionByCode } from '../../src/store/petitions.ts';
import { world } from '../world.ts';

const canary = 'chim hoàng yến kêu ngoài bến';

test('everything a person wrote and sent is erased, and the committee sees a case without words', async () => {
  const w = await world();
  try {
    const officer = await w.staff('Hùng', 'xa', 'officer');
    const group = await w.committee('Ủy ban xã', 'xa', [officer]);
    const citizen = w.telegram.person({ name: 'Người Thử', lang: 'vi' });
    citizen.photo({ caption: `Cống nghẹt ở đầu hẻm 12, ấp 3, ${canary}` });
    await w.settle();
    const card = citizen.messages().at(-1);
    if (!card) throw new Error('no card');
    citizen.press(card, 'Đồng ý và gửi');
    await w.settle();
    const code = /\d{4}-\d{4}/.exec(citizen.messages().at(-1)?.text ?? '')?.[0]?.replace('-', '') ?? '';
    const { db } = w.app.store;
    expect(await searchRegister(w.app, 'hoang yen', 5)).toHaveLength(1);
    expect(await keys(w)).toHaveLength(1);
    expect(JSON.stringify(w.telegram.chat(group.id).messages)).toContain(canary);

    citizen.say('xóa dữ liệu');
    await w.settle();
    citizen.say('1');
    await w.settle();
    expect(citizen.messages().at(-1)?.text).toContain('đã được xóa');

    const petition = await petitionByCode(db, w.app.vault, code);
    expect(petition).toMatchObject({ status: 'withdrawn', person: undefined, session: undefined, text: undefined });
    expect(petition && (await exactWords(db, w.app.vault, petition))).toBe('');
    expect(await searchRegister(w.app, 'hoang yen', 5)).toEqual([]);
    expect(await keys(w)).toEqual([]);
    const cards = w.telegram.chat(group.id).messages.filter((m) => m.text?.includes(code.slice(0, 4)));
    expect(JSON.stringify(cards)).not.toContain(canary);
    const bytes = await w.bytes();
    for (const piece of [canary, 'hoang yen keu', 'Người Thử', String(citizen.id)])
      expect(bytes.includes(piece)).toBe(false);
  } finally {
    await w.close();
  }
});

const keys = async (w: Awaited<ReturnType<typeof world>>): Promise<string[]> => {
  const found: string[] = [];
  for await (const key of w.app.blobs.list()) found.push(key);
  return found;
};

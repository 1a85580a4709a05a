import { expect, test } from 'vitest';
import { world } from '../world.ts';
test('try', async () => {
  const w = await world();
  const officer = await w.staff('Hùng', 'xa', 'officer');
  const group = await w.committee('Ủy ban xã', 'xa', [officer]);
  const tg = w.telegram.person({ name: 'Sáu', lang: 'vi' });
  const oa = w.zaloOa.person({ name: 'Sáu' });
  const bot = w.zaloBot.person({ name: 'Sáu' });
  const show = (label: string) => {
    console.log(`--- ${label}`);
    for (const [n, who] of [['tg', tg], ['oa', oa], ['bot', bot]] as const) {
      const m: any[] = who.messages().filter((x: any) => x.from.bot || x.from.oa).slice(-2);
      for (const x of m) console.log(n, '|', x.text ?? x.form?.subtitle, '|', JSON.stringify(x.buttons?.flat?.().map((b: any) => b.text ?? b.title)), JSON.stringify(x.replyKeyboard ?? ''));
    }
  };
  const go = async (label: string) => { await w.settle(); show(label); };
  tg.say('Cống nghẹt ở đầu hẻm 12, ấp 3');
  await go('file');
  tg.press(tg.messages().at(-1)!, 'Đồng ý và gửi');
  await go('filed');
  const code = /\d{4}-\d{4}/.exec(tg.messages().at(-1)?.text ?? '')?.[0] ?? '';
  tg.say('liên kết'); await go('tg link');
  tg.say('0912 345 678'); await go('typed');
  tg.contact('84912345678'); await go('tg contact');
  oa.say('lien ket'); await go('oa link');
  oa.submit({ name: 'Sáu', phone: '84912345678' }); await go('oa contact');
  oa.say('việc của tôi'); await go('oa mine');
  oa.say('dữ liệu của tôi'); await go('oa data');
  bot.say(code); await go('bot code');
  bot.say('1'); await go('bot claims');
  tg.press(tg.messages().at(-1)!, 'Phải, là tôi'); await go('yes');
  tg.press(tg.messages().at(-2)!, 'Phải, là tôi'); await go('yes again');
  bot.say('/lienket'); await go('bot link');
  bot.say('/xoadulieu'); await go('erase?');
  bot.say('1'); await go('erased');
  console.log(w.logs.filter(l => l.level !== 'info'));
  expect(group).toBeDefined();
  await w.close();
});

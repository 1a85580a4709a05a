/** What people do, in any order, for the properties of `model.test.ts`. */
import fc from 'fast-check';
import { fold } from '../../src/domain/fold.ts';
import type { Body, MediaKind, OwnNumber } from '../../src/domain/message.ts';
import { showCode } from '../../src/domain/tracking-code.ts';
import type { Turned } from '../../src/engine/turn.ts';
import { type Fake, hear, pass, sessionOf, type Talk, t } from './fake.ts';

type Doing =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'label'; readonly index: number; readonly as: 'number' | 'label' | 'folded' }
  | { readonly kind: 'press'; readonly index: number; readonly back: number }
  | { readonly kind: 'forged'; readonly token: string }
  | {
      readonly kind: 'media';
      readonly media: MediaKind;
      readonly caption: string | undefined;
      readonly album: string | undefined;
      readonly big: boolean;
    }
  | { readonly kind: 'edit'; readonly back: number; readonly text: string }
  | { readonly kind: 'place'; readonly named: boolean }
  | { readonly kind: 'contact'; readonly own: OwnNumber }
  | { readonly kind: 'other' }
  | { readonly kind: 'code'; readonly index: number }
  | { readonly kind: 'pass'; readonly ms: number }
  | { readonly kind: 'officer'; readonly action: string; readonly index: number }
  | { readonly kind: 'officer-says'; readonly text: string; readonly group: boolean }
  | { readonly kind: 'officer-photo'; readonly album: boolean; readonly caption: string | undefined };

const sentences = [
  'đèn đường ở cổng chợ tắt ba hôm nay',
  'duong bi lun mot ho to, xe may te hoai',
  'rác đổ tràn ở đầu hẻm 5, ấp 4',
  'đầu hẻm 12, ấp 3',
  'sai roi, ap 4 chu khong phai ap 3',
  'nhầm rồi, ấp 4',
  'cháy nhà ở ấp 3, cứu với!',
  'chay nha roi',
  'Chủ tịch xã nhận tiền của nhà thầu làm đường ấp 3, tôi tận mắt thấy',
  'bí thư dọa giết tôi vì tôi tố cáo ăn hối lộ',
  'Tôi không đồng ý quyết định bồi thường đất của xã cho nhà tôi ở ấp 4',
  'bổ sung: ông Ba bí thư lấy tiền quỹ bỏ túi riêng',
  'bổ sung: đèn số 3',
  'Cán bộ xã làm đường ấp 3 ẩu quá, mới một tháng đã hư',
  'không phải tố cáo',
  'không biết',
  'dạ',
  'cảm ơn xã',
  'alo',
  'quay lại',
  'hủy',
  'gửi',
  'đúng rồi',
  'thôi',
  'việc của tôi',
  '1',
  '2',
  '99',
  '0482-1738',
  '   ',
  '\u200b',
  '/huy',
  '/start',
  '/start ABCDEFGH',
  '/ngonngu',
  '/ngonngu en',
  '/ngonngu vi',
  '/hoso',
  '/tracuu',
  '/tracuu 123',
  '/trogiup',
  '/dulieu',
  '/xoadulieu',
  '/lienket',
  'liên kết',
  '0912 345 678',
  '/gui',
  '/không có lệnh này',
  'send',
  'it is dark at the market gate',
  'Lệnh\u202e lạ \ud83d và 😀',
];
export const text = fc.oneof(
  { weight: 9, arbitrary: fc.constantFrom(...sentences) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 80 }) },
  { weight: 1, arbitrary: fc.constant(`${'rất dài '.repeat(511)}hết`) },
);
const caption = fc.option(fc.constantFrom('trụ này nè', 'rác ở đầu hẻm 5, ấp 4', 'chủ tịch xã ăn hối lộ', 'cháy nhà'), {
  nil: undefined,
  freq: 2,
});
const minute = 60_000;
export const hour = 60 * minute;
const day = 24 * hour;

export const doing: fc.Arbitrary<Doing> = fc.oneof(
  { weight: 10, arbitrary: text.map((each): Doing => ({ kind: 'text', text: each })) },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('press' as const),
      index: fc.nat(4),
      back: fc.constantFrom(0, 0, 0, 1, 2, 7),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('label' as const),
      index: fc.nat(4),
      as: fc.constantFrom('number' as const, 'label' as const, 'folded' as const),
    }),
  },
  { weight: 1, arbitrary: fc.string({ maxLength: 20 }).map((token): Doing => ({ kind: 'forged', token })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom(
        '!rate.0.yes',
        '!claim.1',
        '!nothing',
        '!link.mine.0',
        '!link.yes.x',
        '!link.no',
        '!link.part',
        '!link',
        'x.send',
        '!',
        '.',
      )
      .map((token): Doing => ({ kind: 'forged', token })),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('media' as const),
      media: fc.constantFrom<MediaKind>('photo', 'photo', 'photo', 'voice', 'video', 'document'),
      caption,
      album: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }),
      big: fc.constantFrom(false, false, false, true),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('edit' as const), back: fc.nat(5), text }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('place' as const), named: fc.boolean() }) },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('contact' as const),
      own: fc.constantFrom<OwnNumber>('sure', 'said', false),
    }),
  },
  { weight: 1, arbitrary: fc.constant<Doing>({ kind: 'other' }) },
  { weight: 1, arbitrary: fc.nat(3).map((index): Doing => ({ kind: 'code', index })) },
  {
    weight: 5,
    arbitrary: fc
      .constantFrom(500, 3_000, minute, 31 * minute, 2 * hour, 25 * hour, 8 * day, 31 * day)
      .map((ms): Doing => ({ kind: 'pass', ms })),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('officer' as const),
      action: fc.constantFrom('claim', 'release', 'ask', 'finish', 'move', 'reject', 'right', 'classes', 'card'),
      index: fc.nat(2),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('officer-says' as const),
      text: fc.oneof(text, fc.constant('Đã thay bóng mới lúc 14 giờ')),
      group: fc.boolean(),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('officer-photo' as const), album: fc.boolean(), caption }) },
);

export const media = (f: Fake, kind: MediaKind, big = false) => ({
  kind,
  ref: `file-${++f.ids}-${'x'.repeat(70)}`,
  bytes: big ? 30_000_000 : 90_000,
  ...(kind === 'voice' && { seconds: 42 }),
  ...(kind === 'document' && { name: 'đơn.pdf' }),
});

export type Done = {
  readonly who: Talk;
  readonly at: number;
  readonly turned: Turned;
  readonly body?: Body;
  readonly group?: boolean;
};

/** The turns that what was done leads to; none where it could not be done. */
export const act = async (f: Fake, what: Doing): Promise<Done[]> => {
  const { citizen, officer } = f;
  const one = async (who: Talk, body: Body, options: Parameters<typeof hear>[3] = {}) => [
    { who, at: f.now, body, turned: await hear(f, who, body, options), group: options.group ?? false },
  ];
  switch (what.kind) {
    case 'text':
      return one(citizen, { kind: 'text', text: what.text });
    case 'press': {
      const prompt = citizen.offered.at(-1 - what.back);
      const token = prompt?.choices?.[what.index]?.id;
      return token === undefined ? [] : one(citizen, { kind: 'choice', token, press: 'p' });
    }
    case 'label': {
      const choice = citizen.offered.at(-1)?.choices?.[what.index];
      if (!choice) return [];
      const label = t(choice.label, sessionOf(citizen).lang);
      const typed = what.as === 'number' ? String(what.index + 1) : what.as === 'label' ? label : fold(label);
      return one(citizen, { kind: 'text', text: typed });
    }
    case 'forged':
      return one(citizen, { kind: 'choice', token: what.token, press: 'p' });
    case 'media':
      return one(citizen, {
        kind: 'media',
        media: media(f, what.media, what.big),
        ...(what.caption !== undefined && { caption: what.caption }),
        ...(what.album !== undefined && { album: what.album }),
      });
    case 'edit': {
      const message = `m${Math.max(1, citizen.messages - what.back)}`;
      return one(citizen, { kind: 'text', text: what.text, edited: true }, { message });
    }
    case 'place':
      return one(citizen, { kind: 'place', lat: 10.03, long: 105.77, ...(what.named && { name: 'Chợ Bà Chiểu' }) });
    case 'contact':
      return one(citizen, { kind: 'contact', phone: '0912345678', own: what.own });
    case 'other':
      return one(citizen, { kind: 'other', name: 'sticker' });
    case 'code': {
      const code = [...f.petitions.values()].at(-1 - what.index)?.code;
      return code === undefined ? [] : one(citizen, { kind: 'text', text: showCode(code) });
    }
    case 'pass':
      return pass(f, what.ms);
    case 'officer': {
      const code = [...f.petitions.values()].at(-1 - what.index)?.code;
      return code === undefined
        ? []
        : one(officer, { kind: 'choice', token: `!${what.action}.${code}`, press: 'p' }, { group: true });
    }
    case 'officer-says':
      return one(officer, { kind: 'text', text: what.text }, { group: what.group, toUs: what.group });
    case 'officer-photo':
      return one(officer, {
        kind: 'media',
        media: media(f, 'photo'),
        ...(what.caption !== undefined && { caption: what.caption }),
        ...(what.album && { album: 'o' }),
      });
  }
};

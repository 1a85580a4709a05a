/** The ways in which people type the same words. */
import { shapes } from '../../src/understand/marked.ts';

const TONE_KEYS = ['', 'f', 's', 'r', 'x', 'j'];
const SHAPE_KEYS: Readonly<Record<string, string>> = { â: 'aa', ă: 'aw', ê: 'ee', ô: 'oo', ơ: 'ow', ư: 'uw', đ: 'dd' };

/** Without any marks, in small letters. */
export const bare = (text: string): string =>
  text.normalize('NFD').replace(/\p{M}/gu, '').replaceAll('đ', 'd').replaceAll('Đ', 'D').toLowerCase();

/** What stands there when the input method was off: the keys of Telex, the tone last. */
export const telex = (text: string): string =>
  text.toLowerCase().replace(/\p{L}+/gu, (word) => {
    let keys = '';
    let tone = 0;
    for (const char of word) {
      const known = shapes.get(char);
      if (known && known.tone > 0) tone = known.tone;
      const shape = known?.shape ?? char;
      keys += SHAPE_KEYS[shape] ?? shape;
    }
    return keys.replace(/uwow/, 'uow') + TONE_KEYS[tone];
  });

const SHORT: readonly (readonly [RegExp, string])[] = [
  [/(?<!\p{L})không(?!\p{L})/giu, 'ko'],
  [/(?<!\p{L})được(?!\p{L})/giu, 'dc'],
  [/(?<!\p{L})nước(?!\p{L})/giu, 'nc'],
  [/(?<!\p{L})người(?!\p{L})/giu, 'ng'],
  [/(?<!\p{L})đường(?!\p{L})/giu, 'dg'],
  [/(?<!\p{L})cán bộ(?!\p{L})/giu, 'cb'],
  [/(?<!\p{L})ủy ban nhân dân(?!\p{L})/giu, 'ubnd'],
  [/(?<!\p{L})ủy ban(?!\p{L})/giu, 'ub'],
  [/(?<!\p{L})bệnh viện(?!\p{L})/giu, 'bv'],
  [/(?<!\p{L})công ty(?!\p{L})/giu, 'cty'],
  [/(?<!\p{L})giáo viên(?!\p{L})/giu, 'gv'],
  [/(?<!\p{L})phụ huynh(?!\p{L})/giu, 'ph'],
  [/(?<!\p{L})học phí(?!\p{L})/giu, 'hp'],
  [/(?<!\p{L})bảo hiểm y tế(?!\p{L})/giu, 'bhyt'],
  [/(?<!\p{L})bảo hiểm xã hội(?!\p{L})/giu, 'bhxh'],
  [/(?<!\p{L})giải phóng mặt bằng(?!\p{L})/giu, 'gpmb'],
  [/(?<!\p{L})cũng(?!\p{L})/giu, 'cx'],
  [/(?<!\p{L})với(?!\p{L})/giu, 'vs'],
];

/** In shorthand, the rest without marks. */
export const short = (text: string): string => bare(SHORT.reduce((done, [long, cut]) => done.replace(long, cut), text));

export const WAYS = { marks: (text: string) => text, bare, telex, short } as const;
export type Way = keyof typeof WAYS;

/** Petitions that are of one matter and others that only look so, as people write them: `groups.txt`. A third of the groups is held back. */
import { readFileSync } from 'node:fs';
import { unitTree } from '../../../src/domain/unit.ts';
import { type Matter, matterOf } from '../../../src/understand/alike/matter.ts';
import { gazetteer, understand } from '../../../src/understand/understand.ts';

const places = gazetteer(unitTree([{ code: 'xa', name: 'UBND xã Ví Dụ', kind: 'commune', aliases: [] }]));
const noon = Date.UTC(2026, 5, 15, 5);
const day = 86_400_000;

/** As it would be stored, filed on the `days`th day. */
export const told = (text: string, days: number): Matter => {
  const understood = understand(text, places);
  return matterOf({
    text: understood.personal,
    place: understood.place?.words,
    topic: understood.topic.value,
    lat: undefined,
    long: undefined,
    at: noon + days * day,
  });
};

export type Pair = {
  readonly group: string;
  readonly same: boolean;
  readonly a: string;
  readonly b: string;
  readonly days: number;
};

const parse = (part: 'dev' | 'held'): readonly (readonly [name: string, same: string[], other: string[]])[] =>
  readFileSync(new URL('./groups.txt', import.meta.url), 'utf8')
    .split(/^= /m)
    .slice(1)
    .flatMap((block) => {
      const [head = '', ...lines] = block.trim().split('\n');
      const [name = '', of] = head.split(' ');
      const those = (sign: string) => lines.filter((line) => line.startsWith(sign)).map((line) => line.slice(2));
      return of === part ? [[name, those('+'), those('-')] as const] : [];
    });

/** True pairs a day or two apart; false ones: another matter there, the same elsewhere, and the same words 400 days later. */
export const pairs = (part: 'dev' | 'held'): readonly Pair[] =>
  parse(part).flatMap(([group, same, other]) => [
    ...same.flatMap((a, i) => same.slice(i + 1).map((b, j) => ({ group, same: true, a, b, days: i + j }))),
    ...other.flatMap((b) => same.map((a) => ({ group, same: false, a, b, days: 1 }))),
    ...same.map((a) => ({ group, same: false, a, b: a, days: 400 })),
  ]);

/**
 * Petitions of one made-up commune, a JSON object a line: those of one `group` are of one matter, and who stands `beside` a group tells of
 * another matter there, of the same elsewhere, or of the same long before. `commune` is learnt from; `fresh` was written by somebody who had
 * seen neither it nor anything else here, and is for measuring only.
 */
import { readFileSync } from 'node:fs';
import { unitTree } from '../../../src/domain/unit.ts';
import { type Matter, matterOf } from '../../../src/understand/alike/matter.ts';
import { gazetteer, understand } from '../../../src/understand/understand.ts';

const places = gazetteer(unitTree([{ code: 'xa', name: 'UBND xã Ví Dụ', kind: 'commune', aliases: [] }]));

type Line = {
  readonly group: string;
  readonly beside?: string;
  readonly at: string;
  readonly text: string;
  readonly place?: string;
  readonly lat?: number;
  readonly long?: number;
};

/** `hard`: one stands beside the other's group. */
export type Both = {
  readonly a: Matter;
  readonly b: Matter;
  readonly groups: readonly string[];
  readonly same: boolean;
  readonly hard: boolean;
};

/** As it would be stored. */
const stored = ({ text, place, at, lat, long }: Line): Matter => {
  const understood = understand(text, places);
  return matterOf({
    text: understood.personal,
    place: place === undefined ? understood.place?.words : understand(place, places).personal,
    topic: understood.topic.value,
    lat,
    long,
    at: Date.parse(at),
  });
};

/** Every two of them. */
export const reports = (name: 'commune' | 'fresh'): readonly Both[] => {
  const all = readFileSync(new URL(`./${name}.jsonl`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Line)
    .map((line) => ({ line, matter: stored(line) }));
  return all.flatMap((x, i) =>
    all.slice(0, i).map((y) => ({
      a: x.matter,
      b: y.matter,
      groups: [x.line.beside ?? x.line.group, y.line.beside ?? y.line.group],
      same: x.line.group === y.line.group,
      hard: x.line.beside === y.line.group || y.line.beside === x.line.group,
    })),
  );
};

/**
 * Labelled texts that name places of real provinces, some by their old names: `AREA | expected | text` a line. AREA is the code of a province of
 * today whose bot it is, or `bl` for the bot of one commune in it. Expected: the name of the unit, `?` where it must be asked, `-` for no unit.
 * Made up; one in three is held: for measuring only, by a hash of its text.
 */
import { readFileSync } from 'node:fs';
import { fold } from '../../src/domain/fold.ts';
import { placeName, type Unit, unitTree } from '../../src/domain/unit.ts';
import { vietnam2025 } from '../../src/domain/vn-2025.ts';
import { vietnamOld } from '../../src/domain/vn-old.ts';
import { formerNames } from '../../src/understand/former.ts';
import { type Gazetteer, gazetteer, understand } from '../../src/understand/understand.ts';
import { hash } from './texts/retype.ts';

const today = vietnam2025();
const commune: readonly Unit[] = [
  { code: 'tinh', name: 'UBND tỉnh Tây Ninh', kind: 'province', aliases: [] },
  { code: 'xa', name: 'UBND xã Bến Lức', parent: 'tinh', kind: 'commune', aliases: [] },
  { code: 'ap3', name: 'Ấp 3', parent: 'xa', kind: 'hamlet', aliases: ['ấp Ba'] },
  { code: 'ap4', name: 'Ấp 4', parent: 'xa', kind: 'hamlet', aliases: [] },
];

const built = new Map<string, Gazetteer>();
const areaOf = (area: string): Gazetteer => {
  const units = area === 'bl' ? commune : today.filter(({ code, parent }) => code === area || parent === area);
  const tree = unitTree(units);
  const known = built.get(area) ?? gazetteer(tree, formerNames(tree, today, vietnamOld));
  built.set(area, known);
  return known;
};

export type PlaceText = {
  readonly area: string;
  readonly expected: string;
  readonly text: string;
  readonly held: boolean;
};

export const placeTexts = (): readonly PlaceText[] =>
  readFileSync(new URL('./places/texts.txt', import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [area = '', expected = '', text = ''] = line.split(' | ');
      return { area, expected, text, held: hash(text) % 3 === 0 };
    });

/** What it is taken for, in the words of the labels. */
export const placed = ({ area, text }: PlaceText): string => {
  const places = areaOf(area);
  const known = understand(text, places);
  if (known.doubt) return '?';
  const unit = known.unit && places.tree.get(known.unit.value);
  return unit ? placeName(unit).replace(/^(xã|phường|đặc khu|tỉnh|thành phố) /, '') : '-';
};

/** Labels write hamlets with their kind. */
export const isRight = (text: PlaceText): boolean => fold(placed(text)) === fold(text.expected);

/** Units whose doings a text is about: offices that it names, by their names or by what people call them. */
import { fold } from '../domain/fold.ts';
import type { Unit, UnitTree } from '../domain/unit.ts';

/** "chủ tịch xã", "cán bộ phường": whoever sits there, it is the office of the place. */
const OFFICES = 'ubnd|uy ban|uy ban nhan dan|chu tich|pho chu tich|lanh dao|can bo|bi thu|dang uy|chinh quyen'.split(
  '|',
);
const LEVELS: Readonly<Partial<Record<Unit['kind'], readonly string[]>>> = {
  commune: ['xa', 'phuong', 'dac khu', 'thi tran'],
  province: ['tinh', 'thanh pho'],
};

const namesOf = ({ kind, name, aliases }: Unit): readonly string[] => {
  const levels = LEVELS[kind];
  const own = [name, ...aliases].map(fold).filter((each) => each.includes(' '));
  return levels ? [...own, ...levels.flatMap((level) => OFFICES.map((office) => `${office} ${level}`))] : own;
};

/**
 * @param committee where it would go: only units above it, it, and those below it are looked for
 * @returns codes, in the order of the tree
 */
export const accusedIn = (tree: UnitTree, text: string, committee: string): readonly string[] => {
  const said = ` ${fold(text)} `;
  const near = (code: string): boolean => tree.within(code, committee) || tree.within(committee, code);
  return tree.all
    .filter(
      (unit) => unit.kind !== 'hamlet' && near(unit.code) && namesOf(unit).some((name) => said.includes(` ${name} `)),
    )
    .map(({ code }) => code);
};

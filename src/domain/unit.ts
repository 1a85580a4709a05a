/** The tree of committees and offices: provinces, communes, their departments and hamlets. */

export const UNIT_KINDS = ['country', 'province', 'commune', 'department', 'hamlet', 'other'] as const;
export type UnitKind = (typeof UNIT_KINDS)[number];

export type Unit = {
  readonly code: string;
  readonly name: string;
  /** Code of the unit above; missing at the top. */
  readonly parent?: string;
  readonly kind: UnitKind;
  /** Other names people use, old ones too. */
  readonly aliases: readonly string[];
  /** A number citizens may call. */
  readonly phone?: string;
};

/** The place a unit is named after, as it stands inside a sentence: `UBND xã Bến Lức`, `Xã Bến Lức` → `xã Bến Lức`. */
export const placeName = ({ name }: Pick<Unit, 'name'>): string =>
  name
    .replace(/^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân) (?=\p{L})/iu, '')
    .replace(/^(?:Xã|Phường|Thị trấn|Đặc khu|Tỉnh|Thành phố|Huyện|Quận|Thị xã|Thôn|Ấp|Khóm|Tổ) /u, (kind) =>
      kind.toLowerCase(),
    );

export type UnitTree = {
  readonly all: readonly Unit[];
  /** Units with none above, in the order given. */
  readonly roots: readonly Unit[];
  /** The first of the roots; undefined for no units at all. */
  readonly root: Unit | undefined;
  readonly get: (code: string) => Unit | undefined;
  /** In the order given; empty for a unit that is unknown. */
  readonly children: (code: string) => readonly Unit[];
  /** Nearest first, the unit itself not included. */
  readonly ancestors: (code: string) => readonly Unit[];
  /** Is `code` the unit `above` or anywhere under it? */
  readonly within: (code: string, above: string) => boolean;
};

/** The lowest unit over all of them: what is not known to lie in one of them lies in it. Undefined where there is none. */
export const unitOver = (tree: UnitTree, codes: readonly string[]): string | undefined => {
  const [first = ''] = codes;
  const line = [first, ...tree.ancestors(first).map(({ code }) => code)];
  return line.find((up) => codes.every((code) => tree.within(code, up)));
};

/** `index`: place in the list, from 0. */
export type UnitProblem = { readonly index: number; readonly message: string };

const CODE = /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,39}$/u;
const NAME_LIMIT = 120;

/** All that is wrong with a list of units; empty for a good one. Order of the list does not matter. */
export const checkUnits = (units: readonly Unit[]): UnitProblem[] => {
  const problems: UnitProblem[] = [];
  const first = new Map<string, number>();
  units.forEach((unit, index) => {
    const problem = (message: string) => problems.push({ index, message });
    if (!CODE.test(unit.code))
      problem(`the code ${JSON.stringify(unit.code.slice(0, 60))} must be 1 to 40 letters, digits, dots or hyphens`);
    else if (first.has(unit.code))
      problem(`the code ${unit.code} is already used by entry ${first.get(unit.code)! + 1}`);
    else first.set(unit.code, index);
    if (unit.name.trim() === '' || unit.name.length > NAME_LIMIT)
      problem(`the name must have 1 to ${NAME_LIMIT} characters`);
  });
  const parentOf = (unit: Unit): Unit | undefined => {
    const at = unit.parent === undefined ? undefined : first.get(unit.parent);
    return at === undefined ? undefined : units[at];
  };
  // 0 unseen, 1 on the way up from the present unit, 2 leads to the top.
  const state = new Uint8Array(units.length);
  units.forEach((start, index) => {
    if (start.parent !== undefined && !first.has(start.parent))
      problems.push({ index, message: `the parent ${start.parent} of ${start.code} is not in the list` });
    const trail: number[] = [];
    let at: number | undefined = first.get(start.code);
    while (at !== undefined && state[at] === 0) {
      state[at] = 1;
      trail.push(at);
      const up = parentOf(units[at]!);
      at = up && first.get(up.code);
    }
    if (at !== undefined && state[at] === 1)
      problems.push({ index: at, message: `${units[at]!.code} is above itself: its parents form a circle` });
    for (const seen of trail) state[seen] = 2;
  });
  return problems.sort((a, b) => a.index - b.index);
};

/** Builds the tree once. @throws Error naming the first bad entry, where codes repeat, a parent is missing or parents form a circle */
export const unitTree = (units: readonly Unit[]): UnitTree => {
  const [problem] = checkUnits(units);
  if (problem) throw new Error(`Units, entry ${problem.index + 1}: ${problem.message}`);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  const below = new Map<string, Unit[]>();
  for (const unit of units) {
    if (unit.parent === undefined) continue;
    const list = below.get(unit.parent);
    if (list) list.push(unit);
    else below.set(unit.parent, [unit]);
  }
  const roots = units.filter((unit) => unit.parent === undefined);
  const ancestors = (code: string): Unit[] => {
    const found: Unit[] = [];
    for (let up = byCode.get(code)?.parent; up !== undefined; up = byCode.get(up)?.parent) found.push(byCode.get(up)!);
    return found;
  };
  return {
    all: units,
    roots,
    root: roots[0],
    get: (code) => byCode.get(code),
    children: (code) => below.get(code) ?? [],
    ancestors,
    within: (code, above) =>
      byCode.has(code) && (code === above || ancestors(code).some((unit) => unit.code === above)),
  };
};

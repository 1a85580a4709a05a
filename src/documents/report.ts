/** What an official report says, without how it stands on paper. Names are in natural case; the layouts write the capitals. */
import type { Day } from '../domain/calendar.ts';
import type { FilledForm } from './form-sheet.ts';

/** Who issues it decides the layout, never what it is about. */
export type IssuerKind = 'party' | 'state' | 'front';

export type Issuer = {
  readonly kind: IssuerKind;
  /** The body above, where it is named: `Đảng bộ tỉnh Ví Dụ`. */
  readonly parent?: string;
  /** `Đảng ủy xã Ví Dụ`. */
  readonly body: string;
  /** As in the number of its documents: `ĐU`, `UBND`. */
  readonly abbreviation: string;
  /** Where it sits: `Ví Dụ`. */
  readonly place: string;
};

/** Words as they stand. */
export type TextRun = { readonly text: string; readonly bold?: boolean; readonly italic?: boolean };
/** Something that only a person can write; stands out as `[CẦN BỔ SUNG: …]`. Empty where nothing more can be said about it. */
export type Hole = { readonly missing: string };
export type Run = TextRun | Hole;
export type Paragraph = { readonly runs: readonly Run[] };

/** `label`: a short text, centred. `share`: a part of one, in percent. `change` and `growth`: a number and a part with their sign. */
export type ColumnKind = 'text' | 'label' | 'count' | 'share' | 'change' | 'growth';
/** @property width in mm; a table of 165 mm is as wide as the text */
export type Column = { readonly title: string; readonly kind: ColumnKind; readonly width: number };
/** `null`: nothing to say, shown as a dash. */
export type Value = string | number | null;
/** @property level 1 for a part of the row above ("trong đó") */
export type Row = { readonly values: readonly Value[]; readonly strong?: boolean; readonly level?: 0 | 1 };
export type Table = { readonly title?: string; readonly columns: readonly Column[]; readonly rows: readonly Row[] };

export type Block = Paragraph | Table;

/** Numbered by its place: `I-`, `1.`, `a)`, and `-` from the fourth level on. */
export type Section = {
  readonly heading: string;
  readonly blocks: readonly Block[];
  readonly sections?: readonly Section[];
};

/** Whence the figures come, so that the same ones can be made again. */
export type Provenance = {
  /** The last day that is counted, and the hour of it: `24:00`. */
  readonly cutOff: { readonly day: Day; readonly clock: string };
  /** Version of what each figure means: `v1`. */
  readonly definitions: string;
  readonly snapshot: string;
  /** Digits after the comma of a percentage. */
  readonly decimals: number;
  /** Somebody has approved the figures. Missing: nothing is said of it. */
  readonly approved?: boolean;
};

export type Annex = {
  readonly title: string;
  readonly tables: readonly Table[];
  readonly provenance: Provenance;
  /** Forms that go with it, each on a sheet of its own; not in the document. */
  readonly forms?: readonly FilledForm[];
};

export type Report = {
  readonly issuer: Issuer;
  /** `Báo cáo`, `BC`. */
  readonly type: { readonly name: string; readonly abbreviation: string };
  /** What it is about, below the name of the type. */
  readonly summary: string;
  /** The month in which it will be issued; the day is left to the office. */
  readonly issued: { readonly year: number; readonly month: number };
  /** Kính gửi. The Party's guide knows it in letters only, so a report of the Party has none. */
  readonly addressees: readonly string[];
  /** Before the first heading. */
  readonly opening: readonly Block[];
  readonly sections: readonly Section[];
  /** After the last section: "Trên đây là báo cáo …". */
  readonly closing: readonly Block[];
  /** For whom (`Ban Thường vụ`), in whose stead (`Chủ tịch`), and the title of who signs (`Phó Bí thư`). Never a name. */
  readonly signature: { readonly onBehalfOf?: string; readonly inSteadOf?: string; readonly title: string };
  /** Who gets it, and who keeps it: `Văn phòng Đảng ủy`, `VP`. */
  readonly recipients: { readonly to: readonly string[]; readonly kept: string };
  /** Somebody has approved the figures: it is no draft any more, but still to be signed. */
  readonly approved?: boolean;
  readonly annex: Annex;
};

export const isHole = (run: Run): run is Hole => 'missing' in run;
export const isTable = (block: Block): block is Table => 'rows' in block;

/** As it stands in the document. */
export const holeText = ({ missing }: Hole): string => (missing === '' ? '[CẦN BỔ SUNG]' : `[CẦN BỔ SUNG: ${missing}]`);

/** A paragraph from plain text; each `[CẦN BỔ SUNG: …]` in it becomes a hole. */
export const paragraph = (text: string): Paragraph => {
  const runs: Run[] = [];
  let from = 0;
  for (const match of text.matchAll(/\[CẦN BỔ SUNG(?::\s*([^\]]*))?\]/gu)) {
    if (match.index > from) runs.push({ text: text.slice(from, match.index) });
    runs.push({ missing: match[1]?.trim() ?? '' });
    from = match.index + match[0].length;
  }
  if (from < text.length) runs.push({ text: text.slice(from) });
  return { runs };
};

const holesIn = (blocks: readonly Block[]): number =>
  blocks.reduce((n, block) => n + (isTable(block) ? 0 : block.runs.filter(isHole).length), 0);
const holesUnder = ({ blocks, sections = [] }: Section): number =>
  holesIn(blocks) + sections.reduce((n, section) => n + holesUnder(section), 0);

/** How many places a person has to fill in; number, day and signature are not among them. */
export const holesOf = ({ opening, sections, closing, addressees, recipients }: Report): number =>
  holesIn([...opening, ...closing, ...[...addressees, ...recipients.to].map(paragraph)]) +
  sections.reduce((n, section) => n + holesUnder(section), 0);

/**
 * The two ways in which an official document stands on paper, with the source of every value. All read on 22/11/2026.
 *
 * State: Nghị định 30/2020/NĐ-CP, in force from 5/3/2020, Phụ lục I, from its text; cited as NĐ30 and its part.
 * Party: Hướng dẫn 05-HD/VPTW of 27/5/2026 under Quy định 399-QĐ/TW of 9/1/2026. Their official text was not at hand: the values are
 * those of four public works that follow it (HD05); where they differ, that is said. HD36 is what came before, 36-HD/VPTW of 3/4/2018.
 * To be checked against the text before the first real document.
 * Sizes are in points, lengths in millimetres.
 */
import { oneLine } from '../domain/clean.ts';
import { DocumentRefused } from './refused.ts';
import type { IssuerKind, Report } from './report.ts';
import { monthOf, roman } from './writing.ts';

export type Style = {
  readonly size: number;
  readonly bold?: boolean;
  readonly italics?: boolean;
  readonly underline?: boolean;
};

type Line = { readonly text: string; readonly style: Style };

export type Layout = {
  readonly font: string;
  readonly page: {
    readonly width: number;
    readonly height: number;
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
    /** From the upper edge to the page number. */
    readonly number: number;
  };
  readonly pageNumber: Style;
  /** Widths of the two columns at the head and at the foot; each pair is as wide as the text. */
  readonly head: readonly [number, number];
  readonly foot: readonly [number, number];
  /** The heading of the nation or of the Party; under its last line a rule as long as the text. */
  readonly heading: readonly Line[];
  readonly parent: Style;
  readonly issuer: Style;
  /** What stands below the issuer: a star, or a rule of so great a part of the text's length. */
  readonly issuerMark: Line | { readonly rule: number };
  readonly number: Style;
  readonly numberText: (report: Report) => string;
  readonly date: Style;
  readonly type: Style;
  readonly summary: Style;
  readonly summaryMark: Line | { readonly rule: number };
  readonly addressee: Style;
  readonly body: {
    readonly size: number;
    readonly firstLine: number;
    /** Points between paragraphs. */
    readonly before: number;
    readonly line: { readonly exact: number } | { readonly times: number };
  };
  readonly table: { readonly size: number };
  /** What stands before a heading, by its level from 0 and its place from 1. */
  readonly headingMark: readonly ((place: number) => string)[];
  readonly behalf: string;
  readonly stead: string;
  readonly authority: Style;
  readonly title: Style;
  readonly recipientsLabel: Style;
  readonly recipients: Style;
  /** The last of the recipients, who keeps it. */
  readonly kept: (who: string) => string;
  readonly annexLabel: Style;
  readonly annexTitle: Style;
  readonly annexOf: (report: Report) => string;
};

const letter = (place: number): string => `${'abcdeghiklmnopqrstuvxy'[place - 1] ?? place})`;

/** Room for what the office fills in by hand. */
const NUMBER_ROOM = ' '.repeat(4);
const DAY_ROOM = ' '.repeat(6);

const partyNumber = ({ type, issuer }: Report): string => `${NUMBER_ROOM}-${type.abbreviation}/${issuer.abbreviation}`;
const stateNumber = ({ type, issuer }: Report): string => `${NUMBER_ROOM}/${type.abbreviation}-${issuer.abbreviation}`;

/** `Ví Dụ, ngày      tháng 6 năm 2026`; NĐ30 II.4, HD05; the day stays open. */
export const dateText = ({ issuer, issued }: Report): string => `${oneLine(issuer.place)}, ${dateWords({ issued })}`;

const dateWords = ({ issued }: Pick<Report, 'issued'>): string =>
  `ngày${DAY_ROOM}tháng ${monthOf(issued.month)} năm ${issued.year}`;

const PARTY: Layout = {
  font: 'Times New Roman', // HD05; Unicode TCVN 6909:2001
  // HD05, three agree: 20, 20, 30, 15. The number in the upper margin: 10 from the edge (one).
  page: { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15, number: 10 },
  pageNumber: { size: 13 }, // HD05 13 (one 13,5)
  head: [75, 90], // own: the issuer's name is longer than the heading
  foot: [80, 85], // own
  heading: [{ text: 'ĐẢNG CỘNG SẢN VIỆT NAM', style: { size: 14, bold: true } }], // HD05 14 (one 15, as HD36)
  parent: { size: 13 }, // HD05 13 (one 14, as HD36), upright
  issuer: { size: 13, bold: true }, // likewise
  issuerMark: { text: '*', style: { size: 13, bold: true } }, // HD05: a star, no rule
  number: { size: 13 }, // HD05 13 (one 14, as HD36)
  numberText: (report) => `Số${partyNumber(report)}`, // HD05: no colon, hyphen, then slash
  date: { size: 14, italics: true }, // HD05
  type: { size: 14, bold: true }, // HD05
  summary: { size: 14, bold: true }, // HD05, lower case
  summaryMark: { text: '-----', style: { size: 14 } }, // HD05: five hyphens
  addressee: { size: 14 }, // HD05: only letters have one
  body: {
    size: 14, // HD05; HD36 14–15
    firstLine: 10, // HD05
    before: 6, // HD05 (one puts them below instead)
    line: { exact: 18 }, // HD05 18, others 19 and 20
  },
  table: { size: 12 }, // own: neither guide sets it
  headingMark: [(place) => `${roman(place)}- `, (place) => `${place}. `, (place) => `${letter(place)} `, () => '- '], // practice
  behalf: 'T/M ', // HD05
  stead: 'K/T ', // HD05; never of a collective
  authority: { size: 14, bold: true }, // HD05
  title: { size: 14 }, // HD05, two of three: not bold
  recipientsLabel: { size: 14, underline: true }, // HD05 14 (one 12), underlined
  recipients: { size: 12 }, // HD05 12 (one 11)
  kept: (who) => `Lưu ${who}`, // HD05: no colon, no VT
  annexLabel: { size: 14, bold: true },
  annexTitle: { size: 14, bold: true },
  annexOf: (report) =>
    `(Kèm theo ${oneLine(report.type.name)} số${partyNumber(report)}, ${dateWords(report)} của ${oneLine(report.issuer.body)})`, // HD05: a comma before "ngày"
};

const STATE: Layout = {
  font: 'Times New Roman', // NĐ30 I.4: black, TCVN 6909:2001
  // NĐ30 I.3: top and bottom 20–25, left 30–35, right 15–20; I.7: the number in the middle of the upper margin.
  page: { width: 210, height: 297, top: 20, bottom: 20, left: 30, right: 15, number: 10 },
  pageNumber: { size: 14 }, // NĐ30 I.7: 13–14, upright, not on the first page
  head: [65, 100], // own: the first line of the heading, 92 mm wide, must stay one line
  foot: [80, 85], // own
  heading: [
    { text: 'CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', style: { size: 13, bold: true } }, // NĐ30 II.1a: 12–13
    { text: 'Độc lập - Tự do - Hạnh phúc', style: { size: 14, bold: true } }, // NĐ30 II.1b: 13–14, a rule as long as the text
  ],
  parent: { size: 13 }, // NĐ30 II.2: 12–13
  issuer: { size: 13, bold: true }, // NĐ30 II.2: 12–13
  issuerMark: { rule: 0.4 }, // NĐ30 II.2: a rule from 1/3 to 1/2 of the text
  number: { size: 13 }, // NĐ30 II.3
  numberText: (report) => `Số:${stateNumber(report)}`, // NĐ30 II.3: colon, slash, then hyphen
  date: { size: 14, italics: true }, // NĐ30 II.4: 13–14
  type: { size: 14, bold: true }, // NĐ30 II.5: 13–14
  summary: { size: 14, bold: true }, // NĐ30 II.5: 13–14
  summaryMark: { rule: 0.4 }, // NĐ30 II.5: from 1/3 to 1/2
  addressee: { size: 14 }, // NĐ30 II.9: 13–14, upright
  body: {
    size: 14, // NĐ30 II.6: 13–14
    firstLine: 12.7, // NĐ30 II.6: 10 or 12.7
    before: 6, // NĐ30 II.6: at least 6
    line: { times: 1.15 }, // NĐ30 II.6: single to 1.5
  },
  table: { size: 12 }, // own: NĐ30 sets none
  headingMark: [(place) => `${roman(place)}. `, (place) => `${place}. `, (place) => `${letter(place)} `, () => '- '], // NĐ30 II.6
  behalf: 'TM. ', // NĐ30 II.7
  stead: 'KT. ', // NĐ30 II.7
  authority: { size: 14, bold: true }, // NĐ30 II.7: 13–14
  title: { size: 14, bold: true }, // NĐ30 II.7: 13–14
  recipientsLabel: { size: 12, bold: true, italics: true }, // NĐ30 II.9
  recipients: { size: 11 }, // NĐ30 II.9
  kept: (who) => (who === '' ? 'Lưu: VT' : `Lưu: VT, ${who}`), // NĐ30 II.9
  annexLabel: { size: 14, bold: true }, // NĐ30 III.1
  annexTitle: { size: 14, bold: true }, // NĐ30 III.1: capitals
  annexOf: (report) =>
    `(Kèm theo ${oneLine(report.type.name)} số${stateNumber(report)} ${dateWords(report)} của ${oneLine(report.issuer.body)})`, // NĐ30 III.1
};

/**
 * @throws DocumentRefused for the Front and the mass organisations: they have guides of their own, which nobody here has read
 */
export const layoutOf = (kind: IssuerKind): Layout => {
  if (kind === 'party') return PARTY;
  if (kind === 'state') return STATE;
  throw new DocumentRefused(
    'layout',
    'Chưa có mẫu văn bản cho Mặt trận Tổ quốc và các đoàn thể: hãy xuất bảng số liệu .xlsx và soạn theo mẫu của cơ quan.',
  );
};

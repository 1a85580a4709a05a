/** The periodic report on paper: a document and its figures as a spreadsheet, from what was frozen. */
import type { Report } from '../documents/report.ts';
import type { DocumentStyle } from '../domain/official.ts';
import { snapshotById } from '../store/snapshots.ts';
import type { App } from './app.ts';
import type { PeriodData } from './period-data.ts';
import { issuerSettingsOf, issuingOf } from './period-issuer.ts';
import { periodReport } from './period-report.ts';

/** `approved`: as it stood when it was asked for, which a later approval does not change. */
export type Paper = {
  readonly make: 'docx' | 'xlsx';
  readonly name: string;
  readonly snapshot: string;
  readonly approved: boolean;
  readonly style?: DocumentStyle;
};

type Frozen = { readonly data: PeriodData; readonly snapshot: string; readonly approved: boolean };

/** The report as it will stand on paper. @param style what was asked for; else it follows from the body that issues it */
export const reportFrom = async (app: App, frozen: Frozen, style: DocumentStyle | undefined): Promise<Report> => {
  const { tree } = await app.places.known();
  const { unit } = frozen.data;
  // The body as it is now; of one that was dissolved since, as it was.
  const known = tree.get(unit.code) ?? { ...unit, aliases: [] };
  return periodReport(frozen, issuingOf(tree, known, await issuerSettingsOf(app, tree, known), style), app.t);
};

/** What makes documents is loaded with the first one. @throws DocumentRefused for what must not become a document */
export const bytesOf = async (report: Report, make: Paper['make']): Promise<Uint8Array> =>
  make === 'docx'
    ? (await import('../documents/docx.ts')).reportDocx(report)
    : (await import('../documents/xlsx.ts')).figuresXlsx(report.annex);

/**
 * The bytes: the same for the same paper.
 * @throws DocumentRefused for what must not become a document, RangeError where the figures are gone
 */
export const madeDocument = async (app: App, { make, snapshot, approved, style }: Paper): Promise<Uint8Array> => {
  const stored = await snapshotById(app.store.db, snapshot);
  if (!stored) throw new RangeError('the frozen figures of a document are gone');
  return bytesOf(
    await reportFrom(app, { data: JSON.parse(stored.data) as PeriodData, snapshot, approved }, style),
    make,
  );
};

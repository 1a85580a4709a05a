/** Who issues a report: from the office's settings, and what they leave open from the names in the tree of units. */
import { z } from 'zod';
import type { Issuer, Report } from '../documents/report.ts';
import { type DocumentStyle, STYLES } from '../domain/official.ts';
import type { Unit, UnitTree } from '../domain/unit.ts';
import { settingOf } from '../store/settings.ts';
import type { App } from './app.ts';

/** What a report says besides its figures, of one body. */
export type Issuing = {
  readonly issuer: Issuer;
  readonly signature: Report['signature'];
  readonly addressees: readonly string[];
  readonly recipients: Report['recipients'];
};

const text = z.string().trim().min(1).max(160);
const body = z
  .strictObject({
    parent: text,
    body: text,
    abbreviation: text,
    place: text,
    onBehalfOf: text,
    title: text,
    addressees: z.array(text).max(10),
    to: z.array(text).max(20),
    kept: text,
  })
  .partial();
/** `style`: which one where nothing is asked for. */
export const issuerSettings = z.strictObject({ style: z.enum(STYLES), party: body, state: body }).partial();
export type IssuerSettings = z.infer<typeof issuerSettings>;

export const issuerSetting = (unit: string): string => `issuer:${unit}`;

/** Of a unit, or of the nearest above it that has any. */
export const issuerSettingsOf = async (app: App, tree: UnitTree, unit: Unit): Promise<IssuerSettings> => {
  for (const { code } of [unit, ...tree.ancestors(unit.code)]) {
    const stored = await settingOf(app.store.db, issuerSetting(code));
    if (stored !== undefined) return issuerSettings.parse(JSON.parse(stored));
  }
  return {};
};

const BODY = /^(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Đảng ủy|Đảng bộ|Tỉnh ủy|Thành ủy)\s+/iu;
const TYPE = /^(?:xã|phường|đặc khu|thị trấn|tỉnh|thành phố|huyện|quận|thị xã)\s+/iu;

/** `UBND xã Ví Dụ`, `Xã Ví Dụ` → `xã Ví Dụ`. */
const areaOf = ({ name }: Unit): string => {
  const area = name.replace(BODY, '').trim();
  const type = TYPE.exec(area)?.[0];
  return type === undefined ? area : type.toLocaleLowerCase('vi') + area.slice(type.length);
};
const placeOf = (unit: Unit): string => areaOf(unit).replace(TYPE, '');

/** A hamlet or an office issues nothing: the committee over it does. */
const issues = ({ kind, name }: Unit): boolean =>
  kind === 'country' || kind === 'province' || kind === 'commune' || BODY.test(name) || TYPE.test(name);

const party = (unit: Unit, above: Unit | undefined): Issuing => {
  const city = areaOf(unit).startsWith('thành phố');
  const province = unit.kind === 'province';
  const name = province ? `${city ? 'Thành' : 'Tỉnh'} ủy ${placeOf(unit)}` : `Đảng ủy ${areaOf(unit)}`;
  return {
    issuer: {
      kind: 'party',
      ...(above && { parent: `Đảng bộ ${areaOf(above)}` }),
      body: name,
      abbreviation: province ? 'TU' : 'ĐU',
      place: placeOf(unit),
    },
    signature: { onBehalfOf: 'Ban Thường vụ', title: 'Phó Bí thư' },
    addressees: [],
    recipients: {
      to: [
        above
          ? `Ban Tuyên giáo và Dân vận ${areaOf(above).startsWith('thành phố') ? 'Thành' : 'Tỉnh'} ủy`
          : 'Cấp ủy cấp trên',
        'Các đồng chí Ủy viên Ban Chấp hành',
      ],
      kept: province ? `Văn phòng ${name}` : 'Văn phòng Đảng ủy',
    },
  };
};

const state = (unit: Unit, above: Unit | undefined): Issuing => ({
  issuer: {
    kind: 'state',
    ...(above && { parent: `UBND ${areaOf(above)}` }),
    body: `Ủy ban nhân dân ${areaOf(unit)}`,
    abbreviation: 'UBND',
    place: placeOf(unit),
  },
  signature: { onBehalfOf: 'Ủy ban nhân dân', title: 'Chủ tịch' },
  addressees: [above ? `Ủy ban nhân dân ${areaOf(above)}` : '[CẦN BỔ SUNG: cơ quan nhận báo cáo]'],
  recipients: { to: ['Như trên'], kept: 'VP' },
});

/** A place is written without a number: where a ward has only one, that of the province. */
const withoutNumber = (issuer: Issuer, above: Unit | undefined): Issuer =>
  /\p{N}/u.test(issuer.place) && above ? { ...issuer, place: placeOf(above) } : issuer;

/** @param style what was asked for; else what the settings say, else `state` for a body with a name of the state, else `party` */
export const issuingOf = (
  tree: UnitTree,
  unit: Unit,
  settings: IssuerSettings,
  style: DocumentStyle | undefined,
): Issuing => {
  const way = [unit, ...tree.ancestors(unit.code)];
  const at = Math.max(0, way.findIndex(issues));
  const issuing = way[at]!;
  const above = way.slice(at + 1).find(({ kind }) => kind === 'province') ?? way.slice(at + 1).find(issues);
  const wanted = style ?? settings.style ?? (/^(?:UBND|Ủy ban nhân dân)\s/iu.test(issuing.name) ? 'state' : 'party');
  const usual = { party, state }[wanted](issuing, above?.kind === 'country' ? undefined : above);
  const { addressees, to, kept, onBehalfOf, title, ...own } = settings[wanted] ?? {};
  return {
    issuer: {
      ...withoutNumber(usual.issuer, above),
      ...(Object.fromEntries(Object.entries(own).filter(([, value]) => value !== undefined)) as Partial<Issuer>),
    },
    signature: { ...usual.signature, ...(onBehalfOf && { onBehalfOf }), ...(title && { title }) },
    addressees: wanted === 'party' ? [] : (addressees ?? usual.addressees),
    recipients: { to: to ?? usual.recipients.to, kept: kept ?? usual.recipients.kept },
  };
};

/** What a message says of a model: its name first, the rest in any order. */
import { fold } from '../../domain/fold.ts';
import { type FifthField, fifthWords, type ModelField } from '../../domain/indicators.ts';
import type { Clause } from '../clauses.ts';
import { clausesOf, doerIn, typedPart } from '../clauses.ts';

export type Told = {
  readonly name?: string;
  readonly place?: string;
  readonly field?: ModelField;
  readonly owner?: string;
  readonly people?: number;
  readonly households?: number;
};

/** The words of each field, without marks. The first list is enough within a name; the others only where a field is asked for. */
const words: Readonly<Record<Exclude<ModelField, 'fifth'>, readonly [string, string]>> = {
  economy: ['kinh te', 'san xuat|giam ngheo|nong nghiep'],
  culture: ['van hoa|vhxh', 'xa hoi|moi truong|giao duc|y te|an sinh'],
  defence: ['quoc phong|an ninh|qpan|antt', 'trat tu|an toan giao thong'],
  system: ['he thong chinh tri|xay dung dang|htct', 'chinh tri|cai cach hanh chinh'],
};

/** The words of the office's own field, as they stand behind "lĩnh vực". */
const ownWords = (fifth: FifthField | undefined): readonly string[] =>
  fifth
    ? fifthWords(fifth).map((word) =>
        fold(word)
          .trim()
          .replace(/^(?:linh vuc|lv) /, ''),
      )
    : [];

const fieldBy = (plain: string, wide: boolean, fifth: FifthField | undefined): ModelField | undefined => {
  const found: ModelField[] = (Object.entries(words) as [ModelField, readonly [string, string]][])
    .filter(([, [sure, more]]) => new RegExp(`\\b(?:${wide ? `${sure}|${more}` : sure})\\b`).test(plain))
    .map(([field]) => field);
  if (ownWords(fifth).some((word) => ` ${plain} `.includes(` ${word} `))) found.push('fifth');
  return found.length === 1 ? found[0] : undefined;
};

const fieldLabel = /^(?:linh vuc|lv)\s*:?\s*(.+)$/;
/** The name of a field and nothing else: "an ninh", "văn hóa – xã hội". */
const isField = (plain: string): boolean =>
  /^(?:(?:phat trien |xay dung )?(?:kinh te|van hoa|xa hoi|vhxh|quoc phong|an ninh|qpan|antt|he thong chinh tri|htct)(?: |va|[-–,/])*)+$/.test(
    plain,
  );
const nameLabel = /^(?:ten(?: mo hinh)?)\s*:?\s+(.+)$/;
const placeLabel = /^(?:(?:dia diem|dia ban|noi (?:lam|thuc hien))\s*:?|tai|o)\s+(.+)$/;
/** "Ờ đúng rồi" names no place. */
const isNod = (text: string): boolean => /^[ờôơồ]\s/i.test(text);
const placeAlone = /^((?:ap|thon|khom|khu pho|to dan pho|xa|phuong|xom|ban|buon|lang|kp)\s+\S+(?:\s+\S+){0,3})$/;
const amount = (clause: Clause, noun: string): number | undefined => {
  const said = new RegExp(`(?<![\\d.,])(\\d{1,3}(?:\\.\\d{3})*|\\d{1,6})\\s+(?:luot )?(?:${noun})\\b`).exec(
    clause.plain,
  );
  return said ? Number(said[1]?.replaceAll('.', '')) : undefined;
};
const households = 'ho|ho dan|ho gia dinh|gia dinh';
const people = 'nguoi|dan|nguoi dan|doan vien|hoi vien|thanh vien|dang vien|thanh nien|phu nu|nong dan|nhan dan';

/** What one clause says, where it says one of these things. */
const clauseSays = (clause: Clause, fifth: FifthField | undefined): Told | undefined => {
  const name = typedPart(clause, nameLabel);
  if (name) return { name };
  const field = fieldLabel.exec(clause.plain);
  const own = ownWords(fifth).includes(clause.plain.replace(/^(?:linh vuc|lv) /, ''));
  if (field || own || isField(clause.plain)) {
    const found = own ? 'fifth' : fieldBy(field?.[1] ?? clause.plain, true, fifth);
    // A field that is none of the four is asked.
    return found ? { field: found } : {};
  }
  const [homes, those] = [amount(clause, households), amount(clause, people)];
  if (homes !== undefined || those !== undefined)
    return { ...(homes !== undefined && { households: homes }), ...(those !== undefined && { people: those }) };
  const place = (isNod(clause.text) ? undefined : typedPart(clause, placeLabel)) ?? typedPart(clause, placeAlone);
  if (place) return { place };
  const owner = doerIn(clause);
  return owner ? { owner } : undefined;
};

/**
 * @param fifth where the office keeps a field of its own
 * @param first may the first clause be the name, whatever it looks like? Not where the name is known and something is put right.
 */
export const readModel = (text: string, first: boolean, fifth: FifthField | undefined): Told => {
  let told: Told = {};
  const rest: string[] = [];
  let naming = first;
  for (const [i, clause] of clausesOf(text).entries()) {
    const labelled =
      /^[a-z ]{2,20}:/.test(clause.plain) || nameLabel.test(clause.plain) || fieldLabel.test(clause.plain);
    const says = i === 0 && first && !labelled ? undefined : clauseSays(clause, fifth);
    // A comma within a name: "tên: Thu gom, phân loại rác".
    if (says?.name !== undefined) naming = true;
    if (says) told = { ...told, ...says };
    else if (naming) rest.push(clause.text);
  }
  const names = [...(told.name === undefined ? [] : [told.name]), ...rest];
  const name = names.length > 0 ? names.join(', ') : undefined;
  return { ...told, ...(name !== undefined && { name }) };
};

/** The field that a name speaks of, where it can be only one. */
export const fieldOfName = (name: string, fifth: FifthField | undefined): ModelField | undefined =>
  fieldBy(
    clausesOf(name)
      .map((c) => c.plain)
      .join(' '),
    false,
    fifth,
  );

/** The field in an answer to the question for it. */
export const fieldOfAnswer = (text: string, fifth: FifthField | undefined): ModelField | undefined =>
  fieldBy(
    clausesOf(text)
      .map((c) => c.plain)
      .join(' '),
    true,
    fifth,
  );

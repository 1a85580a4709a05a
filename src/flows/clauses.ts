/** One message of staff, cut into what is said in it: clauses, and in each whether it tells who does it. */
import { oneLine } from '../domain/clean.ts';
import { flat } from '../understand/due.ts';

/** Words of a clause as they were typed, and the same without marks, letter for letter. */
export type Clause = { readonly text: string; readonly plain: string };

/** A comma within a number parts nothing. */
export const clausesOf = (text: string): readonly Clause[] =>
  text
    .normalize('NFC')
    .split(/[;\n]+|,(?!\d)|\.(?=\s)/)
    .map((each) => oneLine(each).replace(/^[-–•.\s]+|[-–.\s]+$/g, ''))
    .filter((each) => each !== '')
    .map((each) => ({ text: each, plain: flat(each) }));

/** The part of a clause that a group of the pattern matched in its plain form, as it was typed. */
export const typedPart = ({ text, plain }: Clause, pattern: RegExp): string | undefined => {
  const at = new RegExp(pattern.source, `${pattern.flags}d`).exec(plain)?.indices?.[1];
  const found = at && text.slice(...at).trim();
  return found === '' ? undefined : found;
};

const DOES = 'lam|thuc hien|phu trach|chiu trach nhiem|dam nhan|chu tri|to chuc|dang ky|lo';
const named = new RegExp(
  `^(?:(?:do|giao(?: cho)?)\\s+|(?:nguoi lam|don vi(?: lam| thuc hien| phu trach)?|chu tri|phu trach|ai lam|nguoi phu trach)\\s*:?\\s+)(.+?)(?:\\s+(?:${DOES}))?$`,
);
const does = new RegExp(`^(.+?)\\s+(?:${DOES})$`);
const body =
  /^((?:chi bo|dang uy|dang bo|hoi|doan|mat tran|mttq|ubmttq|uy ban|ubnd|to|ban|khoi|chi hoi|chi doan|cong an|truong|tram|hop tac xa|htx|phong|van phong)\s.+)$/;

/** Who does it, where a clause says nothing else: "Chi bộ ấp 3 làm", "do Tổ hạ tầng phụ trách", "Hội Nông dân xã". */
export const doerIn = (clause: Clause): string | undefined =>
  typedPart(clause, named) ?? typedPart(clause, does) ?? typedPart(clause, body);

/** Who does it, where somebody else than a body may stand: only said outright. */
export const doerSaid = (clause: Clause): string | undefined => typedPart(clause, named) ?? typedPart(clause, does);

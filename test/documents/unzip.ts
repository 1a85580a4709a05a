/** The parts of a .docx or .xlsx, as text. */
import { inflateRawSync } from 'node:zlib';

/** @param file a zip file without a comment */
export const unzip = (file: Uint8Array): ReadonlyMap<string, string> => {
  const bytes = Buffer.from(file);
  const end = bytes.length - 22;
  const parts = new Map<string, string>();
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [size, name, extra, note] = [20, 28, 30, 32].map((place, i) =>
      i === 0 ? bytes.readUInt32LE(at + place) : bytes.readUInt16LE(at + place),
    ) as [number, number, number, number];
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const data = bytes.subarray(start, start + size);
    const text = bytes.readUInt16LE(at + 10) === 8 ? inflateRawSync(data) : data;
    parts.set(bytes.toString('utf8', at + 46, at + 46 + name), text.toString('utf8'));
    at += 46 + name + extra + note;
  }
  return parts;
};

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const plain = (xml: string): string => xml.replace(/&(\w+);/g, (whole, name: string) => ENTITIES[name] ?? whole);

export type Line = { readonly text: string; readonly xml: string };

/** Every paragraph of a Word part in reading order, those of tables too. */
export const paragraphs = (xml: string): Line[] =>
  [...xml.matchAll(/<w:p>.*?<\/w:p>|<w:p\/>/gs)].map(([each]) => ({
    xml: each,
    text: plain([...each.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map(([, words]) => words).join('')),
  }));

/** The cells of a sheet as they are typed: numbers as numbers, texts as texts, nothing where there is no value. */
export const cells = (parts: ReadonlyMap<string, string>, sheet: number): Map<string, string | number | undefined> => {
  const shared = [...(parts.get('xl/sharedStrings.xml') ?? '').matchAll(/<si>(.*?)<\/si>/gs)].map(([, si]) =>
    plain([...si!.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, words]) => words).join('')),
  );
  const found = new Map<string, string | number | undefined>();
  for (const [, ref, rest, inner = ''] of parts
    .get(`xl/worksheets/sheet${sheet}.xml`)!
    .matchAll(/<c r="([A-Z]+\d+)"([^>]*?)(?:\/>|>(.*?)<\/c>)/gs)) {
    if (/<f[ >]/.test(inner) || /t="(?:e|b)"/.test(rest!))
      throw new Error(`${ref} is neither a number nor a text: ${inner}`);
    const value = /<v>([^<]*)<\/v>/.exec(inner)?.[1];
    const inline = /<is>(.*)<\/is>/s.exec(inner)?.[1];
    if (inline !== undefined)
      found.set(ref!, plain([...inline.matchAll(/<t(?: [^>]*)?>([^<]*)<\/t>/g)].map(([, words]) => words).join('')));
    else if (value === undefined) found.set(ref!, undefined);
    else found.set(ref!, /t="s"/.test(rest!) ? shared[Number(value)] : Number(value));
  }
  return found;
};

/** The number format of a cell: its code as it stands in the styles, or the number of a built-in one. */
export const formatOf = (parts: ReadonlyMap<string, string>, sheet: number, ref: string): string => {
  const style = Number(
    new RegExp(`<c r="${ref}"[^>]* s="(\\d+)"`).exec(parts.get(`xl/worksheets/sheet${sheet}.xml`)!)![1],
  );
  const styles = parts.get('xl/styles.xml')!;
  const formats = /<cellXfs[^>]*>(.*?)<\/cellXfs>/s.exec(styles)![1]!;
  const id = /numFmtId="(\d+)"/.exec([...formats.matchAll(/<xf [^>]*>/g)][style]![0])![1]!;
  const code = new RegExp(`<numFmt [^>]*numFmtId="${id}"[^>]*/>`).exec(styles)?.[0];
  return code === undefined ? id : plain(/formatCode="([^"]*)"/.exec(code)![1]!);
};

/** The body of a Bot API call: JSON, a form, or a form with files. */

export type Upload = { readonly name: string; readonly bytes: Uint8Array };

export type Called = {
  readonly params: Readonly<Record<string, unknown>>;
  readonly uploads: ReadonlyMap<string, Upload>;
};

/** Nested values of forms are JSON texts; they are read where they are used. Undefined where the body cannot be read. */
export const readCall = async (request: Request): Promise<Called | undefined> => {
  const query = Object.fromEntries(new URL(request.url).searchParams);
  const uploads = new Map<string, Upload>();
  if (request.method === 'GET' || !request.body) return { params: query, uploads };
  const type = request.headers.get('content-type') ?? '';
  if (type.startsWith('multipart/form-data')) {
    const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
    if (boundary === undefined) return undefined;
    const fields: Record<string, unknown> = {};
    for (const part of partsOf(new Uint8Array(await request.arrayBuffer()), boundary)) {
      if (part.file === undefined) fields[part.name] = new TextDecoder().decode(part.bytes);
      else uploads.set(part.name, { name: part.file, bytes: part.bytes });
    }
    return { params: { ...query, ...fields }, uploads };
  }
  const text = await request.text();
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { params: { ...query, ...Object.fromEntries(new URLSearchParams(text)) }, uploads };
  }
  try {
    const body: unknown = text === '' ? {} : JSON.parse(text);
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
    return { params: { ...query, ...body }, uploads };
  } catch {
    return undefined;
  }
};

type Part = { readonly name: string; readonly file?: string; readonly bytes: Uint8Array };

/** Own reader: clients write file names without quotes, which the readers at hand refuse and the platform takes. */
const partsOf = (bytes: Uint8Array, boundary: string): readonly Part[] => {
  const encoder = new TextEncoder();
  const line = encoder.encode(`--${boundary}`);
  const blank = encoder.encode('\r\n\r\n');
  const parts: Part[] = [];
  let at = find(bytes, line, 0);
  while (at >= 0) {
    const begin = at + line.length + 2;
    const next = find(bytes, line, begin);
    const head = find(bytes, blank, begin);
    if (next < 0 || head < 0 || head > next) break;
    const headers = new TextDecoder().decode(bytes.subarray(begin, head));
    const name = /[;\s]name="?([^";\r\n]*)"?/i.exec(headers)?.[1];
    const file = /[;\s]filename="?([^";\r\n]*)"?/i.exec(headers)?.[1];
    // Two bytes of line feed stand before the next boundary.
    const content = bytes.slice(head + blank.length, next - 2);
    if (name !== undefined) parts.push({ name, bytes: content, ...(file !== undefined && { file }) });
    at = next;
  }
  return parts;
};

const find = (bytes: Uint8Array, wanted: Uint8Array, from: number): number => {
  const first = wanted[0] as number;
  for (let at = bytes.indexOf(first, from); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 1;
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++;
    if (same === wanted.length) return at;
  }
  return -1;
};

/** Files on their way to Zalo: which of its three uploads takes them, and the body that carries them. */
import type { SendContext } from '../contract.ts';
import type { Content } from './client.ts';
import type { Fields } from './json.ts';

const MB = 1024 * 1024;
const IMAGE_LIMIT = MB;
/** Documents and moving pictures. Bytes. */
const FILE_LIMIT = 5 * MB;
/** Pictures may be larger: they are made smaller first. Bytes. */
export const SEND_LIMIT = 20 * MB;
/** Documents it takes; a spreadsheet is none of them. */
export const DOCUMENTS = ['pdf', 'doc', 'docx'] as const;

/** A picture of at most `limit` bytes; undefined where there is no such thing to be made of these bytes. */
export type Shrink = (bytes: Uint8Array, limit: number) => Promise<Uint8Array | undefined>;

export type File = NonNullable<Awaited<ReturnType<SendContext['file']>>>;

/** `attachment` makes the part of a message out of what the upload answered; undefined where it answered without an id. */
export type Upload = {
  readonly path: string;
  readonly content: Content;
  readonly attachment: (data: Fields) => object | undefined;
  /** A document stands alone in its message; a picture may have a text. */
  readonly captioned: boolean;
};

/** Or why Zalo has no place for it. By the first bytes: names and claimed types say nothing. */
export const uploadOf = async ({ bytes }: File, shrink: Shrink): Promise<Upload | 'too-big' | 'file-type'> => {
  const type = kindOf(bytes);
  if (type === undefined) return 'file-type';
  if (type === 'jpg' || type === 'png' || type === 'webp') return still(bytes, type, shrink);
  if (bytes.length > FILE_LIMIT) return 'too-big';
  return type === 'gif' ? picture('gif', bytes, 'gif', gifSize(bytes)) : document(bytes, type);
};

/** Zalo shows JPEG and PNG; another picture is made into one, small or not. */
const still = async (bytes: Uint8Array, type: string, shrink: Shrink): Promise<Upload | 'too-big'> => {
  if (type !== 'webp' && bytes.length <= IMAGE_LIMIT) return picture('image', bytes, type, {});
  const small = bytes.length <= SEND_LIMIT ? await shrink(bytes, IMAGE_LIMIT) : undefined;
  return small ? picture('image', small, 'jpg', {}) : 'too-big';
};

const SIGNATURES: readonly (readonly [string, readonly number[]])[] = [
  ['jpg', [0xff, 0xd8, 0xff]],
  ['png', [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['doc', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['riff', [0x52, 0x49, 0x46, 0x46]],
];

const kindOf = (bytes: Uint8Array): string | undefined => {
  const kind = SIGNATURES.find(([, wanted]) => wanted.every((byte, i) => bytes[i] === byte))?.[0];
  if (kind === 'riff') return includes(bytes.subarray(8, 12), encoder.encode('WEBP')) ? 'webp' : undefined;
  if (kind !== 'zip') return kind;
  return includes(bytes, encoder.encode('word/document.xml')) ? 'docx' : undefined;
};

/** Zalo wants the size of a moving picture along with it. */
const gifSize = (bytes: Uint8Array): object => {
  if (bytes.length < 10) return {};
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
};

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};

const picture = (kind: 'image' | 'gif', bytes: Uint8Array, extension: string, more: object): Upload => ({
  path: `v2.0/oa/upload/${kind}`,
  content: form(bytes, extension),
  captioned: true,
  attachment: ({ attachment_id: id }) =>
    typeof id === 'string' && id !== ''
      ? {
          type: 'template',
          payload: { template_type: 'media', elements: [{ media_type: kind, attachment_id: id, ...more }] },
        }
      : undefined,
});

const document = (bytes: Uint8Array, extension: string): Upload => ({
  path: 'v2.0/oa/upload/file',
  content: form(bytes, extension),
  captioned: false,
  attachment: ({ token }) =>
    typeof token === 'string' && token !== '' ? { type: 'file', payload: { token } } : undefined,
});

const encoder = new TextEncoder();

/** A form with one field `file`. Written by hand: a FormData needs a random boundary, and not every `fetch` takes one. */
const form = (bytes: Uint8Array, extension: string): Content => {
  let boundary = 'cau-noi-0482a1735';
  while (includes(bytes, encoder.encode(`--${boundary}`))) boundary += 'x';
  const head = encoder.encode(
    `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="tep.${extension}"\r\n` +
      `Content-Type: ${TYPES[extension]}\r\n\r\n`,
  );
  const tail = encoder.encode(`\r\n--${boundary}--\r\n`);
  const all = new Uint8Array(head.length + bytes.length + tail.length);
  all.set(head);
  all.set(bytes, head.length);
  all.set(tail, head.length + bytes.length);
  return { type: `multipart/form-data; boundary=${boundary}`, bytes: all };
};

const includes = (bytes: Uint8Array, wanted: Uint8Array): boolean => {
  const first = wanted[0] as number;
  for (let at = bytes.indexOf(first); at >= 0; at = bytes.indexOf(first, at + 1)) {
    let same = 1;
    while (same < wanted.length && bytes[at + same] === wanted[same]) same++;
    if (same === wanted.length) return true;
  }
  return false;
};

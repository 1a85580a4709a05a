/** The smallest files that are what they say by their first bytes. */

const fromBase64 = (text: string): Uint8Array => Uint8Array.from(atob(text), (c) => c.charCodeAt(0));
const encoder = new TextEncoder();

export const IMAGE = fromBase64(
  '/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////////////////////////////////////////////////wgALCAABAAEBAREA/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/aAAgBAQABPxA=',
);
export const GIF = fromBase64('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7');
export const AUDIO = Uint8Array.from([0xff, 0xf1, 0x50, 0x80, 0x01, 0x7f, 0xfc, 0x21]);
export const VIDEO = encoder.encode('\0\0\0\x18ftypmp42\0\0\0\0mp42isom');
export const DOCUMENT = encoder.encode('%PDF-1.4\n%%EOF\n');

/** What a file is by its first bytes; undefined for what the uploads do not know. */
export const typeOf = (bytes: Uint8Array): 'jpg' | 'png' | 'gif' | 'pdf' | 'doc' | 'zip' | undefined => {
  const begins = (...wanted: number[]): boolean => wanted.every((byte, i) => bytes[i] === byte);
  if (begins(0xff, 0xd8, 0xff)) return 'jpg';
  if (begins(0x89, 0x50, 0x4e, 0x47)) return 'png';
  if (begins(0x47, 0x49, 0x46, 0x38)) return 'gif';
  if (begins(0x25, 0x50, 0x44, 0x46)) return 'pdf';
  if (begins(0xd0, 0xcf, 0x11, 0xe0)) return 'doc';
  if (begins(0x50, 0x4b, 0x03, 0x04)) return 'zip';
  return undefined;
};

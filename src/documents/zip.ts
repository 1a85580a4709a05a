/** Zip files that are the same however late they are made. */

const END = 0x06054b50;
const ENTRY = 0x02014b50;
/** 1 January 1980, midnight, as MS-DOS writes it: the first day there is. Time in the lower half. */
const FIRST = 0x00210000;

/**
 * Sets the time of every file in it to the first day there is. Changes the bytes it is given, and returns them.
 * @param bytes a zip file without a comment
 * @throws RangeError where it is none
 */
export const withoutTimes = (bytes: Uint8Array): Uint8Array => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = bytes.length - 22;
  if (end < 0 || view.getUint32(end, true) !== END) throw new RangeError('this is no zip file');
  let at = view.getUint32(end + 16, true);
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    if (view.getUint32(at, true) !== ENTRY) throw new RangeError('the list of this zip file is broken');
    view.setUint32(at + 12, FIRST, true);
    view.setUint32(view.getUint32(at + 42, true) + 10, FIRST, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return bytes;
};

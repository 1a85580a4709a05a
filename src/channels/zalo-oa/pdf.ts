/** A picture as a document of one page: Zalo takes pictures of 1 MB, documents of 5, and there is nothing here to shrink a picture. */

/** A page's long side in points: A4's. */
const LONG_SIDE = 842;

export type Size = { readonly width: number; readonly height: number; readonly colours: number };

/** Pixels and colour components of a JPEG, from its frame header; undefined where it is none. */
export const jpegSize = (bytes: Uint8Array): Size | undefined => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 4 || view.getUint16(0) !== 0xffd8) return undefined;
  let at = 2;
  while (at + 9 < bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] as number;
    // Padding, and markers that stand alone.
    if (marker === 0xff || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    // Frame headers but for those of tables that share their range.
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      const [height, width, colours] = [view.getUint16(at + 5), view.getUint16(at + 7), bytes[at + 9] as number];
      return width > 0 && height > 0 && (colours === 1 || colours === 3) ? { width, height, colours } : undefined;
    }
    at += 2 + view.getUint16(at + 2);
  }
  return undefined;
};

/** The JPEG unchanged inside a PDF; undefined where it is no JPEG that a PDF can hold. Turned pictures stay as they were stored. */
export const jpegAsPdf = (jpeg: Uint8Array): Uint8Array | undefined => {
  const size = jpegSize(jpeg);
  if (!size) return undefined;
  const scale = LONG_SIDE / Math.max(size.width, size.height);
  const [width, height] = [size.width * scale, size.height * scale].map((side) => side.toFixed(2));
  const drawing = `q ${width} 0 0 ${height} 0 0 cm /P Do Q`;
  const colours = size.colours === 1 ? '/DeviceGray' : '/DeviceRGB';
  const objects: readonly (readonly [string, Uint8Array?])[] = [
    ['<< /Type /Catalog /Pages 2 0 R >>'],
    ['<< /Type /Pages /Kids [3 0 R] /Count 1 >>'],
    [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}] /Contents 4 0 R /Resources << /XObject << /P 5 0 R >> >> >>`,
    ],
    [`<< /Length ${drawing.length} >>`, encoder.encode(drawing)],
    [
      `<< /Type /XObject /Subtype /Image /Width ${size.width} /Height ${size.height} /ColorSpace ${colours} /BitsPerComponent 8 /Filter /DCTDecode /Length ${jpeg.length} >>`,
      jpeg,
    ],
  ];
  return assemble(objects);
};

const encoder = new TextEncoder();

const assemble = (objects: readonly (readonly [string, Uint8Array?])[]): Uint8Array => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  const put = (piece: string | Uint8Array): void => {
    const bytes = typeof piece === 'string' ? encoder.encode(piece) : piece;
    pieces.push(bytes);
    length += bytes.length;
  };
  put('%PDF-1.4\n');
  const places: number[] = [];
  for (const [i, [dictionary, stream]] of objects.entries()) {
    places.push(length);
    put(`${i + 1} 0 obj\n${dictionary}\n`);
    if (stream) {
      put('stream\n');
      put(stream);
      put('\nendstream\n');
    }
    put('endobj\n');
  }
  const table = length;
  const entries = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  put(`xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries}`);
  put(`trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table}\n%%EOF\n`);
  const all = new Uint8Array(length);
  let at = 0;
  for (const piece of pieces) {
    all.set(piece, at);
    at += piece.length;
  }
  return all;
};

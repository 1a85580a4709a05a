/** What the tests ask of the renderer beyond a PNG: pixels, the extent of a text, and pictures in another size. */
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { family, fontFiles, weights } from '../../src/picture/fonts.ts';
import type { Style } from '../../src/picture/measure.ts';
import { fontOptions } from '../../src/picture/raster.ts';

const files = Object.values(fontFiles).map((file) => fileURLToPath(import.meta.resolve(file)));

/** @param width px of what comes out; as the picture says where it is not given */
export const render = (svg: string, width?: number, fonts: readonly string[] = files) =>
  new Resvg(svg, {
    font: { ...fontOptions, fontFiles: [...fonts] },
    ...(width ? { fitTo: { mode: 'width', value: width } } : {}),
  }).render();

/** A PNG's pixels: the renderer reads what it writes. */
export const pixelsOf = (
  png: Uint8Array,
): { readonly width: number; readonly height: number; readonly pixels: Buffer } => {
  const header = Buffer.from(png.buffer, png.byteOffset, png.byteLength);
  const [width, height] = [header.readUInt32BE(16), header.readUInt32BE(20)];
  const href = `data:image/png;base64,${header.toString('base64')}`;
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><image width="${width}" height="${height}" href="${href}"/></svg>`;
  return { width, height, pixels: render(svg).pixels };
};

/** How far to the right of its beginning the letters of a text really reach, px. */
export const reachOf = (text: string, { size, weight }: Style): number => {
  const safe = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const box = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="9000" height="400" font-family="${family}"><text x="0" y="200" font-size="${size}" font-weight="${weights[weight]}">${safe}</text></svg>`,
    { font: { ...fontOptions, fontFiles: files } },
  ).getBBox();
  if (!box) throw new Error('Nothing was drawn');
  return box.x + box.width;
};

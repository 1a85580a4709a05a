/** SVG → PNG on Node, by resvg as a native library: 40 ms a picture, half of them off the main thread. */
import { fileURLToPath } from 'node:url';
import { renderAsync } from '@resvg/resvg-js';
import { fontFiles } from '../picture/fonts.ts';
import { fontOptions, inked, type Png } from '../picture/raster.ts';

const options = {
  font: {
    ...fontOptions,
    fontFiles: Object.values(fontFiles).map((file) => fileURLToPath(import.meta.resolve(file))),
  },
};

const draw: Png = async (svg) => {
  const image = await renderAsync(svg, options);
  // Node learns of the picture's 6 MB only when its pixels are asked for. Unasked, it keeps them all: 500 took 2 GB.
  inked(svg, { pixels: image.pixels, width: image.width });
  return image.asPng();
};

let last: Promise<unknown> = Promise.resolve();
/** Those that are being drawn or wait for it: the leaders of a unit get their digest at the same moment. */
const asked = new Map<string, Promise<Uint8Array>>();

/** One picture at a time: each needs about 20 MB while it is drawn. */
export const png: Png = (svg) => {
  const known = asked.get(svg);
  if (known) return known;
  const mine = last.then(() => draw(svg)).finally(() => asked.delete(svg));
  asked.set(svg, mine);
  last = mine.catch(() => {});
  return mine;
};

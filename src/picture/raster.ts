/** What the renderer has drawn is looked at before it is sent: without a font it leaves every text out and says nothing. */
import { PictureError } from './data.ts';
import { family } from './fonts.ts';
import { capital } from './style.ts';

/** SVG of `svg` → PNG. Throws a `PictureError` 'blank', and what the renderer throws. */
export type Png = (svg: string) => Promise<Uint8Array>;

/** No font but ours, whatever the machine has: the same picture everywhere. */
export const fontOptions = { loadSystemFonts: false, defaultFontFamily: family } as const;

/** RGBA, row by row. */
type Pixels = { readonly pixels: Uint8Array; readonly width: number };

const places = /<text x="(\d+)" y="(\d+)" font-size="(\d+)"/g;

/** Letters differ from what they stand on by far more in at least one colour. */
const leastContrast = 64;

/** Whether the box holds two clearly different colours. */
const hasInk = ({ pixels, width }: Pixels, left: number, top: number, right: number, bottom: number): boolean => {
  const low = [255, 255, 255];
  const high = [0, 0, 0];
  for (let y = top; y < bottom; y++)
    for (let x = left; x < Math.min(right, width); x++)
      for (let channel = 0; channel < 3; channel++) {
        const value = pixels[4 * (y * width + x) + channel] ?? 0;
        if (value < low[channel]!) low[channel] = value;
        if (value > high[channel]!) high[channel] = value;
        if (high[channel]! - low[channel]! >= leastContrast) return true;
      }
  return false;
};

/** Throws a `PictureError` 'blank' where a text of the SVG has left nothing at the place of its first letters. */
export const inked = (svg: string, drawn: Pixels): void => {
  let index = 0;
  for (const place of svg.matchAll(places)) {
    index++;
    const [x = 0, y = 0, size = 0] = place.slice(1).map(Number);
    if (!hasInk(drawn, x, Math.max(0, Math.round(y - size * capital)), x + size, y))
      throw new PictureError('blank', `text ${index}`);
  }
  if (index === 0) throw new PictureError('blank', 'no text');
};

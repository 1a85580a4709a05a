/** A photograph made to fit: drawn smaller, as JPEG. What it carried besides its pixels (place, telephone, time) stays behind. */
import { imageSize } from 'image-size';

/** A picture of at most `limit` bytes; undefined where these bytes are no picture that can be drawn, or none small enough. */
export type Shrink = (bytes: Uint8Array, limit: number) => Promise<Uint8Array | undefined>;

/** RGBA row by row, the colours multiplied by the opacity, as the renderer gives them. */
export type Drawn = { readonly pixels: Uint8Array; readonly width: number; readonly height: number };

/** What a runtime gives. Both throw where they fail. */
export type Tools = {
  readonly draw: (svg: string) => Promise<Drawn>;
  /** @param quality of JPEG, 1–100 */
  readonly jpeg: (drawn: Drawn, quality: number) => Promise<Uint8Array>;
  readonly base64: (bytes: Uint8Array) => string;
  /** More than this is not drawn: each takes four bytes of memory and more. */
  readonly maxPixels: number;
};

const TYPES: Readonly<Record<string, string>> = { jpg: 'image/jpeg', png: 'image/png', webp: 'image/webp' };

/** Longest side and quality, tried in turn. A street of 1,600 pixels takes 0.2–0.6 MB; nothing of 640 has come near 1 MB. */
const tries = [
  [1600, 80],
  [1200, 70],
  [640, 60],
] as const;

/** Cameras store what the lens saw and say by a number how to turn it (EXIF, tag 0x0112). For a picture of w × h. */
const turns: Readonly<Record<number, (w: number, h: number) => string>> = {
  2: (w) => `matrix(-1 0 0 1 ${w} 0)`,
  3: (w, h) => `matrix(-1 0 0 -1 ${w} ${h})`,
  4: (_, h) => `matrix(1 0 0 -1 0 ${h})`,
  5: () => 'matrix(0 1 1 0 0 0)',
  6: (_, h) => `matrix(0 1 -1 0 ${h} 0)`,
  7: (w, h) => `matrix(0 -1 -1 0 ${h} ${w})`,
  8: (w) => `matrix(0 -1 1 0 0 ${w})`,
};

export const shrinker =
  ({ draw, jpeg, base64, maxPixels }: Tools): Shrink =>
  async (bytes, limit) => {
    const found = sizeOf(bytes);
    if (!found || found.width * found.height > maxPixels) return undefined;
    const href = `data:${found.type};base64,${base64(bytes)}`;
    for (const [side, quality] of tries) {
      const drawn = onWhite(await draw(page(found, href, side)));
      if (!drawn) return undefined;
      const small = await jpeg(drawn, quality);
      if (small.length <= limit) return small;
    }
    return undefined;
  };

type Found = { readonly width: number; readonly height: number; readonly turn: number; readonly type: string };

const sizeOf = (bytes: Uint8Array): Found | undefined => {
  try {
    const { width, height, orientation: turn = 1, type: name = '' } = imageSize(bytes);
    const type = TYPES[name];
    return type !== undefined && width > 0 && height > 0 ? { width, height, turn, type } : undefined;
  } catch {
    return undefined;
  }
};

/**
 * White behind what is transparent: JPEG knows no transparency, and black would swallow black letters. Undefined where nothing
 * was drawn: the renderer leaves out a picture that it cannot read, and says nothing.
 */
const onWhite = ({ pixels, width, height }: Drawn): Drawn | undefined => {
  const flat = new Uint8Array(pixels.length);
  let seen = false;
  for (let i = 0; i < pixels.length; i += 4) {
    const opacity = pixels[i + 3] as number;
    seen ||= opacity > 0;
    for (let channel = 0; channel < 3; channel++) flat[i + channel] = (pixels[i + channel] as number) + 255 - opacity;
    flat[i + 3] = 255;
  }
  return seen ? { pixels: flat, width, height } : undefined;
};

const page = ({ width, height, turn, type }: Found, href: string, side: number): string => {
  const scale = Math.min(1, side / Math.max(width, height));
  const w = Math.max(1, Math.round(width * scale));
  const h = Math.max(1, Math.round(height * scale));
  const turned = type === 'image/jpeg' ? turns[turn]?.(w, h) : undefined;
  const [across, down] = turned !== undefined && turn >= 5 ? [h, w] : [w, h];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${across}" height="${down}">` +
    `<image width="${w}" height="${h}" preserveAspectRatio="none"${turned ? ` transform="${turned}"` : ''} href="${href}"/></svg>`
  );
};

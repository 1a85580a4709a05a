/** A photograph for tests: four coloured quarters under noise, so that it does not shrink to nothing by itself. */
import type { Drawn } from '../../src/picture/shrink.ts';

/** By name of the corner: red, green, blue. */
export const CORNERS = {
  topLeft: [220, 40, 40],
  topRight: [40, 200, 40],
  bottomLeft: [40, 40, 220],
  bottomRight: [220, 200, 40],
} as const;
export type Corner = keyof typeof CORNERS;

export const photo = (width: number, height: number): Drawn => {
  const pixels = new Uint8Array(width * height * 4);
  let seed = 1;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      seed = (seed * 1_103_515_245 + 12_345) % 2 ** 31;
      const corner: Corner = `${y < height / 2 ? 'top' : 'bottom'}${x < width / 2 ? 'Left' : 'Right'}`;
      pixels.set([...CORNERS[corner].map((value) => value + ((seed >> 16) % 31) - 15), 255], 4 * (y * width + x));
    }
  return { pixels, width, height };
};

/** Which corner's colour stands in each corner, clockwise from the top left; undefined where it is none of them. */
export const cornersOf = ({ pixels, width, height }: Drawn): (Corner | undefined)[] => {
  const at = (x: number, y: number): Corner | undefined => {
    const i = 4 * (Math.floor(y * height) * width + Math.floor(x * width));
    const near = Object.entries(CORNERS).find(([, colour]) =>
      colour.every((value, channel) => Math.abs(value - (pixels[i + channel] ?? 0)) < 45),
    );
    return near?.[0] as Corner | undefined;
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.75, 0.75), at(0.25, 0.75)];
};

/** A JPEG with the note of a camera: how it was held, and a word that must not travel on. */
export const noted = (jpeg: Uint8Array, turn: number): Uint8Array => {
  const place = new TextEncoder().encode('Exif\0\0');
  // TIFF, big-endian; one entry: orientation (0x0112), SHORT, 1 value; then bytes that stand for the rest of a camera's notes.
  const tiff = [0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, turn, 0, 0, 0, 0, 0, 0];
  const secret = new TextEncoder().encode('10.76262N 106.66017E');
  const length = 2 + place.length + tiff.length + secret.length;
  return Uint8Array.from([
    ...jpeg.subarray(0, 2),
    ...[0xff, 0xe1, length >> 8, length & 255, ...place, ...tiff, ...secret],
    ...jpeg.subarray(2),
  ]);
};

/** Pictures made smaller on Workers, inside the invocation that sends them. */
import encoder from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm';
import { jpegBy } from '../picture/jpeg.ts';
import { type Shrink, shrinker } from '../picture/shrink.ts';
import { withRenderer } from './png.ts';

/** Made with each picture: on Workers, one request must not wait for what another has begun. */
export const shrink: Shrink = async (bytes, limit) => {
  const small = shrinker({
    draw: (svg) =>
      withRenderer(svg, { font: { loadSystemFonts: false } }, ({ pixels, width, height }) => ({
        pixels,
        width,
        height,
      })),
    jpeg: jpegBy(encoder),
    base64: (from) => Buffer.from(from).toString('base64'),
    // An isolate has 128 MB. Four million pixels took 62–80 MB, eight 103: an isolate that dies sends nothing at all.
    maxPixels: 5_000_000,
  });
  try {
    return await small(bytes, limit);
  } catch {
    return undefined;
  }
};

/** SVG → PNG on Workers, by resvg as WebAssembly. The module and the fonts are parts of the bundle: 1 MB of it, compressed. */

import regular from '@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf';
import bold from '@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import resvg from '@resvg/resvg-wasm/index_bg.wasm';
import { fontOptions, inked, type Png } from '../picture/raster.ts';

const fontBuffers = [regular, bold].map((bytes) => new Uint8Array(bytes));

let ready = false;

type Options = ConstructorParameters<typeof Resvg>[1];
type RenderedImage = ReturnType<InstanceType<typeof Resvg>['render']>;

/**
 * Draws `svg` and gives the image to `use`; its memory is given back afterwards. No promise is kept between calls: on Workers,
 * one request must not wait for what another has begun. If two begin at once, the module is only made twice. Throws what the
 * renderer throws.
 */
export const withRenderer = async <T>(svg: string, options: Options, use: (image: RenderedImage) => T): Promise<T> => {
  if (!ready) await initWasm(resvg);
  ready = true;
  const picture = new Resvg(svg, options);
  try {
    const image = picture.render();
    try {
      return use(image);
    } finally {
      image.free();
    }
  } finally {
    picture.free();
  }
};

/** Drawing itself waits for nothing, so there is never more than one picture at a time. */
export const png: Png = (svg) =>
  withRenderer(svg, { font: { ...fontOptions, fontBuffers } }, (image) => {
    inked(svg, { pixels: image.pixels, width: image.width });
    return image.asPng();
  });

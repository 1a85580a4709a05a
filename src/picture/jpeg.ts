/** Pixels → JPEG, by mozjpeg as WebAssembly. */
import encode, { init } from '@jsquash/jpeg/encode.js';
import type { Tools } from './shrink.ts';

/** @param module `mozjpeg_enc.wasm`, compiled: each runtime has its own way to come by it */
export const jpegBy = (module: WebAssembly.Module): Tools['jpeg'] => {
  // The package's types know only how a browser starts it.
  const ready = (init as unknown as (module: WebAssembly.Module) => Promise<void>)(module);
  return async ({ pixels, width, height }, quality) => {
    await ready;
    const data = new Uint8ClampedArray(pixels.buffer, pixels.byteOffset, pixels.byteLength);
    return new Uint8Array(await encode({ data, width, height } as ImageData, { quality }));
  };
};

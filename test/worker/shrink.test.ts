/** Photographs made smaller inside workerd. */
import encoder from '@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm';
import { expect, test } from 'vitest';
import { jpegBy } from '../../src/picture/jpeg.ts';
import { shrink } from '../../src/worker/shrink.ts';
import { noted, photo } from '../picture/photo.ts';

test('a photograph gets small enough, here too, and loses what the camera noted', async () => {
  const large = noted(await jpegBy(encoder)(photo(1000, 600), 95), 6);
  const limit = 90 * 1024;
  expect(large.length).toBeGreaterThan(limit);
  const small = (await shrink(large, limit)) ?? new Uint8Array();
  expect(small.length).toBeGreaterThan(10 * 1024);
  expect(small.length).toBeLessThanOrEqual(limit);
  expect(Buffer.from(small).includes('106.66017')).toBe(false);
});

test('what is no picture is left, and the next one is made', async () => {
  expect(await shrink(new TextEncoder().encode('không phải ảnh'), 1024)).toBeUndefined();
  const tiny = await jpegBy(encoder)(photo(80, 40), 90);
  expect(await shrink(tiny.subarray(0, 300), 1024)).toBeUndefined();
  expect(await shrink(tiny, 100 * 1024)).toBeInstanceOf(Uint8Array);
});

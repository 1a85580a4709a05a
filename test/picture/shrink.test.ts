/** Photographs that are too large for a platform, made smaller on Node. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Resvg } from '@resvg/resvg-js';
import { expect, test } from 'vitest';
import { shrink } from '../../src/node/shrink.ts';
import { jpegBy } from '../../src/picture/jpeg.ts';
import { cornersOf, noted, photo } from './photo.ts';

const wasm = readFileSync(fileURLToPath(import.meta.resolve('@jsquash/jpeg/codec/enc/mozjpeg_enc.wasm')));
const jpeg = jpegBy(await WebAssembly.compile(wasm));
const KB = 1024;

/** Decoded by the renderer at its own size. */
const drawn = (bytes: Uint8Array) => {
  const href = `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`;
  const size = (side: 'w' | 'h') => Buffer.from(bytes).readUInt16BE(frameOf(bytes) + (side === 'h' ? 5 : 7));
  const [w, h] = [size('w'), size('h')];
  const image = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${w}" height="${h}"><image width="${w}" height="${h}" href="${href}"/></svg>`,
    { font: { loadSystemFonts: false } },
  ).render();
  return { pixels: image.pixels, width: image.width, height: image.height };
};
/** Where the frame header begins: our encoder writes a progressive or a baseline one. */
const frameOf = (bytes: Uint8Array): number =>
  bytes.findIndex((byte, i) => byte === 0xff && (bytes[i + 1] === 0xc0 || bytes[i + 1] === 0xc2));

const large = await jpeg(photo(1000, 600), 95);

test('a photograph gets small enough, keeps its shape, and loses what the camera noted', async () => {
  const limit = 90 * KB;
  const from = noted(large, 1);
  expect(from.length).toBeGreaterThan(limit);
  const small = (await shrink(from, limit)) ?? new Uint8Array();
  expect(small.length).toBeLessThanOrEqual(limit);
  expect(small.length).toBeGreaterThan(10 * KB);
  expect(Buffer.from(small).includes('Exif')).toBe(false);
  expect(Buffer.from(small).includes('106.66017')).toBe(false);
  const seen = drawn(small);
  expect(seen.width / seen.height).toBeCloseTo(1000 / 600, 1);
  expect(cornersOf(seen)).toEqual(['topLeft', 'topRight', 'bottomRight', 'bottomLeft']);
});

/** Clockwise from the top left, as EXIF defines the eight ways to hold a camera. */
const held: readonly [number, readonly string[]][] = [
  [2, ['topRight', 'topLeft', 'bottomLeft', 'bottomRight']],
  [3, ['bottomRight', 'bottomLeft', 'topLeft', 'topRight']],
  [4, ['bottomLeft', 'bottomRight', 'topRight', 'topLeft']],
  [5, ['topLeft', 'bottomLeft', 'bottomRight', 'topRight']],
  [6, ['bottomLeft', 'topLeft', 'topRight', 'bottomRight']],
  [7, ['bottomRight', 'topRight', 'topLeft', 'bottomLeft']],
  [8, ['topRight', 'bottomRight', 'bottomLeft', 'topLeft']],
];
const tiny = await jpeg(photo(80, 40), 90);

test.each(held)('a camera held as %i says: the picture stands upright', async (turn, corners) => {
  const seen = drawn((await shrink(noted(tiny, turn), 100 * KB)) ?? new Uint8Array());
  expect(cornersOf(seen)).toEqual(corners);
  expect([seen.width, seen.height]).toEqual(turn >= 5 ? [40, 80] : [80, 40]);
});

const svgPng = (content: string): Uint8Array =>
  new Resvg(`<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20">${content}</svg>`).render().asPng();

test('a PNG becomes a JPEG, on white where it was transparent', async () => {
  const half = svgPng('<rect width="15" height="20" fill="#000" opacity="0.5"/>');
  const { pixels } = drawn((await shrink(half, KB)) ?? new Uint8Array());
  const at = (x: number) => [...pixels.subarray(4 * (10 * 30 + x), 4 * (10 * 30 + x) + 3)];
  expect(at(25).every((value) => value > 245)).toBe(true);
  expect(at(5).every((value) => Math.abs(value - 128) < 8)).toBe(true);
});

const bomb = Uint8Array.from(
  Buffer.from('89504e470d0a1a0a0000000d49484452000075300000753008060000009d4a5b3e0000000049454e44ae426082', 'hex'),
);
test.each<[string, Uint8Array, number]>([
  ['nothing', new Uint8Array(), KB],
  ['words', new TextEncoder().encode('không phải ảnh'), KB],
  ['a picture cut off', large.subarray(0, 300), KB],
  ['the head of a picture', svgPng('<rect width="15" height="20"/>').subarray(0, 40), KB],
  ['900 million pixels in 45 bytes', bomb, KB],
  ['a limit that nothing fits', large, 100],
])('what cannot be made smaller is left: %s', async (_, bytes, limit) => {
  expect(await shrink(bytes, limit)).toBeUndefined();
});

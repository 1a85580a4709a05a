/** The picture as it is sent: as it was when somebody last looked at it, never without its words, one after the other. */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { png } from '../../src/node/png.ts';
import { inked } from '../../src/picture/raster.ts';
import { svg } from '../../src/picture/svg.ts';
import { pixelsOf, render } from './render.ts';
import { samples } from './samples.ts';

const update = Boolean(process.env.UPDATE_PICTURES);

/** Half the size: enough to see each letter, and a third of the bytes. */
const goldenWidth = 540;

/** The share of pixels that clearly differ, in any colour. */
const difference = (a: Uint8Array, b: Uint8Array): number => {
  let different = 0;
  for (let i = 0; i < a.length; i += 4)
    if ([0, 1, 2].some((channel) => Math.abs(a[i + channel]! - b[i + channel]!) > 48)) different++;
  return different / (a.length / 4);
};

/** Of the full pictures: WebAssembly draws the same bytes on every machine, and a test in workerd holds it to that. */
const hashes: Record<string, string> = {};
afterAll(() => {
  if (update) writeFileSync(new URL('./golden/sha256.json', import.meta.url), `${JSON.stringify(hashes, null, 2)}\n`);
});

describe('golden pictures: UPDATE_PICTURES=1 rewrites them, and then they must be looked at', () => {
  test.each(Object.entries(samples))('%s', async (name, picture) => {
    const file = fileURLToPath(new URL(`./golden/${name}.png`, import.meta.url));
    const image = render(svg(picture), goldenWidth);
    if (update) {
      writeFileSync(file, image.asPng());
      hashes[name] = createHash('sha256')
        .update(await png(svg(picture)))
        .digest('hex');
    }
    const golden = pixelsOf(readFileSync(file));
    expect([image.width, image.height]).toEqual([golden.width, golden.height]);
    // One digit is about 0.0005 of the picture. The same picture drawn by WebAssembly does not differ in a single byte.
    expect(difference(image.pixels, golden.pixels)).toBeLessThan(0.0002);
  });

  test('one wrong digit is noticed', () => {
    const image = render(
      svg({
        ...samples.morning,
        figures: samples.morning.figures.with(1, { value: 11, label: 'đã xong', change: 'giảm 2' }),
      }),
      goldenWidth,
    );
    const golden = render(svg(samples.morning), goldenWidth);
    expect(difference(image.pixels, golden.pixels)).toBeGreaterThan(0.0002);
  });
});

test('a PNG of the full size, not too large to send', async () => {
  for (const picture of Object.values(samples)) {
    const bytes = await png(svg(picture));
    const { width, height, pixels } = pixelsOf(bytes);
    expect(width).toBe(1080);
    expect(height).toBe(Number(/height="(\d+)"/.exec(svg(picture))![1]));
    expect(difference(pixels, render(svg(picture)).pixels)).toBe(0);
    expect(bytes.length).toBeGreaterThan(20_000);
    expect(bytes.length).toBeLessThan(250_000);
  }
});

test('asked for at once they are drawn one after the other, and a fault of one is none of the next', async () => {
  const order: string[] = [];
  const ask = async (name: string, source: string): Promise<void> => {
    const said = await png(source).then(
      (bytes) => `${name} ${bytes.length > 1000}`,
      () => `${name} failed`,
    );
    order.push(said);
  };
  await Promise.all([
    ask('a', svg(samples.full)),
    ask('b', 'no SVG'),
    ask('c', svg(samples.quiet)),
    ask('d', svg(samples.quiet)),
  ]);
  expect(order).toEqual(['a true', 'b failed', 'c true', 'd true']);
});

describe('a picture without its words is a fault, not a picture', () => {
  const source = svg(samples.morning);
  const check = (text: string, fonts?: readonly string[]) => {
    const { pixels, width } = render(text, undefined, fonts);
    return () => inked(text, { pixels, width });
  };

  test('with the fonts every text is seen', () => {
    for (const picture of Object.values(samples)) expect(check(svg(picture))).not.toThrow();
  });

  test('without any font', () => {
    expect(check(source, [])).toThrow('blank: text 1');
  });

  test('one text that has the colour of what it stands on', () => {
    const words = [...source.matchAll(/<text /g)].length;
    const hidden = source.replace(/(.*)fill="#[0-9a-f]+">/s, '$1fill="#ffffff">');
    expect(check(hidden)).toThrow(`blank: text ${words}`);
  });

  test('a picture that has no text at all', () => {
    const bare = source.replace(/<text .*/g, '');
    expect(check(bare)).toThrow('blank: no text');
  });

  test('through the door', async () => {
    await expect(png(source.replace(/<text .*/g, ''))).rejects.toMatchObject({ fault: 'blank' });
  });
});

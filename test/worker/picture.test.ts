/** The picture inside workerd: the same renderer as WebAssembly, with the fonts of the bundle. */
import { expect, test } from 'vitest';
import { svg } from '../../src/picture/svg.ts';
import { png } from '../../src/worker/png.ts';
import hashes from '../picture/golden/sha256.json' with { type: 'json' };
import { samples } from '../picture/samples.ts';

const hashOf = async (bytes: Uint8Array): Promise<string> =>
  Buffer.from(await crypto.subtle.digest('SHA-256', bytes.slice())).toString('hex');

test('all at once and for the first time, pictures are drawn to the byte as on Node', async () => {
  const drawn = await Promise.all(
    Object.entries(samples).map(async ([name, picture]) => [name, await hashOf(await png(svg(picture)))]),
  );
  expect(Object.fromEntries(drawn)).toEqual(hashes);
});

test('a picture without its words is a fault here too, and the next one is drawn', async () => {
  const bare = svg(samples.quiet).replace(/<text .*/g, '');
  await expect(png(bare)).rejects.toMatchObject({ fault: 'blank' });
  await expect(png('no SVG')).rejects.toThrow();
  expect((await png(svg(samples.quiet))).length).toBeGreaterThan(20_000);
});

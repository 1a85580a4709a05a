/** Where things stand: nothing leaves its box, nothing lies on anything else, everything can be read. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contents } from '../../src/picture/contents.ts';
import type { Picture } from '../../src/picture/data.ts';
import { type Box, type Drawing, drawnWidth, type Line } from '../../src/picture/drawing.ts';
import { capital, colour } from '../../src/picture/style.ts';
import { draw, svg } from '../../src/picture/svg.ts';
import * as random from './random.ts';
import { reachOf } from './render.ts';
import { samples } from './samples.ts';

type Area = Pick<Box, 'x' | 'y' | 'width' | 'height'>;

/** From the top of the capitals to the line they stand on: marks above and tails below may come near one another. */
const areaOf = (line: Line): Area => {
  const height = line.style.size * capital;
  return { x: line.x, y: line.y - height, width: drawnWidth(line), height };
};

const apart = (a: Area, b: Area): boolean =>
  a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y;

const inside = (a: Area, { width, height }: Pick<Drawing, 'width' | 'height'>): boolean =>
  a.x >= 0 && a.y >= 0 && a.x + a.width <= width && a.y + a.height <= height;

/** What is wrong with a drawing, in words. */
const faults = ({ width, height, boxes, lines }: Drawing): string[] => {
  const found: string[] = [];
  const bars = boxes.filter(({ fill }) => fill !== colour.panel);
  for (const line of lines) {
    const area = areaOf(line);
    if (drawnWidth(line) > line.room) found.push(`wider than its room: ${line.text}`);
    // 64 px of margin on either side.
    if (line.x < 64 || line.x + line.room > width - 64) found.push(`in the margin: ${line.text}`);
    if (!inside(area, { width, height })) found.push(`outside: ${line.text}`);
    if (line.style.size < 26) found.push(`too small: ${line.text}`);
    if (bars.some((bar) => !apart(area, bar))) found.push(`on a bar: ${line.text}`);
    if (lines.some((other) => other !== line && !apart(area, areaOf(other)))) found.push(`on another: ${line.text}`);
    const under = boxes.find((box) => box.fill === colour.panel && !apart(area, box));
    if ((under ? colour.panel : colour.paper) !== line.on) found.push(`not on ${line.on}: ${line.text}`);
    if (under && !inside({ ...area, x: area.x - under.x, y: area.y - under.y }, under))
      found.push(`half on the panel: ${line.text}`);
  }
  for (const box of boxes) if (!inside(box, { width, height })) found.push(`outside: a box at ${box.x}, ${box.y}`);
  for (const [i, a] of bars.entries())
    if (bars.some((b, j) => i < j && !apart(a, b))) found.push(`on another: a bar at ${a.x}, ${a.y}`);
  if (width !== 1080 || height < 1080 || height > 1350) found.push(`${width} × ${height}`);
  return found;
};

const sizeOf = (picture: Picture, text: string): number | undefined =>
  draw(picture).lines.find((line) => line.text.startsWith(text))?.style.size;

test.each(Object.entries(samples))('%s has no fault', (_, picture) => {
  expect(faults(draw(picture))).toEqual([]);
});

test.each(Object.entries(samples))('%s: letters end where they were measured to end, at the latest', (_, picture) => {
  for (const line of draw(picture).lines) expect(reachOf(line.text, line.style)).toBeLessThanOrEqual(line.room);
});

test.each([
  ['digests', random.digest],
  ['answers', random.answer],
])('%s of long words, large numbers and whatever is missing have no fault', (_, pictures) => {
  fc.assert(
    fc.property(pictures as fc.Arbitrary<Picture>, (picture) => {
      expect(faults(draw(picture))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('everything at once, each in the longest words that a picture may hold, is no higher than the others', () => {
  const word = 'phường';
  const words = (n: number) => Array(n).fill(word).join(' ');
  const row = { label: word, value: 0 };
  const picture: Picture = {
    kind: 'digest',
    lang: 'vi',
    title: `9 ${'W'.repeat(37)}`,
    unit: words(4),
    window: words(6),
    figures: [
      { value: 0, label: word },
      { value: 0, label: words(4), change: `tăng ${'W'.repeat(15)}` },
    ],
    bars: { heading: 'W', rows: [row, row, { label: word.repeat(8), value: 0 }, row, row] },
    hotSpot: { heading: 'W', text: words(8) },
  };
  expect(faults(draw(picture))).toEqual([]);
});

test('letters of long texts, too, end where they were measured to end', () => {
  const style = fc.record({ size: fc.constantFrom(26, 34, 104), weight: fc.constantFrom('regular', 'bold') });
  fc.assert(
    fc.property(random.phrase(60), style, (text, style) => {
      const line = { text, style, x: 0, y: 0, fill: colour.ink, on: colour.paper, room: 0 } as const;
      expect(reachOf(text, style)).toBeLessThanOrEqual(drawnWidth(line));
    }),
    { numRuns: 300 },
  );
});

test('the same data make the same picture, and a small one', () => {
  for (const picture of Object.values(samples)) {
    expect(svg(structuredClone(picture))).toBe(svg(picture));
    expect(svg(picture).length).toBeLessThan(6_000);
  }
});

describe('sizes', () => {
  test('the title has at least 48 px, labels 30, in every sample', () => {
    for (const picture of Object.values(samples)) {
      expect(sizeOf(picture, picture.title.slice(0, 3))).toBeGreaterThanOrEqual(48);
      const rows = picture.kind === 'answer' ? picture.rows : (picture.bars?.rows ?? []);
      for (const { label } of rows) expect(sizeOf(picture, label.slice(0, 20))).toBeGreaterThanOrEqual(30);
    }
  });

  test('the title has at least 48 px, labels 30, in the fullest picture there can be', () => {
    const wide = 'W'.repeat(200);
    const bar = { label: wide, value: 999_999_999, note: wide };
    const fullest: Picture = {
      kind: 'digest',
      lang: 'vi',
      title: `9${wide.slice(0, 59)}`,
      figures: [bar, bar, bar].map((each) => ({ ...each, change: wide })),
      bars: { heading: wide, rows: [bar, bar, bar, bar, bar] },
      hotSpot: { heading: wide, text: wide },
      unit: wide,
      window: wide,
    };
    const drawing = draw(fullest);
    expect(faults(drawing)).toEqual([]);
    expect(drawing.lines[0]?.style.size).toBe(48);
    expect(Math.min(...drawing.lines.slice(1, -2).map(({ style }) => style.size))).toBe(26);
    expect(drawing.lines.filter(({ style }) => style.size === 30).length).toBeGreaterThan(10);
  });
});

describe('bars', () => {
  const bars = (...values: number[]): readonly Box[] => {
    const rows = values.map((value, i) => ({ label: `Ấp ${i + 1}`, value }));
    return draw({ ...samples.morning, bars: { heading: 'Quá hạn đang ở đâu', rows } }).boxes.filter(
      ({ height, fill }) => height === 30 && fill !== colour.panel,
    );
  };

  test('are as long as their values, the longest in the strong colour', () => {
    const [a, b, c] = bars(8, 4, 2);
    expect(b!.width / a!.width).toBeCloseTo(1 / 2, 2);
    expect(c!.width / a!.width).toBeCloseTo(1 / 4, 2);
    expect([a, b, c].map((bar) => bar!.fill)).toEqual([colour.accent, colour.bar, colour.bar]);
  });

  test('one among thousands still has a bar, and none has none', () => {
    expect(bars(5000, 1, 0).map(({ width }) => width >= 6)).toEqual([true, true]);
    expect(bars(0, 0)).toEqual([]);
  });

  test('without rows have no heading either', () => {
    const { bars: _, ...without } = samples.morning;
    const empty = { ...without, bars: { heading: 'Quá hạn đang ở đâu', rows: [] } };
    expect(draw(empty)).toEqual(draw(without));
    expect(contents(empty)).toEqual(contents(without));
  });

  test('of an answer are measured by one scale; last year is thinner and grey', () => {
    const { boxes } = draw({ ...samples['half-year'], rows: [{ label: 'Đất đai', value: 200, before: 400 }] });
    const [now, before] = boxes.slice(2);
    expect(now!.width / before!.width).toBeCloseTo(1 / 2, 2);
    expect(before!.height).toBeLessThan(now!.height);
    expect([now!.fill, before!.fill]).toEqual([colour.accent, colour.bar]);
  });

  test('of percentages are measured against 100', () => {
    const rows = [
      { label: 'Tổ một', value: 50 },
      { label: 'Tổ hai', value: 25 },
    ];
    const widths = draw({ ...samples['on-time'], rows })
      .boxes.slice(2, 4)
      .map(({ width }) => width);
    expect(widths[0]! / 50).toBeCloseTo(widths[1]! / 25, 0);
    expect(widths[0]!).toBeLessThan(500);
  });
});

test('a row without last year says so in words', () => {
  const texts = draw(samples['half-year']).lines.map(({ text }) => text);
  expect(texts.filter((text) => text === 'chưa có số liệu cùng kỳ')).toHaveLength(1);
});

/** Relative luminance, and the contrast of two colours (WCAG 2). */
const luminance = (hex: string): number => {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [r, g, b] = channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
};
const contrast = (a: string, b: string): number => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
};

test('texts have a contrast of 4.5 on what they stand on, bars 3', () => {
  for (const picture of Object.values(samples)) {
    const { lines, boxes } = draw(picture);
    for (const { fill, on } of lines) expect(contrast(fill, on)).toBeGreaterThanOrEqual(4.5);
    const bars = boxes.filter(({ fill }) => fill === colour.bar || fill === colour.accent);
    for (const { fill } of bars) expect(contrast(fill, colour.paper)).toBeGreaterThanOrEqual(3);
  }
  // Also for whoever sees no colours: the longest bar is clearly the darker one.
  expect(contrast(colour.accent, colour.bar)).toBeGreaterThan(1.9);
});

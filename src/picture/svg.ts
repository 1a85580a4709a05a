/** A picture → SVG: the same text for the same data, on every machine. */
import { drawAnswer } from './answer.ts';
import { checked } from './check.ts';
import type { Picture } from './data.ts';
import { drawDigest } from './digest.ts';
import type { Box, Drawing, Line } from './drawing.ts';
import { family, weights } from './fonts.ts';
import { colour } from './style.ts';

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const rect = ({ x, y, width, height, fill, radius }: Box): string =>
  `<rect x="${x}" y="${y}" width="${width}" height="${height}"${radius ? ` rx="${radius}"` : ''} fill="${fill}"/>`;

const text = ({ x, y, style, fill, text }: Line): string =>
  `<text x="${x}" y="${y}" font-size="${style.size}" font-weight="${weights[style.weight]}" fill="${fill}">${escaped(text)}</text>`;

/** Where everything is. Throws a `PictureError`. */
export const draw = (picture: Picture): Drawing => {
  const good = checked(picture);
  return good.kind === 'digest' ? drawDigest(good) : drawAnswer(good);
};

/** The picture as SVG, 1080 px wide and 1080 to 1350 high. Throws a `PictureError`. */
export const svg = (picture: Picture): string => {
  const { width, height, boxes, lines } = draw(picture);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="${family}">`,
    `<rect width="${width}" height="${height}" fill="${colour.paper}"/>`,
    ...boxes.map(rect),
    ...lines.map(text),
    '</svg>',
  ].join('\n');
};

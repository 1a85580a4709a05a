/** The picture that goes with a digest: the same numbers as its text, and names of units only, since pictures are passed on. */
import type { Enclosure } from '../domain/message.ts';
import type { Bar, DigestPicture, Figure } from '../picture/data.ts';
import { fitted } from '../picture/glyphs.ts';
import { svg } from '../picture/svg.ts';
import { storeMade } from '../store/attachments.ts';
import { contentKey } from '../store/blobs.ts';
import { classify, type Write } from '../store/commit.ts';
import type { Lang, Text } from '../text/text.ts';
import { type App, abilitiesOf } from './app.ts';
import { reasonOf } from './attempt.ts';
import { doneChange, lateChange, openedChange } from './digest-change.ts';
import type { Digest } from './digest-data.ts';
import { type Detail, partsOf } from './digest-parts.ts';
import { isEmpty, titleOf, topTopic, windowText } from './digest-text.ts';

/** The smallest limit for a picture among the channels, bytes. */
const largest = 1_048_576;

/** Undefined for a quiet day, of which one line says all. */
export const pictureOf = (app: App, d: Digest, detail: Detail, lang: Lang): DigestPicture | undefined => {
  if (isEmpty(d)) return undefined;
  const t = (text: Text): string => app.t(text, lang);
  /** What people have typed may hold what no font draws. */
  const name = (text: string, instead: string): string => fitted(text).text || instead;
  const figure = (label: Text, value: number, change: Text | undefined): Figure => ({
    label: t(label),
    value,
    ...(change && { change: t(change) }),
  });
  const rows = partsOf(d, detail).map(({ unit, n, days }): Bar => {
    const label = typeof unit === 'string' ? unit : t(unit);
    return { label: name(label, '…'), value: n, note: t({ id: 'digest-bar-days', args: { days } }) };
  });
  const top = detail.all ? topTopic(d) : undefined;
  return {
    kind: 'digest',
    lang,
    title: name(t(titleOf(app, d, lang)), d.unit),
    figures: [
      figure({ id: 'digest-figure-opened' }, d.opened, openedChange(d)),
      figure({ id: 'digest-figure-done' }, d.closed, doneChange(d)),
      { ...figure({ id: 'digest-figure-late' }, d.overdue, lateChange(d)), main: true },
    ],
    ...(rows.length > 0 && { bars: { heading: t({ id: 'digest-bars' }), rows } }),
    ...(top && { hotSpot: { heading: t({ id: 'digest-spot' }), text: t({ id: 'digest-spot-topic', args: top }) } }),
    unit: name(d.name, d.unit),
    window: t(windowText(d)),
  };
};

/** Where pictures can be sent. */
export const showsPictures = (app: App, channel: string): boolean => {
  const can = abilitiesOf(app, channel);
  return can !== undefined && (can.sends === undefined || can.sends.includes('photo'));
};

/**
 * The picture, put away under a name of its own, so that every attempt to send it sends the same bytes. Undefined where there is none, and
 * where it cannot be drawn: the text says everything, and goes out without it.
 */
export const painted = async (
  app: App,
  d: Digest,
  detail: Detail,
): Promise<{ readonly enclosure: Enclosure; readonly writes: readonly Write[] } | undefined> => {
  const { host, vault, blobs } = app;
  if (!app.png) return undefined;
  try {
    const picture = pictureOf(app, d, detail, 'vi');
    if (!picture) return undefined;
    const bytes = await app.png(svg(picture));
    if (bytes.length > largest) throw new RangeError('a picture of more than a megabyte');
    const content = await contentKey(vault, bytes);
    await blobs.put(content, bytes);
    const id = host.newId();
    const made = { id, kind: 'photo', content, type: 'image/png', bytes: bytes.length, now: host.now() } as const;
    return { enclosure: { id, kind: 'photo' }, writes: [storeMade(vault, made)] };
  } catch (error) {
    if (classify(error) === 'unavailable') throw error;
    host.log('error', 'picture.failed', { reason: reasonOf(error) });
    return undefined;
  }
};

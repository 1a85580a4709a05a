/** The picture that goes with a digest: the same numbers as its text, and names of units only, since pictures are passed on. */
import type { Bar, DigestPicture, Figure } from '../picture/data.ts';
import { fitted } from '../picture/glyphs.ts';
import type { Lang, Text } from '../text/text.ts';
import type { App } from './app.ts';
import { doneChange, lateChange, openedChange } from './digest-change.ts';
import type { Digest } from './digest-data.ts';
import { type Detail, partsOf } from './digest-parts.ts';
import { hotText, isEmpty, titleOf, topTopic, windowText } from './digest-text.ts';

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
  const hot = detail.all ? hotText(d) : undefined;
  const top = detail.all && !hot ? topTopic(d) : undefined;
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
    ...(hot && { hotSpot: { heading: t({ id: 'digest-hot-heading' }), text: name(t(hot), d.unit) } }),
    ...(top && { hotSpot: { heading: t({ id: 'digest-spot' }), text: t({ id: 'digest-spot-topic', args: top }) } }),
    unit: name(d.name, d.unit),
    window: t(windowText(d)),
  };
};

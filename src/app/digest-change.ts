/** What changed, in words: "tăng 8", "giảm 108 (8,24%) so với cùng kỳ". */
import { startOfDay } from '../domain/calendar.ts';
import type { Text } from '../text/text.ts';
import type { App } from './app.ts';
import type { Digest } from './digest-data.ts';

/** Of fewer than so many a share says nothing. */
const leastForPercent = 20;

/** More or fewer; undefined where it is the same. */
const moreOrLess = (now: number, before: number): Text | undefined =>
  now === before
    ? undefined
    : now > before
      ? { id: 'digest-up', args: { n: now - before } }
      : { id: 'digest-down', args: { n: before - now } };

export const join = (id: 'digest-and' | 'digest-then', parts: readonly Text[]): Text | undefined =>
  parts.reduceRight<Text | undefined>((rest, first) => (rest ? { id, args: { first, rest } } : first), undefined);

/** What came against what usually comes. */
export const openedChange = ({ kind, opened, usual }: Digest): Text | undefined => {
  if (!usual) return undefined;
  const change = moreOrLess(opened, usual.opened);
  if (kind === 'week') return change ? { id: 'digest-than-week', args: { change } } : { id: 'digest-as-week' };
  return change ? { id: 'digest-than-usual', args: { change } } : { id: 'digest-as-usual' };
};

/** What went likewise; it stands beside the other, with the same measure. */
export const doneChange = ({ closed, usual }: Digest): Text | undefined =>
  usual && (moreOrLess(closed, usual.closed) ?? { id: 'digest-same' });

export const lateChange = ({ overdue, overdueBefore }: Digest): Text => {
  const change = moreOrLess(overdue, overdueBefore);
  return change ? { id: 'digest-than-start', args: { change } } : { id: 'digest-same' };
};

const some = (
  id: 'digest-reopened' | 'digest-moved-in' | 'digest-rejected' | 'digest-withdrawn' | 'digest-moved-out',
  n: number,
) => (n > 0 ? [{ id, args: { n } } as const] : []);

/** What came and what went: how many, how that has changed, and what is in it that is not new, or not done. */
export const flowText = (d: Digest, window: Text, all: boolean): Text => {
  const { reopened, movedIn, rejected, withdrawn, movedOut } = d.flow;
  const came = [...some('digest-reopened', reopened), ...some('digest-moved-in', movedIn)];
  const went = [
    ...some('digest-rejected', rejected),
    ...some('digest-withdrawn', withdrawn),
    ...some('digest-moved-out', movedOut),
  ];
  const more = (change: Text | undefined, those: readonly Text[]): Text | undefined => {
    const parts = all ? join('digest-and', those) : undefined;
    return join('digest-then', [
      ...(change ? [change] : []),
      ...(parts ? [{ id: 'digest-of-them', args: { parts } } as const] : []),
    ]);
  };
  const [ofOpened, ofDone] = [more(openedChange(d), came), more(doneChange(d), went)];
  return {
    id: 'digest-flow',
    args: {
      window,
      opened: ofOpened
        ? { id: 'digest-opened-more', args: { n: d.opened, more: ofOpened } }
        : { id: 'digest-opened', args: { n: d.opened } },
      done: ofDone
        ? { id: 'digest-done-more', args: { n: d.closed, more: ofDone } }
        : { id: 'digest-done', args: { n: d.closed } },
    },
  };
};

/** Since the year began, against the same days a year earlier. */
export const yearText = (app: App, { year }: Digest): Text | undefined => {
  if (!year) return undefined;
  const { n, earlier } = year;
  const written = (change: Text): Text => ({
    id: 'digest-year',
    args: { from: { at: startOfDay(year.from, app.office.zone), as: 'date' }, n, change },
  });
  if (earlier === undefined) return written({ id: 'digest-no-year' });
  const change = moreOrLess(n, earlier);
  if (!change) return written({ id: 'digest-as-year' });
  const percent = Math.round((Math.abs(n - earlier) / earlier) * 10_000) / 100;
  const share: Text = earlier < leastForPercent ? change : { id: 'digest-percent', args: { change, percent } };
  return written({ id: 'digest-than-year', args: { change: share } });
};

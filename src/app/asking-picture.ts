/** The picture beside figures on demand: promised with the answer, drawn when the answer is sent. Names of units only, since pictures are passed on. */
import type { Shown } from '../domain/asking.ts';
import { writeChange } from '../domain/written.ts';
import type { AnswerPicture } from '../picture/data.ts';
import { fitted } from '../picture/glyphs.ts';
import type { Lang, Text } from '../text/text.ts';
import type { App } from './app.ts';
import { type Actor, type Effects, none } from './effects.ts';
import { promised, showsPictures } from './made-file.ts';

/** Of the sentence on top. */
const longestTitle = 60;

/** Undefined where no sentence on top fits. */
export const answerPicture = (app: App, shown: Shown, lang: Lang): AnswerPicture | undefined => {
  const { unit, days, rows, as, percent } = shown;
  /** What people have typed may hold what no font draws. */
  const written = (text: Text | string): string => fitted(typeof text === 'string' ? text : app.t(text, lang)).text;
  const title = shown.titles.map(written).find((each) => each.length <= longestTitle);
  if (title === undefined) return undefined;
  const now = written(days);
  return {
    kind: 'answer',
    lang,
    title,
    unit: written(unit) || '…',
    window: now,
    rows: rows.map(({ label, ...values }) => ({ label: written(label) || '…', ...values })),
    ...('before' in as
      ? {
          periods: { now, before: written(as.before) },
          absent: writeChange({ kind: 'count', unit: '' }, { value: 0 }, undefined, 0),
        }
      : { heading: written(as.heading) }),
    ...(percent && { percent }),
  };
};

export const figuresTold = (app: App, shown: Shown, { at, lang }: Actor): Effects => {
  if (!app.png || !showsPictures(app, at.channel)) return none;
  const picture = answerPicture(app, shown, at.group ? 'vi' : lang);
  if (!picture) return none;
  const { enclosure, writes } = promised(app, { make: 'picture', picture });
  return { writes, messages: [], enclosures: [enclosure] };
};

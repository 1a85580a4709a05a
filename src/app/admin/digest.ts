/** The digest as an operator asks for it: as figures, as the text and the picture people get, or sent. */
import { type Day, isDay, officeDay } from '../../domain/calendar.ts';
import { showCode } from '../../domain/tracking-code.ts';
import { svg } from '../../picture/svg.ts';
import { namesOf } from '../../store/decisions.ts';
import type { App } from '../app.ts';
import { digestFor } from '../digest.ts';
import type { Digest } from '../digest-data.ts';
import { pictureOf } from '../digest-picture.ts';
import { matterOf, peopleIn, receiversOf, sendDigest } from '../digest-send.ts';
import { detailFor, digestPrompt, plainText, type Reader } from '../digest-text.ts';
import { isoMoment } from './moments.ts';
import { Refused } from './refused.ts';
import { knownUnit } from './units.ts';

/** Throws `Refused` for a day that is none or has not begun. */
const checkDay = (app: App, day: Day): void => {
  if (!isDay(day)) throw new Refused(`--date ${JSON.stringify(day.slice(0, 20))} is no day; write it as 2026-05-31`);
  if (day > officeDay(app.host.now(), app.office.zone)) throw new Refused(`--date ${day} has not begun yet`);
};

/** As its leader reads it. */
const asLeader = async (app: App, d: Digest): Promise<Reader> => {
  const { store, vault } = app;
  const matter = d.decision && (await matterOf(app, d.decision));
  return {
    lang: 'vi',
    names: await namesOf(store.db, vault, peopleIn(d)),
    asked: d.decision && { id: '', matter, proposal: d.decision.proposal !== undefined },
    rows: 'none',
  };
};

const found = async (app: App, unit: string, day: Day): Promise<Digest> => {
  checkDay(app, day);
  return digestFor(app, (await knownUnit(app, unit)).code, day);
};

/** Its figures with moments and codes as people write them, and the text. Throws `Refused`. */
export const digestOf = async (app: App, unit: string, day: Day) => {
  const d = await found(app, unit, day);
  const reader = await asLeader(app, d);
  const prompt = digestPrompt(app, d, reader, detailFor(app, d, [reader]));
  return { data: dataOf(d, reader.names, app.office.zone), text: plainText(app, prompt, 'vi') };
};

/** PNG. Throws `Refused`, and what the renderer throws. */
export const digestPng = async (app: App, unit: string, day: Day): Promise<Uint8Array> => {
  const d = await found(app, unit, day);
  const picture = pictureOf(app, d, detailFor(app, d, [await asLeader(app, d)]), 'vi');
  if (!picture) throw new Refused(`nothing happened in ${d.unit} until ${d.day}: there is nothing to draw`);
  if (!app.png) throw new Refused('pictures cannot be drawn here');
  return app.png(svg(picture));
};

const dataOf = (d: Digest, names: Reader['names'], zone: string) => {
  const { shape: _shape, id: _id, rows: _rows, units: _units, ...told } = d;
  const nameOf = (person: string | undefined): string | null => names?.get(person ?? '') ?? null;
  return {
    ...told,
    from: isoMoment(d.from, zone),
    to: isoMoment(d.to, zone),
    usual: d.usual ?? null,
    holders: d.holders.map((holder) => ({
      ...holder,
      people: holder.people.map(({ person, n }) => ({ name: nameOf(person), taken: person !== undefined, n })),
    })),
    oldest: d.oldest ? { ...d.oldest, code: showCode(d.oldest.code) } : null,
    year: d.year ? { ...d.year, earlier: d.year.earlier ?? null } : null,
    restricted: d.restricted.map((r) => ({ ...r, code: showCode(r.code) })),
    decision: d.decision
      ? {
          code: showCode(d.decision.code),
          unit: d.decision.unit,
          holder: nameOf(d.decision.holder),
          days: d.decision.days,
        }
      : null,
  };
};

/** Puts it into the outbox of the unit's chats and leaders, also if it was sent before. Returns how many. Throws `Refused`. */
export const sendDigestNow = async (app: App, unit: string, day: Day): Promise<number> => {
  const d = await found(app, unit, day);
  const { chats, people } = await receiversOf(app, d);
  if (chats.length + people.length === 0)
    throw new Refused(
      `nobody would get it: ${d.unit} has no bound chat and no leader on a channel that is configured here`,
    );
  return (await sendDigest(app, d, true)) ?? 0;
};

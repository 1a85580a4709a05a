/** The digest as an operator asks for it: as figures, as the text people get, or sent. */
import { type Day, isDay, officeDay } from '../../domain/calendar.ts';
import type { Prompt } from '../../domain/message.ts';
import { showCode } from '../../domain/tracking-code.ts';
import { peopleWith } from '../../store/people.ts';
import { reachOf } from '../../store/sessions.ts';
import type { App } from '../app.ts';
import { type Digest, digestFor, digestPrompt, sendDigest } from '../digest.ts';
import { isoMoment } from './moments.ts';
import { Refused } from './refused.ts';
import { knownUnit } from './units.ts';

/** Throws `Refused` for a day that is none or has not begun. */
const checkDay = (app: App, day: Day): void => {
  if (!isDay(day)) throw new Refused(`--date ${JSON.stringify(day.slice(0, 20))} is no day; write it as 2026-05-31`);
  if (day > officeDay(app.host.now(), app.office.zone)) throw new Refused(`--date ${day} has not begun yet`);
};

const plain = (app: App, prompt: Prompt): string =>
  prompt.say.map((line) => ('quote' in line ? line.quote : 'code' in line ? line.code : app.t(line, 'vi'))).join('\n');

/** Its figures with moments and codes as people write them, and the text. Throws `Refused`. */
export const digestOf = async (app: App, unit: string, day: Day) => {
  checkDay(app, day);
  const { code } = await knownUnit(app, unit);
  const digest = await digestFor(app, code, day);
  return { data: dataOf(digest, app.office.zone), text: plain(app, digestPrompt(app, digest)) };
};

const dataOf = (d: Digest, zone: string) => ({
  ...d,
  from: isoMoment(d.from, zone),
  to: isoMoment(d.to, zone),
  holders: d.holders.map((h) => ({ ...h, name: h.name ?? null })),
  oldest: d.oldest ? { ...d.oldest, code: showCode(d.oldest.code) } : null,
  restricted: d.restricted.map((r) => ({ ...r, code: showCode(r.code) })),
});

/** Puts it into the outbox of the unit's chats and leaders, also if it was sent before. Returns how many. Throws `Refused`. */
export const sendDigestNow = async (app: App, unit: string, day: Day): Promise<number> => {
  checkDay(app, day);
  const { code } = await knownUnit(app, unit);
  const { chats } = await app.places.known();
  const bound = chats.filter((chat) => chat.unit === code);
  const leaders = await peopleWith(app.store.db, code, 'leader');
  const reached = (await Promise.all(leaders.map((person) => reachOf(app.store.db, app.vault, person)))).flatMap(
    ([first]) => (first ? [first] : []),
  );
  const to = [...bound, ...reached].filter(({ channel }) => [...app.channels.keys()].some((id) => id === channel));
  if (to.length === 0)
    throw new Refused(
      `nobody would get it: ${code} has no bound chat and no leader on a channel that is configured here`,
    );
  await sendDigest(app, code, day, true);
  return to.length;
};

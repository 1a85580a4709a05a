/** `petition search`. */

import { readMoment } from '../app/admin/moments.ts';
import { findByCode, searchRegister } from '../app/admin/search.ts';
import { isDay } from '../domain/calendar.ts';
import { statuses } from '../domain/petition.ts';
import { TOPICS } from '../domain/taxonomy.ts';
import { type Command, type Given, oneOfWords, UsageError, wholeNumber } from './command.ts';
import { register } from './register.ts';

const day = 86_400_000;

/** ms. A day given as the end belongs to it. */
const momentOf = (given: Given, option: 'since' | 'until', zone: string): number | undefined => {
  const text = given.value(option);
  if (text === undefined) return undefined;
  const at = readMoment(text, zone);
  if (at === undefined)
    throw new UsageError(`--${option} is no time; write it as 2026-05-31 or 2026-05-31T08:30:00+07:00`);
  return option === 'until' && isDay(text.trim()) ? at + day : at;
};

const filters = ['unit', 'topic', 'status', 'holder', 'since', 'until', 'place'] as const;

export const search: Command = {
  name: 'petition search',
  takes: '[WORDS…]',
  args: [0, 50],
  does: 'full text, with or without diacritics, best match first',
  more: `Every word must occur in what committees may read: the text with personal data masked, the place, the code, and what was said later. The
last word may be the beginning of one where nothing has it whole. Looked at are the 600 newest that have all words, and with --status or
--holder the 4,000 newest. Restricted and erased matters are never found.
States: ${statuses.join(', ')}. Topics: ${TOPICS.join(', ')}.`,
  options: {
    unit: { value: 'CODE', does: 'of this unit and everything under it' },
    topic: { value: 'TOPIC', does: 'of this topic' },
    status: { value: 'STATE', does: 'in this state; several parted by commas' },
    holder: { value: 'NAME', does: 'taken by officers whose name has these words' },
    since: { value: 'TIME', does: 'filed then or later: 2026-05-31 or a time with it' },
    until: { value: 'TIME', does: 'filed before; a day counts whole' },
    place: { value: 'PLACE', does: 'in this unit or place of the list, or with these words one after the other' },
    code: { value: 'CODE', does: 'the one with this tracking code; stands alone' },
    limit: { value: 'N', does: 'at most so many (50)' },
  },
  run: async (given, context) => {
    const zone = context.config.TZ_NAME;
    const words = given.args.join(' ');
    const limit = wholeNumber(given.value('limit'), 50, 'limit');
    const filtered = filters.filter((name) => given.value(name) !== undefined);
    const code = given.value('code');
    if (code !== undefined && (filtered.length > 0 || words !== '')) throw new UsageError('--code stands alone');
    if (code === undefined && filtered.length === 0 && words.trim() === '')
      throw new UsageError('petition search needs words, or an option that says what to look for');
    if (given.value('place')?.match(/[\p{L}\p{N}]/u) === null) throw new UsageError('--place has no words');
    const topic = given.value('topic');
    const sought = {
      unit: given.value('unit'),
      topic: topic === undefined ? undefined : oneOfWords(topic, TOPICS, 'topic'),
      statuses: given
        .value('status')
        ?.split(',')
        .map((word) => oneOfWords(word.trim(), statuses, 'status')),
      holder: given.value('holder'),
      since: momentOf(given, 'since', zone),
      until: momentOf(given, 'until', zone),
      place: given.value('place'),
    };
    const { app } = await context.open();
    const found = code === undefined ? await searchRegister(app, words, limit, sought) : await findByCode(app, code);
    return { json: found, text: register(found, 'nothing found') };
  },
};

/** `petition …` and `understand`. */
import { basename } from 'node:path';
import { importPetitions } from '../app/admin/import.ts';
import { readMoment } from '../app/admin/moments.ts';
import { listRegister, type Shown, showPetition } from '../app/admin/petitions.ts';
import { Refused } from '../app/admin/refused.ts';
import { similarTo } from '../app/admin/similar.ts';
import { statuses } from '../domain/petition.ts';
import type { Trace } from '../domain/route.ts';
import type { Understanding } from '../domain/understanding.ts';
import { type Command, oneOfWords, UsageError, wholeNumber } from './command.ts';
import { minutes, register } from './register.ts';
import { search } from './search.ts';
import { list, table } from './table.ts';

/** Why it went where it went, in codes. */
const whyText = ({ unit, spot, rule, accused, noneAbove, holder, co }: Trace): string =>
  [
    unit === undefined ? 'no unit named' : `named ${unit}`,
    spot === undefined ? '' : `at ${spot}`,
    accused === undefined ? '' : `about ${accused}, so above it${noneAbove ? ', where there is none' : ''}`,
    rule === undefined ? 'no rule' : `rule ${rule}`,
    `to ${holder}`,
    co.length === 0 ? '' : `with ${co.join(', ')}`,
  ]
    .filter(Boolean)
    .join('; ');

const whole = (p: Shown): string => {
  const head = list([
    ['code', p.code],
    ['unit', `${p.unit} ${p.unitName}`],
    ['state', p.overdue ? `${p.status}, overdue` : p.status],
    ['restricted', p.restricted ? 'yes: the content only with --reason' : ''],
    [p.classified ? 'class' : 'guesses', p.restricted ? '' : `${p.kind}, ${p.topic}, ${p.urgency}`],
    ['filed', p.createdAt],
    ['due', p.dueAt],
    ['done', p.doneAt],
    ['from', p.source],
    ['holder', p.holder],
    ['place', p.place],
    ['why there', p.trace === null ? '' : whyText(p.trace)],
    ['pin', p.lat === null ? '' : `${p.lat}, ${p.long}`],
    ['anonymous', p.anonymous],
    ['written down', p.behalf ? 'by a cadre for the citizen' : ''],
    ['citizen', [p.citizen?.name, p.citizen?.phone].filter(Boolean).join(', ')],
    ['by silence', !p.confirmed],
    ['matter', p.matter],
    ['text', p.text],
    ['result', p.result],
    ['rating', p.rating],
    ['reopened', p.reopened === 0 ? '' : p.reopened],
    ['exact words', p.words],
  ]);
  const notes = table(
    ['when', 'who', 'what', 'text'],
    p.notes.map((n) => [minutes(n.at), n.author, n.kind, n.words ?? n.text]),
    '',
  );
  const files = table(
    ['when', 'file', 'type', 'state'],
    p.attachments.map((f) => [minutes(f.at), f.kind, f.type, f.state]),
    '',
  );
  const history = table(
    ['when', 'what', 'state', 'unit', 'detail'],
    p.history.map((e) => [minutes(e.at), e.action, e.status, e.unit, e.detail]),
    '',
  );
  return [head, notes, files, history].filter(Boolean).join('\n\n');
};

/** Guesses of the understanding as they stand in the output of `understand`. */
const understood = (text: string, understand: (text: string) => Understanding) => {
  const u = understand(text);
  return {
    kind: u.kind,
    topic: { value: u.topic.value, confidence: u.topic.confidence },
    urgency: u.urgency,
    place: u.place ?? null,
    unit: u.unit ?? null,
    personal: u.personal,
  };
};

export const petitionCommands: readonly Command[] = [
  {
    name: 'petition list',
    does: 'the register, newest first',
    more: `States: ${statuses.join(', ')}. Of restricted matters only code, unit, state and day are shown.`,
    options: {
      unit: { value: 'CODE', does: 'of this unit and everything under it' },
      status: { value: 'STATE', does: 'in this state; several parted by commas' },
      since: { value: 'TIME', does: 'filed then or later: 2026-05-31 or a time with it' },
      limit: { value: 'N', does: 'at most so many (1000)' },
    },
    run: async (given, context) => {
      const status = given.value('status');
      const wanted = status?.split(',').map((word) => oneOfWords(word.trim(), statuses, 'status'));
      const since = given.value('since');
      const from = since === undefined ? undefined : readMoment(since, context.config.TZ_NAME);
      if (since !== undefined && from === undefined)
        throw new UsageError('--since is no time; write it as 2026-05-31 or 2026-05-31T08:30:00+07:00');
      const limit = wholeNumber(given.value('limit'), 1_000, 'limit');
      const { app } = await context.open();
      const { entries, total } = await listRegister(app, {
        unit: given.value('unit'),
        statuses: wanted,
        since: from,
        limit,
      });
      if (total > entries.length) context.note(`${entries.length} of ${total}; for more: --limit ${total}`);
      return { json: entries, text: register(entries, 'no petitions') };
    },
  },
  {
    name: 'petition show',
    takes: 'CODE',
    args: [1, 4],
    does: 'one petition and all that happened to it',
    more: `What the citizen wrote is shown with personal data masked. Their exact words, and anything at all of a restricted matter, are shown
only with --reason, which goes to the record of changes first, with your name. It stays readable there: name no persons in it.`,
    options: { reason: { value: 'TEXT', does: 'why the exact words are needed' } },
    run: async (given, context) => {
      const { app } = await context.open();
      const shown = await showPetition(app, given.args.join(' '), given.value('reason'), context.by);
      return { json: shown, text: whole(shown) };
    },
  },
  search,
  {
    name: 'petition import',
    takes: 'FILE.jsonl',
    args: [1, 1],
    does: 'petitions from another system, a JSON object a line',
    more: `Fields: text, at (ISO 8601; without an offset the office's own time); optional place, lat, long, unit, source, id; others are left
alone. A bad line is reported with its number and the rest goes in. With an id, the same source and id again is the same petition; without,
the same file again files everything again. Nobody is written to: no cards in committee chats, no alarms; "petition list" and the digest have
them, with "at" as the time they were filed and the deadline counted from it. "-" reads standard input.`,
    run: async (given, context) => {
      const [file = '-'] = given.args;
      const { app } = await context.open();
      let bad = 0;
      const done = await importPetitions(app, context.readLines(file), {
        source: 'import',
        pause: context.pause,
        onBad: ({ line, message }) => {
          bad += 1;
          context.note(`${file === '-' ? 'standard input' : basename(file)}, line ${line}: ${message}`);
        },
      });
      const again = done.filter((one) => one.again).length;
      return {
        json: done.map(({ line, code }) => ({ line, code })),
        text: `${done.length - again} petitions imported, ${again} there already, ${bad} bad lines`,
        failed: bad > 0,
      };
    },
  },
  {
    name: 'petition similar',
    takes: 'CODE…',
    args: [1, 10_000],
    does: 'for each code, petitions that look like the same matter, best first',
    more: `Score from 0 to 1, from what they are about, where and when; "suggested": an officer would be shown it.`,
    run: async (given, context) => {
      const { app } = await context.open();
      const all = [];
      for (const code of given.args) all.push(await similarTo(app, code));
      return {
        json: all,
        text: table(
          ['of', 'code', 'score', 'suggested'],
          all.flatMap(({ code, similar }) => similar.map((s) => [code, s.code, s.score, s.suggested])),
          'nothing similar',
        ),
      };
    },
  },
  {
    name: 'understand',
    takes: '[FILE|-]',
    args: [0, 1],
    does: 'one text a line in, one JSON object a line out: what the service makes of it',
    more: `kind, topic, urgency, place and unit with their confidence from 0 to 1 (place and unit null where none was found, unit also
where it may be several), and personal: the text with personal data masked. With --json one list instead of lines. Nothing is stored. Units come from the store.`,
    run: async (given, context) => {
      const { app } = await context.open();
      const { understand } = await app.places.known();
      const all = [];
      for await (const line of context.readLines(given.args[0] ?? '-')) all.push(understood(line, understand));
      if (all.length === 0) throw new Refused('there was nothing to read');
      return { json: all, text: all.map((one) => JSON.stringify(one)).join('\n') };
    },
  },
];

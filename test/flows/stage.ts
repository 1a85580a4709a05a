/** Plays a transcript on the whole service and writes down what was said. */
import { addDays, atTime, officeClock, officeDay } from '../../src/domain/calendar.ts';
import { showCode } from '../../src/domain/tracking-code.ts';
import type { Group, Person, Shown } from '../../src/emulators/telegram.ts';
import { listPetitions } from '../../src/store/petitions.ts';
import { person } from '../../src/store/schema.ts';
import { consent } from '../../src/store/sessions.ts';
import { type World, world, zone } from '../world.ts';
import type { Act, Cue, Script } from './script.ts';

/** Codes are random; in a transcript the first is always this one, the second that one. All have a good check digit. */
const codes = ['0482-1737', '1357-9240', '2468-0133', '9051-6273', '3141-5929', '7070-7071'];

const citizens = ['Người dân', 'Người khác'];
const officers = ['Cán bộ Hùng', 'Cán bộ Lan'];
const mainGroup = 'Nhóm xã';
const secondGroup = 'Nhóm hai';

type Stage = {
  readonly w: World;
  readonly people: Map<string, Person>;
  readonly groups: Map<string, Group>;
  /** Real code → the code that stands in the transcript. */
  readonly shown: Map<string, string>;
  /** What stood in each chat when last looked at. */
  readonly seen: Map<string, string>;
  readonly toasts: Map<string, number>;
  readonly files: Map<string, string>;
  readonly digests: boolean;
};

/**
 * Settings of a transcript:
 *   @ Lúc YYYY-MM-DD HH:MM            when it begins; else Monday 15 June 2026, 08:30
 *   @ Người dân đã đồng ý từ trước      has consented before
 *   @ Hai nhóm                          a second chat is bound to the same unit
 *   @ Tổ địa chính có nhóm              the land office has a chat, with officer Mai in it
 *   @ Có lãnh đạo tỉnh                  the province has a leader who gets its digest
 *   @ Có bản tin sáng                   the morning digests are shown; else they are left out
 */
export const play = async (script: Script): Promise<string> => {
  const stage = await setUp(script.settings);
  const out: string[] = [];
  const put = (line: string): number => out.push(line);
  try {
    for (const [i, { line, cue }] of script.kept.entries()) {
      put(line);
      if (!cue) continue;
      await perform(stage, cue);
      const next = script.kept[i + 1]?.cue;
      if (next?.kind === 'act' && next.together) continue;
      await stage.w.settle();
      const files = await filesNow(stage);
      const said = [...hear(stage, cue), ...files];
      for (const each of said.length > 0 ? said : ['(không ai nói gì)']) put(each);
    }
    const failed = stage.w.logs.filter((log) => log.level === 'error');
    if (failed.length > 0)
      throw new Error(`the service logged errors: ${failed.map((l) => `${l.event} ${l.fields.at ?? ''}`).join(', ')}`);
  } finally {
    await stage.w.close();
  }
  return `${out.join('\n').trimEnd()}\n`;
};

const setUp = async (settings: readonly string[]): Promise<Stage> => {
  const has = (text: string): boolean => settings.includes(text);
  const when = settings.flatMap((s) => /^Lúc (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/.exec(s) ?? []);
  const at = atTime(when[1] ?? '2026-06-15', when[2] ?? '08:30', zone);
  const w = await world({ at });
  const people = new Map<string, Person>();
  const groups = new Map<string, Group>();
  for (const name of officers) people.set(name, await w.staff(name.replace('Cán bộ ', ''), 'xa', 'officer'));
  const [first, second] = officers.map((name) => people.get(name) as Person) as [Person, Person];
  people.set('Lãnh đạo', await w.staff('Lãnh đạo', 'xa', 'leader'));
  if (has('Có lãnh đạo tỉnh')) people.set('Lãnh đạo tỉnh', await w.staff('Lãnh đạo tỉnh', 'tinh', 'leader'));
  const stranger = w.telegram.person({ name: 'Khách', lang: 'vi' });
  people.set('Khách', stranger);
  groups.set(mainGroup, await w.committee('Ủy ban xã', 'xa', [first, second, stranger]));
  if (has('Hai nhóm')) groups.set(secondGroup, await w.committee('Ủy ban xã 2', 'xa', [second]));
  if (has('Tổ địa chính có nhóm')) {
    const land = await w.staff('Mai', 'diachinh', 'officer');
    people.set('Cán bộ Mai', land);
    groups.set('Nhóm địa chính', await w.committee('Tổ địa chính', 'diachinh', [land]));
  }
  for (const name of citizens) people.set(name, w.telegram.person({ name, lang: 'vi' }));
  if (has('Người dân đã đồng ý từ trước')) await consented(w, people.get('Người dân') as Person);
  await w.settle();
  const stage: Stage = {
    w,
    people,
    groups,
    shown: new Map(),
    seen: new Map(),
    toasts: new Map(),
    files: new Map(),
    digests: has('Có bản tin sáng'),
  };
  hear(stage, { kind: 'pass', ms: 0 });
  return stage;
};

/** As if they had sent something long ago. */
const consented = async (w: World, citizen: Person): Promise<void> => {
  const before = new Set((await w.app.store.db.select({ id: person.id }).from(person)).map((row) => row.id));
  citizen.start();
  await w.settle();
  const rows = await w.app.store.db.select({ id: person.id }).from(person);
  const id = rows.find((row) => !before.has(row.id))?.id ?? '';
  await w.app.store.commit([consent({ id, version: 'before', now: w.now() })]);
};

const perform = async (stage: Stage, cue: Cue): Promise<void> => {
  const { w } = stage;
  if (cue.kind === 'pass') return w.pass(cue.ms);
  if (cue.kind === 'until') {
    const today = officeDay(w.now(), zone);
    const at = atTime(today, cue.clock, zone);
    return w.passUntil(at > w.now() ? at : atTime(addDays(today, 1), cue.clock, zone));
  }
  const who = stage.people.get(cue.who);
  if (!who) throw new Error(`nobody is called “${cue.who}”`);
  act(stage, who, cue, real(stage, cue.act));
};

/** The act with real codes in the place of the transcript's. */
const real = (stage: Stage, what: Act): Act => {
  const swap = (text: string): string => {
    let result = text;
    for (const [code, shown] of stage.shown)
      for (const parting of ['-', ' ', '.', ''])
        result = result.replaceAll(shown.replace('-', parting), code.replace('-', parting));
    return result;
  };
  return 'text' in what ? { ...what, text: swap(what.text) } : what;
};

const act = (stage: Stage, who: Person, cue: Extract<Cue, { kind: 'act' }>, what: Act): void => {
  const groupOf = (): Group => {
    const name = cue.who === 'Cán bộ Mai' ? 'Nhóm địa chính' : mainGroup;
    return stage.groups.get(name) as Group;
  };
  const group = cue.where === 'private' ? undefined : groupOf();
  const messages = (): readonly Shown[] => group?.messages() ?? who.messages();
  const cards = messages().filter((m) => m.from.bot && m.buttons.length > 0);
  const card = cue.where === 'under-card' ? cards[0] : cue.where === 'under-newest-card' ? cards.at(-1) : undefined;
  const where = { ...(group && { chat: group.id }), ...(card && { replyTo: card.id }) };
  const ofBot = messages().filter((m) => m.from.bot);
  const labels = (m: Shown): string[] => m.buttons.flat().map((b) => b.text);
  switch (what.kind) {
    case 'say':
      who.say(what.text, where);
      return;
    case 'press': {
      const found =
        what.under === undefined ? ofBot.findLast((m) => labels(m).includes(what.label)) : ofBot[what.under - 1];
      if (!found) throw new Error(`${cue.who} sees no button “${what.label}”`);
      for (let i = 0; i < what.times; i++) who.press(found, what.label, where);
      return;
    }
    case 'forge': {
      const last = ofBot.at(-1);
      if (last) who.forge(last, what.data, where);
      return;
    }
    case 'steal': {
      const owner = stage.people.get('Người dân') as Person;
      const theirs = owner.messages().findLast((m) => labels(m).includes(what.label));
      const token = theirs?.buttons.flat().find((b) => b.text === what.label)?.callback_data;
      const last = ofBot.at(-1);
      if (!last || token === undefined) throw new Error(`there is no button “${what.label}” to copy`);
      who.forge(last, token, where);
      return;
    }
    case 'edit': {
      const own = messages().filter((m) => m.from.id === who.id)[what.message - 1];
      if (!own) throw new Error(`${cue.who} has no message ${what.message}`);
      who.edit(own, what.text, where);
      return;
    }
    case 'photo':
      who.photo({ ...where, ...(what.caption !== undefined && { caption: what.caption }) });
      return;
    case 'album':
      who.album(what.n, { ...where, ...(what.caption !== undefined && { caption: what.caption }) });
      return;
    case 'voice':
      who.voice(what.seconds, where);
      return;
    case 'place':
      if (what.name === undefined) who.location(what.lat, what.long, where);
      else who.venue({ ...where, lat: what.lat, long: what.long, title: what.name, address: '' });
      return;
    case 'contact':
      who.contact(what.phone, where);
      return;
    case 'sticker':
      who.sticker(where);
      return;
    case 'file':
      who.document({ ...where, name: what.name, size: Math.round(what.megabytes * 1_048_576) });
      return;
    case 'start':
      who.start(what.payload);
  }
};

/** What is new since the last look, as lines of the transcript: the one who acted first, then the others, then the groups. */
const hear = (stage: Stage, cue: Cue): string[] => {
  const lines: string[] = [];
  const waited = cue.kind !== 'act';
  const actor = cue.kind === 'act' ? cue.who : 'Người dân';
  const names = [actor, ...[...stage.people.keys()].filter((name) => name !== actor)];
  for (const name of names) {
    const who = stage.people.get(name) as Person;
    const head = name === 'Người dân' ? 'Máy' : `Máy → ${name}`;
    const toasts = who.toasts();
    for (const toast of toasts.slice(stage.toasts.get(name) ?? 0))
      if (toast.text !== undefined) lines.push(...block(stage, `${head} (hiện nhanh)`, [toast.text]));
    stage.toasts.set(name, toasts.length);
    for (const said of changes(stage, `person:${name}`, who.messages(), true))
      lines.push(...block(stage, titled(head, said, waited), said.lines));
  }
  for (const [name, group] of stage.groups)
    for (const said of changes(stage, `group:${name}`, group.messages(), false))
      lines.push(...block(stage, titled(name, said, waited), said.lines));
  return lines;
};

type Spoken = {
  readonly lines: readonly string[];
  readonly at: number;
  readonly edited: boolean;
  readonly reply: boolean;
};

const titled = (head: string, said: Spoken, waited: boolean): string => {
  const when = waited
    ? [
        `${officeClock(said.at, zone)} ngày ${officeDay(said.at, zone).slice(8)}/${officeDay(said.at, zone).slice(5, 7)}`,
      ]
    : [];
  const notes = [
    ...(said.edited ? ['sửa tin trên'] : []),
    ...(said.reply ? ['dưới thẻ'] : []),
    ...(said.edited ? [] : when),
  ];
  return notes.length > 0 ? `${head} (${notes.join(', ')})` : head;
};

/** Messages of the service that are new or not as they were; an album is one. */
const changes = (stage: Stage, chat: string, messages: readonly Shown[], numbered: boolean): Spoken[] => {
  const found: Spoken[] = [];
  const albums = new Map<string, Spoken & { lines: string[]; n: number }>();
  for (const m of messages) {
    if (!m.from.bot) continue;
    const lines = linesOf(m, numbered);
    const key = `${chat}:${m.id}`;
    const now = lines.join('\n');
    const before = stage.seen.get(key);
    if (before === now) continue;
    stage.seen.set(key, now);
    if (!stage.digests && /^UBND .*, sáng (?:thứ|Chủ) /.test(now)) continue;
    const album = m.album === undefined ? undefined : albums.get(m.album);
    if (album) {
      album.n += 1;
      album.lines[0] = `[${album.n} ảnh]`;
      continue;
    }
    const spoken = { lines, at: m.at, edited: before !== undefined, reply: !numbered && m.replyTo !== undefined };
    if (m.album !== undefined) albums.set(m.album, Object.assign(spoken, { n: 1 }));
    found.push(m.album === undefined ? spoken : (albums.get(m.album) as Spoken));
  }
  return found;
};

const kinds: Readonly<Record<string, string>> = {
  photo: 'ảnh',
  voice: 'ghi âm',
  video: 'phim',
  document: 'tệp',
  sticker: 'nhãn dán',
};

const linesOf = (m: Shown, numbered: boolean): string[] => {
  const media = m.media ? [`[${kinds[m.media.kind]}]`] : [];
  const text = quoted(m);
  const chosen = m.buttons.flat();
  let n = 0;
  const buttons = chosen.map((b) => {
    if (b.callback_data === undefined) return b.text.startsWith('📋') ? '[Chép mã]' : `[${b.text}]`;
    n += 1;
    return numbered ? `[${n} ${b.text}]` : `[${b.text}]`;
  });
  const keys = (m.replyKeyboard ?? []).flat().map((b) => `[nút: ${b.text}]`);
  return [
    ...media,
    ...(text === '' ? [] : text.split('\n')),
    ...(buttons.length + keys.length > 0 ? [[...buttons, ...keys].join(' ')] : []),
  ];
};

/** The text with people's words in quotation marks and without what only keeps links from opening. */
const quoted = (m: Shown): string => {
  let text = m.text ?? '';
  for (const e of [...m.entities].sort((a, b) => b.offset - a.offset))
    if (e.type === 'blockquote')
      text = `${text.slice(0, e.offset)}«${text.slice(e.offset, e.offset + e.length)}»${text.slice(e.offset + e.length)}`;
  return text.replaceAll('\u2060', '');
};

const block = (stage: Stage, head: string, lines: readonly string[]): string[] =>
  [`${head}: ${lines[0] ?? ''}`, ...lines.slice(1).map((line) => `  ${line}`)].map((line) =>
    coded(stage, line).trimEnd(),
  );

/** Every code of the day by its name in the transcripts. */
const coded = (stage: Stage, line: string): string =>
  line.replaceAll(/\b\d{4}-\d{4}\b/g, (code) => {
    if (!stage.shown.has(code) && stage.files.has(code)) stage.shown.set(code, codes[stage.shown.size] ?? code);
    return stage.shown.get(code) ?? code;
  });

const states = {
  new: 'mới',
  claimed: 'đang làm',
  waiting: 'chờ người dân',
  done: 'xong',
  closed: 'đóng',
  rejected: 'không thuộc',
  withdrawn: 'rút',
};

/** What is in the store, told where it changed. */
const filesNow = async (stage: Stage): Promise<string[]> => {
  const { app } = stage.w;
  const lines: string[] = [];
  const { tree } = await app.places.known();
  for (const p of (await listPetitions(app.store.db, app.vault, { limit: 100 })).toReversed()) {
    const code = showCode(p.code);
    const unit = tree.get(p.unit)?.name ?? p.unit;
    const marks = [
      ...(p.restricted ? ['niêm phong'] : []),
      ...(p.anonymous ? ['ẩn danh'] : []),
      ...(p.confirmed ? [] : ['chưa xác nhận']),
      ...(p.urgency === 'normal' ? [] : [p.urgency === 'emergency' ? 'khẩn cấp' : 'khẩn']),
    ];
    const now = [states[p.status], unit, ...marks].join(', ');
    if (stage.files.get(code) === now) continue;
    stage.files.set(code, now);
    if (!stage.shown.has(code)) stage.shown.set(code, codes[stage.shown.size] ?? code);
    lines.push(`Hồ sơ ${stage.shown.get(code)}: ${now}`);
  }
  return lines;
};

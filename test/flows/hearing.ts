/** What was said and what was stored since the last look, as lines of a transcript. */
import { officeClock, officeDay } from '../../src/domain/calendar.ts';
import { showCode } from '../../src/domain/tracking-code.ts';
import type { Group, Person, Shown } from '../../src/emulators/telegram.ts';
import { listPetitions } from '../../src/store/petitions.ts';
import { type World, zone } from '../world.ts';
import type { Cue } from './script.ts';

/** Codes are random; in a transcript the first is always this one, the second that one. All have a good check digit. */
const codes = ['0482-1737', '1357-9240', '2468-0133', '9051-6273', '3141-5929', '7070-7071'];

export type Stage = {
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

/** What is new since the last look, as lines of the transcript: the one who acted first, then the others, then the groups. */
export const hear = (stage: Stage, cue: Cue): string[] => {
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
export const filesNow = async (stage: Stage): Promise<string[]> => {
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

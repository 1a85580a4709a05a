/** What was said and what was stored since the last look, as lines of a transcript. */
import { officeClock, officeDay } from '../../src/domain/calendar.ts';
import type { ChannelId } from '../../src/domain/message.ts';
import { showCode } from '../../src/domain/tracking-code.ts';
import { listPetitions } from '../../src/store/petitions.ts';
import { type World, zone } from '../world.ts';
import { inOneWay } from './same.ts';
import type { Cue } from './script.ts';
import type { Heard, Room, Seat } from './seat.ts';

/** Codes are random; in a transcript the first is always this one, the second that one. All have a good check digit. */
const codes = ['0482-1737', '1357-9240', '2468-0133', '9051-6273', '3141-5929', '7070-7071'];

export type Stage = {
  readonly w: World;
  /** Where the citizens of this performance write. */
  readonly channel: ChannelId;
  readonly seats: Map<string, Seat>;
  readonly rooms: Map<string, Room>;
  /** Real code → the code that stands in the transcript. */
  readonly shown: Map<string, string>;
  /** What stood in each chat when last looked at. */
  readonly seen: Map<string, string>;
  readonly toasts: Map<string, number>;
  readonly files: Map<string, string>;
  readonly digests: boolean;
};

/** One thing that was said, to whom, and how it stands in the transcript. */
export type Told = {
  readonly to: string;
  readonly lines: readonly string[];
  /** Its words and choices, without anything that only one platform has: the same on all of them. */
  readonly essence: string;
  /** A message in place of one that was there. */
  readonly edited: boolean;
  /** What it says is what it said before: only what could be chosen went away. */
  readonly closing: boolean;
  /** An album is shown as one, and is so many pictures. */
  readonly pictures: number;
};

/** What is new since the last look: what the one who acted hears first, then the others, then the groups. */
export const hear = (stage: Stage, cue: Cue): Told[] => {
  const told: Told[] = [];
  const waited = cue.kind !== 'act';
  const actor = cue.kind === 'act' ? cue.who : 'Người dân';
  const names = [actor, ...[...stage.seats.keys()].filter((name) => name !== actor)];
  for (const name of names) {
    const who = stage.seats.get(name) as Seat;
    const head = name === 'Người dân' ? 'Máy' : `Máy → ${name}`;
    const toasts = who.toasts();
    for (const text of toasts.slice(stage.toasts.get(name) ?? 0))
      told.push({
        to: name,
        lines: block(stage, `${head} (hiện nhanh)`, [text]),
        essence: essenceOf(stage, text, []),
        edited: false,
        closing: false,
        pictures: 0,
      });
    stage.toasts.set(name, toasts.length);
    for (const said of changes(stage, `person:${name}`, who.heard(), true))
      told.push({ ...said, to: name, lines: block(stage, titled(head, said, waited), said.lines) });
  }
  for (const [name, room] of stage.rooms)
    for (const said of changes(stage, `group:${name}`, room.heard(), false))
      told.push({ ...said, to: name, lines: block(stage, titled(name, said, waited), said.lines) });
  return told;
};

type Spoken = Omit<Told, 'to'> & { readonly at: number; readonly reply: boolean };

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
const changes = (stage: Stage, chat: string, messages: readonly Heard[], numbered: boolean): Spoken[] => {
  const found: Spoken[] = [];
  const albums = new Map<string, { lines: string[]; pictures: number }>();
  for (const m of messages) {
    const lines = linesOf(m, numbered);
    const key = `${chat}:${m.id}`;
    const now = lines.join('\n');
    const before = stage.seen.get(key);
    if (before === now) continue;
    stage.seen.set(key, now);
    if (!stage.digests && /(?:^|\n)UBND .*, sáng (?:thứ|Chủ) /.test(now)) continue;
    const album = m.album === undefined ? undefined : albums.get(m.album);
    if (album) {
      album.pictures += 1;
      album.lines[0] = `[${album.pictures} ${m.media === 'tệp' ? 'tệp' : 'ảnh'}]`;
      continue;
    }
    const spoken = {
      lines,
      pictures: m.media === undefined ? 0 : 1,
      at: m.at,
      edited: before !== undefined,
      closing: before?.startsWith(m.text) === true && m.choices.length === 0,
      reply: !numbered && m.reply,
      essence: essenceOf(stage, m.text, m.choices),
    };
    if (m.album !== undefined) albums.set(m.album, spoken);
    found.push(spoken);
  }
  return found;
};

const linesOf = (m: Heard, numbered: boolean): string[] => {
  const media = m.media === undefined ? [] : [`[${m.media}]`];
  const text = m.text === '' ? [] : m.text.split('\n');
  // Choices that are lines stand in the text already.
  const isListed = m.choices.length > 0 && text.at(-1) === `${m.choices.length}. ${m.choices.at(-1)}`;
  const buttons = isListed ? [] : m.choices.map((label, i) => (numbered ? `[${i + 1} ${label}]` : `[${label}]`));
  const below = [...buttons, ...m.extras];
  return [...media, ...text, ...(below.length > 0 ? [below.join(' ')] : [])];
};

const essenceOf = (stage: Stage, text: string, choices: readonly string[]): string => {
  const list = choices.map((label, i) => `${i + 1}. ${label}`).join('\n');
  const words = list !== '' && text.endsWith(list) ? text.slice(0, -list.length) : text;
  return coded(
    stage,
    [
      inOneWay(words)
        .replaceAll(/[«»“”"]/g, '"')
        .trim(),
      ...choices,
    ].join('\n'),
  );
};

const block = (stage: Stage, head: string, lines: readonly string[]): string[] =>
  [`${head}: ${lines[0] ?? ''}`, ...lines.slice(1).map((line) => `  ${line}`)].map((line) =>
    coded(stage, line).trimEnd(),
  );

/** Every code of the day by its name in the transcripts, and its end in the replies that a group may type. */
const coded = (stage: Stage, line: string): string => {
  const whole = line.replaceAll(/\b\d{4}-\d{4}\b/g, (code) => {
    if (!stage.shown.has(code) && stage.files.has(code)) stage.shown.set(code, codes[stage.shown.size] ?? code);
    return stage.shown.get(code) ?? code;
  });
  return whole.replaceAll(/(?<![\d-])\d{3}(?= [\p{L}…]|\.$)/gu, (end) => {
    const code = [...stage.shown.keys()].find((each) => each.endsWith(end));
    return code === undefined ? end : (stage.shown.get(code) as string).slice(-3);
  });
};

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

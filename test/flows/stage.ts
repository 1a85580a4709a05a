/** Plays a transcript on the whole service and writes down what was said. */
import { inviteIdOf } from '../../src/app/address.ts';
import { importReports } from '../../src/app/admin/reports.ts';
import { addDays, atTime, officeDay } from '../../src/domain/calendar.ts';
import type { ChannelId } from '../../src/domain/message.ts';
import { insertInvite } from '../../src/store/people.ts';
import { person } from '../../src/store/schema.ts';
import { consent } from '../../src/store/sessions.ts';
import { type GroupOn, type PersonOn, type World, world, zone } from '../world.ts';
import { arrange, unitsOf } from './arranged.ts';
import { filesNow, hear, type Stage, type Told } from './hearing.ts';
import { unreachable, watchOffers } from './reach.ts';
import { factsOf, refused } from './same.ts';
import type { Act, Cue, Script } from './script.ts';
import type { Heard, Room, Seat } from './seat.ts';
import { telegramRoom, telegramSeat } from './seat-telegram.ts';
import { botRoom, botSeat } from './seat-zalo-bot.ts';
import { oaRoom, oaSeat } from './seat-zalo-oa.ts';

const citizens = ['Người dân', 'Người khác'];
const officers = ['Cán bộ Hùng', 'Cán bộ Lan'];
const mainGroup = 'Nhóm xã';
const secondGroup = 'Nhóm hai';
const landGroup = 'Nhóm địa chính';

/** What their platform calls the citizens: nobody but the platform and they themselves may ever read it. */
const secretName = (citizen: string): string => `Kín Như Bưng ${citizens.indexOf(citizen) + 1}`;

const places: Readonly<Record<string, ChannelId>> = { 'Zalo OA': 'zalo-oa', 'Zalo Bot': 'zalo-bot' };

/**
 * Settings of a transcript:
 *   @ Lúc YYYY-MM-DD HH:MM            when it begins; else Monday 15 June 2026, 08:30
 *   @ Người dân đã đồng ý từ trước      has consented before
 *   @ Hai nhóm                          a second chat is bound to the same unit
 *   @ Tổ địa chính có nhóm              the land office has a chat, with officer Mai in it
 *   @ Tỉnh Tây Ninh: xã Bến Lức, xã Lương Hòa   real units, as old names are only known of those; the second has a chat too
 *   @ Có danh sách địa điểm             the commune has a market and, in hamlet 3, a bridge of its own
 *   @ Quy tắc: xa land diachinh; …      who gets what: unit, topic, holder, and a unit that takes part
 *   @ Có lãnh đạo tỉnh                  the province has a leader who gets its digest
 *   @ Có mã mời cán bộ: ABCD-EFGH       an invitation of the commune's, for an officer
 *   @ Số liệu đã nhập: xa,2025-05-01,2025-05-31,reception.turns,40,   a line of figures that was imported before (unit, from, to, indicator, value, total)
 *   @ Hai lãnh đạo                       the commune has a second leader
 *   @ Có bản tin sáng                   the morning digests are shown; else they are left out
 *   @ Nhóm trên Zalo OA                 officers and their chats are there (or: Zalo Bot); else on Telegram
 *   @ Người dân trên Zalo OA            this is about citizens there (or: Zalo Bot), and nowhere else
 *   @ Người dân còn ở trên Zalo OA      has an account there too (or: Zalo Bot), called “Người dân trên Zalo OA”
 *   @ Không có trên Zalo Bot: …         citizens there (or: Zalo OA) cannot do this, and why
 */
export const platformsOf = ({ settings }: Script): readonly [ChannelId, ...ChannelId[]] => {
  const only = Object.entries(places).find(([name]) => settings.includes(`Người dân trên ${name}`));
  if (only) return [only[1]];
  const others = Object.entries(places).filter(
    ([name]) => !settings.some((s) => s.startsWith(`Không có trên ${name}: `)),
  );
  return ['telegram', ...others.map(([, id]) => id)];
};

export type Played = {
  /** The transcript as it now reads. */
  readonly text: string;
  /** What was said, in order, behind the cue that brought it. */
  readonly told: readonly (readonly Told[])[];
  readonly facts: unknown;
  /** Calls that the citizens' platform refused; choices that somebody could not make; words in a group that are nobody's business. */
  readonly refused: readonly string[];
  readonly unreachable: readonly string[];
  readonly betrayed: readonly string[];
};

export const play = async (script: Script, channel: ChannelId): Promise<Played> => {
  const stage = await setUp(script.settings, channel);
  const offers = watchOffers(stage);
  const wrong: string[] = [];
  const out: string[] = [];
  const told: Told[][] = [];
  try {
    for (const [i, { line, cue }] of script.kept.entries()) {
      out.push(line);
      if (!cue) continue;
      await perform(stage, cue);
      const next = script.kept[i + 1]?.cue;
      if (next?.kind === 'act' && next.together) continue;
      await stage.w.settle();
      const files = await filesNow(stage);
      const heard = hear(stage, cue);
      told.push(heard);
      const said = [...heard.flatMap(({ lines }) => lines), ...files];
      out.push(...(said.length > 0 ? said : ['(không ai nói gì)']));
      for (const name of citizens) wrong.push(...(await unreachable(stage, stage.seats.get(name) as Seat, offers)));
    }
    const failed = stage.w.logs.filter((log) => log.level === 'error');
    if (failed.length > 0)
      throw new Error(`the service logged errors: ${failed.map((l) => `${l.event} ${l.fields.at ?? ''}`).join(', ')}`);
    return {
      text: `${out.join('\n').trimEnd()}\n`,
      told,
      facts: await factsOf(stage),
      refused: refused(stage, channel),
      unreachable: wrong,
      betrayed: betrayed(stage, script),
    };
  } finally {
    await stage.w.close();
  }
};

/** Names, numbers and platform ids of citizens that stand in a group. */
const betrayed = ({ seats, rooms }: Stage, { kept }: Script): readonly string[] => {
  const phones = kept.flatMap(({ cue }) => (cue?.kind === 'act' && cue.act.kind === 'contact' ? [cue.act.phone] : []));
  const secrets = [...citizens.flatMap((name) => [secretName(name), seats.get(name)?.id ?? name]), ...phones];
  const words = [...rooms.values()].flatMap((room) => room.heard().map(({ text }) => text));
  return words.filter((text) => secrets.some((each) => text.includes(each)));
};

const seatOf = <On extends ChannelId>(w: World, on: On, who: PersonOn[On]): Seat => {
  const seats: { readonly [Id in ChannelId]: (person: PersonOn[Id]) => Seat } = {
    telegram: (each) => telegramSeat(w.telegram, each),
    'zalo-oa': (each) => oaSeat(w.zaloOa, each),
    'zalo-bot': botSeat,
  };
  return seats[on](who);
};

const roomOf = <On extends ChannelId>(w: World, on: On, group: GroupOn[On]): Room => {
  const rooms: { readonly [Id in ChannelId]: (group: GroupOn[Id]) => Room } = {
    telegram: ({ id }) => telegramRoom(w.telegram, id),
    'zalo-oa': ({ id }) => oaRoom(w.zaloOa, id),
    'zalo-bot': ({ id }) => botRoom(w.zaloBot, id),
  };
  return rooms[on](group);
};

const arrive = (w: World, on: ChannelId, name: string) =>
  on === 'telegram'
    ? w.telegram.person({ name, lang: 'vi' })
    : on === 'zalo-oa'
      ? w.zaloOa.person({ name })
      : w.zaloBot.person({ name });

const setUp = async (settings: readonly string[], channel: ChannelId): Promise<Stage> => {
  const has = (text: string): boolean => settings.includes(text);
  const when = settings.flatMap((s) => /^Lúc (\d{4}-\d{2}-\d{2}) (\d{2}:\d{2})$/.exec(s) ?? []);
  const at = atTime(when[1] ?? '2026-06-15', when[2] ?? '08:30', zone);
  const units = unitsOf(settings);
  const w = await world({ at, ...(units && { units }) });
  const seats = new Map<string, Seat>();
  const rooms = new Map<string, Room>();
  const office = Object.entries(places).find(([name]) => has(`Nhóm trên ${name}`))?.[1] ?? 'telegram';
  await furnish(w, office, { seats, rooms }, has);
  for (const name of citizens) seats.set(name, seatOf(w, channel, arrive(w, channel, secretName(name)) as never));
  for (const [name, id] of Object.entries(places))
    if (has(`Người dân còn ở trên ${name}`))
      seats.set(`Người dân trên ${name}`, seatOf(w, id, arrive(w, id, secretName('Người dân')) as never));
  if (has('Người dân đã đồng ý từ trước')) await consented(w, seats.get('Người dân') as Seat);
  const code = settings.flatMap((s) => /^Có mã mời cán bộ: (\S+)$/.exec(s)?.[1] ?? []).at(0);
  if (code !== undefined) {
    const invitation = { unit: 'xa', role: 'officer', expiresAt: w.now() + 7 * 86_400_000 } as const;
    await w.app.store.commit([insertInvite({ id: inviteIdOf(w.app.vault, code), ...invitation })]);
  }
  await arrange(w, settings);
  const past = settings.flatMap((s) => /^Số liệu đã nhập: (.+)$/.exec(s)?.[1] ?? []);
  if (past.length > 0) {
    const csv = ['unit,from,to,indicator,value,total', ...past].join('\n');
    await importReports(w.app, csv, { name: 'before.csv', decimal: undefined, replace: false, by: 'operator' });
  }
  await w.settle();
  const stage: Stage = {
    w,
    channel,
    seats,
    rooms,
    shown: new Map(),
    seen: new Map(),
    toasts: new Map(),
    files: new Map(),
    digests: has('Có bản tin sáng'),
  };
  hear(stage, { kind: 'pass', ms: 0 });
  return stage;
};

/** Officers, leaders and their chats. */
const furnish = async <On extends ChannelId>(
  w: World,
  on: On,
  { seats, rooms }: Pick<Stage, 'seats' | 'rooms'>,
  has: (setting: string) => boolean,
): Promise<void> => {
  const appoint = async (name: string, unit: string, role: 'officer' | 'leader'): Promise<PersonOn[On]> => {
    const who = await w.staff(name.replace('Cán bộ ', ''), unit, role, { on });
    seats.set(name, seatOf(w, on, who));
    return who;
  };
  const found = async (name: string, title: string, unit: string, members: readonly PersonOn[On][]): Promise<void> => {
    rooms.set(name, roomOf(w, on, await w.committee(title, unit, members, { on })));
  };
  const [first, second] = [
    await appoint(officers[0] ?? '', 'xa', 'officer'),
    await appoint(officers[1] ?? '', 'xa', 'officer'),
  ];
  await appoint('Lãnh đạo', 'xa', 'leader');
  if (has('Hai lãnh đạo')) await appoint('Lãnh đạo hai', 'xa', 'leader');
  if (has('Có lãnh đạo tỉnh')) await appoint('Lãnh đạo tỉnh', 'tinh', 'leader');
  const stranger = arrive(w, on, 'Khách') as PersonOn[On];
  seats.set('Khách', seatOf(w, on, stranger));
  await found(mainGroup, 'Ủy ban xã', 'xa', [first, second, stranger]);
  if (has('Hai nhóm')) await found(secondGroup, 'Ủy ban xã 2', 'xa', [second]);
  if ((await w.app.places.known()).tree.get('xa2'))
    await found(secondGroup, 'Ủy ban xã hai', 'xa2', [await appoint('Cán bộ Tám', 'xa2', 'officer')]);
  if (!has('Tổ địa chính có nhóm')) return;
  await found(landGroup, 'Tổ địa chính', 'diachinh', [await appoint('Cán bộ Mai', 'diachinh', 'officer')]);
};

/** As if they had sent something long ago. */
const consented = async (w: World, citizen: Seat): Promise<void> => {
  const before = new Set((await w.app.store.db.select({ id: person.id }).from(person)).map((row) => row.id));
  citizen.act({ kind: 'start', payload: undefined }, undefined, undefined);
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
  const who = stage.seats.get(cue.who);
  if (!who) throw new Error(`nobody is called “${cue.who}”`);
  const room = cue.where === 'private' ? undefined : stage.rooms.get(cue.who === 'Cán bộ Mai' ? landGroup : mainGroup);
  const cards = (room ?? who).heard().filter(isCard);
  const card = cue.where === 'under-card' ? cards[0] : cue.where === 'under-newest-card' ? cards.at(-1) : undefined;
  who.act(real(stage, cue), room, card);
};

/** A card has buttons, or the code in its second line. */
const isCard = ({ choices, text }: Heard): boolean => choices.length > 0 || /^.+\n\d{4}-\d{4} · /.test(text);

/** The act with real codes in the place of the transcript's, and with what stands in another's button. */
const real = (stage: Stage, { act: what, where }: Extract<Cue, { kind: 'act' }>): Act => {
  if (what.kind === 'steal') {
    const data = stage.seats.get('Người dân')?.token(what.label);
    if (data === undefined) throw new Error(`there is no button “${what.label}” to copy`);
    return { kind: 'forge', data };
  }
  // The label of a button may name a case.
  if (what.kind === 'press') {
    const named = [...stage.shown].find(([, shown]) => what.label.includes(shown));
    return named ? { ...what, label: what.label.replace(named[1], named[0]) } : what;
  }
  if (!('text' in what)) return what;
  let { text } = what;
  for (const [code, shown] of stage.shown) {
    for (const parting of ['-', ' ', '.', ''])
      text = text.replaceAll(shown.replace('-', parting), code.replace('-', parting));
    // In a group the last three digits are enough.
    if (where !== 'private')
      text = text.replaceAll(new RegExp(`(?<!\\d)${shown.slice(-3)}(?!\\d)`, 'g'), code.slice(-3));
  }
  return { ...what, text };
};

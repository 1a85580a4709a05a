/** Plays a transcript on the whole service and writes down what was said. */
import { addDays, atTime, officeDay } from '../../src/domain/calendar.ts';
import type { Group, Person, Shown } from '../../src/emulators/telegram.ts';
import { person } from '../../src/store/schema.ts';
import { consent } from '../../src/store/sessions.ts';
import { type World, world, zone } from '../world.ts';
import { filesNow, hear, type Stage } from './hearing.ts';
import type { Act, Cue, Script } from './script.ts';

const citizens = ['Người dân', 'Người khác'];
const officers = ['Cán bộ Hùng', 'Cán bộ Lan'];
const mainGroup = 'Nhóm xã';
const secondGroup = 'Nhóm hai';

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

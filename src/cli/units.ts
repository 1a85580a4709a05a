/** `unit …`, `invite`, `chat bind`: who and what there is. */
import { makeInvite } from '../app/admin/invites.ts';
import { isoMoment } from '../app/admin/moments.ts';
import { addUnit, importUnits, putUnits } from '../app/admin/units.ts';
import { roles } from '../domain/fact.ts';
import { UNIT_KINDS, type Unit, type UnitTree } from '../domain/unit.ts';
import { type Answer, type Command, type Context, oneOfWords, UsageError } from './command.ts';
import { list, table } from './table.ts';

const imported = (done: { readonly units: number; readonly added: number; readonly changed: number }): Answer => ({
  json: done,
  text: `${done.units} units: ${done.added} added, ${done.changed} changed, ${done.units - done.added - done.changed} as before`,
});

/** Each unit under the one above it, as they were given. */
const inOrder = (tree: UnitTree): readonly { readonly unit: Unit; readonly depth: number }[] => {
  const found: { unit: Unit; depth: number }[] = [];
  const walk = (units: readonly Unit[], depth: number): void => {
    for (const unit of units) {
      found.push({ unit, depth });
      walk(tree.children(unit.code), depth + 1);
    }
  };
  walk(tree.roots, 0);
  return found;
};

/** A deep link is a convenience: a platform that does not answer must not hold the code back for long. ms */
const linkWithin = 5_000;

const linkFor = async (context: Context, code: string): Promise<string | undefined> => {
  const { app } = await context.open();
  const channel = app.channels.get('telegram');
  if (!channel || context.config.playground) return undefined;
  const asked = channel.deepLink(code).catch(() => undefined);
  const link = await Promise.race([asked, context.pause(linkWithin).then(() => undefined)]);
  if (link === undefined) context.note('Telegram did not answer, so there is no link; the code works all the same');
  return link;
};

export const unitCommands: readonly Command[] = [
  {
    name: 'unit import',
    takes: '[FILE]',
    args: [0, 1],
    does: 'reads units from JSON or CSV; a file with a fault in it is refused whole',
    more: `CSV begins with the line code,name,parent,kind,aliases (phone may be there too; only code and name are needed), aliases parted
by ; or |. JSON is a list of such objects. Kinds: ${UNIT_KINDS.join(', ')}. Units that exist are replaced,
others stay; parents may be in the file or known already.`,
    options: { 'vn-2025': { does: "instead of a file: Vietnam's 34 provinces and 3,321 communes since July 2025" } },
    run: async (given, context) => {
      const [file] = given.args;
      const whole = given.flag('vn-2025');
      if (whole === (file !== undefined)) throw new UsageError('unit import: name a file, or --vn-2025');
      const { app } = await context.open();
      if (whole) {
        const { vietnam2025 } = await import('../domain/vn-2025.ts');
        return imported(await putUnits(app, vietnam2025(), context.by));
      }
      return imported(await importUnits(app, await context.readText(file ?? ''), file ?? '', context.by));
    },
  },
  {
    name: 'unit list',
    does: 'the tree of units',
    run: async (_given, context) => {
      const { app } = await context.open();
      const { tree, chats } = await app.places.known();
      const bound = (code: string) => chats.filter((chat) => chat.unit === code).length;
      const all = inOrder(tree);
      return {
        json: all.map(({ unit }) => ({
          code: unit.code,
          name: unit.name,
          parent: unit.parent ?? null,
          kind: unit.kind,
          aliases: unit.aliases,
          phone: unit.phone ?? null,
          chats: bound(unit.code),
        })),
        text: table(
          ['code', 'name', 'kind', 'chats', 'other names'],
          all.map(({ unit, depth }) => [
            `${'\u00b7 '.repeat(depth)}${unit.code}`,
            unit.name,
            unit.kind,
            bound(unit.code),
            unit.aliases.join('; '),
          ]),
          'no units yet; see "unit add --help" and "unit import --help"',
        ),
      };
    },
  },
  {
    name: 'unit add',
    does: 'adds one unit',
    options: {
      code: { value: 'CODE', does: 'short, of letters and digits; never changes', required: true },
      name: { value: 'NAME', does: 'as people read it', required: true },
      parent: { value: 'CODE', does: 'the unit above' },
      kind: { value: 'KIND', does: `${UNIT_KINDS.join(', ')} (other)` },
      aliases: { value: 'A;B', does: 'other names people use, parted by ;' },
      phone: { value: 'NUMBER', does: 'a number citizens may call' },
      replace: { does: 'where the code is there already: change that unit' },
    },
    run: async (given, context) => {
      const text = (option: string) => given.value(option)?.normalize('NFC').trim();
      const [parent, phone] = [text('parent'), text('phone')];
      const unit: Unit = {
        code: text('code') ?? '',
        name: text('name') ?? '',
        kind: oneOfWords(given.value('kind') ?? 'other', UNIT_KINDS, 'kind'),
        aliases: (text('aliases') ?? '')
          .split(/[;|]/)
          .map((a) => a.trim())
          .filter(Boolean),
        ...(parent && { parent }),
        ...(phone && { phone }),
      };
      const { app } = await context.open();
      const done = await addUnit(app, unit, given.flag('replace'), context.by);
      return {
        json: { ...done, code: unit.code },
        text: `${unit.code} ${unit.name}: ${done.added > 0 ? 'added' : 'changed'}`,
      };
    },
  },
  {
    name: 'invite',
    does: 'a one-time code that gives a person a role, and the Telegram link with it',
    more: `The code is shown once and good for 7 days. The person opens the link, or writes /start and the code to the bot.`,
    options: {
      unit: { value: 'CODE', does: 'the unit', required: true },
      role: { value: 'ROLE', does: roles.join(', '), required: true },
    },
    run: async (given, context) => {
      const role = oneOfWords(given.value('role') ?? '', roles, 'role');
      const { app } = await context.open();
      const made = await makeInvite(app, given.value('unit') ?? '', role, context.by);
      const link = await linkFor(context, made.code);
      const expires = isoMoment(made.expiresAt, app.office.zone);
      return {
        json: { unit: made.unit, role, code: made.code, link: link ?? null, expires },
        text: list([
          ['code', made.code],
          ['link', link],
          ['for', `${role} of ${made.unit}`],
          ['write', link === undefined ? `/start ${made.code}` : undefined],
          ['until', expires],
        ]),
      };
    },
  },
  {
    name: 'chat bind',
    does: "a one-time code that makes a group a unit's committee chat",
    more: 'Add the bot to the group, then write there: /gan CODE. The code is shown once and good for 7 days.',
    options: { unit: { value: 'CODE', does: 'the unit', required: true } },
    run: async (given, context) => {
      const { app } = await context.open();
      const made = await makeInvite(app, given.value('unit') ?? '', 'chat', context.by);
      const expires = isoMoment(made.expiresAt, app.office.zone);
      return {
        json: { unit: made.unit, code: made.code, expires },
        text: list([
          ['code', made.code],
          ['write', `/gan ${made.code}`],
          ['for', `the group of ${made.unit}`],
          ['until', expires],
        ]),
      };
    },
  },
];

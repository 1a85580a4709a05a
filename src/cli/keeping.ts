/** `backup`, `restore`, `verify`, `demo seed`: the store as a whole. */
import { rmSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { seedDemo } from '../app/admin/demo.ts';
import { Refused } from '../app/admin/refused.ts';
import { type Check, verifyStore } from '../app/admin/verify.ts';
import { type Composed, compose, reasonOf } from '../node/compose.ts';
import { committee, commune } from '../node/playground/commune.ts';
import { record } from '../store/audit.ts';
import { checkFile } from '../store/open-backup.ts';
import { copyForRestore, replaceDatabase } from '../store/open-restore.ts';
import { type Command, type Context, wholeNumber } from './command.ts';
import { table } from './table.ts';

const mark = (check: Check): string => (check.wrong.length === 0 ? 'good' : check.wrong.join('; '));

/** SQLite's own checks of the file; they read all of it, beside whoever writes. */
const fileCheck = ({ raw }: Composed['store']): Check => {
  const lines = raw.pragma('integrity_check(10)') as readonly { readonly integrity_check: string }[];
  const foreign = raw.pragma('foreign_key_check') as readonly { readonly table: string }[];
  return {
    name: 'database file',
    looked: null,
    wrong: [
      ...lines.map((line) => line.integrity_check).filter((line) => line !== 'ok'),
      ...foreign.slice(0, 10).map((line) => `a row of ${line.table} refers to nothing`),
    ],
  };
};

/** A damaged file may fail any check half-way: that is an answer too. */
const allChecks = async ({ app, store }: Composed, sample: number | undefined): Promise<readonly Check[]> => {
  const file = fileCheck(store);
  try {
    return [file, ...(await verifyStore(app, sample))];
  } catch (error) {
    return [file, { name: 'rows', looked: null, wrong: [`cannot be read (${reasonOf(error)})`] }];
  }
};

const report = (checks: readonly Check[]): string =>
  checks.map((c) => `${c.name}${c.looked === null ? '' : ` (${c.looked})`}: ${mark(c)}`).join('\n');

/** Returns the name of the old database, undefined where there was none. */
const restore = async (file: string, force: boolean, context: Context): Promise<string | undefined> => {
  const path = resolve(context.config.DATABASE_PATH);
  const part = `${path}.restored`;
  copyForRestore(resolve(file), path, part);
  try {
    const damage = checkFile(part);
    if (damage.length > 0 && !force)
      throw new Refused(`${file} is damaged (${damage[0]}); with --force it is taken all the same`);
    // Opened like the database itself, so that the key, the migrations and every check are the same.
    const copy = await compose(
      { ...context.config, DATABASE_PATH: part },
      {
        role: 'command',
        log: () => {},
        fetch: () => Promise.reject(new TypeError('a copy calls nobody')),
      },
    );
    try {
      const wrong = (await allChecks(copy, undefined)).filter((c) => c.wrong.length > 0 && c.name !== 'attachments');
      if (wrong.length > 0 && !force)
        throw new Refused(
          `${file} is not in order (${wrong[0]?.name}: ${wrong[0]?.wrong[0]}); with --force it is taken all the same`,
        );
      const { host, store } = copy.app;
      await store.commit([record({ at: host.now(), actor: context.by, action: 'store.restored' })]);
    } finally {
      await copy.close();
    }
    checkFile(part);
    return replaceDatabase(path, part, new Date().toISOString().replace(/[-:]|\..*/g, ''));
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true });
  }
};

export const keepingCommands: readonly Command[] = [
  {
    name: 'backup',
    takes: 'FILE',
    args: [1, 1],
    does: 'a consistent, checked copy of the database, made while the service runs',
    more: `FILE takes its name when the copy is complete and good; an older copy stays until then. Copy the folder "files" beside the database
afterwards (what is in it never changes), and keep DATA_KEY elsewhere: without it nothing in the copy can be read.`,
    run: async (given, context) => {
      const { app, store } = await context.open();
      const file = resolve(given.args[0] ?? '');
      await app.store.commit([record({ at: app.host.now(), actor: context.by, action: 'store.backed-up' })]);
      const { pages, bytes } = await store.backup(file);
      return { json: { file, pages, bytes }, text: `${file}: ${bytes} bytes, checked` };
    },
  },
  {
    name: 'restore',
    takes: 'FILE',
    args: [1, 1],
    does: 'puts a backup in the place of the database; the old one stays beside it',
    more: `The service must be stopped. The backup is copied, opened with DATA_KEY and checked like by "verify" before anything is replaced; the file
itself stays as it is. What was waiting to be sent when it was made is sent at the next start. Attachments (the folder "files") are not touched.`,
    options: { force: { does: 'also where the backup is damaged or was tampered with' } },
    run: async (given, context) => {
      const [file = ''] = given.args;
      if (!statSync(file, { throwIfNoEntry: false })?.isFile()) throw new Refused(`there is no file ${file}`);
      const old = await restore(file, given.flag('force'), context);
      const database = context.config.DATABASE_PATH;
      return {
        json: { database: resolve(database), old: old ?? null },
        text: `${database} is restored${old === undefined ? '' : `; what was there is ${old}`}`,
      };
    },
  },
  {
    name: 'verify',
    does: 'is everything in order: the file, the record of changes, sealed values, attachments, the outbox',
    more: 'Reads only. Exit 1 where anything is wrong. Rows of the record that a service has not linked yet (some seconds) are counted, not proven.',
    options: { sample: { value: 'N', does: 'of sealed values and attachments only the newest N of each' } },
    run: async (given, context) => {
      const sample = given.value('sample');
      const checks = await allChecks(
        await context.open(),
        sample === undefined ? undefined : wholeNumber(sample, 1, 'sample'),
      );
      const wrong = checks.some((c) => c.wrong.length > 0);
      return {
        json: { ok: !wrong, checks: checks.map((c) => ({ ...c, ok: c.wrong.length === 0 })) },
        text: `${report(checks)}\n\n${wrong ? 'NOT in order' : 'all in order'}`,
        failed: wrong,
      };
    },
  },
  {
    name: 'demo seed',
    does: 'a made-up commune with people and a month of petitions in every state',
    more: `Refuses on a store with petitions or units of its own. Doing it again adds only what is missing. Nobody is written to; the people are
on no channel.`,
    options: { force: { does: 'beside real petitions and units' } },
    run: async (given, context) => {
      const { app } = await context.open();
      const place = { units: commune, commune: committee, other: 'ha-tang' };
      const done = await seedDemo(app, place, { force: given.flag('force'), by: context.by, pause: context.pause });
      return {
        json: { unit: committee, ...done },
        text: table(['unit', 'petitions', 'events'], [[committee, done.petitions, done.events]], ''),
      };
    },
  },
];

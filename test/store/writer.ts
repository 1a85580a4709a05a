/**
 * A second process on the same database, told what to do through its standard input: `writer.ts PATH commits NAME COUNT` says
 * "ready", and makes its commits after the first line; `writer.ts PATH hold` says "held", and lets the lock go after it.
 */
import { once } from 'node:events';
import { openSqlite } from '../../src/store/open-sqlite.ts';

const [path = '', work = '', name = '', count = '0'] = process.argv.slice(2);
const store = openSqlite(path, { role: 'command' });
const told = once(process.stdin, 'data');
if (work === 'hold') {
  store.raw.exec('BEGIN IMMEDIATE');
  process.stdout.write('held\n');
  await told;
  store.raw.exec('ROLLBACK');
} else {
  process.stdout.write('ready\n');
  await told;
  for (let i = 0; i < Number(count); i++) {
    const writes = [{ sql: 'insert into inbox values (?, ?, 1)', params: ['other', `${name}${i}`] }];
    const outcome = await store.commit(writes);
    if (outcome !== 'ok') throw new Error(outcome);
  }
}
await store.close();
process.stdin.destroy();

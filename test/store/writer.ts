/** A second process on the same database: `writer.ts PATH FIRST COUNT` makes COUNT commits, or `writer.ts PATH hold` locks. */
import { openSqlite } from '../../src/store/open-sqlite.ts';

const [path = '', first = '', count = '0'] = process.argv.slice(2);
const store = openSqlite(path, { role: 'command' });
if (first === 'hold') {
  store.raw.exec('BEGIN IMMEDIATE');
  process.stdout.write('held\n');
  process.stdin.once('data', () => {
    store.raw.exec('ROLLBACK');
    void store.close().then(() => process.exit(0));
  });
} else {
  for (let i = 0; i < Number(count); i++) {
    const writes = [{ sql: 'insert into inbox values (?, ?, 1)', params: ['other', `${first}${i}`] }];
    if ((await store.commit(writes)) !== 'ok') process.exit(1);
  }
  await store.close();
}

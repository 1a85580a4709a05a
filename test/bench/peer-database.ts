/**
 * What the two peers store, in the same SQLite with the same safety as the service: write-ahead log and `synchronous=FULL`.
 * Plain and direct, as the author of a small bot writes it; nothing here is slow on purpose.
 */
import { randomInt } from 'node:crypto';
import Database from 'better-sqlite3';
import { makeCode, showCode } from '../../src/domain/tracking-code.ts';

export type NewPetition = { readonly chat: number; readonly name: string; readonly text: string };

export type PeerDatabase = {
  readonly db: Database.Database;
  /** Stores the petition and gives its tracking code. */
  readonly file: (petition: NewPetition) => string;
};

/** Opens or creates the peer's database at `path`. */
export function openPeerDatabase(path: string): PeerDatabase {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec(`
    CREATE TABLE IF NOT EXISTS petition (
      id INTEGER PRIMARY KEY, code TEXT NOT NULL UNIQUE, chat INTEGER NOT NULL, name TEXT NOT NULL,
      text TEXT NOT NULL, status TEXT NOT NULL, filed_at INTEGER NOT NULL
    );
    CREATE INDEX IF NOT EXISTS petition_chat ON petition (chat);
    CREATE TABLE IF NOT EXISTS session (key TEXT PRIMARY KEY, data TEXT NOT NULL) WITHOUT ROWID;
  `);
  const insert = db.prepare(`
    INSERT INTO petition (code, chat, name, text, status, filed_at) VALUES (?, ?, ?, ?, 'open', ?)
    ON CONFLICT (code) DO NOTHING
  `);
  return {
    db,
    file: ({ chat, name, text }) => {
      for (;;) {
        const code = showCode(makeCode(() => randomInt(1e7) / 1e7));
        if (insert.run(code, chat, name, text, Date.now()).changes === 1) return code;
      }
    },
  };
}

/** The three statements both frameworks ask of a session store. */
export function sessionStatements(db: Database.Database) {
  return {
    get: db.prepare<[string], string>('SELECT data FROM session WHERE key = ?').pluck(),
    set: db.prepare(
      'INSERT INTO session (key, data) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET data = excluded.data',
    ),
    delete: db.prepare('DELETE FROM session WHERE key = ?'),
  };
}

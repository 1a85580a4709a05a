-- The first shape of the store. Rules of this folder: numbered, additive, no cascade.
-- Columns that hold personal data are sealed (AES-256-GCM) before they get here: address, name, words, state, body, ref.

-- Every update that was taken in. Its key is the proof that it was: written in the same commit as all that follows from it.
-- `raw` only where the turn failed, sealed, so that it can be replayed after the fix.
CREATE TABLE inbox (
  channel TEXT NOT NULL,
  key TEXT NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  raw TEXT,
  PRIMARY KEY (channel, key)
) WITHOUT ROWID;
CREATE INDEX inbox_at ON inbox (at);

CREATE TABLE person (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT,
  consent TEXT,
  consent_at INTEGER,
  created_at INTEGER NOT NULL,
  erased_at INTEGER
);

-- One person on one channel: where the conversation stands and how to reach them.
CREATE TABLE session (
  id TEXT PRIMARY KEY NOT NULL,
  person TEXT NOT NULL,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  version INTEGER NOT NULL,
  state TEXT NOT NULL,
  wake_at INTEGER,
  heard_at INTEGER NOT NULL,
  blocked_at INTEGER
);
CREATE INDEX session_person ON session (person);
CREATE INDEX session_wake ON session (wake_at) WHERE wake_at IS NOT NULL;

CREATE TABLE unit (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  parent TEXT,
  kind TEXT NOT NULL,
  aliases TEXT NOT NULL,
  phone TEXT
);

CREATE TABLE setting (
  name TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
);

CREATE TABLE role (
  person TEXT NOT NULL,
  unit TEXT NOT NULL,
  role TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (person, unit, role)
) WITHOUT ROWID;
CREATE INDEX role_unit ON role (unit, role);

-- One-time codes, by their keyed hash. `role` is a person's role, or 'chat' for binding a group.
CREATE TABLE invite (
  id TEXT PRIMARY KEY NOT NULL,
  unit TEXT NOT NULL,
  role TEXT NOT NULL,
  expires_at INTEGER NOT NULL,
  used_at INTEGER,
  used_by TEXT,
  version INTEGER NOT NULL
);

-- Committee chats. The id is the lane of the group.
CREATE TABLE chat (
  id TEXT PRIMARY KEY NOT NULL,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  unit TEXT NOT NULL,
  bound_at INTEGER NOT NULL,
  ended_at INTEGER
);
CREATE INDEX chat_unit ON chat (unit);

-- `text`, `matter`, `place` are what committees may read: cleaned, personal data masked; NULL where the petition is restricted.
-- `late_at` is the deadline whose passing the committee has been told of.
-- `words` are exactly what the citizen wrote, sealed. `person` and `session` are NULL where restricted; `sender` has them sealed.
CREATE TABLE petition (
  id TEXT PRIMARY KEY NOT NULL,
  code TEXT NOT NULL,
  version INTEGER NOT NULL,
  person TEXT,
  session TEXT,
  sender TEXT,
  restricted INTEGER NOT NULL,
  unit TEXT NOT NULL,
  status TEXT NOT NULL,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  urgency TEXT NOT NULL,
  guess TEXT NOT NULL,
  matter TEXT,
  place TEXT,
  lat REAL,
  long REAL,
  text TEXT,
  words TEXT NOT NULL,
  anonymous INTEGER NOT NULL,
  confirmed INTEGER NOT NULL,
  source TEXT NOT NULL,
  holder TEXT,
  holder_name TEXT,
  result TEXT,
  rating TEXT,
  reopened INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  late_at INTEGER,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  done_at INTEGER
);
CREATE UNIQUE INDEX petition_code ON petition (code);
CREATE INDEX petition_unit ON petition (unit, status, created_at);
CREATE INDEX petition_session ON petition (session, created_at) WHERE session IS NOT NULL;
CREATE INDEX petition_created ON petition (created_at);
CREATE INDEX petition_due ON petition (due_at) WHERE status IN ('new', 'claimed', 'waiting');

-- What was said about a petition after it was filed: amendments, questions, answers, results, reasons.
CREATE TABLE note (
  id TEXT PRIMARY KEY NOT NULL,
  petition TEXT NOT NULL,
  at INTEGER NOT NULL,
  author TEXT NOT NULL,
  kind TEXT NOT NULL,
  text TEXT,
  words TEXT NOT NULL
);
CREATE INDEX note_petition ON note (petition, at);

CREATE TABLE attachment (
  id TEXT PRIMARY KEY NOT NULL,
  petition TEXT,
  note TEXT,
  session TEXT NOT NULL,
  channel TEXT NOT NULL,
  kind TEXT NOT NULL,
  state TEXT NOT NULL,
  ref TEXT NOT NULL,
  content TEXT,
  type TEXT,
  bytes INTEGER,
  seconds INTEGER,
  attempts INTEGER NOT NULL,
  next_at INTEGER,
  at INTEGER NOT NULL,
  posted_at INTEGER
);
CREATE INDEX attachment_petition ON attachment (petition) WHERE petition IS NOT NULL;
CREATE INDEX attachment_next ON attachment (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX attachment_unposted ON attachment (petition) WHERE state = 'stored' AND petition IS NOT NULL AND posted_at IS NULL;

-- One row, one call to a platform. `seq` is the order in which they were decided.
CREATE TABLE outbox (
  seq INTEGER PRIMARY KEY NOT NULL,
  lane TEXT NOT NULL,
  cause TEXT NOT NULL,
  body TEXT NOT NULL,
  priority INTEGER NOT NULL,
  fleeting INTEGER NOT NULL,
  state TEXT NOT NULL,
  due_at INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  attempts INTEGER NOT NULL,
  sent_at INTEGER,
  failure TEXT
);
CREATE INDEX outbox_lane ON outbox (lane, due_at) WHERE state = 'queued';
CREATE INDEX outbox_failed ON outbox (seq) WHERE state = 'dead';
CREATE INDEX outbox_created ON outbox (created_at);

-- One row per chat: pace, order, and one speaker at a time: who leases it raises `version`, and releases only that version.
CREATE TABLE lane (
  id TEXT PRIMARY KEY NOT NULL,
  channel TEXT NOT NULL,
  address TEXT NOT NULL,
  is_group INTEGER NOT NULL,
  next_at INTEGER NOT NULL,
  minute_at INTEGER NOT NULL,
  minute_count INTEGER NOT NULL,
  leased_until INTEGER NOT NULL,
  version INTEGER NOT NULL,
  blocked_at INTEGER
);

-- Which message of a chat stands for what, so that it can be edited in place or answered.
CREATE TABLE posted (
  lane TEXT NOT NULL,
  slot TEXT NOT NULL,
  message TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (lane, slot)
) WITHOUT ROWID;
CREATE INDEX posted_slot ON posted (slot);

-- The record of every change, append-only. `moved` says what the row does to the number of open petitions of its unit.
CREATE TABLE audit (
  seq INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT,
  action TEXT NOT NULL,
  petition TEXT,
  unit TEXT,
  status TEXT,
  holder TEXT,
  due_at INTEGER,
  topic TEXT,
  moved INTEGER NOT NULL,
  detail TEXT
);
CREATE INDEX audit_petition ON audit (petition, seq) WHERE petition IS NOT NULL;
CREATE INDEX audit_unit ON audit (unit, at) WHERE unit IS NOT NULL;

-- Links of the chain over `audit`: the keyed hash of everything up to `seq`.
CREATE TABLE audit_link (
  seq INTEGER PRIMARY KEY NOT NULL,
  count INTEGER NOT NULL,
  hash TEXT NOT NULL,
  at INTEGER NOT NULL
);

CREATE TABLE digest (
  unit TEXT NOT NULL,
  day TEXT NOT NULL,
  data TEXT NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (unit, day)
) WITHOUT ROWID;

-- Folded words (no diacritics, đ as d) of what committees may read; restricted petitions never get here.
CREATE VIRTUAL TABLE petition_search USING fts5 (petition UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 2');

-- Files and places of reports, files of models; the register of reception sessions.

-- The report or model that a file belongs to.
ALTER TABLE attachment ADD COLUMN record TEXT;
CREATE INDEX attachment_record ON attachment (record) WHERE record IS NOT NULL;

-- Where it was, as it was told; and for figures that a register counts, the session they are of.
ALTER TABLE report ADD COLUMN place TEXT;
ALTER TABLE report ADD COLUMN record TEXT;
CREATE INDEX report_record ON report (record) WHERE record IS NOT NULL;

-- A session at which citizens are received. `held_by`: the post, never a name. `figures` as they were told, JSON; what counts of them
-- stands in `figure`. `result`: what came of it, or why it was not held. `remind_at`: when officers are reminded next, ms.
CREATE TABLE reception (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  unit TEXT NOT NULL,
  day TEXT NOT NULL,
  held_by TEXT NOT NULL,
  state TEXT NOT NULL,
  figures TEXT NOT NULL,
  result TEXT,
  author TEXT,
  remind_at INTEGER,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);
CREATE INDEX reception_unit ON reception (unit, day);
CREATE INDEX reception_remind ON reception (remind_at) WHERE remind_at IS NOT NULL;

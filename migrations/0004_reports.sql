-- What cadres report, and small sums that grow with every write, so that a digest or a period costs by units and days, not by history.

-- What came and went, per unit, day (of the office) and sort. `filed` petitions, `opened` and `closed` cases (also by transfer),
-- `done` answered by the office, `late` of these after the deadline, `rated` by their citizens, `satisfied` of these, `reopened`.
CREATE TABLE tally (
  unit TEXT NOT NULL,
  day TEXT NOT NULL,
  kind TEXT NOT NULL,
  topic TEXT NOT NULL,
  source TEXT NOT NULL,
  filed INTEGER NOT NULL,
  opened INTEGER NOT NULL,
  closed INTEGER NOT NULL,
  done INTEGER NOT NULL,
  late INTEGER NOT NULL,
  rated INTEGER NOT NULL,
  satisfied INTEGER NOT NULL,
  reopened INTEGER NOT NULL,
  PRIMARY KEY (unit, day, kind, topic, source)
) WITHOUT ROWID;
CREATE INDEX tally_day ON tally (day);

-- Open cases of a unit now.
CREATE TABLE stock (
  unit TEXT PRIMARY KEY NOT NULL,
  open INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX audit_at ON audit (at);

-- A report of a cadre: about the days `day_from` to `day_to`. `words` as it was written, sealed. `after` is the one it stands in place of.
CREATE TABLE report (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  unit TEXT NOT NULL,
  author TEXT,
  source TEXT NOT NULL,
  state TEXT NOT NULL,
  day_from TEXT NOT NULL,
  day_to TEXT NOT NULL,
  words TEXT NOT NULL,
  after TEXT,
  late INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);
CREATE INDEX report_unit ON report (unit, day_to);
CREATE INDEX report_author ON report (author, created_at) WHERE author IS NOT NULL;

-- The figures of a report; `value` of an x out of y is x, `total` is y. Money in đồng, areas in m².
CREATE TABLE figure (
  report TEXT NOT NULL,
  indicator TEXT NOT NULL,
  unit TEXT NOT NULL,
  day TEXT NOT NULL,
  value REAL NOT NULL,
  total REAL,
  PRIMARY KEY (report, indicator)
) WITHOUT ROWID;
CREATE INDEX figure_latest ON figure (unit, indicator, day);

-- Sums of what may be summed over days. What stands at a time (members, for example) is read from `figure`.
CREATE TABLE figure_tally (
  unit TEXT NOT NULL,
  day TEXT NOT NULL,
  indicator TEXT NOT NULL,
  value REAL NOT NULL,
  total REAL NOT NULL,
  reports INTEGER NOT NULL,
  PRIMARY KEY (unit, day, indicator)
) WITHOUT ROWID;
CREATE INDEX figure_tally_day ON figure_tally (indicator, day);

-- "Dân vận khéo" models, from registered to recognised or stopped.
CREATE TABLE model (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  unit TEXT NOT NULL,
  name TEXT NOT NULL,
  place TEXT,
  field TEXT NOT NULL,
  owner TEXT,
  people INTEGER,
  households INTEGER,
  result TEXT,
  state TEXT NOT NULL,
  author TEXT,
  registered_day TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);
CREATE INDEX model_unit ON model (unit, state);

-- What was promised to people at a dialogue, by whom and until when. `remind_at`: when its author is reminded next, ms.
CREATE TABLE commitment (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  unit TEXT NOT NULL,
  what TEXT NOT NULL,
  who TEXT NOT NULL,
  due_day TEXT NOT NULL,
  state TEXT NOT NULL,
  result TEXT,
  author TEXT,
  remind_at INTEGER,
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL
);
CREATE INDEX commitment_unit ON commitment (unit, state, due_day);
CREATE INDEX commitment_remind ON commitment (remind_at) WHERE remind_at IS NOT NULL;

-- A period as it was frozen: data, definitions and the ids behind it. It counts as final when somebody has approved it.
CREATE TABLE snapshot (
  id TEXT PRIMARY KEY NOT NULL,
  unit TEXT NOT NULL,
  period TEXT NOT NULL,
  day_from TEXT NOT NULL,
  day_to TEXT NOT NULL,
  data TEXT NOT NULL,
  at INTEGER NOT NULL,
  approved_by TEXT,
  approved_at INTEGER
);
CREATE INDEX snapshot_period ON snapshot (unit, period, at);

-- A decision that a digest asked its leaders for.
CREATE TABLE decision (
  id TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  unit TEXT NOT NULL,
  day TEXT NOT NULL,
  petition TEXT NOT NULL,
  answer TEXT,
  answered_by TEXT,
  answered_at INTEGER
);
CREATE UNIQUE INDEX decision_day ON decision (unit, day);

-- Up to where in the record the digests of a day look, the same for all units: rows from before `until` with at most the number
-- `seq`. What comes later, also with an earlier time, belongs to the next one. `done_at`: everybody has got theirs.
CREATE TABLE digest_day (
  day TEXT PRIMARY KEY NOT NULL,
  until INTEGER NOT NULL,
  seq INTEGER NOT NULL,
  done_at INTEGER
) WITHOUT ROWID;

-- What buttons call a digest by.
ALTER TABLE digest ADD COLUMN id TEXT;
CREATE UNIQUE INDEX digest_id ON digest (id) WHERE id IS NOT NULL;
CREATE INDEX digest_on ON digest (day);

-- What is already there. The office's days are those of its zone; Vietnam has one, seven hours before UTC, without summer time.
INSERT INTO stock (unit, open)
SELECT unit, sum(moved) FROM audit WHERE moved <> 0 AND unit IS NOT NULL GROUP BY unit;

INSERT INTO tally (unit, day, kind, topic, source, filed, opened, closed, done, late, rated, satisfied, reopened)
SELECT
  a.unit,
  date(a.at / 1000 + 25200, 'unixepoch'),
  p.kind,
  p.topic,
  p.source,
  sum(a.action = 'petition.filed'),
  sum(a.moved > 0),
  sum(a.moved < 0),
  sum(a.action IN ('petition.finish', 'petition.reject')),
  sum(a.action IN ('petition.finish', 'petition.reject') AND a.at > a.due_at),
  sum(a.action = 'petition.rate' AND (a.status = 'closed' OR a.moved > 0)),
  sum(a.action = 'petition.rate' AND a.status = 'closed'),
  sum(a.action = 'petition.rate' AND a.moved > 0)
FROM audit a
JOIN petition p ON p.id = a.petition
WHERE a.unit IS NOT NULL AND p.restricted = 0
  AND (a.moved <> 0 OR a.action IN ('petition.rate'))
GROUP BY 1, 2, 3, 4, 5;

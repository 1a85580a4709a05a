-- What an office defines for itself: its own indicators, the days on which its periods open, its fifth field of models. Every change is a new version of the
-- whole; the older ones stay, so that it can be told later what a figure meant when it was reported. `data` is JSON.
CREATE TABLE definition (
  kind TEXT NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  actor TEXT NOT NULL,
  data TEXT NOT NULL,
  PRIMARY KEY (kind, version)
) WITHOUT ROWID;

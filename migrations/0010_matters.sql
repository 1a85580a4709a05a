-- Petitions about one matter: how they are found among all others, and which of them officers have joined.

-- Where a petition is looked for by those that are like it: its topic in its commune, its places, the square of its pin. Folded words of
-- places only; restricted petitions never get here.
CREATE TABLE likeness (
  key TEXT NOT NULL,
  at INTEGER NOT NULL,
  petition TEXT NOT NULL,
  PRIMARY KEY (key, at, petition)
) WITHOUT ROWID;
CREATE INDEX likeness_petition ON likeness (petition);

-- `parent`: the petition whose card stands for all of its matter. `joined`: 1 an officer has joined them, 0 they only look alike.
-- `at`: since when, ms.
CREATE TABLE matter (
  petition TEXT PRIMARY KEY NOT NULL,
  parent TEXT NOT NULL,
  joined INTEGER NOT NULL,
  at INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX matter_parent ON matter (parent, joined);

-- What the committee has been told: that so many people, 3, 10, 25 or 50, have reported it. Once each.
CREATE TABLE matter_told (
  parent TEXT NOT NULL,
  people INTEGER NOT NULL,
  PRIMARY KEY (parent, people)
) WITHOUT ROWID;

-- Petitions that were joined to another one, less those that were separated again: petitions filed less these are matters.
ALTER TABLE tally ADD COLUMN joined INTEGER NOT NULL DEFAULT 0;

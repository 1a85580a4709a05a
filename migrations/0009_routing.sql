-- Who gets what: petitions about `unit` (and all below it, where nothing nearer says otherwise) and `topic` ('*' for every topic,
-- 'denunciation' for what is sealed) go to the unit `holder`. `co`: units that take part, a JSON list of codes.
CREATE TABLE route (
  unit TEXT NOT NULL,
  topic TEXT NOT NULL,
  holder TEXT NOT NULL,
  co TEXT NOT NULL,
  PRIMARY KEY (unit, topic)
) WITHOUT ROWID;

-- Why a petition went where it went: codes of units, places and rules as JSON, no words. That of a restricted one is sealed with its words.
CREATE TABLE route_trace (
  petition TEXT PRIMARY KEY NOT NULL,
  trace TEXT NOT NULL
) WITHOUT ROWID;

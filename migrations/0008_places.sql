-- A tenant's own places that are no units: streets, markets, bridges, schools, hamlets. `within`: the place of which it is a part.
-- `aliases`: other names as a JSON list. Imported by the operator; nothing in it is of a person.
CREATE TABLE place (
  code TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  unit TEXT NOT NULL,
  within TEXT,
  aliases TEXT NOT NULL,
  lat REAL,
  long REAL
);

-- What people call a place and an officer has confirmed, beside the aliases of the file. `alias` as typed, without names of persons;
-- `times`: how often it was confirmed.
CREATE TABLE place_alias (
  place TEXT NOT NULL,
  alias TEXT NOT NULL,
  times INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (place, alias)
) WITHOUT ROWID;

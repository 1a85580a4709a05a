-- The search over what committees may read: one row for each petition that may be found. `words`: its words folded (no diacritics, đ as d), and
-- those of what was said about it later; `unit` and `topic`: as the petition has them now. Restricted and erased petitions have none.
-- `id`: the day of filing (days since 1970, UTC) × 2^24 and a number within the day. So the newest come last, days are ranges, and
-- neighbours differ by 1, which is what a full-text index stores smallest.
CREATE TABLE petition_words (
  id INTEGER PRIMARY KEY NOT NULL,
  petition TEXT NOT NULL,
  words TEXT NOT NULL,
  unit TEXT NOT NULL,
  topic TEXT NOT NULL
);
CREATE UNIQUE INDEX petition_words_petition ON petition_words (petition);

CREATE VIRTUAL TABLE petition_find USING fts5 (words, unit, topic, content = 'petition_words', content_rowid = 'id', tokenize = 'ascii');
-- Else the words of what was erased stay in the index until it is merged.
INSERT INTO petition_find (petition_find, rank) VALUES ('secure-delete', 1);

-- `petition_search` is what this takes the place of; the service empties it little by little, and fills this from the petitions.
INSERT INTO petition_search (petition_search, rank) VALUES ('secure-delete', 1);

-- What petitions teach of which an officer has said what they are. `said`: the labels that officers named, as JSON; `shares`: how probable the
-- trained model of `model` held each label, thousandths, as JSON; `terms`: folded words and pairs of words of the masked text, parted by |,
-- empty where what it taught was taken back. Plain like `petition_words`, which has every word of the same text: both are looked into by SQL.
-- Restricted petitions never get here. `at`: when an officer last said it, ms. `version` goes up with every change of any row.
CREATE TABLE lesson (
  petition TEXT PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  at INTEGER NOT NULL,
  model TEXT NOT NULL,
  said TEXT NOT NULL,
  shares TEXT NOT NULL,
  terms TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX lesson_version ON lesson (version);
CREATE INDEX lesson_at ON lesson (at, petition);

-- What follows from all of them, one row: words that at least three petitions of two citizens share, with what each says, as JSON.
-- `version`: the greatest of the lessons it was made from.
CREATE TABLE learnt (
  id INTEGER PRIMARY KEY NOT NULL,
  version INTEGER NOT NULL,
  data TEXT NOT NULL
);

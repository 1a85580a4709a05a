-- Petitions of a matter that are not yet where the one that stands for them is: brought there little by little, however many they are.
-- `behind`: the last row of the record of `parent` that they know of; NULL when they know of all. `shows`: when files of the answer were sent to
-- the citizen of `parent`, ms, where this one's citizen is still to get them. `joined_by`: the officer who has joined it, until the record says so.
-- `version`: of the row, so that none is brought there twice.
ALTER TABLE matter ADD COLUMN version INTEGER NOT NULL DEFAULT 0;
ALTER TABLE matter ADD COLUMN behind INTEGER;
ALTER TABLE matter ADD COLUMN shows INTEGER;
ALTER TABLE matter ADD COLUMN joined_by TEXT;
-- Empty when nobody is behind, whatever the years.
CREATE INDEX matter_behind ON matter (parent) WHERE behind IS NOT NULL;

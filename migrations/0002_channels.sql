-- Channels that let us write only for a while after a person's last word, and people who are on more than one channel.

-- `heard_at`: the last word of the person in this chat; `said`: messages of ours since then, of which the platform gives a few;
-- `offered`: choices of the last notice that had any, sealed, for people who type their number.
ALTER TABLE lane ADD COLUMN heard_at INTEGER;
ALTER TABLE lane ADD COLUMN said INTEGER NOT NULL DEFAULT 0;
ALTER TABLE lane ADD COLUMN offered TEXT;

-- Until then a colleague answers by hand in this conversation, and the bot keeps silent.
ALTER TABLE session ADD COLUMN silent_until INTEGER;

-- Keyed hash of a telephone number: by it one person is found on two channels.
ALTER TABLE person ADD COLUMN phone TEXT;
CREATE INDEX person_phone ON person (phone) WHERE phone IS NOT NULL;

-- Somebody on another channel (`session`) says that this petition is theirs, or, without one, the telephone number; `asked`: the
-- conversation that filed it, or showed the number. Rows without it count how often a number was said, whoever has it or nobody.
CREATE TABLE link_request (
  id TEXT PRIMARY KEY NOT NULL,
  petition TEXT,
  asked TEXT,
  session TEXT NOT NULL,
  asked_at INTEGER NOT NULL,
  answered_at INTEGER,
  version INTEGER NOT NULL
);
CREATE INDEX link_request_asked ON link_request (asked, asked_at);

-- In a chat without buttons an open petition is named by the end of its code: "217 nhận".
CREATE INDEX petition_ending ON petition (substr(code, -3)) WHERE status IN ('new', 'claimed', 'waiting');

-- One person in several conversations. `origin`: who a conversation was before it was linked to another, NULL where it still is that
-- person; so that parting gives each its own back. Every conversation was somebody of its own first.
ALTER TABLE session ADD COLUMN origin TEXT;
CREATE INDEX session_origin ON session (origin) WHERE origin IS NOT NULL;

-- Of `phone`: 1 where the platform vouches that it is the account's own, 0 where it was said in a form and may be anybody's.
ALTER TABLE person ADD COLUMN phone_sure INTEGER;

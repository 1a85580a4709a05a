-- Open cases alone, whatever the years behind them: sealed matters stay as they came, and would be looked through each time.

-- All that a look at open cases needs, so that it reads the index and not the rows.
CREATE INDEX petition_open ON petition (unit, due_at, status, holder, id) WHERE status IN ('new', 'claimed', 'waiting') AND restricted = 0;

-- Those whose committee has not been told yet that the deadline has passed, or will be: looked for every few seconds.
CREATE INDEX petition_untold ON petition (due_at)
  WHERE status IN ('new', 'claimed', 'waiting') AND restricted = 0 AND late_at IS NOT due_at;

-- The two above stand in its place.
DROP INDEX petition_due;

-- Files that never came to belong to a petition.
CREATE INDEX attachment_loose ON attachment (at) WHERE petition IS NULL;

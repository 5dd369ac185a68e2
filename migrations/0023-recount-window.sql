-- How far back a recount has read the log.

ALTER TABLE reports.reconciliation ADD COLUMN since date;
COMMENT ON COLUMN reports.reconciliation.since IS 'The first day whose counters were held against the log; those before it were held against each other, and the stock they leave against the log. Null: the whole log.';

-- A run that could not read the whole ledger ends well, but what it says of the books is an earlier date's.
ALTER TABLE runs
  ADD COLUMN reconciled BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'it read the whole ledger and compared every case' AFTER figure;
-- Runs before this kept no case's figures: nothing is told of their dates.

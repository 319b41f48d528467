-- A failed effect is tried once a run: a time for the next attempt was written and never read.
ALTER TABLE effects DROP COLUMN next_attempt_at;

-- A person may move a parked proposal to an open day; what it books keeps its own.
ALTER TABLE proposals
  ADD COLUMN value_on DATE NULL COMMENT 'the date of what it books, where a person gave the voucher another one' AFTER dated;

-- A person may accept a voucher as the accountant left it: what KK2 had proposed is remembered, or it would be proposed again.
ALTER TABLE proposal_lines
  ADD COLUMN wanted DECIMAL(15,2) NULL COMMENT 'what KK2 had proposed, where another amount was accepted';

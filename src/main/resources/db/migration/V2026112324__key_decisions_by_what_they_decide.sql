-- A span is told by its invoice and its first date. Without a number that the database hands out row by row, a batch of decisions
-- is one statement; and what looks up an invoice's decision finds the row where the key is.
ALTER TABLE decisions
  DROP PRIMARY KEY,
  DROP COLUMN id,
  DROP INDEX uq_decisions_day,
  ADD COLUMN version INT NOT NULL DEFAULT 0 COMMENT 'counts the changes of the row',
  ADD PRIMARY KEY (creditor_id, invoice_id, first_date);

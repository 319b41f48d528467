-- Whether a customer has open credit at all is told by the index alone; most have none, and nothing else is read of them.
ALTER TABLE postings
  ADD INDEX ix_postings_customer_open_amount (creditor_id, open, customer_id, amount),
  DROP INDEX ix_postings_customer_open;

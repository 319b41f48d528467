-- What changed since the last run is found by its date, not by reading everything that ever was.
ALTER TABLE decisions ADD INDEX ix_decisions_begun (creditor_id, first_date);
ALTER TABLE invoices ADD INDEX ix_invoices_changed (creditor_id, changed_on);

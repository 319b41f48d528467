-- A proposal may book more than what a payment covered; its subject says what. Corrections name the first of their subject.
ALTER TABLE proposals
  CHANGE COLUMN payment_posting_id subject_id BIGINT NOT NULL COMMENT 'COVERAGE: the payment''s posting; else the row that it books',
  ADD COLUMN kind       VARCHAR(10) NOT NULL DEFAULT 'COVERAGE' COMMENT 'COVERAGE, PAYMENT, OUTLAY, REFUND, WRITE_OFF' AFTER n,
  ADD COLUMN corrects   VARCHAR(70) NULL COMMENT 'the number of the first proposal on the same subject' AFTER subject_id,
  ADD COLUMN planned_on DATE        NULL COMMENT 'the business date on which KK2 made it';

UPDATE proposals p SET p.planned_on = COALESCE((SELECT MIN(e.due_on) FROM effects e WHERE e.proposal_id = p.id), p.dated);
UPDATE proposals p
   SET p.corrects = (SELECT f.number FROM proposals f WHERE f.case_id = p.case_id AND f.subject_id = p.subject_id AND f.n < p.n
                      ORDER BY f.n LIMIT 1);
ALTER TABLE proposals
  MODIFY COLUMN planned_on DATE NOT NULL COMMENT 'the business date on which KK2 made it',
  ADD INDEX ix_proposals_kind (creditor_id, kind, state);

-- A line stays where it was planned to, whatever account or product the creditor's file names later.
ALTER TABLE proposal_lines
  ADD COLUMN account_number INT         NULL COMMENT 'null: planned before it was kept; the one of the creditor''s file',
  ADD COLUMN product_number VARCHAR(50) NULL COMMENT 'of an income line; null: none, or as for the account';

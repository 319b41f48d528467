-- An outlay without a voucher number is one that KK2 books; one that was registered wrongly is withdrawn, never deleted.
ALTER TABLE outlays
  MODIFY COLUMN voucher_year   SMALLINT NULL COMMENT 'Tripletex numbers its vouchers anew each year; null: KK2 books it',
  MODIFY COLUMN voucher_number INT      NULL COMMENT 'null: KK2 books it',
  ADD COLUMN withdrawn_on DATE NULL,
  ADD COLUMN live_voucher INT GENERATED ALWAYS AS (IF(withdrawn_on IS NULL, voucher_number, NULL)) PERSISTENT,
  ADD CONSTRAINT uq_outlays_live_voucher UNIQUE (case_id, voucher_year, live_voucher),
  DROP INDEX uq_outlays_voucher;

-- Over-payments that were moved to a liability and paid back from there: that account is not read, so a person says it.
CREATE TABLE refunds_paid (
  id             BIGINT        NOT NULL AUTO_INCREMENT,
  case_id        BIGINT        NOT NULL,
  paid_on        DATE          NOT NULL,
  amount         DECIMAL(15,2) NOT NULL,
  voucher_year   SMALLINT      NOT NULL,
  voucher_number INT           NOT NULL,
  registered_on  DATE          NOT NULL,
  actor          VARCHAR(60)   NOT NULL,
  reason         VARCHAR(400)  NOT NULL,
  withdrawn_on   DATE          NULL COMMENT 'it was reported by mistake',
  live_voucher   INT           GENERATED ALWAYS AS (IF(withdrawn_on IS NULL, voucher_number, NULL)) PERSISTENT,
  PRIMARY KEY (id),
  CONSTRAINT uq_refunds_paid_live_voucher UNIQUE (case_id, voucher_year, live_voucher),
  CONSTRAINT fk_refunds_paid_case FOREIGN KEY (case_id) REFERENCES cases (id),
  CONSTRAINT ck_refunds_paid_amount CHECK (amount > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

ALTER TABLE write_offs
  ADD COLUMN proposed  BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'to the accountant as a voucher too: the creditor names an account for losses',
  ADD COLUMN undone_on DATE NULL COMMENT 'the accountant said no, or it was taken back before it left',
  ADD COLUMN booked_on DATE NULL COMMENT 'first seen in the ledger: the case was closed by it';

ALTER TABLE proposals
  MODIFY COLUMN state VARCHAR(10) NOT NULL COMMENT 'PLANNED, WAITING, BOOKED, EDITED, DELETED, PARKED, CANCELLED: taken back, DECLINED: the no to a loss';

-- A closed case is looked at again when what it is computed from has changed; at first every one is.
ALTER TABLE cases
  ADD COLUMN changes INT NOT NULL DEFAULT 0 COMMENT 'of what it is computed from, since its books were last looked at';
UPDATE cases SET changes = 1;

-- What is found on the other side is ours only if an attempt may have reached it.
ALTER TABLE effects
  ADD COLUMN was_unknown BOOLEAN NOT NULL DEFAULT FALSE COMMENT 'an attempt ended without an answer: it may have happened' AFTER attempts;
UPDATE effects SET was_unknown = (state = 'UNKNOWN' OR (kind = 'ATTACHMENT' AND attempts > 0));

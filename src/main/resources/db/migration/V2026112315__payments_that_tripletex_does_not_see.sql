-- Payments that a person or a giro file told of, and what became of each.
CREATE TABLE registered_payments (
  id             BIGINT        NOT NULL AUTO_INCREMENT,
  creditor_id    VARCHAR(30)   NOT NULL,
  invoice_id     BIGINT        NOT NULL,
  paid_on        DATE          NOT NULL,
  in_time_on     DATE          NULL COMMENT 'when the payer''s bank had the order',
  amount         DECIMAL(15,2) NOT NULL COMMENT 'negative: a payment that was returned',
  account        VARCHAR(11)   NOT NULL COMMENT 'of the creditor, that it came to',
  source         VARCHAR(5)    NOT NULL COMMENT 'HAND, FILE',
  state          VARCHAR(10)   NOT NULL COMMENT 'COUNTS, MATCHED, ASKED, WITHDRAWN',
  posting_id     BIGINT        NULL COMMENT 'Tripletex'' posting that is this payment, or may be',
  hung           BOOLEAN       NOT NULL DEFAULT FALSE COMMENT 'that posting named no invoice, and KK2 hung it on this one',
  registered_on  DATE          NOT NULL,
  actor          VARCHAR(60)   NOT NULL,
  reason         VARCHAR(400)  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_registered_payments_posting UNIQUE (creditor_id, posting_id),
  INDEX ix_registered_payments_invoice (creditor_id, invoice_id),
  INDEX ix_registered_payments_state (creditor_id, state),
  INDEX ix_registered_payments_paid_on (creditor_id, paid_on),
  CONSTRAINT ck_registered_payments_amount CHECK (amount <> 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Postings of the same amount of which a person has said that they are another payment: not asked again.
CREATE TABLE different_payments (
  payment_id BIGINT NOT NULL,
  posting_id BIGINT NOT NULL,
  PRIMARY KEY (payment_id, posting_id),
  CONSTRAINT fk_different_payments FOREIGN KEY (payment_id) REFERENCES registered_payments (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Giro files that were read, each once, by its bytes and by the bank's own number of it.
CREATE TABLE giro_files (
  id           BIGINT        NOT NULL AUTO_INCREMENT,
  creditor_id  VARCHAR(30)   NOT NULL,
  name         VARCHAR(100)  NOT NULL,
  sha256       VARCHAR(64)   NOT NULL,
  sender       VARCHAR(8)    NOT NULL,
  transmission VARCHAR(7)    NOT NULL,
  settled_on   DATE          NOT NULL,
  transactions INT           NOT NULL,
  total        DECIMAL(17,2) NOT NULL,
  read_on      DATE          NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_giro_files_bytes UNIQUE (creditor_id, sha256),
  INDEX ix_giro_files_transmission (creditor_id, sender, transmission, settled_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Every transaction of a file, and its fate. What the payer wrote is not kept.
CREATE TABLE giro_transactions (
  id                BIGINT        NOT NULL AUTO_INCREMENT,
  file_id           BIGINT        NOT NULL,
  creditor_id       VARCHAR(30)   NOT NULL,
  line_no           INT           NOT NULL,
  account           VARCHAR(11)   NOT NULL,
  assignment        VARCHAR(7)    NOT NULL,
  number            VARCHAR(7)    NOT NULL,
  archive_reference VARCHAR(9)    NOT NULL DEFAULT '',
  paid_on           DATE          NOT NULL,
  bank_date         DATE          NULL COMMENT 'when the payer''s bank had the order',
  amount            DECIMAL(15,2) NOT NULL,
  kid               VARCHAR(25)   NOT NULL DEFAULT '',
  fate              VARCHAR(12)   NOT NULL COMMENT 'REGISTERED, NOT_OURS: no case, AMBIGUOUS: a KID of several invoices, SET_ASIDE: by a person, SEEN_BEFORE',
  payment_id        BIGINT        NULL,
  settled_on        DATE          NULL COMMENT 'a person has said what an ambiguous one is',
  actor             VARCHAR(60)   NULL,
  reason            VARCHAR(400)  NULL,
  live              BOOLEAN       GENERATED ALWAYS AS (IF(fate = 'SEEN_BEFORE', NULL, TRUE)) PERSISTENT,
  PRIMARY KEY (id),
  CONSTRAINT uq_giro_transactions UNIQUE (creditor_id, paid_on, account, assignment, number, archive_reference, kid, amount, live),
  CONSTRAINT fk_giro_transactions_file FOREIGN KEY (file_id) REFERENCES giro_files (id),
  CONSTRAINT fk_giro_transactions_payment FOREIGN KEY (payment_id) REFERENCES registered_payments (id),
  INDEX ix_giro_transactions_fate (creditor_id, fate, paid_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The KID of an invoice, out of its content. One that is too long for a KID stays without.
ALTER TABLE invoices
  ADD COLUMN kid VARCHAR(25) GENERATED ALWAYS AS
    (IF(CHAR_LENGTH(JSON_VALUE(content, '$.kid')) <= 25, NULLIF(JSON_VALUE(content, '$.kid'), ''), NULL)) PERSISTENT,
  ADD INDEX ix_invoices_kid (creditor_id, kid);

-- A proposal that is not in Tripletex may be taken back. Its number is never used again: somebody may have seen it there.
ALTER TABLE proposals
  MODIFY COLUMN state VARCHAR(10) NOT NULL COMMENT 'PLANNED, WAITING, BOOKED, EDITED, DELETED, PARKED, CANCELLED: taken back';

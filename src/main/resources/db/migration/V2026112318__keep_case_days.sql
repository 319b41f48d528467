-- The figures of each case as they were known on a date, as spans: a day without changes writes nothing. Interest is not
-- stored: it is computed for any day of the span from principal_history, less interest_settled.
CREATE TABLE case_days (
  id                BIGINT        NOT NULL AUTO_INCREMENT,
  case_id           BIGINT        NOT NULL,
  creditor_id       VARCHAR(30)   NOT NULL,
  invoice_number    INT           NOT NULL,
  first_date        DATE          NOT NULL,
  last_date         DATE          NULL COMMENT 'null: until it changes',
  state             VARCHAR(12)   NOT NULL COMMENT 'OPEN, HANDED_OVER, CLOSED',
  step              VARCHAR(20)   NULL,
  close_reason      VARCHAR(20)   NULL,
  opened_on         DATE          NOT NULL,
  closed_on         DATE          NULL,
  due_date          DATE          NOT NULL,
  business          BOOLEAN       NOT NULL COMMENT 'the debtor has a valid organisation number and is no private person',
  principal         DECIMAL(15,2) NOT NULL COMMENT 'open',
  costs             DECIMAL(15,2) NOT NULL COMMENT 'unpaid',
  fees              DECIMAL(15,2) NOT NULL COMMENT 'unpaid',
  refund_due        DECIMAL(15,2) NOT NULL,
  written_off       DECIMAL(15,2) NOT NULL,
  in_case           DECIMAL(15,2) NOT NULL COMMENT 'what the case says that receivables show: principal - refund due - written off + refunds moved to a liability',
  in_ledger         DECIMAL(15,2) NOT NULL COMMENT 'the sum of its postings on receivables',
  in_proposals      DECIMAL(15,2) NOT NULL COMMENT 'what planned and waiting proposals will move there',
  interest_settled  DECIMAL(15,2) NOT NULL COMMENT 'paid and waived',
  principal_history TEXT          NOT NULL COMMENT 'date=amount;date=amount: the principal from each date on',
  paid              DECIMAL(15,2) NOT NULL COMMENT 'received so far',
  credited          DECIMAL(15,2) NOT NULL COMMENT 'since the case was opened',
  waived_fees       DECIMAL(15,2) NOT NULL,
  waived_interest   DECIMAL(15,2) NOT NULL,
  waived_costs      DECIMAL(15,2) NOT NULL,
  rate_missing_from DATE          NULL COMMENT 'interest of later dates was not reckoned: a rate was missing',
  PRIMARY KEY (id),
  CONSTRAINT uq_case_days UNIQUE (case_id, first_date),
  CONSTRAINT fk_case_days_case FOREIGN KEY (case_id) REFERENCES cases (id),
  INDEX ix_case_days_creditor (creditor_id, first_date, last_date)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

ALTER TABLE differences
  ADD INDEX ix_differences_creditor (creditor_id, first_date, last_date),
  ADD INDEX ix_differences_case (case_id, last_date);

-- Append-only: who has looked at the reconciliation of a date and found it right.
CREATE TABLE sign_offs (
  id               BIGINT        NOT NULL AUTO_INCREMENT,
  creditor_id      VARCHAR(30)   NOT NULL,
  business_date    DATE          NOT NULL COMMENT 'whose reconciliation it is',
  signed_on        DATE          NOT NULL,
  signed_at        DATETIME(6)   NOT NULL,
  actor            VARCHAR(60)   NOT NULL,
  reason           VARCHAR(400)  NOT NULL,
  figure           DECIMAL(15,2) NOT NULL,
  red              INT           NOT NULL COMMENT 'cases with a red difference',
  explained        INT           NOT NULL,
  equal            INT           NOT NULL,
  with_differences BOOLEAN       NOT NULL COMMENT 'signed although a red difference stood',
  csv_sha256       VARCHAR(64)   NOT NULL COMMENT 'of that date''s CSV when it was signed',
  PRIMARY KEY (id),
  INDEX ix_sign_offs (creditor_id, business_date)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What was known of each proposal on a date, as spans: a report of a past date is the same whenever it is made. A day without
-- changes writes nothing.
CREATE TABLE proposal_days (
  id             BIGINT      NOT NULL AUTO_INCREMENT,
  proposal_id    BIGINT      NOT NULL,
  creditor_id    VARCHAR(30) NOT NULL,
  state          VARCHAR(10) NOT NULL COMMENT 'as in proposals',
  dated          DATE        NOT NULL COMMENT 'the date of its lines',
  voucher_number INT         NULL,
  first_date     DATE        NOT NULL,
  last_date      DATE        NULL COMMENT 'null: until it changes',
  PRIMARY KEY (id),
  CONSTRAINT uq_proposal_days UNIQUE (proposal_id, first_date),
  CONSTRAINT fk_proposal_days_proposal FOREIGN KEY (proposal_id) REFERENCES proposals (id),
  INDEX ix_proposal_days_now (creditor_id, last_date)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

INSERT INTO proposal_days (proposal_id, creditor_id, state, dated, voucher_number, first_date)
SELECT id, creditor_id, state, dated, voucher_number, planned_on FROM proposals;

-- What a proposal's lines were until a person accepted other ones.
CREATE TABLE proposal_lines_before (
  proposal_id BIGINT        NOT NULL,
  account     VARCHAR(20)   NOT NULL COMMENT 'as in proposal_lines',
  amount      DECIMAL(15,2) NOT NULL,
  last_date   DATE          NOT NULL COMMENT 'the day before the other ones were accepted',
  PRIMARY KEY (proposal_id, account, last_date),
  CONSTRAINT fk_proposal_lines_before FOREIGN KEY (proposal_id) REFERENCES proposals (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- When each invoice that is paid was paid, as it was known on a date.
CREATE TABLE paid_days (
  creditor_id    VARCHAR(30) NOT NULL,
  invoice_id     BIGINT      NOT NULL,
  invoice_number INT         NOT NULL,
  due_date       DATE        NOT NULL,
  paid_on        DATE        NULL COMMENT 'when payments and credits had reached its amount; null: credits alone did',
  first_date     DATE        NOT NULL,
  last_date      DATE        NULL COMMENT 'null: until it changes',
  PRIMARY KEY (creditor_id, invoice_id, first_date),
  INDEX ix_paid_days_now (creditor_id, last_date)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

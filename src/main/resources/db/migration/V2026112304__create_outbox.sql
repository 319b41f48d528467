CREATE TABLE proposals (
  id                 BIGINT        NOT NULL AUTO_INCREMENT,
  case_id            BIGINT        NOT NULL,
  creditor_id        VARCHAR(30)   NOT NULL,
  n                  INT           NOT NULL,
  number             VARCHAR(70)   NOT NULL COMMENT 'the externalVoucherNumber',
  dated              DATE          NOT NULL,
  description        VARCHAR(255)  NOT NULL,
  customer_id        BIGINT        NOT NULL,
  invoice_number     INT           NOT NULL,
  payment_posting_id BIGINT        NOT NULL,
  state              VARCHAR(10)   NOT NULL COMMENT 'PLANNED, WAITING, BOOKED, EDITED, DELETED, PARKED',
  voucher_id         BIGINT        NULL,
  voucher_number     INT           NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_proposals_number UNIQUE (number),
  CONSTRAINT uq_proposals_case_n UNIQUE (case_id, n),
  CONSTRAINT fk_proposals_case FOREIGN KEY (case_id) REFERENCES cases (id),
  INDEX ix_proposals_voucher (creditor_id, voucher_id),
  INDEX ix_proposals_state (creditor_id, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE proposal_lines (
  proposal_id BIGINT        NOT NULL,
  row_no      INT           NOT NULL,
  account     VARCHAR(20)   NOT NULL,
  amount      DECIMAL(15,2) NOT NULL COMMENT 'debit positive',
  PRIMARY KEY (proposal_id, row_no),
  CONSTRAINT fk_proposal_lines FOREIGN KEY (proposal_id) REFERENCES proposals (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Every effect on the outside world: planned with the change that causes it, claimed before the call, settled after it.
CREATE TABLE effects (
  id              BIGINT       NOT NULL AUTO_INCREMENT,
  creditor_id     VARCHAR(30)  NOT NULL,
  case_id         BIGINT       NOT NULL,
  kind            VARCHAR(20)  NOT NULL COMMENT 'MAIL, PRINT, VOUCHER, CLOSE_POSTINGS',
  effect_key      VARCHAR(120) NOT NULL COMMENT 'case, step and kind',
  state           VARCHAR(10)  NOT NULL COMMENT 'PLANNED, CLAIMED, DONE, FAILED, UNKNOWN, PARKED, CANCELLED',
  letter_id       BIGINT       NULL,
  proposal_id     BIGINT       NULL,
  due_on          DATE         NOT NULL COMMENT 'a letter leaves on this date only',
  external_id     VARCHAR(120) NOT NULL COMMENT 'Message-ID, file name or externalVoucherNumber, chosen before the call',
  attempts        INT          NOT NULL DEFAULT 0,
  tried_in_run    BIGINT       NULL,
  claimed_by      VARCHAR(100) NULL,
  claimed_at      DATETIME(6)  NULL,
  lease_until     DATETIME(6)  NULL,
  next_attempt_at DATETIME(6)  NULL,
  evidence        VARCHAR(255) NULL,
  reason          VARCHAR(255) NULL,
  planned_at      DATETIME(6)  NOT NULL,
  settled_at      DATETIME(6)  NULL,
  live_key        VARCHAR(120) GENERATED ALWAYS AS (IF(state = 'CANCELLED', NULL, effect_key)) PERSISTENT,
  PRIMARY KEY (id),
  CONSTRAINT uq_effects_live UNIQUE (live_key),
  CONSTRAINT fk_effects_case FOREIGN KEY (case_id) REFERENCES cases (id),
  CONSTRAINT fk_effects_letter FOREIGN KEY (letter_id) REFERENCES letters (id),
  CONSTRAINT fk_effects_proposal FOREIGN KEY (proposal_id) REFERENCES proposals (id),
  INDEX ix_effects_due (creditor_id, kind, state, due_on),
  INDEX ix_effects_state (creditor_id, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

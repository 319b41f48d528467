CREATE TABLE cases (
  id                BIGINT        NOT NULL AUTO_INCREMENT,
  creditor_id       VARCHAR(30)   NOT NULL,
  invoice_id        BIGINT        NOT NULL,
  invoice_number    INT           NOT NULL,
  customer_id       BIGINT        NOT NULL,
  invoice_amount    DECIMAL(15,2) NOT NULL COMMENT 'when the case was opened',
  state             VARCHAR(12)   NOT NULL COMMENT 'OPEN, HANDED_OVER, CLOSED',
  step              VARCHAR(20)   NULL,
  stepped_on        DATE          NULL,
  letter_id         BIGINT        NULL COMMENT 'the letter of the step',
  procedure_name    VARCHAR(60)   NOT NULL,
  procedure_version INT           NOT NULL,
  opened_on         DATE          NOT NULL,
  closed_on         DATE          NULL,
  close_reason      VARCHAR(20)   NULL,
  stopped           VARCHAR(20)   NULL COMMENT 'on-hold, disputed, instalment-plan',
  refund_due        DECIMAL(15,2) NOT NULL DEFAULT 0,
  refused_email     VARCHAR(254)  NULL COMMENT 'the mail server refused it for good: paper instead',
  PRIMARY KEY (id),
  CONSTRAINT uq_cases_invoice UNIQUE (creditor_id, invoice_id),
  INDEX ix_cases_state (creditor_id, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE letters (
  id                BIGINT       NOT NULL AUTO_INCREMENT,
  case_id           BIGINT       NOT NULL,
  creditor_id       VARCHAR(30)  NOT NULL,
  customer_id       BIGINT       NOT NULL,
  kind              VARCHAR(20)  NOT NULL,
  step              VARCHAR(20)  NOT NULL,
  letter_date       DATE         NOT NULL,
  deadline          DATE         NOT NULL,
  previous_deadline DATE         NULL COMMENT 'of the letter before it',
  fee_bearing       BOOLEAN      NOT NULL,
  email             VARCHAR(254) NULL COMMENT 'null: paper only',
  paper             BOOLEAN      NOT NULL,
  state             VARCHAR(10)  NOT NULL COMMENT 'PLANNED, SENT, CANCELLED',
  file_name         VARCHAR(80)  NOT NULL,
  notice            MEDIUMTEXT   NOT NULL,
  pdf               LONGBLOB     NULL,
  sha256            VARCHAR(64)     NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_letters_case FOREIGN KEY (case_id) REFERENCES cases (id),
  INDEX ix_letters_debtor_day (creditor_id, customer_id, letter_date),
  INDEX ix_letters_unsent (creditor_id, state, letter_date)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE charges (
  id              BIGINT        NOT NULL AUTO_INCREMENT,
  case_id         BIGINT        NOT NULL,
  letter_id       BIGINT        NULL,
  kind            VARCHAR(15)   NOT NULL COMMENT 'FEE, COMPENSATION, COST',
  dated           DATE          NOT NULL,
  amount          DECIMAL(15,2) NOT NULL,
  legal_basis     VARCHAR(120)  NOT NULL,
  rate_source     VARCHAR(255)  NULL,
  reversed_on     DATE          NULL,
  reversed_reason VARCHAR(100)  NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_charges_case FOREIGN KEY (case_id) REFERENCES cases (id),
  CONSTRAINT fk_charges_letter FOREIGN KEY (letter_id) REFERENCES letters (id),
  CONSTRAINT ck_charges_amount CHECK (amount > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE waivers (
  id      BIGINT        NOT NULL AUTO_INCREMENT,
  case_id BIGINT        NOT NULL,
  dated   DATE          NOT NULL,
  bucket  VARCHAR(10)   NOT NULL,
  amount  DECIMAL(15,2) NOT NULL,
  reason  VARCHAR(100)  NOT NULL,
  undone_on DATE        NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_waivers_case FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Append-only: what happened to a case, who did it and why.
CREATE TABLE case_log (
  id      BIGINT       NOT NULL AUTO_INCREMENT,
  case_id BIGINT       NOT NULL,
  dated   DATE         NOT NULL,
  at      DATETIME(6)  NOT NULL,
  actor   VARCHAR(60)  NOT NULL,
  event   VARCHAR(40)  NOT NULL,
  detail  VARCHAR(500) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_case_log_case FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

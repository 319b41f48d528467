-- Spans: a decision holds from its first date to its last (null: until another one is made).
CREATE TABLE decisions (
  id             BIGINT      NOT NULL AUTO_INCREMENT,
  creditor_id    VARCHAR(30) NOT NULL,
  invoice_id     BIGINT      NOT NULL,
  invoice_number INT         NOT NULL,
  decision       VARCHAR(10) NOT NULL,
  reason         VARCHAR(30) NULL,
  step           VARCHAR(20) NULL,
  letter         VARCHAR(20) NULL,
  first_date     DATE        NOT NULL,
  last_date      DATE        NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_decisions_day UNIQUE (creditor_id, invoice_id, first_date),
  INDEX ix_decisions_now (creditor_id, last_date, decision)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Differences between case, ledger and proposals, as spans too.
CREATE TABLE differences (
  id             BIGINT        NOT NULL AUTO_INCREMENT,
  creditor_id    VARCHAR(30)   NOT NULL,
  case_id        BIGINT        NOT NULL,
  invoice_id     BIGINT        NOT NULL,
  invoice_number INT           NOT NULL,
  cause          VARCHAR(40)   NOT NULL,
  red            BOOLEAN       NOT NULL,
  amount         DECIMAL(15,2) NOT NULL,
  first_date     DATE          NOT NULL,
  last_date      DATE          NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_differences_case FOREIGN KEY (case_id) REFERENCES cases (id),
  INDEX ix_differences_now (creditor_id, last_date, red)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What was given up on, with its reason and its remedy, until it is mended or an operator says otherwise.
CREATE TABLE parked (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  creditor_id VARCHAR(30)  NOT NULL,
  subject     VARCHAR(120) NOT NULL COMMENT 'invoice 4711, effect 12, creditor',
  invoice_id  BIGINT       NULL,
  effect_id   BIGINT       NULL,
  reason      VARCHAR(255) NOT NULL,
  remedy      VARCHAR(255) NOT NULL,
  parked_on   DATE         NOT NULL,
  released_on DATE         NULL,
  released_by VARCHAR(60)  NULL,
  live_key    VARCHAR(160) GENERATED ALWAYS AS (IF(released_on IS NULL, CONCAT(creditor_id, ' ', subject), NULL)) PERSISTENT,
  PRIMARY KEY (id),
  CONSTRAINT uq_parked_live UNIQUE (live_key),
  INDEX ix_parked_invoice (creditor_id, released_on, invoice_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Who runs which creditor now, and what every run did. Instants are UTC, business dates are DATE.
CREATE TABLE creditor_versions (
  creditor_id VARCHAR(30)  NOT NULL,
  sha256      VARCHAR(64)     NOT NULL,
  content     MEDIUMTEXT   NOT NULL COMMENT 'the creditor file as it was read; tokens are references',
  used_at     DATETIME(6)  NOT NULL,
  PRIMARY KEY (creditor_id, sha256)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE runs (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  creditor_id   VARCHAR(30)  NOT NULL,
  business_date DATE         NOT NULL,
  instance      VARCHAR(100) NOT NULL,
  state         VARCHAR(10)  NOT NULL COMMENT 'RUNNING, FINISHED, FAILED',
  started_at    DATETIME(6)  NOT NULL,
  finished_at   DATETIME(6)  NULL,
  lease_until   DATETIME(6)  NULL COMMENT 'by the clock of the database',
  invoices_read INT          NOT NULL DEFAULT 0,
  figure        DECIMAL(15,2) NULL COMMENT 'sum of red differences; must be 0.00',
  report        MEDIUMTEXT   NULL,
  problem       VARCHAR(500) NULL,
  PRIMARY KEY (id),
  INDEX ix_runs_creditor_date (creditor_id, business_date, state)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- One row a creditor: holding it means running that creditor.
CREATE TABLE run_leases (
  creditor_id VARCHAR(30)  NOT NULL,
  run_id      BIGINT       NULL,
  instance    VARCHAR(100) NULL,
  lease_until DATETIME(6)  NULL,
  PRIMARY KEY (creditor_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

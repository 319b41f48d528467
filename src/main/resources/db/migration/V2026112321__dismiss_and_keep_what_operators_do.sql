-- What operators do that is not about one case: only ever added to. What is about a case stands in case_log.
CREATE TABLE operator_log (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  at          DATETIME(6)  NOT NULL COMMENT 'UTC',
  actor       VARCHAR(40)  NOT NULL,
  action      VARCHAR(40)  NOT NULL COMMENT 'run-now, step-stopped, released …',
  creditor_id VARCHAR(30)  NULL COMMENT 'NULL: it is about all of them',
  detail      VARCHAR(500) NOT NULL COMMENT 'what it was done to; ids only',
  reason      VARCHAR(400) NOT NULL COMMENT 'in the words of the operator; may name people',
  PRIMARY KEY (id),
  INDEX ix_operator_log_creditor (creditor_id, id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What a person said that KK2 shall not try any more.
ALTER TABLE effects ADD COLUMN dismissed_by VARCHAR(40) NULL COMMENT 'with state CANCELLED: it is not planned again';
ALTER TABLE parked
  ADD COLUMN dismissed_by VARCHAR(40) NULL COMMENT 'with released_on: the same subject is left alone',
  ADD INDEX ix_parked_dismissed (creditor_id, dismissed_by);

-- What a debtor objects to, and what became of it. The words themselves stand in the case's log and in the letters.
CREATE TABLE objections (
  id              BIGINT        NOT NULL AUTO_INCREMENT,
  case_id         BIGINT        NOT NULL,
  state           VARCHAR(10)   NOT NULL COMMENT 'OPEN, REJECTED, UPHELD',
  amount          DECIMAL(15,2) NULL COMMENT 'the part of the principal that is contested; null: the whole claim',
  received_on     DATE          NOT NULL,
  received_by     VARCHAR(60)   NOT NULL,
  decided_on      DATE          NULL,
  decided_by      VARCHAR(60)   NULL,
  answer          MEDIUMTEXT    NULL COMMENT 'the written assessment',
  upheld          DECIMAL(15,2) NULL COMMENT 'the part of the principal that is to be credited',
  credited_before DECIMAL(15,2) NULL COMMENT 'what was credited when it was upheld',
  settled_on      DATE          NULL COMMENT 'an upheld one: when its credit note was seen',
  hold            VARCHAR(20)   NULL COMMENT 'on-hold when the case was held already; the hold comes back with the decision',
  hold_until      DATE          NULL,
  hold_cause      VARCHAR(30)   NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_objections_case FOREIGN KEY (case_id) REFERENCES cases (id),
  INDEX ix_objections_state (state, settled_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What was given up because a case was closed is owed again when it is reopened; what a person gave up is not.
ALTER TABLE waivers
  ADD COLUMN closing BOOLEAN     NOT NULL DEFAULT FALSE COMMENT 'given up because the case was closed' AFTER reason,
  ADD COLUMN actor   VARCHAR(60) NOT NULL DEFAULT 'kk2' AFTER closing;

UPDATE waivers SET closing = TRUE;

-- A letter beside the procedure may come by itself, once for each cause, and is dropped when it is overtaken.
ALTER TABLE letter_requests
  ADD COLUMN cause          VARCHAR(40)  NULL COMMENT 'what made it come by itself; null: a person asked for it' AFTER detail,
  ADD COLUMN dropped_on     DATE         NULL,
  ADD COLUMN dropped_reason VARCHAR(100) NULL,
  ADD CONSTRAINT uq_letter_requests_cause UNIQUE (case_id, kind, cause);

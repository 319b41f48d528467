-- What a case handler may do to a case: stop it, put it back to a step, merge it, and send letters beside the procedure.
ALTER TABLE cases
  ADD COLUMN stopped_until   DATE          NULL COMMENT 'the last day of the stop; null: until a person ends it' AFTER stopped,
  ADD COLUMN stop_cause      VARCHAR(30)   NULL COMMENT 'objection, bankruptcy, returned-post, ...' AFTER stopped_until,
  ADD COLUMN round           INT           NOT NULL DEFAULT 0 COMMENT 'how often it was put back to an earlier step' AFTER letter_id,
  ADD COLUMN merged_into     BIGINT        NULL COMMENT 'the case whose letters speak for this one',
  ADD CONSTRAINT fk_cases_merged FOREIGN KEY (merged_into) REFERENCES cases (id),
  MODIFY COLUMN stopped VARCHAR(20) NULL COMMENT 'on-hold, disputed, instalment-plan';

ALTER TABLE letters
  MODIFY COLUMN kind     VARCHAR(25) NOT NULL,
  MODIFY COLUMN step     VARCHAR(20) NULL COMMENT 'null: beside the procedure',
  MODIFY COLUMN deadline DATE        NULL COMMENT 'null: it sets none',
  ADD COLUMN step_before   VARCHAR(20) NULL COMMENT 'where the case stood when it was planned' AFTER step,
  ADD COLUMN letter_before BIGINT      NULL AFTER step_before;

UPDATE letters l
   SET l.letter_before = (SELECT MAX(e.id) FROM letters e WHERE e.case_id = l.case_id AND e.id < l.id AND e.state = 'SENT');
UPDATE letters l JOIN letters e ON e.id = l.letter_before SET l.step_before = e.step;

ALTER TABLE case_log
  ADD COLUMN until_on DATE NULL COMMENT 'the last day for which it holds' AFTER dated;

-- A case handler's yes to a step that waits for it.
CREATE TABLE approvals (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  creditor_id VARCHAR(30)  NOT NULL,
  invoice_id  BIGINT       NOT NULL,
  step        VARCHAR(20)  NOT NULL,
  round       INT          NOT NULL COMMENT 'of the case; 0 before there is one',
  approved_on DATE         NOT NULL,
  actor       VARCHAR(60)  NOT NULL,
  reason      VARCHAR(400) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_approvals UNIQUE (creditor_id, invoice_id, step, round)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A letter beside the procedure, from the wish to the row in letters; a letter taken back is planned again.
CREATE TABLE letter_requests (
  id           BIGINT      NOT NULL AUTO_INCREMENT,
  case_id      BIGINT      NOT NULL,
  kind         VARCHAR(25) NOT NULL,
  detail       MEDIUMTEXT  NULL COMMENT 'what the letter says beyond the claim, as our own record',
  requested_on DATE        NOT NULL,
  letter_id    BIGINT      NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_letter_requests_case FOREIGN KEY (case_id) REFERENCES cases (id),
  CONSTRAINT fk_letter_requests_letter FOREIGN KEY (letter_id) REFERENCES letters (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- The cases besides its own that a letter speaks for.
CREATE TABLE letter_members (
  letter_id BIGINT NOT NULL,
  case_id   BIGINT NOT NULL,
  PRIMARY KEY (letter_id, case_id),
  INDEX ix_letter_members_case (case_id),
  CONSTRAINT fk_letter_members_letter FOREIGN KEY (letter_id) REFERENCES letters (id),
  CONSTRAINT fk_letter_members_case FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- When the payer's bank had the order of a payment, registered by a case handler: a fee goes by it.
CREATE TABLE bank_dates (
  creditor_id VARCHAR(30)  NOT NULL,
  posting_id  BIGINT       NOT NULL,
  in_time_on  DATE         NOT NULL,
  actor       VARCHAR(60)  NOT NULL,
  reason      VARCHAR(400) NOT NULL,
  PRIMARY KEY (creditor_id, posting_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

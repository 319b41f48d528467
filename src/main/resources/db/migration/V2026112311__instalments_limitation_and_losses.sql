-- What was agreed to be paid by instalments, what moved the limitation, and what is proposed as a loss.
CREATE TABLE instalment_plans (
  id               BIGINT        NOT NULL AUTO_INCREMENT,
  case_id          BIGINT        NOT NULL,
  agreed_on        DATE          NOT NULL,
  accepted_on      DATE          NULL COMMENT 'the debtor acknowledged the debt; null: not said',
  grace            INT           NOT NULL COMMENT 'business days after a term',
  back_to          VARCHAR(20)   NULL COMMENT 'the step after a missed term; null: where it stood, or a new demand if that is too old',
  paid_before      DECIMAL(15,2) NOT NULL COMMENT 'received until it was agreed',
  relieved_before  DECIMAL(15,2) NOT NULL COMMENT 'credited and waived until it was agreed',
  ended_on         DATE          NULL,
  end_reason       VARCHAR(20)   NULL COMMENT 'missed, kept, ended',
  live_case        BIGINT        GENERATED ALWAYS AS (IF(ended_on IS NULL, case_id, NULL)) PERSISTENT,
  PRIMARY KEY (id),
  CONSTRAINT uq_instalment_plans_live UNIQUE (live_case),
  CONSTRAINT fk_instalment_plans_case FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE instalments (
  plan_id BIGINT        NOT NULL,
  n       INT           NOT NULL,
  due_on  DATE          NOT NULL,
  amount  DECIMAL(15,2) NOT NULL,
  PRIMARY KEY (plan_id, n),
  CONSTRAINT fk_instalments_plan FOREIGN KEY (plan_id) REFERENCES instalment_plans (id),
  CONSTRAINT ck_instalments_amount CHECK (amount > 0)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What interrupted the limitation of a claim (foreldelsesloven §§ 14 to 21); the evidence stands in the reason.
CREATE TABLE interruptions (
  id       BIGINT       NOT NULL AUTO_INCREMENT,
  case_id  BIGINT       NOT NULL,
  event    VARCHAR(25)  NOT NULL,
  on_date  DATE         NOT NULL,
  ended_on DATE         NULL COMMENT 'a step that came to nothing; null: pending, or not a step',
  actor    VARCHAR(60)  NOT NULL,
  reason   VARCHAR(400) NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_interruptions UNIQUE (case_id, event, on_date),
  CONSTRAINT fk_interruptions_case FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- A loss that was put to the accountant, with the evidence; nothing is booked by it.
CREATE TABLE write_offs (
  id          BIGINT        NOT NULL AUTO_INCREMENT,
  case_id     BIGINT        NOT NULL,
  proposed_on DATE          NOT NULL,
  ground      VARCHAR(40)   NULL COMMENT 'of the VAT relief; null: a plain loss',
  principal   DECIMAL(15,2) NOT NULL,
  evidence    MEDIUMTEXT    NOT NULL,
  actor       VARCHAR(60)   NOT NULL,
  reason      VARCHAR(400)  NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT fk_write_offs_case FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Where each case that a letter speaks for stood before it.
ALTER TABLE letter_members
  ADD COLUMN step_before   VARCHAR(20) NULL,
  ADD COLUMN letter_before BIGINT      NULL;

ALTER TABLE letters
  MODIFY COLUMN state VARCHAR(10) NOT NULL COMMENT 'PLANNED, SENT, CANCELLED, RETURNED: it came back';

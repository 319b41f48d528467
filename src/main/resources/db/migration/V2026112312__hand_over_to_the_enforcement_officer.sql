-- A case handler's yes to a petition (utleggsbegjæring), what was handed over, and what came of it. No national identity
-- number is kept anywhere: it stands in the two files alone. All numbers could be tried against a hash of a file that holds
-- one, so a person's files are hashed as they would be with the number left out.
CREATE TABLE hand_overs (
  id            BIGINT        NOT NULL AUTO_INCREMENT,
  case_id       BIGINT        NOT NULL,
  creditor_id   VARCHAR(30)   NOT NULL,
  approved_on   DATE          NOT NULL,
  actor         VARCHAR(60)   NOT NULL,
  reason        VARCHAR(400)  NOT NULL,
  pdf_name      VARCHAR(80)   NOT NULL,
  pdf_sha256    VARCHAR(64)   NOT NULL COMMENT 'of a person: as made without the national identity number',
  json_name     VARCHAR(80)   NOT NULL,
  json_sha256   VARCHAR(64)   NOT NULL COMMENT 'as pdf_sha256',
  total         DECIMAL(15,2) NOT NULL COMMENT 'the whole claim on the day of approval',
  writing_costs DECIMAL(15,2) NOT NULL,
  petition_fee  DECIMAL(15,2) NOT NULL COMMENT 'as shown; not part of the total',
  invoice_copy  LONGBLOB      NOT NULL COMMENT 'as Tripletex gave it, so that the same day makes the same file again',
  outcome       VARCHAR(20)   NULL COMMENT 'paid, attachment, nothing-to-attach, objection: the last one',
  outcome_on    DATE          NULL COMMENT 'of the enforcement officer''s answer',
  follow_up_on  DATE          NULL,
  new_step_by   DATE          NULL COMMENT 'the later of a year after an attempt that led to nothing (foreldelsesloven § 22) and the ordinary limitation',
  PRIMARY KEY (id),
  CONSTRAINT fk_hand_overs_case FOREIGN KEY (case_id) REFERENCES cases (id),
  CONSTRAINT uq_hand_overs_files UNIQUE (case_id, pdf_sha256, json_sha256),
  INDEX ix_hand_overs_outcome (creditor_id, outcome)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What a charge of kind COST was paid for, and the voucher in Tripletex that books it.
CREATE TABLE outlays (
  charge_id      BIGINT       NOT NULL,
  case_id        BIGINT       NOT NULL,
  paid_on        DATE         NOT NULL,
  receipt        VARCHAR(200) NOT NULL,
  voucher_year   SMALLINT     NOT NULL COMMENT 'Tripletex numbers its vouchers anew each year',
  voucher_number INT          NOT NULL,
  PRIMARY KEY (charge_id),
  CONSTRAINT uq_outlays_voucher UNIQUE (case_id, voucher_year, voucher_number),
  CONSTRAINT fk_outlays_charge FOREIGN KEY (charge_id) REFERENCES charges (id),
  CONSTRAINT fk_outlays_case FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

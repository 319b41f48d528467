-- Groups of postings that were closed against each other in Tripletex, as far as they were read.
CREATE TABLE close_groups (
  creditor_id    VARCHAR(30) NOT NULL,
  close_group_id BIGINT      NOT NULL,
  closed_on      DATE        NOT NULL COMMENT 'as Tripletex dates it',
  read_on        DATE        NOT NULL,
  PRIMARY KEY (creditor_id, close_group_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What each posting of a close group counts for; without a row it counts whole for the invoice that it belongs to.
CREATE TABLE posting_shares (
  creditor_id    VARCHAR(30)   NOT NULL,
  posting_id     BIGINT        NOT NULL,
  invoice_id     BIGINT        NOT NULL COMMENT '0: for none',
  close_group_id BIGINT        NOT NULL,
  amount         DECIMAL(15,2) NOT NULL COMMENT 'debit positive',
  PRIMARY KEY (creditor_id, posting_id, invoice_id),
  INDEX ix_posting_shares_invoice (creditor_id, invoice_id),
  CONSTRAINT fk_posting_shares_group FOREIGN KEY (creditor_id, close_group_id)
    REFERENCES close_groups (creditor_id, close_group_id) ON DELETE CASCADE
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What a debtor said that a payment shall cover, before the creditor's order goes on.
CREATE TABLE designations (
  case_id       BIGINT       NOT NULL,
  posting_id    BIGINT       NOT NULL COMMENT 'of the payment, in Tripletex',
  covers        VARCHAR(60)  NOT NULL COMMENT 'parts of the claim in their order: FEES,INTEREST',
  designated_on DATE         NOT NULL,
  actor         VARCHAR(60)  NOT NULL,
  reason        VARCHAR(400) NOT NULL,
  PRIMARY KEY (case_id, posting_id),
  CONSTRAINT fk_designations_case FOREIGN KEY (case_id) REFERENCES cases (id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What each payment covered, as it was booked; a row that was superseded stays with the date.
CREATE TABLE allocations (
  id            BIGINT        NOT NULL AUTO_INCREMENT,
  case_id       BIGINT        NOT NULL,
  posting_id    BIGINT        NOT NULL COMMENT 'of the payment, in Tripletex',
  dated         DATE          NOT NULL,
  amount        DECIMAL(15,2) NOT NULL,
  principal     DECIMAL(15,2) NOT NULL,
  costs         DECIMAL(15,2) NOT NULL,
  fees          DECIMAL(15,2) NOT NULL,
  interest      DECIMAL(15,2) NOT NULL,
  surplus       DECIMAL(15,2) NOT NULL,
  designated    BOOLEAN       NOT NULL COMMENT 'the debtor said what it covers first',
  recorded_on   DATE          NOT NULL,
  superseded_on DATE          NULL COMMENT 'null: it stands',
  PRIMARY KEY (id),
  INDEX ix_allocations_case (case_id, superseded_on),
  CONSTRAINT fk_allocations_case FOREIGN KEY (case_id) REFERENCES cases (id),
  CONSTRAINT ck_allocations_sum CHECK (principal + costs + fees + interest + surplus = amount)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

ALTER TABLE cases
  ADD COLUMN rest_kept_on DATE NULL COMMENT 'a case handler has decided that what is left beside the principal is claimed on';

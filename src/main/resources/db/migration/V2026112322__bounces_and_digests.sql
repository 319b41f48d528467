-- What mail servers report about letters: only what names a mail of ours by its Message-ID and its recipient is kept.
CREATE TABLE bounces (
  id          BIGINT      NOT NULL AUTO_INCREMENT,
  creditor_id VARCHAR(30) NOT NULL,
  letter_id   BIGINT      NOT NULL,
  action      VARCHAR(10) NOT NULL COMMENT 'failed, delayed',
  status      VARCHAR(12) NOT NULL COMMENT 'RFC 3463',
  kept_at     DATETIME(6) NOT NULL,
  outcome     VARCHAR(15) NULL COMMENT 'null: not looked at yet; anew, held, moved-on, closed, paper-went, told, known',
  settled_on  DATE        NULL COMMENT 'the business date on which it was taken in',
  PRIMARY KEY (id),
  CONSTRAINT uq_bounces_report UNIQUE (letter_id, action, status),
  CONSTRAINT fk_bounces_letter FOREIGN KEY (letter_id) REFERENCES letters (id),
  INDEX ix_bounces_settled (creditor_id, settled_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- How far the mailbox has been read. Nothing is marked, moved or deleted in it.
CREATE TABLE mailbox_places (
  mailbox      VARCHAR(64) NOT NULL COMMENT 'SHA-256 of host, port and user',
  uid_validity BIGINT      NOT NULL,
  last_uid     BIGINT      NOT NULL,
  PRIMARY KEY (mailbox)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Several addresses of a debtor may fail, one after the other: none of them is tried again.
ALTER TABLE cases
  MODIFY COLUMN refused_email VARCHAR(1000) NULL COMMENT 'addresses that were refused for good or came back, with ; between them';

-- The daily mail to a case handler of a creditor, as it was written; an effect sends it.
CREATE TABLE digests (
  id            BIGINT       NOT NULL AUTO_INCREMENT,
  creditor_id   VARCHAR(30)  NOT NULL,
  business_date DATE         NOT NULL,
  recipient     VARCHAR(254) NOT NULL,
  subject       VARCHAR(255) NOT NULL,
  content       MEDIUMTEXT   NOT NULL,
  PRIMARY KEY (id),
  CONSTRAINT uq_digests_day UNIQUE (creditor_id, business_date, recipient)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- What case handlers were told: not told again while it stands.
CREATE TABLE told (
  id          BIGINT       NOT NULL AUTO_INCREMENT,
  creditor_id VARCHAR(30)  NOT NULL,
  subject     VARCHAR(120) NOT NULL,
  told_on     DATE         NOT NULL COMMENT 'by the digest of this date',
  ended_on    DATE         NULL COMMENT 'it stands no longer, or its digest was never sent',
  live_key    VARCHAR(160) GENERATED ALWAYS AS (IF(ended_on IS NULL, CONCAT(creditor_id, ' ', subject), NULL)) PERSISTENT,
  PRIMARY KEY (id),
  CONSTRAINT uq_told_live UNIQUE (live_key),
  INDEX ix_told_now (creditor_id, ended_on)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

ALTER TABLE effects
  MODIFY COLUMN case_id BIGINT NULL COMMENT 'null: it belongs to no case, such as a digest',
  MODIFY COLUMN kind VARCHAR(20) NOT NULL COMMENT 'MAIL, PRINT, VOUCHER, ATTACHMENT, CLOSE_POSTINGS, DIGEST',
  ADD COLUMN digest_id BIGINT NULL AFTER proposal_id,
  ADD CONSTRAINT fk_effects_digest FOREIGN KEY (digest_id) REFERENCES digests (id),
  ADD INDEX ix_effects_external (external_id);

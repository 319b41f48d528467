-- What was read from Tripletex. Columns are what queries need; content is our own record of the fields in use, and nothing else.
CREATE TABLE invoices (
  creditor_id         VARCHAR(30)   NOT NULL,
  invoice_id          BIGINT        NOT NULL,
  number              INT           NOT NULL,
  customer_id         BIGINT        NOT NULL,
  invoice_date        DATE          NOT NULL,
  due_date            DATE          NOT NULL,
  amount              DECIMAL(15,2) NOT NULL,
  outstanding         DECIMAL(15,2) NOT NULL,
  credit_note         BOOLEAN       NOT NULL,
  credited_invoice_id BIGINT        NULL,
  voucher_id          BIGINT        NULL,
  content             MEDIUMTEXT    NOT NULL,
  sha256              VARCHAR(64)      NOT NULL,
  changed_on          DATE          NOT NULL,
  PRIMARY KEY (creditor_id, invoice_id),
  INDEX ix_invoices_number (creditor_id, number),
  INDEX ix_invoices_customer (creditor_id, customer_id),
  INDEX ix_invoices_open (creditor_id, outstanding),
  INDEX ix_invoices_credited (creditor_id, credited_invoice_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

CREATE TABLE customers (
  creditor_id VARCHAR(30) NOT NULL,
  customer_id BIGINT      NOT NULL,
  content     MEDIUMTEXT  NOT NULL,
  sha256      VARCHAR(64)    NOT NULL,
  changed_on  DATE        NOT NULL,
  PRIMARY KEY (creditor_id, customer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

-- Postings on receivables: those of the invoices that we follow, and every open one.
CREATE TABLE postings (
  creditor_id             VARCHAR(30)   NOT NULL,
  posting_id              BIGINT        NOT NULL,
  voucher_id              BIGINT        NOT NULL,
  external_voucher_number VARCHAR(100)  NULL,
  posted_on               DATE          NOT NULL,
  amount                  DECIMAL(15,2) NOT NULL,
  customer_id             BIGINT        NULL,
  invoice_id              BIGINT        NULL COMMENT 'the invoice that it belongs to',
  listed                  BOOLEAN       NOT NULL COMMENT 'the invoice itself lists it',
  invoice_number          VARCHAR(50)   NULL,
  close_group_id          BIGINT        NULL,
  open                    BOOLEAN       NOT NULL,
  PRIMARY KEY (creditor_id, posting_id),
  INDEX ix_postings_invoice (creditor_id, invoice_id),
  INDEX ix_postings_customer_open (creditor_id, open, customer_id)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

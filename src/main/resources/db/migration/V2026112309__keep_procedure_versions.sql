-- The text of every procedure version that a case began with: the case keeps it when the file changes or is gone.
CREATE TABLE procedure_versions (
  name    VARCHAR(60) NOT NULL,
  version INT         NOT NULL,
  sha256  VARCHAR(64) NOT NULL,
  content MEDIUMTEXT  NOT NULL COMMENT 'the procedure file as it was read',
  used_at DATETIME(6) NOT NULL COMMENT 'when the first case began with it',
  PRIMARY KEY (name, version)
) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;

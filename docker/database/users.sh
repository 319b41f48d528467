# Run once by MariaDB's image when it makes the database: the users of users.sql, with the passwords that are mounted as files.
# A value goes over as hexadecimal digits, so no character of it can end the statement.
password() {
  printf "CONVERT(UNHEX('%s') USING utf8mb4)" "$(tr -d '\r\n' <"/run/secrets/$1" | od -An -v -tx1 | tr -d ' \n')"
}

{
  echo "SET @migrate_password = $(password kk2_db_migration_password),
            @program_password = $(password kk2_db_password),
            @purge_password = $(password kk2_db_purge_password);"
  cat /kk2/users.sql
} | docker_process_sql

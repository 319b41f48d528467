-- The three users of KK2's database, each with what its work needs. An administrator runs this once, before the first start, on an
-- existing database `kk2`; the passwords are session variables, so that none stands in a file:
--
--   mariadb -e "SET @migrate_password = '…', @program_password = '…', @purge_password = '…'; SOURCE docker/database/users.sql"
--
-- A variable that is not set stops the script. Where clients come over a network, add REQUIRE SSL to each user.

-- Makes and changes tables, and gives the program its rights to each of them: KK2_DB_MIGRATION_USER.
EXECUTE IMMEDIATE CONCAT('CREATE USER IF NOT EXISTS ''kk2_migrate''@''%'' IDENTIFIED BY ', QUOTE(@migrate_password));
GRANT ALL PRIVILEGES ON `kk2`.* TO 'kk2_migrate'@'%' WITH GRANT OPTION;

-- The program: KK2_DB_USER. Each migration adds INSERT and UPDATE table by table, INSERT alone where nothing may change, and DELETE
-- only where the program deletes. It can neither alter nor drop a table.
EXECUTE IMMEDIATE CONCAT('CREATE USER IF NOT EXISTS ''kk2''@''%'' IDENTIFIED BY ', QUOTE(@program_password));
GRANT SELECT ON `kk2`.* TO 'kk2'@'%';

-- Retention and erasure, which delete: KK2_DB_USER of a call that purges, and of nothing else.
EXECUTE IMMEDIATE CONCAT('CREATE USER IF NOT EXISTS ''kk2_purge''@''%'' IDENTIFIED BY ', QUOTE(@purge_password));
GRANT SELECT, INSERT, UPDATE, DELETE ON `kk2`.* TO 'kk2_purge'@'%';

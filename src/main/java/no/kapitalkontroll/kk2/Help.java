package no.kapitalkontroll.kk2;

/** What KK2 can be called to do. */
final class Help {

    static final String TEXT = """
            Kapitalkontroll2 for Tripletex

              java -jar kk2.jar            the service: runs daily by the clock, with JMX and management pages
              java -jar kk2.jar run        one daily run of all creditors for the business date, then a summary
              java -jar kk2.jar preview    the same decisions as JSON lines; nothing is written, nothing is sent
              java -jar kk2.jar check      tests token, rights, accounts, products and settings; a line each

            Exit: 0 all well, 1 something failed or was parked (named), 2 refused to start (the key is named).

            Settings come from the environment; README.md has the whole table. The least that is needed:
              KK2_TRIPLETEX_URL=https://tripletex.no/v2  KK2_TRIPLETEX_CONSUMER_TOKEN=...  KK2_CREDITORS=creditors
              KK2_DB_URL=jdbc:mariadb://localhost/kk2  KK2_DB_USER=...  KK2_DB_PASSWORD=...
              KK2_SMTP_HOST=...  KK2_PRINT_DIR=print
            KK2_DATE=2026-09-15 sets the business date of run, preview and check; default: today in Oslo.
            """;

    private Help() {}
}

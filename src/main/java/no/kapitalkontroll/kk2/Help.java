package no.kapitalkontroll.kk2;

/** What KK2 can be called to do. */
final class Help {

    static final String TEXT = """
            Kapitalkontroll2 for Tripletex

              java -jar kk2.jar            the service: runs daily by the clock, with JMX and management pages
              java -jar kk2.jar run        one daily run of all creditors for the business date, then a summary
              java -jar kk2.jar preview    the same decisions as JSON lines; --letters DIR: the letters too. Nothing is sent
              java -jar kk2.jar init       asks for what a creditor file needs and writes it, with comments
              java -jar kk2.jar check      tests token, rights, accounts, products and settings; a line each

              java -jar kk2.jar case CREDITOR INVOICE ACTION ...    what a case handler does: show, hold, object, waive, hand-over ...
              java -jar kk2.jar proposal CREDITOR NUMBER ACTION ... what a person decides about a posting proposal: retry, redate, adopt ...
              java -jar kk2.jar statement CREDITOR INVOICE          the whole calculation of a claim on any day
              java -jar kk2.jar payments CREDITOR                   payments that a person or a giro file told of
              java -jar kk2.jar reconciliation CREDITOR [sign-off]  case against ledger against proposals on any day, and its sign-off
              java -jar kk2.jar to-close CREDITOR                   postings that a person has to close in Tripletex
              java -jar kk2.jar report CREDITOR NAME                income, open cases, work list ... as of a date; CSV, Excel or a page
              java -jar kk2.jar account CREDITOR --customer NUMBER  one customer's account, ledger and claims side by side
              java -jar kk2.jar limitation [CREDITOR]               claims that are near their time limit
              java -jar kk2.jar refunds|outlays|losses CREDITOR     money to pay back, not come back, or lost; a line each
              java -jar kk2.jar bounces CREDITOR                    letters that came back by mail, and what became of them
              java -jar kk2.jar free-credits CREDITOR               payments without an invoice, and what they probably pay
              java -jar kk2.jar verify-log [CREDITOR [INVOICE]]     proves that no log of a case was changed
              java -jar kk2.jar export-debtor|erase-debtor CREDITOR all that is stored about one debtor, and its erasure
              java -jar kk2.jar purge                               forgets what is past its time; --dry-run only counts

              java -jar kk2.jar parked [CREDITOR]                   what was given up on, with its id, its reason and its remedy
              java -jar kk2.jar retry|dismiss ID                    the next run tries it again; or it is not tried any more
              java -jar kk2.jar retry-all --cause WORDS --limit N   all that is parked for a cause, in two calls
              java -jar kk2.jar letter-was-sent|letter-was-not-sent ID  what became of a letter of which nobody knew
              java -jar kk2.jar operator-log [CREDITOR]             what operators did, who and why

            --help after any of them tells its options, with examples.
            Exit: 0 all well, 1 something failed, was parked or was refused (named), 2 refused to start (the key is named).

            Settings come from the environment; README.md has the whole table. The least that is needed:
              KK2_TRIPLETEX_URL=https://tripletex.no/v2  KK2_TRIPLETEX_CONSUMER_TOKEN=...  KK2_CREDITORS=creditors
              KK2_DB_URL=jdbc:mariadb://localhost/kk2  KK2_DB_USER=...  KK2_DB_PASSWORD=...
              KK2_SMTP_HOST=...  KK2_PRINT_DIR=print
            KK2_DATE=2026-09-15 sets the business date of every command; default: today in Oslo.
            """;

    private Help() {}
}

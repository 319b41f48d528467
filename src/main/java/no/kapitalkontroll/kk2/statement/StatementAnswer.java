package no.kapitalkontroll.kk2.statement;

/** A statement, or why there is none. */
public sealed interface StatementAnswer {

    record Made(InvoiceStatement statement) implements StatementAnswer {}

    record Refused(String why, String remedy) implements StatementAnswer {

        @Override
        public String toString() {
            return "refused: " + why + "; remedy: " + remedy;
        }
    }
}

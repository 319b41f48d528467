package no.kapitalkontroll.kk2.reconciliation;

/** A reconciliation, or why there is none. */
public sealed interface ReconciliationAnswer {

    record Made(Reconciliation reconciliation) implements ReconciliationAnswer {}

    record Refused(String why, String remedy) implements ReconciliationAnswer {

        @Override
        public String toString() {
            return "refused: " + why + "; remedy: " + remedy;
        }
    }
}

package no.kapitalkontroll.kk2.report;

import java.util.List;

/** Reports, or why there are none. */
public sealed interface ReportAnswer {

    /**
     * @param owner the name of the creditor
     * @param differences from the ledger, where that was asked; empty: none
     */
    record Made(String owner, List<Report> reports, List<String> differences) implements ReportAnswer {

        public Made {
            reports = List.copyOf(reports);
            differences = List.copyOf(differences);
        }

        public Made(String owner, List<Report> reports) {
            this(owner, reports, List.of());
        }
    }

    record Refused(String why, String remedy) implements ReportAnswer {

        @Override
        public String toString() {
            return "refused: " + why + "; remedy: " + remedy;
        }
    }
}

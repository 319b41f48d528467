package no.kapitalkontroll.kk2.core.giro;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.giro.GiroReading.Read;
import no.kapitalkontroll.kk2.core.giro.GiroReading.Refused;
import no.kapitalkontroll.kk2.core.money.Money;

/**
 * Reads a file of payments with KID as the Norwegian banks deliver it ("OCR giro – Systemspesifikasjon", Nets, before that
 * BBS), or refuses the whole of it: a file whose counts and sums agree is believed, any other is not touched.
 *
 * <p>Amounts are øre, dates DDMMYY. Filler columns are not looked at: some are documented as zeros and seen in use. Not known
 * for certain, and assumed: a reversal is taken off the sums of the end records; the numbers of an assignment's transactions
 * follow each other without a gap; no end record bears an earlier date than what it ends.
 */
public final class ReadGiroFile {

    private static final String FETCH_AGAIN = "fetch the file from the bank again; nothing of it was booked";

    /**
     * Reads a file.
     *
     * @param lines without line ends; empty ones after the last record are passed over
     * @param account the creditor's, eleven digits: money to another one is not the creditor's
     */
    public GiroReading read(List<String> lines, String account) {
        var transmission = new Transmission(account);
        for (int i = 0; i < lines.size(); i++) {
            var refused = transmission.next(new GiroRecord(i + 1, lines.get(i)));
            if (refused.isPresent()) {
                return refused.get();
            }
        }
        return transmission.whole(lines.size());
    }

    /** The file while its records are read in their order: 10, then assignments, then 89 and nothing after it. */
    private static final class Transmission {

        private final String account;
        private final List<GiroPayment> payments = new ArrayList<>();
        private GiroRecord begun;
        private AssignmentInHand assignment;
        private LocalDate latestEnd;
        private LocalDate endedOn;
        private int records;

        Transmission(String account) {
            this.account = account;
        }

        Optional<Refused> next(GiroRecord record) {
            if (endedOn != null) {
                return record.text().isEmpty()
                        ? Optional.empty()
                        : record.refused("something stands after the end of the transmission", FETCH_AGAIN);
            }
            if (record.text().length() != GiroRecord.LENGTH) {
                return record.refused(
                        "the record has %d characters instead of 80"
                                .formatted(record.text().length()),
                        "fetch the file from the bank again, as text with one record a line");
            }
            if (!record.at(1, 2).equals("NY")) {
                return record.refused("the record does not begin with NY", "this is no OCR giro file: move it away");
            }
            records++;
            return begun == null ? begin(record) : follow(record);
        }

        private Optional<Refused> begin(GiroRecord record) {
            if (!record.kind().equals("0010") || !record.type().equals("00") || !record.isDigits(9, 31)) {
                return record.refused("the file does not begin with the start of a transmission", FETCH_AGAIN);
            }
            begun = record;
            return Optional.empty();
        }

        private Optional<Refused> follow(GiroRecord record) {
            if (record.at(3, 4).equals("21")) {
                return record.refused(
                        "it tells of AvtaleGiro agreements, not of payments",
                        "move it away, and order OCR giro payments from the bank without agreements");
            }
            if (assignment == null && record.kind().equals("0089")) {
                return end(record);
            }
            if (assignment == null) {
                assignment = new AssignmentInHand(account);
                if (!record.kind().equals("0920")) {
                    return record.refused("a record outside of any assignment, or of an unknown kind", FETCH_AGAIN);
                }
            }
            var refused = assignment.next(record);
            if (assignment.endedOn() != null) {
                payments.addAll(assignment.payments());
                latestEnd =
                        latestEnd == null || assignment.endedOn().isAfter(latestEnd) ? assignment.endedOn() : latestEnd;
                assignment = null;
            }
            return refused;
        }

        private Optional<Refused> end(GiroRecord record) {
            var date = record.date(42);
            if (!record.type().equals("00") || !record.isDigits(9, 41) || date.isEmpty()) {
                return record.refused("the record that ends the transmission is not as described", FETCH_AGAIN);
            }
            if (record.number(9, 16) != payments.size()) {
                return record.refused("the number of transactions is not what the transmission holds", FETCH_AGAIN);
            }
            if (record.number(17, 24) != records) {
                return record.refused("the number of records is not what the transmission holds", FETCH_AGAIN);
            }
            if (!Money.ore(record.number(25, 41)).equals(AssignmentInHand.total(payments))) {
                return record.refused("the sum is not that of the transmission's transactions", FETCH_AGAIN);
            }
            if (latestEnd != null && date.get().isBefore(latestEnd)) {
                return record.refused("the date is earlier than that of an assignment", FETCH_AGAIN);
            }
            endedOn = date.get();
            return Optional.empty();
        }

        GiroReading whole(int lines) {
            return endedOn == null
                    ? new Refused(lines, "the end of the transmission is missing", FETCH_AGAIN)
                    : new Read(new GiroFile(begun.at(9, 16), begun.at(17, 23), endedOn, payments));
        }
    }
}

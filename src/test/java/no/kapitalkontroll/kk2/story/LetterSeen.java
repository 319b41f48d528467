package no.kapitalkontroll.kk2.story;

import java.time.LocalDate;

/** A letter as it is kept: what it says to the øre. {@code state}: PLANNED, SENT or CANCELLED. */
record LetterSeen(
        String state,
        String kind,
        LocalDate date,
        LocalDate deadline,
        String principal,
        String interest,
        String fees,
        String total) {

    static LetterSeen sent(
            String kind, String date, String deadline, String principal, String interest, String fees, String total) {
        return new LetterSeen(
                "SENT", kind, LocalDate.parse(date), LocalDate.parse(deadline), principal, interest, fees, total);
    }

    LetterSeen cancelled() {
        return new LetterSeen("CANCELLED", kind, date, deadline, principal, interest, fees, total);
    }
}

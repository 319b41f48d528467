package no.kapitalkontroll.kk2.core.enforcement;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import no.kapitalkontroll.kk2.core.notice.LetterKind;

/**
 * A letter that was sent, with what proves it.
 *
 * @param enforcementNotice it is the notice of tvangsfullbyrdelsesloven § 4-18
 * @param deadline null for a letter that sets none
 * @param sha256 of its bytes, in hexadecimal; null when the letter that is kept is not the one that was sent
 */
public record SentLetter(
        long id,
        LetterKind kind,
        boolean enforcementNotice,
        LocalDate date,
        LocalDate deadline,
        String fileName,
        String sha256,
        List<Proof> proofs) {

    public SentLetter {
        proofs = List.copyOf(proofs);
    }

    /** How one copy of the letter left. */
    public enum Channel {
        EMAIL,
        PAPER
    }

    /**
     * That one copy was sent.
     *
     * @param recipient the e-mail address, or the postal address on one line
     * @param externalId the Message-ID, or the name of the file for the printer
     * @param acceptedAt when the other side took it, Norwegian time
     * @param statement what the other side, or a case handler, said
     */
    public record Proof(
            Channel channel, String recipient, String externalId, LocalDateTime acceptedAt, String statement) {}

    boolean isProven() {
        return sha256 != null && !proofs.isEmpty();
    }

    /** Letter and day alone: a recipient is a person. */
    @Override
    public String toString() {
        return kind.word() + " " + date;
    }
}

package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;
import no.kapitalkontroll.kk2.outbox.EffectKind;

/**
 * Something that KK2 has given up on until a person decides.
 *
 * @param attempts how often it was tried; 0 where nothing was sent
 * @param effectKind null unless it is an effect on the outside world
 * @param invoiceNumber of its case; null when it has none
 */
public record ParkedItem(
        ParkedId id,
        int attempts,
        String creditorId,
        String subject,
        EffectKind effectKind,
        Integer invoiceNumber,
        LocalDate since,
        String reason,
        String remedy) {

    public boolean isLetter() {
        return effectKind != null && effectKind.isLetter();
    }

    @Override
    public String toString() {
        return "%s %s %s%s%s since %s: %s; remedy: %s"
                .formatted(
                        id,
                        creditorId,
                        subject,
                        effectKind == null ? "" : " " + effectKind,
                        invoiceNumber == null ? "" : " of invoice number " + invoiceNumber,
                        since,
                        reason,
                        remedy);
    }
}

package no.kapitalkontroll.kk2.cases;

import java.time.LocalDate;

/**
 * Something that 90-park shall keep until it is mended.
 *
 * @param subject what it is, in words that stay the same from day to day: "invoice 4711", "effect 12", "creditor"
 * @param invoiceId the invoice that waits because of it, or null
 * @param effectId the effect that waits, or null
 * @param reason without names, addresses and tokens
 * @param remedy what a person can do
 */
public record GivenUp(
        String creditorId, String subject, Long invoiceId, Long effectId, String reason, String remedy, LocalDate on) {

    GivenUp withInvoice(Long invoice) {
        return new GivenUp(creditorId, subject, invoice, effectId, reason, remedy, on);
    }
}

package no.kapitalkontroll.kk2.tripletex;

import java.util.List;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;

/** An invoice and its own postings on receivables: the claim itself positive, payments negative. */
public record ReadInvoice(Invoice invoice, List<LedgerPosting> postings) {

    public ReadInvoice {
        postings = List.copyOf(postings);
    }
}

package no.kapitalkontroll.kk2.handover;

import java.time.LocalDate;
import java.util.Optional;
import no.kapitalkontroll.kk2.cases.FindCase;
import no.kapitalkontroll.kk2.core.enforcement.PetitionFacts;
import no.kapitalkontroll.kk2.handling.Answer;
import no.kapitalkontroll.kk2.handling.CaseRef;
import no.kapitalkontroll.kk2.handling.Operator;
import no.kapitalkontroll.kk2.handling.TakeInHand;
import no.kapitalkontroll.kk2.installation.Installation;
import no.kapitalkontroll.kk2.tripletex.ReadInvoicePdf;
import no.kapitalkontroll.kk2.tripletex.TripletexFailure;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Hands a case over to the enforcement officer (namsmannen): makes the dossier, or says all that it lacks. The handler's word is
 * the approval that the case waits for.
 */
@Component
public class HandOverCase {

    private final FindCase findCase;
    private final ReadInvoicePdf readInvoicePdf;
    private final ApproveHandOver approve;
    private final Installation installation;
    private final JdbcClient jdbc;

    public HandOverCase(
            FindCase findCase,
            ReadInvoicePdf readInvoicePdf,
            ApproveHandOver approve,
            Installation installation,
            JdbcClient jdbc) {
        this.findCase = findCase;
        this.readInvoicePdf = readInvoicePdf;
        this.approve = approve;
        this.installation = installation;
        this.jdbc = jdbc;
    }

    /** Whether the debtor has no organisation number, so that the petition needs a national identity number. */
    public boolean asksForIdentityNumber(CaseRef ref, LocalDate today) {
        return findCase.seen(ref.creditorId(), ref.invoiceNumber(), today)
                .map(found -> found.claim().customer())
                .filter(customer -> !customer.isBusiness())
                .isPresent();
    }

    public Answer handOver(CaseRef ref, HandOverRequest request, Operator by, LocalDate today) {
        if (by.refusal().isPresent()) {
            return by.refused();
        }
        var folder = folder(ref, request);
        if (folder.isEmpty()) {
            return new Answer.Refused(
                    "there is no folder for the dossier", "name an existing one (--out), or set KK2_PRINT_DIR");
        }
        var found = findCase.seen(ref.creditorId(), ref.invoiceNumber(), today);
        if (found.isEmpty()) {
            return TakeInHand.noCase(ref);
        }
        // outside the transaction: nobody waits for Tripletex with a case locked
        var copy =
                invoiceCopy(ref, found.get().facts().id(), found.get().facts().invoiceId(), today);
        try {
            return approve.approve(ref, request, copy, folder.get(), by, today);
        } catch (WriteDossier.NotWritten failed) {
            return new Answer.Refused(failed.getMessage(), failed.remedy());
        }
    }

    /** The one of an approval earlier today, so that the same day makes the same files; else as Tripletex gives it. */
    private InvoiceCopy invoiceCopy(CaseRef ref, long caseId, long invoiceId, LocalDate today) {
        var kept = jdbc.sql(
                        "SELECT invoice_copy FROM hand_overs WHERE case_id = ? AND approved_on = ? ORDER BY id DESC LIMIT 1")
                .params(caseId, today)
                .query((row, index) -> row.getBytes(1))
                .optional();
        if (kept.isPresent()) {
            return InvoiceCopy.of(kept.get());
        }
        try {
            var pdf = readInvoicePdf.of(ref.creditorId(), invoiceId);
            return BindDossier.isReadable(pdf)
                    ? InvoiceCopy.of(pdf)
                    : InvoiceCopy.missing("its pages cannot be read", "look at the invoice's document in Tripletex");
        } catch (TripletexFailure failure) {
            return InvoiceCopy.missing(failure.getMessage(), failure.remedy());
        }
    }

    private Optional<WriteDossier.Folder> folder(CaseRef ref, HandOverRequest request) {
        return request.folder().map(WriteDossier.Folder::existing).or(() -> installation
                .printDirectory()
                .map(folder -> WriteDossier.Folder.below(folder.resolve(ref.creditorId()), "dossiers")));
    }

    /** The invoice's document, or why there is none. */
    record InvoiceCopy(
            @SuppressWarnings("ArrayRecordComponent") byte[] pdf, PetitionFacts.InvoiceCopy fact) {

        static InvoiceCopy of(byte[] pdf) {
            return new InvoiceCopy(pdf, PetitionFacts.InvoiceCopy.there());
        }

        static InvoiceCopy missing(String why, String remedy) {
            return new InvoiceCopy(new byte[0], PetitionFacts.InvoiceCopy.missing(why, remedy));
        }

        @Override
        public String toString() {
            return fact.toString();
        }
    }
}

package no.kapitalkontroll.kk2.creditor;

import static java.util.Objects.requireNonNullElse;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.calendar.BusinessCalendar;
import no.kapitalkontroll.kk2.core.charge.DayCount;
import no.kapitalkontroll.kk2.core.claim.PostalAddress;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.procedure.Procedure;
import no.kapitalkontroll.kk2.core.procedure.Terms;

/**
 * A creditor (kreditor) as its file describes it; only valid ones exist.
 *
 * @param id also the name of its file and of its folder of paper letters
 * @param organisationNumber nine digits
 * @param logo a readable PNG or JPEG beside the file
 * @param bankAccount eleven digits
 * @param accounts the Tripletex account number of each role; {@code REFUNDS} and {@code LOSSES} only when the file
 *     names them
 * @param products the Tripletex product number of fees, interest and costs
 * @param procedure the name of the procedure that new cases follow
 * @param businessProcedure the one for debtors that are businesses
 * @param coverageOrder what a payment covers first
 */
public record Creditor(
        String id,
        String name,
        String organisationNumber,
        PostalAddress address,
        Person contact,
        List<Person> caseHandlers,
        Optional<Path> logo,
        String bankAccount,
        String fromAddress,
        Language language,
        TripletexAccess tripletex,
        Map<AccountRole, Integer> accounts,
        Map<AccountRole, String> products,
        String procedure,
        String businessProcedure,
        Collecting collecting,
        List<Bucket> coverageOrder,
        DayCount dayCount,
        VoucherTerms voucher) {

    public Creditor {
        caseHandlers = List.copyOf(caseHandlers);
        accounts = Map.copyOf(accounts);
        products = Map.copyOf(products);
        coverageOrder = List.copyOf(coverageOrder);
    }

    /**
     * The terms that decide about this creditor's claims.
     *
     * @param procedureInForce the creditor's own one for a new case, the one it began with for an open case
     * @param lawConfirmedUntil the last date for which somebody has confirmed the law
     */
    public Terms terms(Procedure procedureInForce, LocalDate lawConfirmedUntil) {
        var limits = procedureInForce.limits();
        return new Terms(
                collecting.startDate(),
                requireNonNullElse(limits.minimumClaim(), collecting.minimumClaim()),
                requireNonNullElse(limits.smallPrincipalRest(), collecting.smallPrincipalRest()),
                requireNonNullElse(limits.smallRest(), collecting.smallRest()),
                collecting.ignoreTripletexDunning(),
                collecting.businessCompensation(),
                collecting.compensationDate(),
                collecting.feePerDebtorAndDay(),
                procedureInForce,
                collecting.printLeadBusinessDays(),
                collecting.channels(),
                lawConfirmedUntil,
                collecting.restPolicy());
    }

    /** Norwegian business days without this creditor's holiday stops. */
    public BusinessCalendar calendar() {
        return new BusinessCalendar(collecting.holidayStops());
    }

    /** The id alone: the file holds names and addresses of persons. */
    @Override
    public String toString() {
        return "Creditor[" + id + "]";
    }
}

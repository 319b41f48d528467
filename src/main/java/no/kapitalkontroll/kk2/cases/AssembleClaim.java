package no.kapitalkontroll.kk2.cases;

import static java.util.stream.Collectors.toSet;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.bookkeeping.CountRegistered;
import no.kapitalkontroll.kk2.core.bookkeeping.RegisteredPayment;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.claim.Customer;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.coverage.Allocation;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.CreditDate;
import no.kapitalkontroll.kk2.core.coverage.FeeCharge;
import no.kapitalkontroll.kk2.core.coverage.InvoiceInLedger;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.Waiver;
import no.kapitalkontroll.kk2.core.limitation.Interruption;
import no.kapitalkontroll.kk2.core.limitation.LimitationPeriod;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.CaseStanding;
import no.kapitalkontroll.kk2.core.procedure.ClaimView;
import no.kapitalkontroll.kk2.core.procedure.Reason;

/** Puts a claim together out of what was read of it. */
final class AssembleClaim {

    private final CreditorRules rules;
    private final CreditorDay day;
    private final LimitationPeriod limitation = new LimitationPeriod();
    private final ReadByHand.ByHand byHand;
    private final BooksByHand books;

    AssembleClaim(CreditorRules rules, CreditorDay day, ReadByHand.ByHand byHand, BooksByHand books) {
        this.rules = rules;
        this.day = day;
        this.byHand = byHand;
        this.books = books;
    }

    LoadedClaim of(
            Invoice invoice,
            Customer customer,
            CaseRow caseRow,
            Long leadCase,
            List<LetterFact> letters,
            List<ReadClaims.ChargeFact> charges,
            List<Waiver> waivers,
            List<ProposalFact> proposals,
            List<Allocation> recorded,
            List<InvoiceInLedger.Line> postings,
            List<Invoice> creditNotes,
            List<Interruption> interruptions,
            Money freeCredit,
            boolean parked,
            boolean red) {
        var registered = byHand.registered(invoice.id());
        var inLedger = new InvoiceInLedger(invoice, postings, creditNotes, ourVouchers(postings, proposals));
        var ledger = new ClaimLedger(
                invoice.amount(),
                invoice.dueDate(),
                caseRow == null ? null : caseRow.openedOn(),
                Stream.concat(
                                new CountRegistered(registered)
                                                .among(
                                                        inLedger.movements(byHand.bankDates(), day.date()),
                                                        one -> isCovered(one, proposals))
                                                .stream(),
                                books.refundsPaid(caseRow).stream())
                        .map(movement -> countedFrom(movement, invoice))
                        .toList(),
                fees(letters, charges),
                ReadClaims.costs(charges),
                waivers,
                rules.creditor().coverageOrder(),
                caseRow == null ? null : caseRow.endedOn(),
                caseRow == null ? Map.of() : byHand.designated(caseRow.id(), invoice.id()));
        var balance = rules.coverPayments().balance(ledger, day.date());
        var view = new ClaimView(
                invoice,
                withoutRefusedEmail(customer, caseRow),
                balance,
                caseRow == null ? null : standing(caseRow, letters, books.waitsForLoss(caseRow), day.date()),
                byHand.approved(day.tried(rules.procedureOf(caseRow, customer)), invoice.id(), caseRow),
                freeCredit,
                parked,
                day.ledgerFresh(),
                red,
                limitation.timeBarredFrom(invoice.dueDate(), interruptions).orElse(null));
        return new LoadedClaim(
                invoice,
                view.customer(),
                caseRow,
                leadCase,
                letters,
                postings.stream()
                        .map(InvoiceInLedger.Line::posting)
                        .filter(posting -> !posting.amount().isZero())
                        .toList(),
                inLedger.ours(),
                proposals,
                ledger,
                balance,
                view,
                inLedger.notInOutstanding(),
                registered,
                caseRow == null ? List.of() : byHand.asked(caseRow.id()),
                Stream.concat(
                                books
                                        .entries(
                                                caseRow,
                                                balance,
                                                proposals,
                                                rules.creditor().accounts().keySet(),
                                                day.date())
                                        .stream(),
                                registered.stream()
                                        .filter(RegisteredPayment::counts)
                                        .map(RegisteredPayment::entry))
                        .toList(),
                recorded);
    }

    private static boolean isCovered(RegisteredPayment payment, List<ProposalFact> proposals) {
        return proposals.stream()
                .anyMatch(proposal -> proposal.subject().equals(Subject.ofPayment(payment.movementId())));
    }

    private Set<Long> ourVouchers(List<InvoiceInLedger.Line> postings, List<ProposalFact> proposals) {
        var ids = proposals.stream()
                .map(ProposalFact::voucherId)
                .filter(Objects::nonNull)
                .collect(toSet());
        var prefix = "KK2-" + day.creditorId() + "-";
        postings.stream()
                .map(InvoiceInLedger.Line::posting)
                .filter(p -> p.externalVoucherNumber() != null
                        && p.externalVoucherNumber().startsWith(prefix))
                .forEach(p -> ids.add(p.voucherId()));
        return ids;
    }

    /** Whether a credit note grants something or corrects an error is not to be seen: the creditor's file says it. */
    private Movement countedFrom(Movement movement, Invoice invoice) {
        return movement.kind() == Movement.Kind.CREDIT
                        && rules.creditor().collecting().creditDate() == CreditDate.DUE_DATE
                ? movement.neverOwedFrom(invoice.dueDate())
                : movement;
    }

    private static List<FeeCharge> fees(List<LetterFact> letters, List<ReadClaims.ChargeFact> charges) {
        Map<Long, LetterFact> byId = new HashMap<>();
        letters.forEach(letter -> byId.put(letter.id(), letter));
        return charges.stream()
                .filter(charge -> !charge.reversed() && !charge.kind().equals("COST"))
                .map(charge -> feeOf(charge, byId.get(charge.letterId())))
                .toList();
    }

    /** The cost of writing the petition is a fee that no letter carries. */
    private static FeeCharge feeOf(ReadClaims.ChargeFact charge, LetterFact letter) {
        return letter == null
                ? new FeeCharge(charge.id(), null, charge.dated(), null, charge.amount(), charge.legalBasis())
                : new FeeCharge(
                        charge.id(),
                        letter.kind(),
                        letter.date(),
                        letter.previousDeadline(),
                        charge.amount(),
                        charge.legalBasis());
    }

    private static CaseStanding standing(CaseRow row, List<LetterFact> letters, boolean waitsForLoss, LocalDate date) {
        var letter = letters.stream()
                .filter(one -> Objects.equals(one.id(), row.letterId()))
                .findFirst();
        return new CaseStanding(
                row.id(),
                row.step(),
                row.steppedOn(),
                letter.map(one -> one.state() == LetterFact.State.SENT).orElse(row.step() != null),
                letter.map(LetterFact::deadline).orElse(null),
                row.openedOn(),
                row.closedOn(),
                row.closeReason(),
                row.state() == CaseRow.State.HANDED_OVER,
                row.stoppedOn(date) == null && waitsForLoss ? Reason.ON_HOLD : row.stoppedOn(date),
                letters.stream()
                        .filter(one -> one.kind() == LetterKind.PAYMENT_DEMAND && one.state() == LetterFact.State.SENT)
                        .map(LetterFact::date)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                row.restKeptOn() != null);
    }

    /** An address that was refused for good, or that a letter came back from, counts as none: another one counts. */
    private static Customer withoutRefusedEmail(Customer c, CaseRow row) {
        if (c == null || row == null || row.refusedEmail() == null) {
            return c;
        }
        return new Customer(
                c.id(),
                c.version(),
                c.name(),
                c.organisationNumber(),
                c.privateIndividual(),
                c.language(),
                without(c.overdueNoticeEmail(), row.refusedEmail()),
                without(c.invoiceEmail(), row.refusedEmail()),
                without(c.email(), row.refusedEmail()),
                c.postalAddress(),
                c.physicalAddress(),
                c.factoring(),
                c.automaticReminder(),
                c.automaticDebtCollectionNotice(),
                c.number());
    }

    private static String without(String addresses, String refused) {
        var none = List.of(refused.toLowerCase(Locale.ROOT).split(";", -1));
        return addresses == null
                ? null
                : Stream.of(addresses.split(";", -1))
                        .filter(address -> !none.contains(address.strip().toLowerCase(Locale.ROOT)))
                        .collect(Collectors.joining(";"));
    }
}

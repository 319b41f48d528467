package no.kapitalkontroll.kk2.simulation;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposal;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposeVouchers;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposed;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer;
import no.kapitalkontroll.kk2.core.charge.FeeLetter;
import no.kapitalkontroll.kk2.core.charge.FeeQuestion;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.claim.LedgerPosting;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.CostCharge;
import no.kapitalkontroll.kk2.core.coverage.FeeCharge;
import no.kapitalkontroll.kk2.core.coverage.InvoiceInLedger;
import no.kapitalkontroll.kk2.core.coverage.Waiver;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.CaseStanding;
import no.kapitalkontroll.kk2.core.procedure.ClaimView;
import no.kapitalkontroll.kk2.core.procedure.Decision;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;
import no.kapitalkontroll.kk2.core.reconciliation.CaseInBooks;
import no.kapitalkontroll.kk2.core.reconciliation.Difference;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import no.kapitalkontroll.kk2.core.reconciliation.ReconcileCase;

/**
 * An invoice and what KK2 has made of it: what the program keeps in the tables of cases, letters, charges, waivers and proposals.
 * Every letter arrives on its date.
 */
final class CaseAtWork {

    /** What is known of a proposal on its way into the ledger. */
    enum Way {
        TO_BE_SENT,
        NOBODY_KNOWS,
        THERE
    }

    private record Letter(
            LetterKind kind, LocalDate date, LocalDate deadline, LocalDate previousDeadline, boolean feeBearing) {}

    private record Charge(long id, Letter letter, FeeAnswer.Fee fee) {}

    /** @param closing given up because the case was closed: owed again when it is reopened */
    private record GivenUp(Waiver waiver, boolean closing) {}

    /** A proposal with its voucher. */
    static final class Booking {

        final Proposal proposal;
        ProposalStanding.State state = ProposalStanding.State.PLANNED;
        Way way = Way.TO_BE_SENT;
        int attempts;
        Long voucherId;

        Booking(Proposal proposal) {
            this.proposal = proposal;
        }

        Lines lines() {
            return Lines.of(proposal.lines());
        }

        private Proposed proposed() {
            return new Proposed(proposal.subject(), lines(), proposal.number());
        }

        private ProposalStanding standing() {
            return new ProposalStanding(proposal.number(), state, lines());
        }

        @Override
        public String toString() {
            return proposal.number() + " " + state + " " + way + " " + voucherId;
        }
    }

    /** The claim as it stands on a day. */
    record Claim(
            Invoice invoice,
            List<InvoiceInLedger.Line> lines,
            Set<Long> ours,
            Money paidBackBeside,
            ClaimLedger ledger,
            ClaimBalance balance) {

        Money onReceivables() {
            return Money.sum(lines.stream().map(line -> line.posting().amount()));
        }
    }

    private final House house;
    private final long invoiceId;
    private final List<Letter> letters = new ArrayList<>();
    private final List<Charge> charges = new ArrayList<>();
    private final List<GivenUp> waivers = new ArrayList<>();
    private final List<CostCharge> costs = new ArrayList<>();
    final List<BookEntry> byHand = new ArrayList<>();
    final List<Booking> bookings = new ArrayList<>();
    List<Difference> differences = List.of();

    private LocalDate openedOn;
    private LocalDate closedOn;
    private Reason closeReason;
    private Step step;
    private LocalDate steppedOn;
    private Money amountAtOpening;
    private Claim looked;
    private LocalDate lookedOn;
    /** What stood in the ledger when nothing was left to do; null while something is. */
    private List<InvoiceInLedger.Line> restsWith;

    private final ProposeVouchers proposeVouchers = new ProposeVouchers();
    private final ReconcileCase reconcileCase = new ReconcileCase();

    CaseAtWork(House house, long invoiceId) {
        this.house = house;
        this.invoiceId = invoiceId;
    }

    boolean isCase() {
        return openedOn != null;
    }

    boolean isClosed() {
        return closedOn != null;
    }

    long invoiceId() {
        return invoiceId;
    }

    boolean bearsFeeOf(LetterKind kind, LocalDate date) {
        return letters.stream()
                .anyMatch(letter -> letter.feeBearing()
                        && letter.kind() == kind
                        && letter.date().equals(date));
    }

    /** A court fee that a voucher books already. */
    void costs(LocalDate date, Money amount) {
        costs.add(new CostCharge(1_000L + costs.size(), date, amount));
    }

    /** A case handler gives up what is unpaid of it. */
    void waives(Bucket bucket, Money unpaid, LocalDate date) {
        waive(bucket, unpaid, date, false);
    }

    Claim look(Mirror mirror, LocalDate date) {
        var lines = mirror.lines(invoiceId);
        var ours = ours(lines);
        var inLedger = mirror.inLedger(invoiceId, ours);
        var invoice = mirror.invoice(invoiceId);
        var ledger = new ClaimLedger(
                invoice.amount(),
                invoice.dueDate(),
                openedOn,
                inLedger.movements(java.util.Map.of(), date),
                charges.stream().map(CaseAtWork::feeCharge).toList(),
                List.copyOf(costs),
                waivers.stream().map(GivenUp::waiver).toList(),
                house.order());
        // reckoned once for a date and what was then known
        var balance = looked != null && date.equals(lookedOn) && ledger.equals(looked.ledger())
                ? looked.balance()
                : House.COVER_PAYMENTS.balance(ledger, date);
        looked = new Claim(invoice, lines, ours, inLedger.paidBackBeside(), ledger, balance);
        lookedOn = date;
        return looked;
    }

    /** Nothing is left to do, and nothing has come: no run looks at it. */
    boolean rests(Mirror mirror) {
        return restsWith != null && restsWith.equals(mirror.lines(invoiceId));
    }

    /** Money that went back makes the debt stand again. */
    boolean reopens(Claim claim) {
        if (!isClosed() || !claim.balance().principal().isPositive()) {
            return false;
        }
        closedOn = null;
        closeReason = null;
        waivers.removeIf(GivenUp::closing);
        return true;
    }

    boolean isRed() {
        return differences.stream().anyMatch(difference -> difference.cause().isRed());
    }

    Decision decide(Claim claim, Money freeCredit, boolean ledgerFresh, LocalDate date) {
        var view = new ClaimView(
                claim.invoice(),
                House.DEBTOR,
                claim.balance(),
                isCase() ? standing() : null,
                House.PROCEDURE,
                freeCredit,
                false,
                ledgerFresh,
                isRed(),
                null);
        return House.DECIDE_CLAIM.decide(view, House.TERMS, date);
    }

    /** @param feeTaken whether another letter of this kind to the debtor bears the day's fee */
    void advance(Claim claim, Decision decision, Predicate<LetterKind> feeTaken, LocalDate date) {
        if (isCase()) {
            charges.removeIf(charge -> claim.balance().fallenFees().contains(charge.id()));
            book(claim, date);
        }
        switch (decision.kind()) {
            case TAKE -> {
                if (!isCase()) {
                    openedOn = date;
                    amountAtOpening = claim.invoice().amount();
                    send(claim, decision, feeTaken, date);
                }
            }
            case ADVANCE -> {
                if (step != decision.step() || !date.equals(steppedOn)) {
                    send(claim, decision, feeTaken, date);
                }
            }
            case HAND_OVER -> {
                step = Step.HAND_OVER;
                steppedOn = date;
            }
            case CLOSE -> {
                if (!isClosed()) {
                    close(claim.balance(), decision.reason(), date);
                }
            }
            case WAIT, SKIP -> {}
        }
    }

    void reconcile(Claim claim, LocalDate date) {
        differences = reconcileCase.compare(new CaseInBooks(
                claim.balance(),
                amountAtOpening,
                claim.invoice().amount(),
                claim.invoice().outstanding().plus(claim.paidBackBeside()),
                claim.lines().stream().map(InvoiceInLedger.Line::posting).toList(),
                claim.ours(),
                bookings.stream().map(Booking::standing).toList(),
                wanted(claim.balance()),
                proposed(),
                Money.ZERO,
                date));
    }

    void restWhenDone(Claim claim) {
        var done = isCase() ? isSettledInBooks(claim) : claim.onReceivables().isZero();
        var closed = claim.lines().stream().allMatch(line -> line.posting().closeGroupId() != null);
        restsWith = done && closed ? claim.lines() : null;
    }

    boolean isSettledInBooks(Claim claim) {
        return isClosed()
                && differences.isEmpty()
                && claim.balance().refundDue().isZero()
                && bookings.stream().allMatch(booking -> booking.state == ProposalStanding.State.BOOKED)
                && claim.onReceivables().isZero();
    }

    List<BookEntry> wanted(ClaimBalance balance) {
        return Stream.concat(balance.allocations().stream().map(BookEntry::of), byHand.stream())
                .toList();
    }

    /** Two equal states have nothing between them that was written. */
    List<Object> state() {
        return List.of(
                List.copyOf(letters),
                List.copyOf(charges),
                List.copyOf(waivers),
                bookings.toString(),
                differences,
                Objects.toString(openedOn),
                Objects.toString(closedOn),
                Objects.toString(step),
                Objects.toString(steppedOn));
    }

    private Set<Long> ours(List<InvoiceInLedger.Line> lines) {
        Set<Long> ours = new HashSet<>();
        bookings.stream()
                .map(booking -> booking.voucherId)
                .filter(Objects::nonNull)
                .forEach(ours::add);
        lines.stream()
                .map(InvoiceInLedger.Line::posting)
                .filter(posting -> posting.externalVoucherNumber() != null
                        && posting.externalVoucherNumber().startsWith("KK2-" + house.id() + "-"))
                .map(LedgerPosting::voucherId)
                .forEach(ours::add);
        return ours;
    }

    private void book(Claim claim, LocalDate date) {
        var of = new ProposeVouchers.Of(
                house.id(), claim.invoice().number(), claim.invoice().customerId(), bookings.size() + 1);
        proposeVouchers.propose(of, wanted(claim.balance()), proposed(), date).stream()
                .map(Booking::new)
                .forEach(bookings::add);
    }

    private List<Proposed> proposed() {
        return Proposed.summed(bookings.stream().map(Booking::proposed).toList());
    }

    private void send(Claim claim, Decision decision, Predicate<LetterKind> feeTaken, LocalDate date) {
        var kind = decision.letter();
        var previous =
                letters.isEmpty() ? null : letters.get(letters.size() - 1).deadline();
        var deadline = House.DATES.deadline(date, House.PROCEDURE.sending(kind).deadlineDays());
        var answer = House.FEE_RULES.answer(question(claim, kind, feeTaken.test(kind), date));
        var fee = answer instanceof FeeAnswer.Fee charged && !fallsAwayAtOnce(claim, charged, kind, previous, date)
                ? charged
                : null;
        var letter = new Letter(kind, date, deadline, previous, fee != null);
        letters.add(letter);
        if (fee != null) {
            charges.add(new Charge(letters.size(), letter, fee));
        }
        step = decision.step();
        steppedOn = date;
    }

    private FeeQuestion question(Claim claim, LetterKind kind, boolean feeTaken, LocalDate date) {
        return new FeeQuestion(
                kind,
                date,
                claim.invoice().dueDate(),
                false,
                false,
                House.TERMS.compensationDate(),
                false,
                !charges.isEmpty(),
                feeTaken,
                letters.stream()
                        .map(letter ->
                                new FeeLetter(letter.kind(), letter.date(), letter.deadline(), letter.feeBearing()))
                        .toList());
    }

    /** The letter before was paid in time, and the money went back later. */
    private static boolean fallsAwayAtOnce(
            Claim claim, FeeAnswer.Fee fee, LetterKind kind, LocalDate previousDeadline, LocalDate date) {
        var ledger = claim.ledger();
        var fees = new ArrayList<>(ledger.fees());
        fees.add(new FeeCharge(-1, kind, date, previousDeadline, fee.amount(), fee.legalBasis()));
        var withFee = new ClaimLedger(
                ledger.invoiceAmount(),
                ledger.dueDate(),
                ledger.openedOn(),
                ledger.movements(),
                fees,
                ledger.costs(),
                ledger.waivers(),
                ledger.order());
        return House.COVER_PAYMENTS.balance(withFee, date).fallenFees().contains(-1L);
    }

    private void close(ClaimBalance balance, Reason reason, LocalDate date) {
        waive(Bucket.COSTS, balance.costs(), date, true);
        waive(Bucket.FEES, balance.fees(), date, true);
        waive(Bucket.INTEREST, balance.interest(), date, true);
        closedOn = date;
        closeReason = reason;
    }

    private void waive(Bucket bucket, Money amount, LocalDate date, boolean closing) {
        if (amount.isPositive()) {
            waivers.add(new GivenUp(new Waiver(date, bucket, amount), closing));
        }
    }

    private CaseStanding standing() {
        var last = letters.get(letters.size() - 1);
        return new CaseStanding(
                invoiceId,
                step,
                steppedOn,
                true,
                last.deadline(),
                openedOn,
                closedOn,
                closeReason,
                step == Step.HAND_OVER && !isClosed(),
                null,
                letters.stream()
                        .filter(letter -> letter.kind() == LetterKind.PAYMENT_DEMAND)
                        .map(Letter::date)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private static FeeCharge feeCharge(Charge charge) {
        return new FeeCharge(
                charge.id(),
                charge.letter().kind(),
                charge.letter().date(),
                charge.letter().previousDeadline(),
                charge.fee().amount(),
                charge.fee().legalBasis());
    }
}

package no.kapitalkontroll.kk2.core.life;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposal;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalLine;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposeVouchers;
import no.kapitalkontroll.kk2.core.bookkeeping.Proposed;
import no.kapitalkontroll.kk2.core.charge.FeeAnswer;
import no.kapitalkontroll.kk2.core.charge.FeeLetter;
import no.kapitalkontroll.kk2.core.charge.FeeQuestion;
import no.kapitalkontroll.kk2.core.charge.FeeRules;
import no.kapitalkontroll.kk2.core.charge.LateInterest;
import no.kapitalkontroll.kk2.core.claim.Invoice;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.coverage.ClaimLedger;
import no.kapitalkontroll.kk2.core.coverage.CostCharge;
import no.kapitalkontroll.kk2.core.coverage.CoverPayments;
import no.kapitalkontroll.kk2.core.coverage.CreditDate;
import no.kapitalkontroll.kk2.core.coverage.FeeCharge;
import no.kapitalkontroll.kk2.core.coverage.Movement;
import no.kapitalkontroll.kk2.core.coverage.Waiver;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.notice.LetterKind;
import no.kapitalkontroll.kk2.core.procedure.CaseStanding;
import no.kapitalkontroll.kk2.core.procedure.ClaimView;
import no.kapitalkontroll.kk2.core.procedure.DecideClaim;
import no.kapitalkontroll.kk2.core.procedure.Decision;
import no.kapitalkontroll.kk2.core.procedure.Reason;
import no.kapitalkontroll.kk2.core.procedure.Step;

/**
 * One case from its invoice to its end, in memory: what a run does on a date with the parts of the core, in the order in which
 * the program does it with rows and an outbox.
 */
final class CaseLife {

    enum LetterState {
        PLANNED,
        SENT,
        UNKNOWN,
        CANCELLED
    }

    /** What became of a letter that left for the mail server. */
    enum Outcome {
        ACCEPTED,
        FAILED,
        UNKNOWN
    }

    /**
     * A letter; {@code demanded} is the open principal that it was written for.
     *
     * @param sentOn the date of the run that sent it
     */
    record Letter(
            int id,
            LetterKind kind,
            Step step,
            int round,
            Step stepBefore,
            Integer letterBefore,
            LocalDate plannedOn,
            LocalDate date,
            LocalDate deadline,
            LocalDate previousDeadline,
            boolean feeBearing,
            Money demanded,
            LetterState state,
            LocalDate sentOn) {

        Letter now(LetterState next, LocalDate sent) {
            return new Letter(
                    id,
                    kind,
                    step,
                    round,
                    stepBefore,
                    letterBefore,
                    plannedOn,
                    date,
                    deadline,
                    previousDeadline,
                    feeBearing,
                    demanded,
                    next,
                    sent);
        }
    }

    record Charge(
            long id,
            int letterId,
            Money amount,
            boolean compensation,
            String legalBasis,
            String rateSource,
            LocalDate reversedOn) {

        Charge reversed(LocalDate on) {
            return reversedOn != null
                    ? this
                    : new Charge(id, letterId, amount, compensation, legalBasis, rateSource, on);
        }
    }

    record Stop(Reason reason, LocalDate from, LocalDate until) {

        boolean covers(LocalDate date) {
            return !date.isBefore(from) && !date.isAfter(until);
        }
    }

    /** An outlay that a case handler registered, with what was paid out for it. */
    record Cost(CostCharge charge, Money paid) {}

    /** Everything of ours: two equal states have nothing between them that was written. */
    record State(
            LocalDate openedOn,
            LocalDate closedOn,
            Step step,
            LocalDate steppedOn,
            Integer letterId,
            int round,
            boolean handedOver,
            List<Letter> letters,
            List<Charge> charges,
            List<Waiver> waivers,
            List<Proposal> proposals) {}

    private static final long FIRST_WRITING = 1_000_000;

    final LifeTerms given;
    final List<Movement> movements = new ArrayList<>();
    final List<Stop> stops = new ArrayList<>();
    final List<Cost> costs = new ArrayList<>();
    final List<FeeCharge> writing = new ArrayList<>();
    final List<Letter> letters = new ArrayList<>();
    final List<Charge> charges = new ArrayList<>();
    final List<Waiver> waivers = new ArrayList<>();
    final List<Proposal> proposals = new ArrayList<>();
    final List<Integer> takenBack = new ArrayList<>();
    /** Letters of which an operator said later that they had been sent. */
    final Set<Integer> settledLater = new HashSet<>();
    /** The open principal by letter, when it left. */
    final Map<Integer, Money> openWhenSent = new HashMap<>();

    LocalDate openedOn;
    LocalDate closedOn;
    Reason closeReason;
    Step step;
    LocalDate steppedOn;
    Integer letterId;
    int round;
    boolean handedOver;
    LocalDate handedOverOn;
    int reopened;
    Decision decision;
    /** What the last run booked, null when it found no case. */
    ClaimBalance balanceWhenBooked;

    private ClaimLedger ledgerOfBalance;
    private ClaimBalance balance;

    private final DecideClaim decideClaim;
    private final FeeRules feeRules;
    private final CoverPayments coverPayments;
    private final ProposeVouchers proposeVouchers = new ProposeVouchers();

    CaseLife(LifeTerms given) {
        this.given = given;
        var rates = given.interest().rates();
        this.decideClaim = new DecideClaim(given.dates(), rates);
        this.feeRules = new FeeRules(rates);
        this.coverPayments =
                new CoverPayments(new LateInterest(rates, given.interest().dayCount()));
    }

    /**
     * One daily run: what is late is taken back, a case with debt again is reopened, then one decision and what follows from it.
     *
     * @param feeTaken another letter to the debtor bears the fee of this day
     */
    void run(LocalDate date, boolean feeTaken) {
        letters.stream()
                .filter(letter ->
                        letter.state() == LetterState.PLANNED && letter.date().isBefore(date))
                .toList()
                .forEach(letter -> takeBack(letter, date));
        if (closedOn != null && balance(date).principal().isPositive()) {
            reopen();
        }
        var view = view(date);
        decision = decideClaim.decide(view, given.terms(), date);
        balanceWhenBooked = null;
        if (openedOn != null) {
            balanceWhenBooked = view.balance();
            dropFallenFees(view.balance(), date);
            book(view.balance(), date);
        }
        act(view, date, feeTaken);
    }

    /** The last look at the letters of today, and their way out. */
    void send(LocalDate date, Outcome outcome) {
        for (var letter : List.copyOf(letters)) {
            var due =
                    letter.state() == LetterState.PLANNED && !letter.plannedOn().isBefore(date);
            if (due && !lastLookAllows(letter, date)) {
                takeBack(letter, date);
            } else if (due && outcome == Outcome.ACCEPTED) {
                openWhenSent.put(letter.id(), balance(date).principal());
                replace(letter, letter.now(LetterState.SENT, date));
            } else if (due && outcome == Outcome.UNKNOWN) {
                replace(letter, letter.now(LetterState.UNKNOWN, null));
            }
        }
    }

    /** An operator says of a letter whose fate nobody knows whether it was sent. */
    void settleUnknown(boolean wasSent, LocalDate date) {
        for (var letter : List.copyOf(letters)) {
            if (letter.state() == LetterState.UNKNOWN && wasSent) {
                settledLater.add(letter.id());
                replace(letter, letter.now(LetterState.SENT, letter.plannedOn()));
            } else if (letter.state() == LetterState.UNKNOWN) {
                takeBack(letter, date);
            }
        }
    }

    /** An objection was upheld: no fee stands. */
    void reverseFees(LocalDate date) {
        charges.replaceAll(charge -> charge.reversed(date));
    }

    /** The creditor's own work on a petition: a fee that no letter carries. */
    void chargeWriting(LocalDate date, Money amount, String legalBasis) {
        writing.add(new FeeCharge(
                FIRST_WRITING + date.toEpochDay() * 100 + writing.size(), null, date, null, amount, legalBasis));
    }

    Money fees() {
        return Money.sum(
                charges.stream().filter(charge -> charge.reversedOn() == null).map(Charge::amount));
    }

    Letter letterOf(Charge charge) {
        return letter(charge.letterId());
    }

    Letter letter(int id) {
        return letters.get(id - 1);
    }

    List<Letter> sent() {
        return letters.stream()
                .filter(letter -> letter.state() == LetterState.SENT)
                .toList();
    }

    Reason stoppedOn(LocalDate date) {
        return stops.stream()
                .filter(stop -> stop.covers(date))
                .map(Stop::reason)
                .findFirst()
                .orElse(null);
    }

    /** Reckoned once for a date and what was then known. */
    ClaimBalance balance(LocalDate date) {
        var ledger = ledger();
        if (!ledger.equals(ledgerOfBalance) || !date.equals(balance.asOf())) {
            balance = coverPayments.balance(ledger, date);
            ledgerOfBalance = ledger;
        }
        return balance;
    }

    /** No rate is missing for a day with open principal. */
    boolean knowsInterest(LocalDate date) {
        return coverPayments.missingRate(ledger(), date).isEmpty();
    }

    State state() {
        return new State(
                openedOn,
                closedOn,
                step,
                steppedOn,
                letterId,
                round,
                handedOver,
                List.copyOf(letters),
                List.copyOf(charges),
                List.copyOf(waivers),
                List.copyOf(proposals));
    }

    private void act(ClaimView view, LocalDate date, boolean feeTaken) {
        switch (decision.kind()) {
            case TAKE -> {
                if (openedOn == null) {
                    openedOn = date;
                    plan(view, date, feeTaken);
                }
            }
            case ADVANCE -> {
                if (!isDoneToday(date)) {
                    plan(view, date, feeTaken);
                }
            }
            case HAND_OVER -> {
                if (!isDoneToday(date)) {
                    handedOver = true;
                    handedOverOn = date;
                    step = Step.HAND_OVER;
                    steppedOn = date;
                    letterId = null;
                }
            }
            case CLOSE -> {
                if (closedOn == null) {
                    close(view.balance(), date);
                }
            }
            case WAIT, SKIP -> {}
        }
    }

    private boolean isDoneToday(LocalDate date) {
        return step == decision.step() && date.equals(steppedOn);
    }

    private void plan(ClaimView view, LocalDate date, boolean feeTaken) {
        var kind = decision.letter();
        var planned = given.procedure().sending(kind);
        var letterDate = decideClaim.letterDate(view, kind, given.terms(), date);
        var previous = sent().stream().reduce((first, last) -> last);
        var answer = planned.fee() ? feeRules.answer(question(kind, letterDate, feeTaken)) : null;
        var fee = answer instanceof FeeAnswer.Fee charged
                        && !fallsAwayAtOnce(charged, kind, letterDate, previous.map(Letter::deadline))
                ? charged
                : null;
        round = step != null && decision.step().compareTo(step) <= 0 ? round + 1 : round;
        var letter = new Letter(
                letters.size() + 1,
                kind,
                decision.step(),
                round,
                step,
                letterId,
                date,
                letterDate,
                given.dates().deadline(letterDate, planned.deadlineDays()),
                previous.map(Letter::deadline).orElse(null),
                fee != null,
                view.balance().principal(),
                LetterState.PLANNED,
                null);
        letters.add(letter);
        if (fee != null) {
            charges.add(new Charge(
                    charges.size() + 1L,
                    letter.id(),
                    fee.amount(),
                    fee.compensation(),
                    fee.legalBasis(),
                    fee.rateSource(),
                    null));
        }
        step = decision.step();
        steppedOn = date;
        letterId = letter.id();
    }

    /** The letter before was paid in time, and the money went back to the debtor later. */
    private boolean fallsAwayAtOnce(
            FeeAnswer.Fee fee, LetterKind kind, LocalDate date, Optional<LocalDate> previousDeadline) {
        var ledger = ledger();
        var fees = new ArrayList<>(ledger.fees());
        fees.add(new FeeCharge(-1, kind, date, previousDeadline.orElse(null), fee.amount(), fee.legalBasis()));
        var withFee = new ClaimLedger(
                ledger.invoiceAmount(),
                ledger.dueDate(),
                ledger.openedOn(),
                ledger.movements(),
                fees,
                ledger.costs(),
                ledger.waivers(),
                ledger.order());
        return coverPayments.balance(withFee, date).fallenFees().contains(-1L);
    }

    private FeeQuestion question(LetterKind kind, LocalDate date, boolean feeTaken) {
        var standing = charges.stream().filter(charge -> charge.reversedOn() == null);
        var byKind = standing.map(Charge::compensation).distinct().toList();
        return new FeeQuestion(
                kind,
                date,
                given.due(),
                given.customer().isBusiness(),
                given.terms().businessCompensation(),
                given.terms().compensationDate(),
                byKind.contains(true),
                byKind.contains(false),
                feeTaken,
                feeLetters());
    }

    List<FeeLetter> feeLetters() {
        var ours = sent().stream()
                .map(letter -> new FeeLetter(letter.kind(), letter.date(), letter.deadline(), letter.feeBearing()));
        var tripletex = given.reminders().stream()
                .map(reminder -> new FeeLetter(
                        LetterKind.REMINDER,
                        reminder.date(),
                        reminder.termOfPayment(),
                        reminder.charge().isPositive()));
        return Stream.concat(ours, tripletex)
                .sorted(Comparator.comparing(FeeLetter::date))
                .toList();
    }

    private void takeBack(Letter letter, LocalDate date) {
        replace(letter, letter.now(LetterState.CANCELLED, null));
        takenBack.add(letter.id());
        charges.replaceAll(charge -> charge.letterId() == letter.id() ? charge.reversed(date) : charge);
        if (letterId != null && letterId == letter.id()) {
            step = letter.stepBefore();
            letterId = letter.letterBefore();
            steppedOn = null;
        }
    }

    private boolean lastLookAllows(Letter letter, LocalDate date) {
        return stoppedOn(date) == null && balance(date).principal().equals(letter.demanded());
    }

    private void replace(Letter letter, Letter now) {
        letters.set(letter.id() - 1, now);
    }

    private void close(ClaimBalance balance, LocalDate date) {
        waive(Bucket.COSTS, balance.costs(), date);
        waive(Bucket.FEES, balance.fees(), date);
        waive(Bucket.INTEREST, balance.interest(), date);
        closedOn = date;
        closeReason = decision.reason();
    }

    private void waive(Bucket bucket, Money amount, LocalDate date) {
        if (amount.isPositive()) {
            waivers.add(new Waiver(date, bucket, amount));
        }
    }

    private void reopen() {
        closedOn = null;
        closeReason = null;
        waivers.clear();
        handedOver = step == Step.HAND_OVER;
        reopened++;
    }

    private void dropFallenFees(ClaimBalance balance, LocalDate date) {
        charges.replaceAll(charge -> balance.fallenFees().contains(charge.id()) ? charge.reversed(date) : charge);
        writing.removeIf(fee -> balance.fallenFees().contains(fee.chargeId()));
    }

    private void book(ClaimBalance balance, LocalDate date) {
        proposals.addAll(proposeVouchers.propose(
                new ProposeVouchers.Of("demo", 10001, 9, proposals.size() + 1),
                balance.allocations().stream().map(BookEntry::of).toList(),
                proposed(),
                date));
    }

    private List<Proposed> proposed() {
        return Proposed.summed(proposals.stream()
                .map(proposal -> new Proposed(proposal.subject(), Lines.of(proposal.lines()), proposal.number()))
                .toList());
    }

    static Money income(Proposal proposal, AccountRole account) {
        return Money.sum(proposal.lines().stream()
                        .filter(line -> line.account() == account)
                        .map(ProposalLine::amount))
                .negated();
    }

    ClaimLedger ledger() {
        return new ClaimLedger(
                given.amount(),
                given.due(),
                openedOn,
                movements.stream().map(this::counted).toList(),
                Stream.concat(
                                charges.stream()
                                        .filter(charge -> charge.reversedOn() == null)
                                        .map(this::feeCharge),
                                writing.stream())
                        .toList(),
                costs.stream().map(Cost::charge).toList(),
                waivers,
                given.order());
    }

    private Movement counted(Movement movement) {
        return movement.kind() == Movement.Kind.CREDIT && given.creditDate() == CreditDate.DUE_DATE
                ? movement.neverOwedFrom(given.due())
                : movement;
    }

    private FeeCharge feeCharge(Charge charge) {
        var letter = letterOf(charge);
        return new FeeCharge(
                charge.id(),
                letter.kind(),
                letter.date(),
                letter.previousDeadline(),
                charge.amount(),
                charge.legalBasis());
    }

    private ClaimView view(LocalDate date) {
        var balance = balance(date);
        var parked = letters.stream().anyMatch(letter -> letter.state() == LetterState.UNKNOWN);
        return new ClaimView(
                invoice(balance),
                given.customer(),
                balance,
                openedOn == null ? null : standing(date),
                given.procedure(),
                Money.ZERO,
                parked,
                true,
                false,
                null);
    }

    private CaseStanding standing(LocalDate date) {
        var letter = letterId == null ? null : letter(letterId);
        return new CaseStanding(
                1,
                step,
                steppedOn,
                letter == null ? step != null : letter.state() == LetterState.SENT,
                letter == null ? null : letter.deadline(),
                openedOn,
                closedOn,
                closeReason,
                handedOver && closedOn == null,
                stoppedOn(date),
                sent().stream()
                        .filter(one -> one.kind() == LetterKind.PAYMENT_DEMAND)
                        .map(Letter::date)
                        .max(Comparator.naturalOrder())
                        .orElse(null));
    }

    private Invoice invoice(ClaimBalance balance) {
        return new Invoice(
                5,
                1,
                10001,
                given.due().minusDays(14),
                given.due(),
                9,
                null,
                given.amount(),
                balance.principal(),
                "NOK",
                true,
                false,
                false,
                null,
                77L,
                null,
                given.reminders(),
                "Renhold");
    }
}

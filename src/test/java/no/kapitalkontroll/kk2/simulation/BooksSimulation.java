package no.kapitalkontroll.kk2.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.Cause;
import no.kapitalkontroll.kk2.core.reconciliation.Difference;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import no.kapitalkontroll.kk2.simulation.CaseAtWork.Booking;
import no.kapitalkontroll.kk2.simulation.CaseAtWork.Way;
import no.kapitalkontroll.kk2.standin.Company;
import no.kapitalkontroll.kk2.standin.DirectLedger;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.StandInTripletex;
import no.kapitalkontroll.kk2.standin.Voucher;

/** Five creditors, their debtors, their accountants and KK2 over 200 business days; all of it follows from the seed. */
final class BooksSimulation {

    private static final int CREDITORS = 5;
    private static final int BUSINESS_DAYS = 200;
    private static final LocalDate FIRST = LocalDate.of(2026, 1, 5);

    /** One creditor, from both sides. */
    private record Town(Company company, DirectLedger ledger, Wire wire, CreditorBooks kk2, People people) {}

    private final long seed;
    private final Random random;
    private final StandInTripletex tripletex;
    private final List<Town> towns = new ArrayList<>();
    private final Map<String, Integer> seen = new TreeMap<>();

    BooksSimulation(long seed, StandInTripletex tripletex) {
        this.seed = seed;
        this.random = new Random(seed * 7919);
        this.tripletex = tripletex;
        var switches = tripletex.switches();
        switches.voucherLinksInvoice = seed % 2 == 0;
        switches.creditNotesInInvoicePostings = random.nextBoolean();
        switches.paymentsCarryInvoiceNumber = random.nextBoolean();
        switches.lookupDelay = random.nextInt(3);
        for (int ordinal = 1; ordinal <= CREDITORS; ordinal++) {
            towns.add(found(ordinal));
        }
    }

    private Town found(int ordinal) {
        var company = tripletex.company("Firma " + seed + "-" + ordinal, "914286018", "token-" + seed + "-" + ordinal);
        var ledger = new DirectLedger(company);
        var wire = new Wire(ledger, random);
        var kk2 = new CreditorBooks(House.of(ordinal, random), wire);
        return new Town(company, ledger, wire, kk2, new People(company, kk2, random, this::count));
    }

    /** @throws AssertionError with the seed, the day and the case */
    Map<String, Integer> play() {
        var date = FIRST;
        for (int day = 0; day < BUSINESS_DAYS; date = date.plusDays(1)) {
            if (House.DATES.calendar().isBusinessDay(date)) {
                day++;
                tripletex.setToday(date);
                for (var town : towns) {
                    live(town, date);
                }
            }
        }
        return seen;
    }

    private void live(Town town, LocalDate date) {
        town.people().live(date);
        town.wire().loses(random.nextInt(5) == 0 ? 250 : 0);
        var compared = town.kk2().run(date);
        town.wire().loses(0);
        try {
            check(town, compared, date);
            if (compared && town.kk2().isSettled() && random.nextInt(3) == 0) {
                repeat(town, date);
            }
        } catch (AssertionError failure) {
            throw new AssertionError(
                    "seed %d, %s, creditor %s: %s"
                            .formatted(seed, date, town.kk2().house(), failure.getMessage()),
                    failure);
        }
    }

    /** (d) The same day again writes nothing and sends nothing. */
    private void repeat(Town town, LocalDate date) {
        count("same day again", 1);
        var state = town.kk2().state();
        var posts = town.ledger().posts();
        town.kk2().run(date);
        assertThat(town.kk2().state()).as("the same day again").isEqualTo(state);
        assertThat(town.ledger().posts()).as("the same day again").isEqualTo(posts);
    }

    private void check(Town town, boolean compared, LocalDate date) {
        nothingIsSentTwice(town);
        if (!compared) {
            count("ledger not fresh", 1);
            return;
        }
        var touched = false;
        var booked = Lines.NONE;
        for (var invoice : town.people().invoices()) {
            var one = town.kk2().caseOf(invoice.id());
            if (one.isPresent()) {
                touched |= isTouched(town, invoice);
                if (town.kk2().rests(one.get())) {
                    isAtRest(town, invoice);
                } else {
                    check(town, invoice, one.get(), date);
                }
                booked = booked.plus(booked(one.get()));
            }
        }
        accountsAgree(town, booked);
        if (!touched) {
            assertThat(town.kk2().figure()).as("figure").isEqualTo(Money.ZERO);
        }
    }

    private static boolean isTouched(Town town, InvoiceDoc invoice) {
        return town.people().hasEditedVoucher(invoice)
                || town.people().hasDeletedVoucher(invoice)
                || town.people().hasEdited(invoice);
    }

    private void check(Town town, InvoiceDoc invoice, CaseAtWork one, LocalDate date) {
        var as = "invoice %d, %s, %s".formatted(invoice.number(), one.bookings, one.differences);
        causesAreExpected(town, invoice, one, as);
        var claim = town.kk2().look(one, date);
        if (one.bookings.stream().anyMatch(booking -> booking.state.isInDispute())) {
            count("case in dispute", 1);
            return;
        }
        // (a) the vouchers are what the core wants booked, to the øre and account by account
        var wanted = one.wanted(claim.balance()).stream()
                .reduce(Lines.NONE, (sum, entry) -> sum.plus(entry.lines()), Lines::plus);
        var ours = town.ledger().ourLines(town.people().prefix(invoice), House.ACCOUNTS, false);
        var unsent = one.bookings.stream()
                .filter(booking -> booking.voucherId == null && !isThere(town, booking))
                .map(Booking::lines)
                .reduce(Lines.NONE, Lines::plus);
        assertThat(ours.plus(unsent)).as("vouchers of " + as).isEqualTo(wanted);
        // (b) the ledger and what is to come is what is owed
        var waiting = Money.sum(one.bookings.stream()
                .filter(booking -> booking.state != ProposalStanding.State.BOOKED)
                .map(booking -> booking.proposal.onReceivables()));
        var ledger = new Money(town.company().receivablesOf(invoice));
        // a voucher whose answer was lost may be booked before KK2 knows of it
        var bookedUnknown = Money.sum(one.bookings.stream()
                .filter(booking -> booking.voucherId == null && isBooked(town, booking))
                .map(booking -> booking.proposal.onReceivables()));
        assertThat(ledger.plus(waiting).minus(bookedUnknown))
                .as("receivables of " + as)
                .isEqualTo(claim.balance().principal().minus(claim.balance().refundDue()));
    }

    private void isAtRest(Town town, InvoiceDoc invoice) {
        count("at rest", 1);
        assertThat(town.company().receivablesOf(invoice))
                .as("%s at rest", invoice)
                .isZero();
        assertThat(town.company().postingsOf(invoice))
                .as("%s at rest", invoice)
                .allMatch(posting -> posting.isClosed());
    }

    /** No red cause that the people did not bring about, and none of theirs overlooked. */
    private static void causesAreExpected(Town town, InvoiceDoc invoice, CaseAtWork one, String as) {
        Set<Cause> must = EnumSet.noneOf(Cause.class);
        if (town.people().hasEditedVoucher(invoice)) {
            must.add(Cause.PROPOSAL_EDITED);
        }
        if (town.people().hasDeletedVoucher(invoice)) {
            must.add(Cause.PROPOSAL_DELETED);
        }
        if (town.people().hasEdited(invoice)) {
            must.add(Cause.INVOICE_EDITED);
        }
        var red = one.differences.stream()
                .map(Difference::cause)
                .filter(Cause::isRed)
                .collect(Collectors.toSet());
        assertThat(red).as("causes of " + as).containsAll(must);
        if (!must.isEmpty()) {
            must.add(Cause.REVERSED);
        }
        assertThat(must).as("causes of " + as).containsAll(red);
    }

    /** (c) as the ledger has seen it. */
    private static void nothingIsSentTwice(Town town) {
        assertThat(town.ledger().posts())
                .as("posts by number")
                .allSatisfy((number, times) -> assertThat(times).as(number).isEqualTo(1));
    }

    /** What lies on the accounts of income and cost, everybody's vouchers together. */
    private static void accountsAgree(Town town, Lines booked) {
        for (var role : List.of(AccountRole.FEE_INCOME, AccountRole.INTEREST_INCOME, AccountRole.COSTS)) {
            var unknown = Money.sum(town.kk2()
                    .cases()
                    .flatMap(one -> one.bookings.stream())
                    .filter(booking -> booking.state != ProposalStanding.State.BOOKED
                            && !booking.state.isInDispute()
                            && isBooked(town, booking))
                    .map(booking -> booking.lines().of(role)));
            assertThat(new Money(town.company().balance(House.ACCOUNTS.get(role))))
                    .as("account of " + role)
                    .isEqualTo(booked.of(role).plus(unknown).plus(inDispute(town, House.ACCOUNTS.get(role))));
        }
    }

    /** What the accountant made of vouchers of ours before it was booked. */
    private static Money inDispute(Town town, int account) {
        return Money.sum(town.kk2()
                .cases()
                .flatMap(one -> one.bookings.stream())
                .filter(booking -> booking.state.isInDispute())
                .flatMap(booking -> vouchers(town, booking))
                .filter(voucher -> !voucher.isWaiting())
                .flatMap(voucher -> voucher.postings().stream())
                .filter(posting -> posting.accountNumber() == account)
                .map(posting -> new Money(posting.amount())));
    }

    private static Lines booked(CaseAtWork one) {
        return one.bookings.stream()
                .filter(booking -> booking.state == ProposalStanding.State.BOOKED)
                .map(Booking::lines)
                .reduce(Lines.NONE, Lines::plus);
    }

    private static boolean isThere(Town town, Booking booking) {
        return vouchers(town, booking).findAny().isPresent() && booking.way != Way.THERE;
    }

    private static boolean isBooked(Town town, Booking booking) {
        return vouchers(town, booking).anyMatch(voucher -> !voucher.isWaiting());
    }

    private static Stream<Voucher> vouchers(Town town, Booking booking) {
        var number = booking.proposal.number();
        return town.company().vouchers(number).stream()
                .filter(voucher -> voucher.externalVoucherNumber().equals(number));
    }

    private void count(String what, int times) {
        seen.merge(what, times, Integer::sum);
    }
}

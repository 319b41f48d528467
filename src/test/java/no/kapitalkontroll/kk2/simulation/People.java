package no.kapitalkontroll.kk2.simulation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import no.kapitalkontroll.kk2.core.bookkeeping.AccountRole;
import no.kapitalkontroll.kk2.core.bookkeeping.BookEntry;
import no.kapitalkontroll.kk2.core.bookkeeping.Lines;
import no.kapitalkontroll.kk2.core.bookkeeping.ProposalKind;
import no.kapitalkontroll.kk2.core.bookkeeping.Subject;
import no.kapitalkontroll.kk2.core.coverage.Bucket;
import no.kapitalkontroll.kk2.core.coverage.ClaimBalance;
import no.kapitalkontroll.kk2.core.money.Money;
import no.kapitalkontroll.kk2.core.reconciliation.ProposalStanding;
import no.kapitalkontroll.kk2.simulation.CaseAtWork.Booking;
import no.kapitalkontroll.kk2.standin.Company;
import no.kapitalkontroll.kk2.standin.CustomerCard;
import no.kapitalkontroll.kk2.standin.InvoiceDoc;
import no.kapitalkontroll.kk2.standin.Voucher;

/**
 * The debtors, the office and the accountant of one creditor, at random; what they did to the books behind KK2's back, they
 * remember until they have put it right.
 */
final class People {

    private final Company company;
    private final CreditorBooks kk2;
    private final Random random;
    private final List<CustomerCard> customers = new ArrayList<>();
    private final List<InvoiceDoc> invoices = new ArrayList<>();
    private final List<Voucher> payments = new ArrayList<>();
    private final Map<Voucher, CustomerCard> freeMoney = new LinkedHashMap<>();
    private final Set<InvoiceDoc> credited = new HashSet<>();
    private final Map<InvoiceDoc, BigDecimal> editedInvoices = new LinkedHashMap<>();
    private final Map<String, Voucher> editedVouchers = new LinkedHashMap<>();
    private final Map<String, BigDecimal> amountBeforeEdit = new HashMap<>();
    private final Set<String> deletedVouchers = new HashSet<>();
    private final BiConsumer<String, Integer> count;
    private Money outlays = Money.ZERO;

    /** @param count told of every deed */
    People(Company company, CreditorBooks kk2, Random random, BiConsumer<String, Integer> count) {
        this.company = company;
        this.kk2 = kk2;
        this.random = random;
        this.count = count;
    }

    /** What they do before KK2's run of the day. */
    void live(LocalDate today) {
        if (one(8)) {
            invoice(today);
        }
        List.copyOf(invoices).stream()
                .filter(invoice -> one(isOwed(invoice) ? 30 : 400))
                .forEach(invoice -> pay(invoice, today));
        sometimes(40, "reversed", () -> reverse(today));
        sometimes(60, "credited", () -> credit(today));
        sometimes(50, "free money", () -> payFreely(today));
        sometimes(15, "named", this::nameFreeMoney);
        sometimes(10, "refunded", () -> payRefundsOut(today));
        sometimes(40, "waived", () -> waive(today));
        sometimes(40, "outlay", () -> outlay(today));
        sometimes(80, "voucher edited", this::editVoucher);
        sometimes(20, "voucher put back", this::putVoucherBack);
        sometimes(250, "voucher deleted", this::deleteVoucher);
        sometimes(80, "invoice edited", this::editInvoice);
        sometimes(15, "invoice put back", this::putInvoiceBack);
        sometimes(20, "closed by hand", () -> closeByHand(today));
        if (one(3)) {
            company.approveWaiting(today.minusDays(1));
        }
    }

    List<InvoiceDoc> invoices() {
        return List.copyOf(invoices);
    }

    /** Somebody has changed a voucher of this invoice, and it still stands. */
    boolean hasEditedVoucher(InvoiceDoc invoice) {
        return editedVouchers.keySet().stream().anyMatch(number -> number.startsWith(prefix(invoice)));
    }

    boolean hasDeletedVoucher(InvoiceDoc invoice) {
        return deletedVouchers.stream().anyMatch(number -> number.startsWith(prefix(invoice)));
    }

    boolean hasEdited(InvoiceDoc invoice) {
        return editedInvoices.containsKey(invoice);
    }

    /** What they have booked on the cost account themselves. */
    Money outlays() {
        return outlays;
    }

    String prefix(InvoiceDoc invoice) {
        return "KK2-%s-%d-".formatted(kk2.house().id(), invoice.number());
    }

    // --- debtors

    private void pay(InvoiceDoc invoice, LocalDate today) {
        var owed = owed(invoice, today);
        var rest = new BigDecimal(random.nextInt(150_000) + 1).movePointLeft(2);
        var date = later(today.minusDays(random.nextInt(4)), invoice.invoiceDate());
        switch (random.nextInt(9)) {
            case 0, 1, 2 -> payTied(invoice, date, owed, "exact");
            case 3 -> payTied(invoice, date, openPrincipal(invoice, today), "principal");
            case 4 -> payTied(invoice, date, owed.add(rest), "over");
            case 5, 6 -> payTied(invoice, date, rest, "part");
            case 7 -> payByPlainVoucher(invoice, date, one(2) ? owed : rest);
            default -> payTogether(invoice, date, today);
        }
    }

    private void payTied(InvoiceDoc invoice, LocalDate date, BigDecimal amount, String how) {
        if (amount.signum() > 0) {
            payments.add(company.pay(invoice, date, amount));
            count.accept("paid " + how, 1);
        }
    }

    private void payByPlainVoucher(InvoiceDoc invoice, LocalDate date, BigDecimal amount) {
        if (amount.signum() > 0) {
            payments.add(company.bankVoucher(invoice.customer(), invoice.number(), date, amount));
            count.accept("paid by plain voucher", 1);
        }
    }

    private void payTogether(InvoiceDoc invoice, LocalDate date, LocalDate today) {
        Map<InvoiceDoc, BigDecimal> amounts = new LinkedHashMap<>();
        invoices.stream()
                .filter(other -> other.customer() == invoice.customer()
                        && !date.isBefore(other.invoiceDate())
                        && owed(other, today).signum() > 0)
                .forEach(other -> amounts.put(other, owed(other, today)));
        if (amounts.size() > 1) {
            payments.add(company.payTogether(date, amounts));
            count.accept("paid together", 1);
        }
    }

    private boolean payFreely(LocalDate today) {
        return pick(customers)
                .map(customer -> {
                    freeMoney.put(
                            company.freeCredit(
                                    customer, today, new BigDecimal(random.nextInt(90_000) + 1).movePointLeft(2)),
                            customer);
                    return true;
                })
                .orElse(false);
    }

    // --- the office

    private void invoice(LocalDate today) {
        var customer = customers.isEmpty() || one(2)
                ? company.customer("Kunde " + customers.size())
                : pick(customers).get();
        if (!customers.contains(customer)) {
            customers.add(customer);
        }
        var amount = new BigDecimal(20_000 + random.nextInt(3_000_000)).movePointLeft(2);
        invoices.add(company.invoice(customer, amount, today, today.plusDays(14)));
    }

    private boolean reverse(LocalDate today) {
        return pick(payments)
                .map(payment -> {
                    payments.remove(payment);
                    company.reverse(payment, today);
                    return true;
                })
                .orElse(false);
    }

    private boolean credit(LocalDate today) {
        return pick(invoices.stream()
                        .filter(invoice -> !credited.contains(invoice) && !hasEdited(invoice))
                        .toList())
                .map(invoice -> {
                    var part = new BigDecimal(random.nextInt(100_000) + 1).movePointLeft(2);
                    company.credit(invoice, today, one(2) ? invoice.amount() : part.min(invoice.amount()));
                    credited.add(invoice);
                    return true;
                })
                .orElse(false);
    }

    private boolean nameFreeMoney() {
        return pick(List.copyOf(freeMoney.keySet()))
                .flatMap(money -> pick(invoices.stream()
                                .filter(invoice -> invoice.customer() == freeMoney.get(money)
                                        && !invoice.invoiceDate().isAfter(money.date()))
                                .toList())
                        .map(invoice -> {
                            company.nameInvoice(money, invoice);
                            freeMoney.remove(money);
                            payments.add(money);
                            return true;
                        }))
                .orElse(false);
    }

    private boolean payRefundsOut(LocalDate today) {
        var done = false;
        for (var invoice : invoices) {
            var refund = balance(invoice, today).map(ClaimBalance::refundDue).orElse(Money.ZERO);
            if (refund.isPositive() && one(2)) {
                company.refund(invoice.customer(), invoice.number(), today, refund.amount());
                done = true;
            }
        }
        return done;
    }

    private boolean waive(LocalDate today) {
        var done = false;
        for (var invoice : invoices) {
            var one = kk2.caseOf(invoice.id()).filter(known -> !known.isClosed());
            if (one.isPresent() && one(6)) {
                var balance = kk2.look(one.get(), today).balance();
                one.get()
                        .waives(
                                one(2) ? Bucket.FEES : Bucket.INTEREST,
                                one(2) ? balance.fees() : balance.interest(),
                                today);
                done = true;
            }
        }
        return done;
    }

    /** A court fee: either a voucher of their own books it, or KK2 is to propose one. */
    private boolean outlay(LocalDate today) {
        return pick(invoices.stream()
                        .filter(invoice -> kk2.caseOf(invoice.id())
                                .filter(known -> !known.isClosed())
                                .isPresent())
                        .toList())
                .map(invoice -> {
                    var amount = Money.kroner(100 + random.nextInt(500));
                    var known = kk2.caseOf(invoice.id()).get();
                    known.costs(today, amount);
                    if (one(2)) {
                        known.byHand.add(new BookEntry(
                                new Subject(ProposalKind.OUTLAY, known.byHand.size() + 1L),
                                today,
                                Lines.moved(AccountRole.BANK, AccountRole.COSTS, amount)));
                    } else {
                        outlays = outlays.plus(amount);
                    }
                    return true;
                })
                .orElse(false);
    }

    // --- the accountant

    private boolean editVoucher() {
        return waitingOfOurs()
                .map(voucher -> {
                    editedVouchers.put(voucher.externalVoucherNumber(), voucher);
                    var before = voucher.postings().get(0).amount();
                    amountBeforeEdit.put(voucher.externalVoucherNumber(), before);
                    company.editVoucher(voucher, before.add(BigDecimal.TEN));
                    return true;
                })
                .orElse(false);
    }

    private boolean putVoucherBack() {
        return pick(List.copyOf(editedVouchers.keySet()))
                .map(number -> {
                    company.editVoucher(editedVouchers.remove(number), amountBeforeEdit.get(number));
                    return true;
                })
                .orElse(false);
    }

    private boolean deleteVoucher() {
        return waitingOfOurs()
                .map(voucher -> {
                    company.deleteVoucher(voucher);
                    deletedVouchers.add(voucher.externalVoucherNumber());
                    return true;
                })
                .orElse(false);
    }

    /**
     * One that waits, untouched, and that KK2 knows to wait. Of one that came through while its answer was lost, and is deleted
     * before KK2 has asked, nobody can know that it was ever there.
     */
    private Optional<Voucher> waitingOfOurs() {
        var known = kk2.cases()
                .flatMap(one -> one.bookings.stream())
                .filter(booking -> booking.state == ProposalStanding.State.WAITING)
                .map((Booking booking) -> booking.voucherId)
                .toList();
        return pick(company.waiting().stream()
                .filter(voucher -> known.contains(voucher.id()))
                .filter(voucher -> !editedVouchers.containsKey(voucher.externalVoucherNumber()))
                .toList());
    }

    private boolean editInvoice() {
        return pick(invoices.stream()
                        .filter(invoice -> kk2.caseOf(invoice.id()).isPresent() && !hasEdited(invoice))
                        .filter(invoice -> company.postingsOf(invoice).stream().noneMatch(p -> p.isClosed()))
                        .filter(invoice -> !credited.contains(invoice))
                        .toList())
                .map(invoice -> {
                    editedInvoices.put(invoice, invoice.amount());
                    company.editInvoice(invoice, invoice.amount().add(new BigDecimal("250.00")));
                    return true;
                })
                .orElse(false);
    }

    private boolean putInvoiceBack() {
        return pick(List.copyOf(editedInvoices.keySet()))
                .filter(invoice -> company.postingsOf(invoice).stream().noneMatch(p -> p.isClosed()))
                .map(invoice -> {
                    company.editInvoice(invoice, editedInvoices.remove(invoice));
                    return true;
                })
                .orElse(false);
    }

    private boolean closeByHand(LocalDate today) {
        return pick(invoices)
                .map(invoice -> {
                    var open = company.postingsOf(invoice).stream()
                            .filter(posting -> !posting.isClosed())
                            .map(posting -> posting.id())
                            .toList();
                    return kk2.closeByHand(open, today);
                })
                .orElse(false);
    }

    // --- what they see

    private boolean isOwed(InvoiceDoc invoice) {
        return invoice.outstanding().signum() > 0;
    }

    private Optional<ClaimBalance> balance(InvoiceDoc invoice, LocalDate today) {
        return kk2.caseOf(invoice.id()).map(known -> kk2.look(known, today).balance());
    }

    /** What the last letter would ask for. */
    private BigDecimal owed(InvoiceDoc invoice, LocalDate today) {
        return balance(invoice, today).map(balance -> balance.total().amount()).orElseGet(() -> invoice.outstanding()
                .max(BigDecimal.ZERO));
    }

    private BigDecimal openPrincipal(InvoiceDoc invoice, LocalDate today) {
        return balance(invoice, today)
                .map(balance -> balance.principal().amount())
                .orElseGet(() -> invoice.outstanding().max(BigDecimal.ZERO));
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? other : one;
    }

    private <T> Optional<T> pick(List<T> choices) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(random.nextInt(choices.size())));
    }

    private void sometimes(int ofSoMany, String what, java.util.function.BooleanSupplier deed) {
        if (one(ofSoMany) && deed.getAsBoolean()) {
            count.accept(what, 1);
        }
    }

    /** True one time of so many. */
    private boolean one(int ofSoMany) {
        return random.nextInt(ofSoMany) == 0;
    }
}
